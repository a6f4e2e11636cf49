import Archive
import Foundation
import Ground

/// A file of records that grows.
struct WebArchiveFile {
    /// Where a record stands in the file.
    struct Place: Sendable, Hashable {
        var offset: Int
        var bytes: Int
    }

    private let file: FileHandle
    private let name: String
    private let isPacked: Bool
    private var size = 0

    /// - Parameters:
    ///   - path: Where it goes.
    ///   - name: The name that messages use.
    ///   - isPacked: Whether each record is compressed by itself.
    init(_ path: String, name: String, isPacked: Bool) throws {
        self.name = name
        self.isPacked = isPacked
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            throw FileFault(file: name, kind: .unwritable, OutputCause.fileUnwritable(SystemRefusal(errno)))
        }
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    mutating func append(_ record: WebArchiveRecord) throws -> Place {
        guard let bytes = isPacked ? Compression.gzip(record.bytes) : record.bytes else {
            throw FileFault(file: name, kind: .unwritable, FileCause.noMemory(ofFile: true))
        }
        try writing { try file.write(contentsOf: Data(bytes)) }
        defer { size += bytes.count }
        return Place(offset: size, bytes: bytes.count)
    }

    /// Ends the file, which is on the disk then.
    func close() throws {
        try writing {
            try file.synchronize()
            try file.close()
        }
    }

    private func writing(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch {
            throw FileFault(
                file: name, kind: .unwritable,
                FileCause.unwritable(SystemRefusal(of: error)))
        }
    }
}

/// A WACZ: records with an index, a list of pages, and a Data Package that holds the digest of each.
struct WebArchivePackage {
    let name: String
    let origin: String
    let version: String

    /// Writes the zip archive.
    ///
    /// - Parameters:
    ///   - path: Where it goes.
    ///   - records: The file of records.
    ///   - pages: Its pages.
    func write(_ path: String, records: String, _ pages: [WebPage]) throws {
        let zip = try StoredZipWriter(path, name: name)
        let digest = RunningDigest()
        let place = "archive/" + WebArchiveExport.recordsName
        let size = try add(records, as: place, to: zip, digest)
        var resources = [resource(place, size, digest.finish())]
        for (path, bytes) in [
            ("indexes/index.cdx", index(of: pages)), ("pages/pages.jsonl", list(of: pages)),
        ] {
            resources.append(resource(path, bytes.count, Digest.sha256(bytes)))
            try zip.add(path, bytes)
        }
        let package: JSONNode = [
            "profile": "data-package", "wacz_version": "1.1.1", "title": .string("Captures of \(origin)"),
            "software": .string("sanding \(version)"), "resources": .array(resources),
        ]
        let bytes = package.bytes()
        try zip.add("datapackage.json", bytes)
        let seal: JSONNode = ["path": "datapackage.json", "hash": .string("sha256:" + Digest.sha256(bytes))]
        try zip.add("datapackage-digest.json", seal.bytes())
        try zip.finish()
    }

    /// Adds a file of records; its bytes.
    private func add(
        _ records: String, as place: String, to zip: StoredZipWriter, _ digest: RunningDigest
    ) throws -> Int {
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: records))
            let size = Int(try file.seekToEnd())
            try file.seek(toOffset: 0)
            try zip.begin(place, size: size)
            while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
                digest.add([UInt8](piece))
                try zip.append([UInt8](piece))
            }
            return size
        } catch let fault as FileFault {
            throw fault
        } catch {
            throw FileFault(file: name, kind: .unreadable, FileCause.unreadable(SystemRefusal(of: error)))
        }
    }

    private func resource(_ path: String, _ size: Int, _ sha256: String) -> JSONNode {
        [
            "name": .string(path.split(separator: "/").last.map(String.init) ?? path),
            "path": .string(path), "hash": .string("sha256:" + sha256), "bytes": .integer(size),
        ]
    }

    /// A line for each page: its address turned around, its time, and where its record stands.
    private func index(of pages: [WebPage]) -> [UInt8] {
        let lines = pages.map { page -> String in
            var members: [JSONNode.Member] = [
                .init(key: "url", value: .string(page.address)),
                .init(key: "mime", value: .string(page.mediaType)),
            ]
            if let status = page.status { members.append(.init(key: "status", value: .string("\(status)"))) }
            if let blob = page.entry.manifest.blob(.page) {
                members.append(.init(key: "digest", value: .string("sha256:" + blob.digest.hexadecimal)))
            }
            members += [
                .init(key: "length", value: .string("\(page.place.bytes)")),
                .init(key: "offset", value: .string("\(page.place.offset)")),
                .init(key: "filename", value: .string(WebArchiveExport.recordsName)),
            ]
            let moment = page.date.filter(\.isNumber)
            return "\(WebArchivePackage.turned(page.address)) \(moment) \(line(.object(members)))"
        }
        return Array(lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined().utf8)
    }

    private func list(of pages: [WebPage]) -> [UInt8] {
        let head: JSONNode = ["format": "json-pages-1.0", "id": "pages", "title": "All Pages"]
        let lines = pages.map { page -> JSONNode in
            [
                "id": .string("entry-\(page.entry.index)"), "url": .string(page.address),
                "ts": .string(page.date), "title": .string(page.entry.manifest.source),
            ]
        }
        return Array(([head] + lines).map(line).joined().utf8)
    }

    private func line(_ node: JSONNode) -> String { node.text(.script) }

    /// An address by which those of one host stand together (SURT): `org,example)/page`.
    static func turned(_ address: String) -> String {
        guard let scheme = address.firstRange(of: "://") else { return address.lowercased() }
        let rest = address[scheme.upperBound...].lowercased()
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let name = host.prefix { $0 != ":" }.split(separator: ".")
        let labels = name.first == "www" ? name.dropFirst() : name[...]
        let port = host.drop { $0 != ":" }
        let path = rest.dropFirst(host.count).prefix { $0 != "#" }
        return labels.reversed().joined(separator: ",") + port + ")" + (path.isEmpty ? "/" : path)
    }
}
