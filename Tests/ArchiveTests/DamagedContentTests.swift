import Foundation
import Ground
import Testing

@testable import Archive

/// What is said to be there is there: content that was damaged is put right by whoever adds it again.
@Suite struct DamagedContentTests {
    /// Three captures of a page, the later two as what changed, and one of another page.
    private static let pages = (0..<3).map { CaptureArchiveTests.stations(900, version: $0) }

    private func made(_ scratch: Scratch) throws -> Checkpoint {
        try scratch.create()
        let archive = try scratch.open()
        for (second, page) in Self.pages.enumerated() { try archive.add(page, second: second) }
        try archive.add([1, 2, 3], second: 9, source: "other")
        _ = try archive.keep(archive.head(key: nil))
        return try archive.checkpoint()
    }

    /// Bytes of a blob in the file, as somebody may change them.
    private func harm(_ scratch: Scratch, _ blob: Int, _ sql: String) throws {
        for table in ["part", "blob"] {
            #expect(
                try SQLiteFile.run(
                    "DROP TRIGGER \(table)_stays; DROP TRIGGER \(table)_is_fixed", on: scratch.path))
        }
        #expect(try SQLiteFile.run(sql.replacing("ID", with: "\(blob)"), on: scratch.path))
    }

    private static let harms = [
        "UPDATE part SET data = zeroblob(length(data)) WHERE blob = ID",
        "UPDATE part SET data = substr(data, 1, 9) WHERE blob = ID", "DELETE FROM part WHERE blob = ID",
        "DELETE FROM part WHERE blob = ID; DELETE FROM blob WHERE id = ID",
        "UPDATE blob SET bytes = bytes + 1 WHERE id = ID",
        "UPDATE blob SET bytes = 1099511627775 WHERE id = ID",
    ]

    /// Whole content, what changed since, and the end of a chain; the heads that were given out hold afterwards.
    @Test(arguments: harms, [1, 2, 3])
    func whatIsAddedAgainIsThereAgain(harm sql: String, blob: Int) throws {
        try Scratch.run { scratch in
            let head = try made(scratch)
            #expect(try scratch.open(isWriting: false).verify().faults.isEmpty)
            try harm(scratch, blob, sql)
            let found = try scratch.open(isWriting: false).verify()
            #expect(found.faults.first?.entry == blob - 1 && found.isLogSound, "\(found.faults)")
            let archive = try scratch.open()
            #expect(try archive.add(Self.pages[blob - 1], second: blob - 1) == .known(blob - 1))
            #expect(try archive.mendedEntries() == [blob - 1])
            // Where a beginning was lost with its row, what changed since it stands in need of the same.
            for (second, page) in Self.pages.enumerated() {
                #expect(try archive.add(page, second: second) == .known(second))
            }
            let after = try archive.verify()
            #expect(after.faults.isEmpty && after.heads == 1, "\(after.faults)")
            #expect(try archive.check(head) == .holds(size: 4))
            for (entry, page) in zip(try archive.entries(), Self.pages) {
                #expect(try archive.content(entry.manifest.blobs[0], of: entry.index) == page)
            }
            // Tables that were opened for it are guarded again, and captures go on.
            if !sql.contains("FROM blob") {
                #expect(try !SQLiteFile.run("DELETE FROM part", on: scratch.path))
                #expect(try !SQLiteFile.run("UPDATE blob SET bytes = 0", on: scratch.path))
            }
            try archive.add(CaptureArchiveTests.stations(900, version: 4), second: 5)
            #expect(try scratch.open(isWriting: false).verify().faults.isEmpty)
        }
    }

    /// The same bytes at another time are a new entry, whose content is looked at too.
    @Test func aNewEntryOfDamagedContentHoldsIt() throws {
        try Scratch.run { scratch in
            _ = try made(scratch)
            try harm(scratch, 4, Self.harms[0])
            let archive = try scratch.open()
            #expect(try archive.add([1, 2, 3], second: 77, source: "third") == .added(4))
            #expect(try archive.mendedEntries() == [3, 4])
            #expect(try archive.verify().faults.isEmpty)
        }
    }

    /// Nothing is freed in a file that does not hold together: that could take pages of other content with it.
    @Test func aFileThatDoesNotHoldTogetherIsLeftAsItIs() throws {
        try Scratch.run { scratch in
            _ = try made(scratch)
            try harm(scratch, 1, Self.harms[0])
            #expect(
                try SQLiteFile.run(
                    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'blob, n)', 'n, blob)') "
                        + "WHERE name = 'part'; PRAGMA wal_checkpoint(TRUNCATE)", on: scratch.path))
            let before = try scratch.open(isWriting: false).verify().faults
            #expect(before.contains { $0.kind == .file }, "\(before)")
            #expect(throws: FileFault(file: "a", kind: .unusable, ArchiveFault.damaged(.indexes))) {
                try scratch.open().add(Self.pages[0], second: 0)
            }
            #expect(try scratch.open(isWriting: false).verify().faults == before)
        }
    }

    /// A copy that has what is damaged puts it right when it is merged.
    @Test func aCopyPutsContentRight() throws {
        try Scratch.run { scratch in
            _ = try made(scratch)
            let copy = scratch.folder.appending(path: "copy").path
            #expect(try SQLiteFile.run("VACUUM INTO '\(copy)'", on: scratch.path))
            try harm(scratch, 2, Self.harms[1])
            let found = try scratch.open().merge(CaptureArchive(copy, name: "copy"))
            #expect(found.mended == [1] && found.known == 4 && found.added == 0)
            #expect(try scratch.open(isWriting: false).verify().faults.isEmpty)
        }
    }

    /// What was written by a change that was taken back is no beginning of what is written after it.
    @Test func nothingRestsOnWhatWasTakenBack() throws {
        struct Gone: Error {}
        try Scratch.run { scratch in
            try scratch.create()
            let archive = try scratch.open()
            let (first, head) = (Self.pages[0], [UInt8](repeating: 7, count: 9))
            var manifest = try Scratch.manifest(first, second: 0)
            manifest.blobs.append(.init(role: .head, digest: TreeHash(of: head), bytes: head.count))
            #expect(throws: Gone.self) {
                try archive.add(manifest) { place in
                    if place == 1 { throw Gone() }
                    return first
                }
            }
            #expect(try archive.count() == 0)
            try archive.add(CaptureArchiveTests.stations(900, version: 9), second: 1)
            try archive.add(Self.pages[1], second: 2)
            #expect(try archive.verify().faults.isEmpty)
        }
    }

    /// Content that was read and found to be another is not taken for what it was by what comes after.
    @Test func whatWasReadWrongIsNotReliedUpon() throws {
        try Scratch.run { scratch in
            _ = try made(scratch)
            let other = try Zstd.compress(CaptureArchiveTests.stations(900, version: 7), level: 3)
            let hexadecimal = other.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            try harm(scratch, 1, "UPDATE part SET data = x'\(hexadecimal)' WHERE blob = ID")
            let archive = try scratch.open()
            let blob = try archive.entry(0).manifest.blobs[0]
            #expect(throws: FileFault.self) { try archive.content(blob, of: 0) }
            #expect(try !archive.store.holds(blob.digest))
            #expect(try archive.add(Self.pages[0], second: 0) == .known(0))
            #expect(try archive.content(blob, of: 0) == Self.pages[0])
        }
    }
}
