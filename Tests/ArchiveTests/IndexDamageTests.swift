import CSQLite
import Foundation
import Ground
import Testing

@testable import Archive

/// A file whose tables are as they were and whose indexes are not: what is in it is given out as it was, and nothing is put into it.
@Suite struct IndexDamageTests {
    private func made(_ scratch: Scratch) throws {
        try scratch.create()
        let archive = try scratch.open()
        for second in 0..<20 { try archive.add(Array("page \(second)".utf8), second: second) }
        try archive.keep(archive.head(key: nil))
    }

    /// Flips the last bit of the page where the index of a table begins.
    private func damage(_ table: String, _ scratch: Scratch) throws {
        #expect(try SQLiteFile.run("PRAGMA wal_checkpoint(TRUNCATE)", on: scratch.path))
        let page = try SQLiteFile.number(
            "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_\(table)_1'", on: scratch.path)
        var bytes = try Data(contentsOf: URL(filePath: scratch.path))
        bytes[page * 4_096 - 1] ^= 1
        try bytes.write(to: URL(filePath: scratch.path))
    }

    private func found(_ body: () throws -> Void) -> ArchiveDamage? {
        do {
            try body()
            return nil
        } catch {
            return (error as? FileFault)?.damage
        }
    }

    @Test(arguments: ["entry", "blob", "part", "head"])
    func nothingIsAcknowledgedIntoAFileThatMayNotGiveItBack(table: String) throws {
        try Scratch.run { scratch in
            try made(scratch)
            let entries = try scratch.open(isWriting: false).entries()
            try damage(table, scratch)
            let bytes = try Data(contentsOf: URL(filePath: scratch.path))
            #expect(found { _ = try scratch.open() } == .indexes)
            #expect(try Data(contentsOf: URL(filePath: scratch.path)) == bytes)
            // Entries are found by their places, and contents are held against their digests.
            let archive = try scratch.open(isWriting: false)
            #expect(try archive.soundEntries().entries == entries)
            for entry in entries {
                let content = try? archive.content(entry.manifest.blobs[0], of: entry.index)
                #expect(content == nil || content == Array("page \(entry.index)".utf8))
            }
            #expect(try archive.verify().faults.contains { $0.entry == nil && $0.kind == .file })
        }
    }

    /// Content that is damaged is no matter of the indexes, and is put right as before.
    @Test func damagedContentIsStillPutRight() throws {
        try Scratch.run { scratch in
            try made(scratch)
            #expect(
                try SQLiteFile.run(
                    "DROP TRIGGER part_is_fixed; UPDATE part SET data = zeroblob(9) WHERE blob = 3",
                    on: scratch.path))
            let archive = try scratch.open()
            #expect(try archive.add(Array("page 2".utf8), second: 2) == .known(2))
            #expect(try archive.mendedEntries() == [2])
            // Pages of what was taken away are free now: the whole file is looked at before more goes into them.
            #expect(try scratch.open().add(Array("page 20".utf8), second: 20) == .added(20))
            #expect(try archive.verify().faults.isEmpty)
        }
    }
}
