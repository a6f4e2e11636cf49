import Foundation
import Testing

/// Captures of one minute, day or second of a file: which came first is not known, so nothing rose or fell from one to the other;
/// what is known to lie between captures of known order is told all the same.
@Suite struct ArchiveUnknownOrderTests {
    private static func page(_ votes: Int, stations: Int = 50) -> String {
        ArchiveCommandTests.page([String(votes), "300"], stations: stations, moment: "2024-11-28 00:00:00")
    }

    private static func done(_ words: String, in folder: URL) throws -> String {
        let run = try ArchiveCommandTests.archive(words.split(separator: " ").map(String.init), in: folder)
        #expect(run.status == 0, "\(words): \(run.errors)")
        return run.output
    }

    /// Captures as they are added: time, votes, and who supplied them.
    private static func inArchive(
        of captures: [(time: String, votes: Int, supplier: String)], _ body: (URL) throws -> Void
    ) throws {
        try Program.inScratch { folder in
            _ = try done("init --origin example.org/a", in: folder)
            for (time, votes, supplier) in captures {
                try Data(page(votes).utf8).write(to: folder.appending(path: "pkwkp_31.json"))
                _ = try done("add pkwkp_31.json --time \(time) --supplier \(supplier)", in: folder)
            }
            try body(folder)
        }
    }

    /// What the log says of the province, entry by entry in the order of time, without the place and the stations.
    private static func said(in folder: URL) throws -> [String] {
        try done("log", in: folder).split(separator: "\n").map(String.init)
            .filter { $0.contains(" 31: ") }
            .map { line in
                let text = line.components(separatedBy: " 31: ")[1]
                return text.replacingOccurrences(of: "; stations in: 50 of 90", with: "")
            }
    }

