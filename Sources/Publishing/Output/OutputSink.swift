import Foundation
import Ground

/// Takes the files of an output one by one, as they are made.
///
/// Of a file that is written it keeps path, size and SHA-256, which the manifest and the proof list; so memory
/// does not grow with the charts of a report.
public final class OutputSink {
    enum Place: Sendable {
        case folder(URL)
        case memory
    }

    private let place: Place
    private var paths: Set<String> = []
    private var folders: Set<String> = []
    /// The files so far, in the order in which they were ended.
    private(set) var listed: [OutputManifest.File] = []
    private var kept: [ReportFile] = []
    /// Characters that pictures could not write for want of a font.
    var undrawn: Set<Unicode.Scalar> = []

    init(_ place: Place) { self.place = place }

    /// Room for temporary files: it goes away with the output where the run is ended.
    var scratch: URL {
        guard case .folder(let folder) = place else { return FileManager.default.temporaryDirectory }
        return folder
    }

    /// Files as values, for programs that put them elsewhere and for tests.
    ///
    /// - Parameter make: Gives the files to the sink.
    /// - Returns: The files in alphabetical order of their paths; `proof.json`, which lists the others, last.
    public static func memory(_ make: (OutputSink) throws -> Void) rethrows -> [ReportFile] {
        let sink = OutputSink(.memory)
        try make(sink)
        let last = { (path: String) in path == "proof.json" ? 1 : 0 }
        return sink.kept.sorted { (last($0.path), $0.path) < (last($1.path), $1.path) }
    }

    /// Adds a file.
    ///
    /// - Parameters:
    ///   - path: Its path in the folder, of which no other file is.
    ///   - text: Its content.
    /// - Throws: `CocoaError` where it cannot be written.
    public func add(_ path: String, _ text: String) throws {
        let file = try open(path)
        file.append(text)
        try file.close()
    }

    func add(_ path: String, _ bytes: [UInt8]) throws {
        let file = try open(path)
        file.append(bytes)
        try file.close()
    }

    func add(_ path: String, _ value: JSONNode) throws {
        let file = try open(path)
        value.write(to: file)
        try file.close()
    }

    /// Adds an output of its own, with its Data Package and its proof, in a folder of this one.
    ///
    /// - Parameters:
    ///   - name: The folder.
    ///   - make: Gives its files to the sink it is given.
    func within(_ name: String, _ make: (OutputSink) throws -> Void) throws {
        let inner = try OutputSink.inner(name, of: place)
        try make(inner)
        try take(inner.made, in: name)
    }

    /// Adds several such outputs, made side by side.
    ///
    /// - Parameters:
    ///   - names: Their folders.
    ///   - make: Gives the files of one to the sink it is given; called from several threads.
    /// - Throws: What `make` throws of the first that fails.
    public func parts(_ names: [String], _ make: @Sendable (String, OutputSink) throws -> Void) throws {
        let made = Parallel.map(names.count) { [place] index in
            Result {
                let inner = try OutputSink.inner(names[index], of: place)
                try make(names[index], inner)
                return inner.made
            }
        }
        for (name, files) in zip(names, made) { try take(files.get(), in: name) }
    }

    /// What a sink has taken.
    private struct Made: Sendable {
        var listed: [OutputManifest.File]
        var kept: [ReportFile]
        var undrawn: Set<Unicode.Scalar>
    }

    private var made: Made { Made(listed: listed, kept: kept, undrawn: undrawn) }

    private static func inner(_ name: String, of place: Place) throws -> OutputSink {
        guard case .folder(let folder) = place else { return OutputSink(.memory) }
        try FoldersBelow.make(name, in: folder)
        return OutputSink(.folder(folder.appending(path: name, directoryHint: .isDirectory)))
    }

    private func take(_ files: Made, in name: String) throws {
        for file in files.listed {
            let path = "\(name)/\(file.path)"
            guard paths.insert(path).inserted else { throw FolderWriter.RepeatedPath(path: path) }
            listed.append(.init(path: path, bytes: file.bytes, sha256: file.sha256))
        }
        undrawn.formUnion(files.undrawn)
        kept += files.kept.map { ReportFile(path: "\(name)/\($0.path)", bytes: $0.bytes) }
    }

