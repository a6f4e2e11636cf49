import Foundation
import Ground
import Testing

@testable import Archive

/// Whatever becomes of the file, what is said of it is ours: no words of a library, no end of the program, nothing without an end.
@Suite struct DamageFuzzTests {
    /// `SANDING_DAMAGES=5000` takes so many.
    private static let samples =
        ProcessInfo.processInfo.environment["SANDING_DAMAGES"].flatMap { Int($0) } ?? 150

    private struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// Bits flipped, runs of bytes zeroed or made anew, the end cut off, a page put in the place of another.
    private static func damaged(_ whole: Data, seed: Int) -> Data {
        var numbers = Numbers(state: UInt64(seed))
        var bytes = whole
        func place() -> Int { Int.random(in: 0..<whole.count, using: &numbers) }
        switch seed % 5 {
        case 0:
            for _ in 0..<Int.random(in: 1...40, using: &numbers) { bytes[place()] ^= 1 << (seed / 5 % 8) }
        case 1:
            let start = place()
            let end = min(whole.count, start + Int.random(in: 1...9_000, using: &numbers))
            bytes.replaceSubrange(start..<end, with: Data(count: end - start))
        case 2: bytes = whole.prefix(place())
        case 3:
            let start = place()
            for index in start..<min(whole.count, start + Int.random(in: 1...200, using: &numbers)) {
                bytes[index] = UInt8.random(in: 0...255, using: &numbers)
            }
        default:
            let (from, to) = (place() / 4_096 * 4_096, place() / 4_096 * 4_096)
            let page = whole[from..<min(whole.count, from + 4_096)]
            bytes.replaceSubrange(to..<min(bytes.count, to + page.count), with: page)
            bytes = bytes.prefix(whole.count)
        }
        return bytes
    }

    private static func isOurs(_ error: any Error) -> Bool {
        guard let fault = error as? FileFault else { return false }
        switch fault.cause {
        case ArchiveFault.system(.other): return false
        case is ArchiveFault, is FileCause: return true
        default: return false
        }
    }

    @Test func everythingThatIsSaidOfDamageIsOurs() throws {
        try Scratch.run { scratch in
            try scratch.create()
            var archive: CaptureArchive? = try scratch.open()
            for second in 0..<24 {
                let page = CaptureArchiveTests.stations(300, version: second / 3)
                try archive?.add(page, second: second, source: "page \(second % 3)")
            }
            try archive?.keep(archive!.head(key: nil))
            archive = nil
            let sound = scratch.folder.appending(path: "sound").path
            try CaptureArchive.create(sound, name: "s", origin: "example.org/sound")
            #expect(try SQLiteFile.run("PRAGMA wal_checkpoint(TRUNCATE)", on: scratch.path))
            let whole = try Data(contentsOf: URL(filePath: scratch.path))
            let entries = try scratch.open(isWriting: false).entries()
            let place = scratch.folder.appending(path: "damaged").path
            var (refused, seen, slack) = (0, 0, 0)
            for seed in 0..<Self.samples {
                for ending in ["", "-wal", "-shm"] {
                    try? FileManager.default.removeItem(atPath: place + ending)
                }
                try Self.damaged(whole, seed: seed).write(to: URL(filePath: place))
                func run(_ name: String, _ body: () throws -> Void) -> Bool {
                    do {
                        try body()
                        return true
                    } catch {
                        #expect(Self.isOurs(error), "\(seed) \(name): \(error)")
                        return false
                    }
                }
                func opened(isWriting: Bool = false) throws -> CaptureArchive {
                    try CaptureArchive(place, name: "d", isWriting: isWriting)
                }
                var found: ArchiveVerification?
                guard run("verify", { found = try opened().verify() }) else {
                    refused += 1
                    continue
                }
                if found?.faults.isEmpty == true { slack += 1 } else { seen += 1 }
                _ = run("list") {
                    let shown = try opened().soundEntries()
                    // What is shown was added, in this order.
                    #expect(
                        shown.entries.map(\.manifest) == entries.prefix(shown.entries.count).map(\.manifest),
                        "\(seed)")
                    #expect(shown.damage != nil || shown.entries.count == 24, "\(seed)")
                }
                _ = run("show") { _ = try opened().soundEntries(only: seed % 24) }
                _ = run("log") { _ = try opened().timeLine() }
                _ = run("head") { _ = try opened().head(key: nil) }
                _ = run("merge") {
                    // What was taken is as it was added.
                    let other = scratch.folder.appending(path: "other").path
                    for ending in ["", "-wal", "-shm"] {
                        try? FileManager.default.removeItem(atPath: other + ending)
                    }
                    try CaptureArchive.create(other, name: "o", origin: "example.org/other")
                    let into = try CaptureArchive(other, name: "o", isWriting: true)
                    let isDone = run("merge into") { _ = try into.merge(opened()) }
                    #expect(try into.verify().faults.isEmpty, "\(seed) \(isDone)")
                }
                _ = run("add") {
                    // Whatever is said to be there is there afterwards.
                    let page = CaptureArchiveTests.stations(300, version: seed % 8)
                    let archive = try opened(isWriting: true)
                    let added = try archive.add(page, second: seed % 24, source: "page \(seed % 24 % 3)")
                    let entry =
                        switch added {
                        case .added(let entry), .known(let entry): try archive.entry(entry)
                        }
                    #expect(try archive.content(entry.manifest.blobs[0], of: entry.index) == page, "\(seed)")
                }
            }
            print("Damaged files: \(seen) seen, \(slack) in slack, \(refused) refused at once")
            #expect(seen > Self.samples / 5)
        }
    }
}
