import Ground
import Testing

@testable import Archive

/// Entries that programs of an earlier version read, and those that they would take for damage.
@Suite struct ManifestVersionTests {
    private static func outage(contest: String) throws -> Manifest {
        Manifest(
            kind: .outage, time: try CaptureTime("2018-06-28"), until: "2018-06-29", contest: contest,
            timeSource: .given, source: "page", note: "dark")
    }

    /// What a manifest can say: another word here needs another version of archives, by `Manifest.version`.
    @Test func everyWordIsKnownToAVersion() throws {
        let text = """
            {"blobs":[{"bytes":1,"role":"page","sha256":"\(String(repeating: "0", count: 64))"}],"contest":"c","corrects":0,\
            "format":"sanding/archive-entry/1","kind":"outage","note":"n","parser":"p","precision":"day","reading":"unread",\
            "source":"s","supplier":"x","time":"2018-06-28","time_from":"given","until":"u"}
            """
        #expect(Manifest(Array(text.utf8))?.bytes == Array(text.utf8))
        #expect(Manifest.Kind.allCases.map(\.rawValue) == ["capture", "outage", "correction"])
        #expect(Manifest.Reading.allCases.map(\.rawValue) == ["figures", "error-page", "unread"])
        #expect(
            Manifest.TimeSource.allCases.map(\.rawValue)
                == ["given", "name", "page", "record", "file", "clock"])
        #expect(Manifest.Blob.Role.allCases.map(\.rawValue) == ["page", "rows", "totals", "head"])
        #expect(
            CaptureTime.Precision.allCases.map(\.rawValue) == ["second", "minute", "hour", "day", "month"])
    }

    /// An outage as it was written before outages had contests: the same bytes, and so the same leaf and mark.
    @Test func whatWasWrittenBeforeIsRead() throws {
        let text = """
            {"blobs":[],"format":"sanding/archive-entry/1","kind":"outage","note":"dark","precision":"day","reading":"unread",\
            "source":"page","time":"2018-06-28","time_from":"given","until":"2018-06-29"}
            """
        let manifest = try Self.outage(contest: "")
        #expect(manifest.bytes == Array(text.utf8) && Manifest(Array(text.utf8)) == manifest)
        let mark = ["outage", "page", "2018-06-28", "2018-06-29", "", "dark"].joined(separator: "\u{1F}")
        #expect(manifest.mark == TreeHash(of: Array(mark.utf8)))
        #expect(manifest.version == 1)
    }

    /// Programs that cannot read an entry refuse the archive from then on, and not before.
    @Test(arguments: [(1, 1, 4), (2, 2, 3)])
    func anEntryOfALaterVersionRaisesThatOfTheArchive(first: Int, before: Int, after: Int) throws {
        try Scratch.run { scratch in
            try scratch.create()
            #expect(try SQLiteFile.run("PRAGMA user_version = \(first)", on: scratch.path))
            func version() throws -> Int { try SQLiteFile.number("PRAGMA user_version", on: scratch.path) }
            let archive = try scratch.open()
            _ = try archive.add([1], second: 1)
            _ = try archive.add(try Self.outage(contest: ""), contents: [])
            #expect(try version() == before)
            let names = try archive.namesPagesByFile()
            _ = try archive.add(try Self.outage(contest: "c"), contents: [])
            #expect(try version() == after && archive.namesPagesByFile() == names)
            // Once more, and what goes on.
            _ = try archive.add(try Self.outage(contest: "d"), contents: [])
            _ = try archive.add([2], second: 2)
            #expect(try version() == after)
            #expect(try scratch.open(isWriting: false).verify().faults.isEmpty)
            #expect(
                try scratch.open(isWriting: false).entries().map(\.manifest.contest) == [
                    "", "", "c", "d", "",
                ])
        }
    }
}