    /// Takes over an output that stands in a folder of an earlier one, as its proof lists it.
    ///
    /// - Parameters:
    ///   - name: The folder.
    ///   - earlier: What it stands in.
    /// - Throws: `CocoaError` where a file cannot be read or written.
    func keep(_ name: String, from earlier: URL) throws {
        let old = earlier.appending(path: name, directoryHint: .isDirectory)
        try within(name) { inner in
            for path in OutputTarget.outputs(of: old).keys.sorted() {
                try inner.add(path, Array(Data(contentsOf: old.appending(path: path))))
            }
        }
    }

    /// Begins a file that is made in pieces; it counts when it is closed.
    func open(_ path: String) throws -> OutputText {
        guard paths.insert(path).inserted else { throw FolderWriter.RepeatedPath(path: path) }
        guard case .folder(let folder) = place else {
            return try OutputText(at: nil) { [unowned self] bytes, sha256, content in
                listed.append(.init(path: path, bytes: bytes, sha256: sha256))
                kept.append(ReportFile(path: path, bytes: content))
            }
        }
        let above = FoldersBelow.path(above: path)
        if folders.insert(above).inserted { try FoldersBelow.make(above, in: folder) }
        return try OutputText(at: folder.appending(path: path).path) { [unowned self] bytes, sha256, _ in
            listed.append(.init(path: path, bytes: bytes, sha256: sha256))
        }
    }

    /// Ends the output with its Data Package and its proof, which list the files in alphabetical order.
    ///
    /// - Parameters:
    ///   - run: Facts of the run.
    ///   - name: Short name of the output.
    ///   - title: Its title.
    ///   - columns: Columns of the CSV files, by path.
    func finish(
        run: RunFacts, name: String, title: String, columns: [String: [(name: String, type: String)]]
    ) throws {
        func manifest() -> OutputManifest {
            OutputManifest(
                run: run, name: name, title: title, files: listed.sorted { $0.path < $1.path },
                columns: columns)
        }
        try add("datapackage.json", manifest().dataPackage)
        try add("proof.json", manifest().proof)
    }
}

/// A file of an output that is made in pieces.
///
/// A piece that cannot be written makes ``close()`` throw; what follows it is dropped.
final class OutputText {
    private var bytes: [UInt8] = []
    /// `nil` for memory.
    private let file: FileDrain?
    private let ended: (_ bytes: Int, _ sha256: String, _ content: [UInt8]) -> Void

    private static let piece = 1 << 16

    /// - Parameters:
    ///   - path: Where the file stands; `nil` for memory.
    ///   - ended: Told size, digest and, in memory, the content.
    /// - Throws: `CocoaError` where it cannot be opened.
    init(at path: String?, ended: @escaping (Int, String, [UInt8]) -> Void) throws {
        self.ended = ended
        do {
            file = try path.map { path throws(POSIXError) in try FileDrain(at: path) }
        } catch {
            throw OutputText.error(error.code.rawValue)
        }
    }

    func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        if bytes.count >= OutputText.piece { flush() }
    }

    func append(_ piece: [UInt8]) {
        if bytes.isEmpty { bytes = piece } else { bytes += piece }
        if bytes.count >= OutputText.piece { flush() }
    }

    /// Ends the file.
    ///
    /// - Throws: `CocoaError` where it could not be written.
    func close() throws {
        guard let file else { return ended(bytes.count, Digest.sha256(bytes), bytes) }
        let written = file.end(with: bytes)
        guard written.fault == 0 else { throw OutputText.error(written.fault) }
        ended(written.bytes, written.sha256, [])
    }

    private func flush() {
        guard let file else { return }
        file.add(bytes)
        bytes = []
        bytes.reserveCapacity(OutputText.piece)
    }

    private static func error(_ code: Int32) -> CocoaError {
        switch code {
        case EACCES, EPERM: CocoaError(.fileWriteNoPermission)
        case ENOSPC, EDQUOT: CocoaError(.fileWriteOutOfSpace)
        case EROFS: CocoaError(.fileWriteVolumeReadOnly)
        default: CocoaError(.fileWriteUnknown)
        }
    }
}
