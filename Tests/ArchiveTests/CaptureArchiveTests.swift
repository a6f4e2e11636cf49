import Foundation
import Ground
import Testing

@testable import Archive

/// An archive in a folder of its own.
struct Scratch {
    let folder: URL
    var path: String { folder.appending(path: "captures.archive").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "archive-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    static func run(_ body: (Scratch) throws -> Void) throws {
        let scratch = try Scratch()
        defer { try? FileManager.default.removeItem(at: scratch.folder) }
        try body(scratch)
    }

    func create() throws { try CaptureArchive.create(path, name: "a", origin: "example.org/log") }

    func open(isWriting: Bool = true) throws -> CaptureArchive {
        try CaptureArchive(path, name: "a", isWriting: isWriting)
    }

    /// A capture of a page at a second of a day.
    static func manifest(_ content: [UInt8], second: Int, source: String = "page") throws -> Manifest {
        Manifest(
            kind: .capture, time: CaptureTime(seconds: 1_732_700_000 + second), timeSource: .given,
            source: source, blobs: [.init(role: .page, digest: TreeHash(of: content), bytes: content.count)])
    }
}

extension CaptureArchive {
    @discardableResult
    func add(_ content: [UInt8], second: Int, source: String = "page") throws -> Addition {
        try add(Scratch.manifest(content, second: second, source: source), contents: [content])
    }
}

@Suite struct CaptureArchiveTests {
    /// Rows of stations, some of which change from one content to the next.
    static func stations(_ count: Int, version: Int) -> [UInt8] {
        var text = "village,station,votes_1,votes_2\n"
        for row in 0..<count {
            let changes = (1...max(1, version)).count {
                ($0 * 7919 + row * 104_729) % 1000 == 0 && version > 0
            }
            text += "32010\(row / 10),\(row % 10),\(100 + row % 77 + changes),\(50 + row % 31)\n"
        }
        return Array(text.utf8)
    }

    /// Pages that are captured in turn, with small figures between them, are patches each of its own page: whoever checks all of
    /// them reads each patch once, and whoever goes through the entries reads the figures beside a page for nothing.
    @Test func eachPatchIsReadOnceByWhoeverChecksAll() throws {
        try Scratch.run { scratch in
            try scratch.create()
            let archive = try scratch.open()
            for second in 0..<60 {
                let page = Array("capture \(second)\n".utf8) + Self.stations(600, version: second / 3)
                try archive.add(page, second: second, source: "page \(second % 3)")
                try archive.add(Array("figures \(second)".utf8), second: second, source: "figures")
            }
            let entries = try archive.entries()
            let blobs = Array(
                Dictionary(entries.flatMap(\.manifest.blobs).map { ($0.digest, $0) }) { first, _ in first }
                    .values
            ).sorted { $0.digest.hexadecimal < $1.digest.hexadecimal }
            for threads in [1, 3] {
                let checks = ContentChecks(path: scratch.path, name: "a")
                try checks.run(blobs, threads: threads) {}
                #expect(blobs.allSatisfy { checks.fault($0) == nil })
                // A thread that begins in a chain reads what stands before it once more.
                let most = blobs.count + (threads - 1) * 20
                #expect(checks.steps >= blobs.count && checks.steps <= most, "\(checks.steps)")
            }
            #expect(try archive.verify().faults.isEmpty)
            let store = BlobStore(archive.database)
            for entry in entries where entry.manifest.source != "page 1" && entry.manifest.source != "page 2"
            {
                for blob in entry.manifest.blobs { _ = try store.content(blob.digest) }
            }
            #expect(store.steps <= 90, "\(store.steps)")
        }
    }

    @Test func contentsComeBackAsTheyWent() throws {
        try Scratch.run { scratch in
            try scratch.create()
            var contents = (0..<12).map { Self.stations(3_000, version: $0) }
            // Rows that came, went and moved, and content of other kinds.
            let lines = String(decoding: contents[3], as: UTF8.self).split(separator: "\n")
            contents.append(Array((lines[..<50] + ["new,1,2,3"] + lines[70...]).joined(separator: "\n").utf8))
            contents.append(Array((lines[90...] + lines[..<90]).joined(separator: "\n").utf8))
            contents += [
                [], [0], Array("{\"a\":{\"b\":1},\"c\":[1,2]}".utf8), [UInt8](repeating: 10, count: 999),
            ]
            contents.append(Self.stations(3_001, version: 1))
            var archive: CaptureArchive? = try scratch.open()
            for (second, content) in contents.enumerated() {
                #expect(try archive?.add(content, second: second) == .added(second))
            }
            archive = nil
            let again = try scratch.open(isWriting: false)
            let entries = try again.entries()
            #expect(entries.map(\.index) == Array(contents.indices))
            for entry in entries.reversed() {
                let blob = try #require(entry.manifest.blob(.page))
                #expect(try again.content(blob, of: entry.index) == contents[entry.index])
            }
            let found = try again.verify()
            #expect(found.faults.isEmpty && found.entries == contents.count && found.blobs > 10)
            #expect(found.root == MerkleTree.root(entries.map { MerkleTree.leaf($0.manifest.bytes) }))
        }
    }

