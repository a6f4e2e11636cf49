import Foundation
import Ground
import Testing

@testable import Archive

@Suite struct BitFlipTests {
    /// `SANDING_FLIPS=10000` takes so many samples.
    private static let samples =
        ProcessInfo.processInfo.environment["SANDING_FLIPS"].flatMap { Int($0) } ?? 400

    /// What an archive holds: manifests and contents, entry by entry; `nil` for one that cannot be read.
    private static func contents(_ archive: CaptureArchive, count: Int) -> [[[UInt8]]?] {
        (0..<count).map { index in
            guard let entry = try? archive.entry(index) else { return nil }
            let blobs = try? entry.manifest.blobs.map { try archive.content($0, of: index) }
            return blobs.map { [entry.manifest.bytes, entry.leaf.bytes] + $0 }
        }
    }

    /// Every flipped bit is detected and the entry that it concerns is named, or no entry is another than before.
    @Test func everyFlippedBitIsSeenOrConcernsNoEntry() throws {
        try Scratch.run { scratch in
            try scratch.create()
            var archive: CaptureArchive? = try scratch.open()
            for version in 0..<6 {
                try archive?.add(CaptureArchiveTests.stations(900, version: version), second: version)
            }
            for second in 6..<40 {
                try archive?.add([UInt8(second), 1, 2], second: second, source: "s\(second % 3)")
            }
            let count = try archive?.count() ?? 0
            archive = nil
            let whole = try Data(contentsOf: URL(filePath: scratch.path))
            let before = Self.contents(try scratch.open(isWriting: false), count: count)
            #expect(before.count == 40 && !before.contains { $0 == nil })
            var generator = SystemRandomNumberGenerator()
            var (seen, slack, refused) = (0, 0, 0)
            let place = scratch.folder.appending(path: "flipped").path
            for _ in 0..<Self.samples {
                let byte = Int.random(in: 0..<whole.count, using: &generator)
                let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &generator)
                var flipped = whole
                flipped[byte] ^= bit
                for ending in ["", "-wal", "-shm"] {
                    try? FileManager.default.removeItem(atPath: place + ending)
                }
                try flipped.write(to: URL(filePath: place))
                guard let other = try? CaptureArchive(place, name: "f"), let found = try? other.verify()
                else {
                    refused += 1
                    continue
                }
                let after = Self.contents(other, count: count)
                let named = Set(found.faults.compactMap(\.entry))
                for index in 0..<count where after[index] != before[index] {
                    #expect(
                        named.contains(index), "byte \(byte), bit \(bit): entry \(index), \(found.faults)")
                }
                if found.faults.isEmpty {
                    slack += 1
                    #expect(after == before, "byte \(byte), bit \(bit)")
                } else {
                    seen += 1
                }
            }
            print("Flipped bits: \(seen) seen, \(slack) in slack, \(refused) refused at once")
            #expect(seen > Self.samples / 4 && refused < Self.samples / 4)
        }
    }

    /// A copy without the log that SQLite keeps beside it is the archive as it was before, and whole.
    @Test func aCopyWithoutItsLogIsWhole() throws {
        try Scratch.run { scratch in
            try scratch.create()
            let archive = try scratch.open()
            for second in 0..<5 { try archive.add([UInt8(second)], second: second) }
            let copy = scratch.folder.appending(path: "copy").path
            try FileManager.default.copyItem(atPath: scratch.path, toPath: copy)
            let alone = try CaptureArchive(copy, name: "copy").verify()
            #expect(alone.faults.isEmpty && alone.entries <= 5)
            for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + ending) }
            try FileManager.default.copyItem(atPath: scratch.path + "-wal", toPath: copy + "-wal")
            #expect(try CaptureArchive(copy, name: "copy").verify().entries == 5)
        }
    }

    /// Whoever changes an entry with its hash, its mark and the tree is found by a head that somebody else has.
    @Test func aForgedEntryIsFoundByAHead() throws {
        try Scratch.run { scratch in
            try scratch.create()
            var archive: CaptureArchive? = try scratch.open()
            for second in 0..<5 { try archive?.add([UInt8(second)], second: second) }
            let head = try #require(try archive?.checkpoint())
            #expect(throws: FileFault(file: "a", kind: .unwritable, ArchiveFault.exists)) {
                try scratch.create()
            }
            try FileManager.default.moveItem(atPath: scratch.path, toPath: scratch.path + ".old")
            // The log of the one that is open still stands there.
            #expect(throws: FileFault(file: "a-wal", kind: .unwritable, ArchiveFault.exists)) {
                try scratch.create()
            }
            archive = nil
            for ending in ["-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: scratch.path + ending)
            }
            try scratch.create()
            let forged = try scratch.open()
            for second in 0..<5 { try forged.add([UInt8(second == 3 ? 99 : second)], second: second) }
            #expect(try forged.verify().faults.isEmpty)
            #expect(try forged.check(head) == .differs(size: 5))
            #expect(try forged.check(Checkpoint(origin: "x", size: 5, root: head.root)) == .otherOrigin("x"))
            let larger = Checkpoint(origin: head.origin, size: 6, root: head.root)
            #expect(try forged.check(larger) == .ahead(size: 6, count: 5))
        }
    }
}
