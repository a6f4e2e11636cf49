import Foundation
import Testing

/// Two archives beside each other: where they agree, where they contradict, and what is neither.
@Suite struct ArchiveMergeTests {
    /// An archive with the five captures of Ani, and another one of Budi.
    ///
    /// - Parameter pages: Content and time of Budi's captures of the same page.
    private func merged(
        _ pages: [(text: String, time: String)], name: String = "captures/pkwkp_31.json", times: Int = 1
    ) throws -> [Program.Result] {
        var results: [Program.Result] = []
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.made(in: folder)
            let other = ["--archive", "other.archive"]
            try ArchiveCommandTests.archive(["init", "--origin", "example.org/b"] + other, in: folder)
            for (text, time) in pages {
                try Data(text.utf8).write(to: folder.appending(path: name))
                let added = try ArchiveCommandTests.archive(
                    ["add", name, "--time", time, "--supplier", "Budi"] + other, in: folder)
                #expect(added.status == 0, "\(added.errors)")
            }
            for _ in 0..<times {
                results.append(try ArchiveCommandTests.archive(["merge", "other.archive"], in: folder))
            }
            #expect(try ArchiveCommandTests.archive(["verify"], in: folder).status == 0)
        }
        return results
    }

    private static let first = ArchiveCommandTests.page(
        ["700", "300"], stations: 50, moment: "2024-11-28 00:59:00")
    private static let planted = ArchiveCommandTests.page(
        ["701", "300"], stations: 50, moment: "2024-11-28 00:59:00")

    @Test func aPlantedContradictionIsNamedWithBothEntries() throws {
        let runs = try merged(
            [(Self.planted, "2024-11-28T01:00:00+07:00"), (Self.first, "2024-11-28T05:00:00+07:00")], times: 2
        )
        for run in runs {
            #expect(run.status == 1 && run.errors.isEmpty, "\(run)")
            #expect(
                run.output.contains(
                    """
                      captures/pkwkp_31.json: pilkada-2024-pkwkp-31 31: entry 0 (2024-11-28T01:00:00+07:00) has 700 / 300, entry 5 \
                    (2024-11-28T01:00:00+07:00; entry 0 of example.org/b) has 701 / 300; 1 other region differs too

                    """), "\(run.output)")
            #expect(
                run.output.contains(
                    "2 pairs of captures of one address and time: 1 with the same bytes or figures and 1 with other figures of "
                        + "one second. The archives contradict each other."), "\(run.output)")
            #expect(
                run.output.contains("  captures/pkwkp_31.json: 1 page of the same bytes\n"), "\(run.output)")
        }
        #expect(runs[1].output.hasPrefix("0 entries of example.org/b are new, 2 already there."))
    }

    /// A contradiction that two archives both hold is none between them.
    @Test func whatBothHoldIsNoMatterBetweenThem() throws {
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.made(in: folder)
            let other = ["--archive", "other.archive"]
            try ArchiveCommandTests.archive(["init", "--origin", "example.org/b"] + other, in: folder)
            try Data(Self.planted.utf8).write(to: folder.appending(path: "pkwkp_31.json"))
            try ArchiveCommandTests.archive(
                ["add", "pkwkp_31.json", "--time", "2024-11-28T01:00:00+07:00", "--supplier", "Budi"] + other,
                in: folder)
            #expect(try ArchiveCommandTests.archive(["merge", "other.archive"], in: folder).status == 1)
            let copy = ["--archive", "copy.archive"]
            try ArchiveCommandTests.archive(["init", "--origin", "example.org/c"] + copy, in: folder)
            let taken = try ArchiveCommandTests.archive(["merge", "captures.archive"] + copy, in: folder)
            #expect(taken.status == 0, "\(taken)")
            let back = try ArchiveCommandTests.archive(["merge", "copy.archive"], in: folder)
            #expect(back.status == 0 && !back.output.contains("contradict each other"), "\(back)")
        }
    }

    /// Only stations are other ones; and a moment is the same one in every zone.
    @Test func otherStationsAreAContradictionInAnyZone() throws {
        let page = ArchiveCommandTests.page(["700", "300"], stations: 51, moment: "2024-11-28 00:59:00")
        let run = try #require(try merged([(page, "2024-11-27T18:00:00Z")]).first)
        #expect(run.status == 1, "\(run)")
        #expect(
            run.output.contains("has 50 polling stations, entry 5 (2024-11-27T18:00:00+00:00"),
            "\(run.output)")
    }

    @Test func honestTwinsContradictNothing() throws {
        // The same bytes of the same second by another person, and a page that grew half a minute later.
        let grown = ArchiveCommandTests.page(["710", "310"], stations: 51, moment: "2024-11-28 01:00:20")
        let run = try #require(
            try merged([
                (Self.first, "2024-11-28T01:00:00+07:00"), (grown, "2024-11-28T01:00:30+07:00"),
            ]).first)
        #expect(run.status == 0, "\(run)")
        #expect(
            run.output == """
                1 entry of example.org/b is new, 1 already there. Pages that both archives captured byte by byte: 1, each of \
                one time in both, so that one may be a copy of the other. The head of example.org/b is kept.
                  captures/pkwkp_31.json: 1 page of the same bytes
                1 pair of captures of one address and time: 1 with the same bytes or figures. Nothing contradicts.

                """, "\(run.output)")
    }

    @Test func aCoarseTimeIsNoContradiction() throws {
        for (time, isMet) in [
            ("2024-11-28T01:00+07:00", true), ("2024-11-28", true), ("2024-11-28T01:01+07:00", false),
            ("2024-12-05", false),
        ] {
            let run = try #require(try merged([(Self.planted, time)]).first)
            #expect(run.status == 0, "\(run)")
            #expect(run.output.contains("the page may have changed in between\n") == isMet, "\(run.output)")
            #expect(run.output.contains("No capture of example.org/b is of the address") == !isMet)
        }
    }

    /// Two error pages of one second: no figures contradict, and that they are other ones is a status all the same.
    @Test func otherBytesThatNobodyReadAreSaid() throws {
        let page = "<html><body>502 Bad Gateway, number 9</body></html>"
        let run = try #require(try merged([(page, "2024-11-28T04:00:00+07:00")]).first)
        #expect(run.status == 1, "\(run)")
        #expect(run.output.contains("and not both were read\n"), "\(run.output)")
        #expect(run.output.contains("No figures that were read contradict each other; "), "\(run.output)")
        // Another page of the same second is another page.
        let elsewhere = try #require(
            try merged([(Self.planted, "2024-11-28T01:00:00+07:00")], name: "captures/pkwkp_32.json").first)
        #expect(
            elsewhere.status == 0
                && elsewhere.output.contains("No capture of example.org/b is of the address"),
            "\(elsewhere.output)")
    }

    /// What came from the other archive is no capture of one's own, however often it comes.
    @Test func aCopyAgreesWithNothing() throws {
        let later = ArchiveCommandTests.page(["720", "310"], stations: 52, moment: "2024-11-28 06:00:00")
        let runs = try merged([(later, "2024-11-28T06:00:00+07:00")], times: 2)
        for run in runs {
            #expect(
                run.status == 0 && run.output.contains("captured byte by byte: 0."), "\(run.output)")
            #expect(run.output.contains("No capture of example.org/b is of the address"), "\(run.output)")
        }
    }
}