    @Test func theSameContentOfTheSameMomentIsThereOnce() throws {
        try Scratch.run { scratch in
            try scratch.create()
            let archive = try scratch.open()
            #expect(try archive.add([1, 2], second: 0) == .added(0))
            #expect(try archive.add([1, 2], second: 0) == .known(0))
            #expect(try archive.add([1, 2], second: 1) == .added(1))
            #expect(try archive.add([1, 2], second: 0, source: "other") == .added(2))
            #expect(try archive.count() == 3)
        }
    }

    /// The clock may run backwards: entries stand in the order in which they came, each with its own time.
    @Test func earlierTimesMayComeLater() throws {
        try Scratch.run { scratch in
            try scratch.create()
            let archive = try scratch.open()
            for second in [9, 3, 7] { try archive.add([UInt8(second)], second: second) }
            #expect(try archive.entries().map { $0.manifest.time.seconds - 1_732_700_000 } == [9, 3, 7])
            #expect(try archive.verify().faults.isEmpty)
        }
    }

    @Test func twoWritersAddEverything() throws {
        try Scratch.run { scratch in
            try scratch.create()
            let path = scratch.path
            DispatchQueue.concurrentPerform(iterations: 2) { writer in
                let archive = try? CaptureArchive(path, name: "a", isWriting: true)
                for second in 0..<40 {
                    _ = try? archive?.add(
                        [UInt8(second), UInt8(writer)], second: second, source: "\(writer)")
                }
            }
            let found = try scratch.open(isWriting: false).verify()
            #expect(found.entries == 80 && found.faults.isEmpty)
        }
    }

    @Test func nothingLeaves() throws {
        try Scratch.run { scratch in
            try scratch.create()
            try scratch.open().add([1], second: 0)
            for (sql, isRefused) in [
                ("DELETE FROM entry", true), ("UPDATE entry SET number = 7", true),
                ("DELETE FROM part", true),
                ("DELETE FROM latest", false),
            ] {
                #expect(try SQLiteFile.run(sql, on: scratch.path) != isRefused, "\(sql)")
            }
            #expect(try scratch.open(isWriting: false).verify().faults.isEmpty)
        }
    }

    @Test func otherFilesAreRefusedAndLeftAlone() throws {
        try Scratch.run { scratch in
            func cause(isWriting: Bool = true) throws -> (any FaultKind)? {
                let before = try? Data(contentsOf: URL(filePath: scratch.path))
                defer {
                    #expect((try? Data(contentsOf: URL(filePath: scratch.path))) == before)
                    let names = try? FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
                    #expect(names?.count == (before == nil ? 0 : 1))
                }
                do {
                    _ = try scratch.open(isWriting: isWriting)
                    return nil
                } catch let fault as FileFault {
                    return fault.cause
                }
            }
            #expect(try cause() as? ArchiveFault == .noArchive)
            try Data("text".utf8).write(to: URL(filePath: scratch.path))
            #expect(try cause() as? ArchiveFault == .notArchive)
            try FileManager.default.removeItem(atPath: scratch.path)
            try scratch.create()
            #expect(try SQLiteFile.run("PRAGMA user_version = \(ArchiveFile.version + 1)", on: scratch.path))
            for isWriting in [true, false] {
                #expect(
                    try cause(isWriting: isWriting) as? ArchiveFault == .newerVersion(ArchiveFile.version + 1)
                )
            }
            #expect(throws: FileFault(file: "a", kind: .unwritable, ArchiveFault.exists)) {
                try scratch.create()
            }
        }
    }

    @Test func manifestsAreReadBackOrRefused() throws {
        var manifest = try Scratch.manifest([1], second: 0)
        manifest.note = "a \"quoted\" note,\nä \u{1}"
        manifest.until = "2024-11-29"
        manifest.corrects = 7
        #expect(Manifest(manifest.bytes) == manifest)
        let text = String(decoding: manifest.bytes, as: UTF8.self)
        for other in [
            text.replacing(":", with: ": "), text.replacing("capture", with: "picture"), text + "\n", "{}",
            text.replacing("\"corrects\":7,", with: "") + " ",
        ] { #expect(Manifest(Array(other.utf8)) == nil, "\(other)") }
    }

    @Test(arguments: [
        (
            "20241128T105941", String?.some("+07:00"), "2024-11-28T10:59:41+07:00",
            CaptureTime.Precision.second
        ),
        ("2024-11-28 10:59", String?.some("-06:00"), "2024-11-28T10:59:00-06:00", .minute),
        ("2024-11-28T10Z", String?.none, "2024-11-28T10:00:00+00:00", .hour),
        ("2018-06-27", String?.none, "2018-06-27", .day),
        ("2018-06-27T08:55+0700", String?.none, "2018-06-27T08:55:00+07:00", .minute),
    ])
    func timesAreRead(text: String, zone: String?, written: String, precision: CaptureTime.Precision) throws {
        let time = try CaptureTime(text, zone: zone)
        #expect(time.text == written && time.precision == precision)
        #expect(try CaptureTime(written, precision: precision).seconds == time.seconds)
    }

    @Test func otherTimesAreRefused() {
        for text in [
            "", "2024-13-01", "2024-02-30", "2024-11-28T25:00Z", "yesterday", "2024-11-28T10:00+99:00",
        ] {
            #expect(throws: CaptureTimeFault.notTime) { try CaptureTime(text) }
        }
        #expect(throws: CaptureTimeFault.noZone) { try CaptureTime("2024-11-28T10:00") }
    }
}