    @Test(arguments: [
        "2024-11-28T02:00+07:00 2024-11-28T02:00+07:00", "2024-11-28 2024-11-28",
        // A second of a minute, and another zone.
        "2024-11-28T02:00+07:00 2024-11-27T19:00:30Z", "2024-11-28T02:00:10+07:00 2024-11-28",
        // An hour, and a minute of it.
        "2024-11-28T02+07:00 2024-11-28T02:59+07:00",
    ])
    func nothingRisesOrFallsBetweenThem(times: String) throws {
        let both = times.split(separator: " ").map(String.init)
        for suppliers in [("a", "a"), ("a", "b")] {
            for votes in [(800, 801), (801, 800)] {
                let captures = [
                    (both[0], votes.0, suppliers.0), (both[1], votes.1, suppliers.1),
                ]
                try Self.inArchive(of: captures) { folder in
                    let unknown = ["800 / 300 here and 801", "801 / 300 here and 800"]
                    let said = try Self.said(in: folder)
                    #expect(
                        said.count == 2
                            && Set(said.map { $0.prefix(22) }) == Set(unknown.map { $0.prefix(22) }))
                    #expect(said.allSatisfy { $0.hasSuffix("; which came first is not known") }, "\(said)")
                    for pair in ["0 1", "1 0"] {
                        let diff = try Self.done("diff \(pair)", in: folder)
                        #expect(
                            diff.hasPrefix(
                                "Which of entries \(pair.replacing(" ", with: " and ")) came first is not known"
                            )
                                && diff.contains(" / 300 here and ") && !diff.contains("→")
                                && diff.hasSuffix("1 region: 1 with other figures of unknown order\n"),
                            "\(diff)")
                    }
                    let other = try Self.done("diff 0 1 --lang id", in: folder)
                    #expect(
                        other.hasPrefix("Mana di antara entri 0 dan 1 yang lebih dulu tidak diketahui")
                            && other.contains(" di sini dan ") && !other.contains("→"), "\(other)")
                }
            }
        }
    }

    /// Files that were copied in one second, as a checkout does.
    @Test func filesOfOneSecondAreNotInOrder() throws {
        try Program.inScratch { folder in
            _ = try Self.done("init --origin example.org/a", in: folder)
            for votes in [801, 800] {
                let file = folder.appending(path: "pkwkp_31.json")
                try Data(Self.page(votes).utf8).write(to: file)
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSince1970: 1_732_700_000)], ofItemAtPath: file.path)
                // The page's own time, which is taken before that of the file, is not there.
                let text = Self.page(votes).replacing(",\"ts\":\"2024-11-28 00:00:00\"", with: "")
                try Data(text.utf8).write(to: file)
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSince1970: 1_732_700_000)], ofItemAtPath: file.path)
                _ = try Self.done("add pkwkp_31.json", in: folder)
            }
            #expect(try Self.done("list", in: folder).contains("(time of the file on this disk)"))
            #expect(
                try Self.said(in: folder) == [
                    "801 / 300 here and 800 / 300 in entry 1; which came first is not known",
                    "800 / 300 here and 801 / 300 in entry 0; which came first is not known",
                ])
        }
    }

    /// What lies between captures of known order is told, whatever was captured at the same time as one of them.
    @Test func whatIsKnownIsTold() throws {
        let day = "2024-11-28T0"
        try Self.inArchive(of: [
            (day + "1:00+07:00", 700, "a"), (day + "2:00+07:00", 0, "a"), (day + "2:00+07:00", 800, "b"),
            (day + "3:00+07:00", 800, "a"), (day + "4:00+07:00", 750, "a"),
        ]) { folder in
            let gone = "whether before or after 800 / 300 in entry 2 is not known"
            #expect(
                try Self.said(in: folder) == [
                    "first figures: 700 / 300", "withdrawn (pair 1000020): 700 / 300 → 0 / 300; \(gone)",
                    "700 / 300 → 800 / 300; held against entry 0; whether before or after 0 / 300 in entry 1 is not known",
                    // It may have been like that since before the 0, so nothing is said to be restored.
                    "unchanged: 800 / 300", "fell (pair 1000020): 800 / 300 → 750 / 300",
                ])
            let json = try Self.done("log --json", in: folder)
            #expect(json.contains("\"against\" : 0") && json.contains("\"unordered\" : ["))
        }
    }

    /// What one of several captures of a time shows and the next one no longer does did fall, whichever came last.
    @Test func aFallFromAnyOfThemIsOne() throws {
        try Self.inArchive(of: [
            ("2024-11-27", 801, "a"), ("2024-11-27", 800, "b"), ("2024-11-28T03:00:00+07:00", 800, "a"),
            ("2024-11-28T04:00:00+07:00", 801, "a"),
        ]) { folder in
            let said = try Self.said(in: folder)
            #expect(
                said[2...] == [
                    "fell (pair 1000020): 801 / 300 → 800 / 300; held against entry 0",
                    "the figures of entry 0 restored, no new count: 800 / 300 → 801 / 300",
                ], "\(said)")
        }
    }

    /// A day of a place west of Greenwich begins when the evening before is over there.
    @Test func aDayIsOneOfItsPlace() throws {
        try Self.inArchive(of: [
            ("2025-12-02T09:00:00-06:00", 500, "a"), ("2025-12-03", 700, "a"),
            ("2025-12-02T20:00:00-06:00", 600, "a"), ("2025-12-04T01:00:00-06:00", 650, "a"),
        ]) { folder in
            let said = try Self.said(in: folder)
            #expect(
                said == [
                    "first figures: 500 / 300", "500 / 300 → 600 / 300", "600 / 300 → 700 / 300",
                    "fell (pair 1000020): 700 / 300 → 650 / 300",
                ])
            let diff = try Self.done("diff 2 1", in: folder)
            #expect(diff.contains(" 31: 600 / 300 → 700 / 300"), "\(diff)")
        }
    }

    /// The same bytes again are so since a capture only where no other bytes may lie between.
    @Test func frozenIsWhatNothingMayHaveInterrupted() throws {
        try Self.inArchive(of: [
            ("2024-11-27", 801, "a"), ("2024-11-27", 800, "b"), ("2024-11-28T03:00:00+07:00", 800, "a"),
            ("2024-11-28T04:00:00+07:00", 800, "b"),
        ]) { folder in
            let log = try Self.done("log", in: folder)
            #expect(!log.contains("as entry 1") && log.contains("the same bytes as entry 2"), "\(log)")
        }
    }
}
