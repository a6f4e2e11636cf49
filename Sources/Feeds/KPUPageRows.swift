import Foundation
import Ground

/// Rows of `pages.csv`, kept on the disk while the input is read: what each page of a station says beyond
/// the columns of station files, and where it stood.
final class KPUPageRows {
    static let columns =
        [
            "page_no", "province_code", "regency_code", "district_code", "village_code", "station_no",
            "captured_at", "page", "mode", "psu", "status_suara", "status_adm", "persen",
        ] + KPUStationPage.details + ["images", "source_path", "sha256"]

    private let url: URL
    private var buffer = ByteWriter(capacity: 1 << 16)
    private(set) var count = 0

    /// - Parameter url: The file, which is made anew.
    /// - Throws: `FileFault` where it cannot be written.
    init(_ url: URL) throws {
        self.url = url
        guard FileManager.default.createFile(atPath: url.path, contents: nil) else {
            throw KPUPageRows.fault(url, SystemRefusal(errno))
        }
        buffer.append(KPUPageRows.columns.joined(separator: ",") + "\n")
    }

    /// - Parameter row: The row without its first cell, with a line end.
    /// - Throws: `FileFault` where the disk takes no more.
    func append(_ row: [UInt8]) throws {
        count += 1
        buffer.append(count)
        buffer.append(row)
        if buffer.count > 1 << 16 { try flush() }
    }

    /// Writes what waits in memory.
    func flush() throws {
        do {
            let file = try FileHandle(forWritingTo: url)
            defer { try? file.close() }
            try file.seekToEnd()
            try file.write(contentsOf: buffer.bytes)
        } catch {
            throw KPUPageRows.fault(url, SystemRefusal(of: error))
        }
        buffer.removeAll()
    }

    /// Moves the finished file to its place.
    func move(to target: URL) throws {
        try flush()
        try FileManager.default.moveItem(at: url, to: target)
    }

    /// The row of a station without its first cell.
    static func row(_ station: KPUStationPage, page: KPUPage) -> [UInt8] {
        var writer = ByteWriter(capacity: 1024)
        for code in station.code.regions { add(code, to: &writer) }
        writer.append(byte: UInt8(ascii: ","))
        writer.append(station.code.number)
        add(KPUTime.text(station.time), to: &writer)
        add(station.isFromVillage ? "village" : "station", to: &writer)
        for text in [
            station.mode, station.repeatVote, station.statusVotes, station.statusForm, station.progress,
        ] { add(text, to: &writer) }
        for count in station.details {
            writer.append(byte: UInt8(ascii: ","))
            writer.append(count: count)
        }
        add(station.images.joined(separator: " "), to: &writer)
        add(page.path, to: &writer)
        add(page.sha256, to: &writer)
        writer.append(byte: UInt8(ascii: "\n"))
        return writer.bytes
    }

    private static func add(_ text: String, to writer: inout ByteWriter) {
        writer.append(byte: UInt8(ascii: ","))
        writer.append(cell: text)
    }

    private static func fault(_ url: URL, _ refusal: SystemRefusal) -> FileFault {
        FileFault(file: url.relativePath, kind: .unwritable, OutputCause.fileUnwritable(refusal))
    }
}

extension ByteWriter {
    /// Writes a count, nothing where it is unknown.
    mutating func append(count: Count) {
        if let count = count.value { append(count) }
    }
}
