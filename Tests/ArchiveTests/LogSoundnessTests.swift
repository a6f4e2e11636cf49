import Foundation
import Ground
import Testing

@testable import Archive

/// Nothing is given out of a log that is not as it was, and nothing is put behind it.
@Suite struct LogSoundnessTests {
    /// What somebody does to the file, and the entry that is named.
    struct Change: Sendable, CustomTestStringConvertible {
        var sql: String
        var entry: Int?
        var testDescription: String { sql }
    }

    private static let changes: [Change] = [
        Change(
            sql: "UPDATE entry SET manifest = replace(manifest, 'page', 'pace') WHERE number = 1", entry: 1),
        Change(sql: "UPDATE entry SET leaf = zeroblob(32) WHERE number = 2", entry: 2),
        Change(sql: "DELETE FROM entry WHERE number = 1", entry: 1),
        Change(sql: "DELETE FROM entry WHERE number = 3", entry: 3),
        Change(sql: "UPDATE state SET peaks = zeroblob(32)", entry: nil),
        Change(
            sql: "INSERT INTO entry SELECT 4, manifest, leaf, zeroblob(32) FROM entry WHERE number = 0",
            entry: 4),
    ]

    private func made(_ scratch: Scratch) throws {
        try scratch.create()
        let archive = try scratch.open()
        for second in 0..<4 { try archive.add(Array("page \(second)".utf8), second: second) }
    }

    private func change(_ scratch: Scratch, _ sql: String) throws {
        for table in ["entry", "part", "head"] {
            #expect(
                try SQLiteFile.run(
                    "DROP TRIGGER \(table)_stays; DROP TRIGGER \(table)_is_fixed", on: scratch.path))
        }
        #expect(try SQLiteFile.run(sql, on: scratch.path))
    }

    private func found(_ body: () throws -> Void) -> ArchiveVerification.Fault? {
        do {
            try body()
            return nil
        } catch let fault as FileFault {
            if case ArchiveFault.notAsAdded(let found, _) = fault.cause { return found }
            return nil
        } catch {
            return nil
        }
    }

    @Test(arguments: changes)
    func nothingIsGivenOutOfAChangedLog(change: Change) throws {
        try Scratch.run { scratch in
            try made(scratch)
            let head = try scratch.open().checkpoint()
            try self.change(scratch, change.sql)
            let archive = try scratch.open(isWriting: false)
            let out = scratch.folder.appending(path: "out").path
            let works: [() throws -> Void] = [
                { _ = try archive.head(key: nil) }, { _ = try archive.proof(of: 0, key: nil) },
                { _ = try archive.consistency(from: 1, to: 2, key: nil) }, { _ = try archive.check(head) },
                {
                    var publisher = TilePublisher(archive, to: out)
                    _ = try publisher.publish(key: nil)
                }, { _ = try scratch.open(isWriting: true) },
            ]
            for (number, work) in works.enumerated() {
                let fault = found(work)
                #expect(
                    fault != nil && fault?.entry == change.entry, "\(number): \(String(describing: fault))")
            }
            #expect(!FileManager.default.fileExists(atPath: out + "/checkpoint"))
        }
    }

    /// Whoever makes everything anew, hashes too, is found out by a head that was given out.
    @Test func aRewrittenLogDoesNotAgreeWithItsHeads() throws {
        try Scratch.run { scratch in
            try made(scratch)
            let archive = try scratch.open()
            var note = try archive.head(2, key: nil)
            note.signatures = []
            try archive.keep(note)
            _ = try archive.head(key: nil)
            let other = try Scratch()
            defer { try? FileManager.default.removeItem(at: other.folder) }
            try other.create()
            let rewritten = try other.open()
            for second in 0..<4 { try rewritten.add(Array("pace \(second)".utf8), second: second) }
            try rewritten.keep(note)
            #expect(found { _ = try rewritten.head(key: nil) }?.kind == .head(size: 2))
            #expect(found { _ = try other.open(isWriting: true) }?.kind == .head(size: 2))
        }
    }

    /// A log of another name than its heads is not the one that gave them out.
    @Test func aChangedNameDoesNotAgreeWithTheHeads() throws {
        try Scratch.run { scratch in
            try made(scratch)
            let archive = try scratch.open()
            try archive.keep(try archive.head(2, key: nil))
            try archive.checkLog()
            #expect(try SQLiteFile.run("UPDATE state SET origin = 'x' || origin", on: scratch.path))
            #expect(throws: FileFault.self) { try scratch.open(isWriting: false).checkLog() }
        }
    }

    /// A new capture is no patch of content that is damaged.
    @Test func nothingIsBuiltUponDamagedContent() throws {
        try Scratch.run { scratch in
            try scratch.create()
            try scratch.open().add(CaptureArchiveTests.stations(900, version: 0), second: 0)
            let next = CaptureArchiveTests.stations(900, version: 1)
            // A frame of stored bytes: what is read is other content, and nothing else is wrong.
            let other = try Zstd.compress(CaptureArchiveTests.stations(900, version: 7), level: 3)
            let hexadecimal = other.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            try change(scratch, "UPDATE part SET data = x'\(hexadecimal)'")
            #expect(throws: FileFault.self) { try scratch.open().add(next, second: 1) }
            #expect(try scratch.open().count() == 1)
            // Of another page it is no matter.
            try scratch.open().add(next, second: 1, source: "another page")
            #expect(try scratch.open().count() == 2)
        }
    }

    /// Content that is gone is missed before a head is given out.
    @Test func aHeadNamesNothingThatIsGone() throws {
        try Scratch.run { scratch in
            try made(scratch)
            try change(scratch, "DELETE FROM part WHERE blob = 3")
            #expect(found { _ = try scratch.open(isWriting: false).head(key: nil) }?.entry == 2)
        }
    }
}
