import Foundation
import Testing

/// A watchdog elsewhere: pages that nobody reads here, tables typed by hand, times west and east of Greenwich, a dark site.
@Suite struct ForeignWatchTests {
    private static func archive(_ arguments: [String], in folder: URL) throws -> String {
        let run = try ArchiveCommandTests.archive(arguments, in: folder)
        #expect(run.status == 0, "\(arguments): \(run.errors)")
        return run.output
    }

    /// Words that belong to Indonesia alone.
    private static func expectGeneral(_ text: String) {
        for word in ["TPS", "KPU", "pairs", "kota", "kabupaten"] {
            #expect(!text.contains(word), "\(word): \(text)")
        }
    }

    private static func table(_ rows: [(id: String, time: String, stations: Int, votes: [Int])]) -> String {
        let head =
            "contest_id,captured_at,ballot_no,votes,stations_in,stations_total,capture_id,source_kind,source_url\n"
        return rows.reduce(into: head) { text, row in
            for (place, votes) in row.votes.enumerated() {
                text +=
                    "presidente-año,\(row.time),\(place + 1),\(votes),\(row.stations),18697,\(row.id),cne,https://example.hn/p\n"
            }
        }
    }

    /// Totals that fall, are withdrawn and come back beside one more station.
    private static let figures = table([
        ("c1", "2025-11-30T20:05:00-06:00", 4_000, [300_000, 250_000]),
        ("c2", "2025-12-01T09:00:00-06:00", 10_650, [749_022, 748_507]),
        ("c3", "2025-12-01T14:00:00-06:00", 10_650, [740_000, 748_507]),
        ("c4", "2025-12-02T03:00:00-06:00", 10_651, [0, 0]),
        ("c5", "2025-12-02T09:00:00-06:00", 10_651, [749_022, 748_507]),
    ])

    @Test func aTableOfCapturesNeedsNoElectionFolder() throws {
        try Program.inScratch { folder in
            _ = try Self.archive(["init", "--origin", "example.hn/vigilancia"], in: folder)
            try Data(Self.figures.utf8).write(to: folder.appending(path: "captures.csv"))
            let added = try Self.archive(["add", "captures.csv", "--supplier", "Peña"], in: folder)
            #expect(added == "5 new entries, 0 already there. The archive has 5 entries.\n")
            let log = try Self.archive(["log"], in: folder)
            Self.expectGeneral(log)
            let said = log.split(separator: "\n").filter { $0.hasPrefix("   ") }.map(String.init)
            for (line, words) in zip(
                said,
                [
                    "first figures: 300,000 / 250,000; polling stations in: 4,000 of 18,697",
                    "300,000 / 250,000 → 749,022 / 748,507", "fell (candidate or party 1): 749,022",
                    "withdrawn (candidates or parties 1 and 2): 740,000 / 748,507 → 0 / 0",
                    "the figures of entry 1 restored, no new count: 0 / 0 → 749,022 / 748,507",
                ])
            { #expect(line.contains("presidente-año: \(words)"), "\(line)") }
            #expect(said.count == 5)
            // In a folder among pages it is the same.
            let among = folder.appending(path: "mixed")
            try FileManager.default.createDirectory(at: among, withIntermediateDirectories: true)
            try Data(Self.figures.utf8).write(to: among.appending(path: "captures.csv"))
            let mixed = try Self.archive(["add", "mixed", "--supplier", "Peña"], in: folder)
            #expect(mixed == "0 new entries, 5 already there. The archive has 5 entries.\n")
            let broken = Self.figures.replacing("2025-12-01T09", with: "01/12/2025 09")
            try Data(broken.utf8).write(to: folder.appending(path: "captures.csv"))
            let refused = try ArchiveCommandTests.archive(["add", "captures.csv"], in: folder)
            #expect(
                refused.status == 65 && refused.errors.contains("is no time; write it like"), "\(refused)")
        }
    }

    /// Copies whose rows were left empty are told as that, and neither as a fall nor as figures.
    @Test func copiesWithoutFiguresAreToldAsThat() throws {
        try Program.inScratch { folder in
            _ = try Self.archive(["init", "--origin", "example.hn/vigilancia"], in: folder)
            var rows = Self.table([
                ("c0", "2025-11-30T19:00:00-06:00", 0, [0, 0]),
                ("c1", "2025-11-30T20:05:00-06:00", 4_000, [300_000, 250_000]),
                ("c2", "2025-12-01T09:00:00-06:00", 4_000, [0, 0]),
                ("c3", "2025-12-01T14:00:00-06:00", 10_650, [740_000, 248_507]),
            ])
            for time in ["2025-11-30T19:00:00", "2025-12-01T09:00:00"] {
                for place in ["1", "2"] {
                    rows = rows.replacing("\(time)-06:00,\(place),0,", with: "\(time)-06:00,\(place),,")
                }
            }
            rows = rows.replacing(",,0,18697", with: ",,,18697")
            try Data(rows.utf8).write(to: folder.appending(path: "captures.csv"))
            _ = try Self.archive(["add", "captures.csv"], in: folder)
            let said = try Self.archive(["log"], in: folder).split(separator: "\n").filter {
                $0.hasPrefix("   ")
            }.map(String.init)
            for (line, words) in zip(
                said,
                [
                    "no figures here", "first figures: 300,000 / 250,000", "no figures here",
                    "fell (candidate or party 2): 300,000 / 250,000 → 740,000 / 248,507",
                ])
            { #expect(line.contains("presidente-año: \(words)"), "\(line)") }
            #expect(said.count == 4)
        }
    }

    /// A page that is the same for hours, named by its times alone: no figures are denied, and a zone of the west is taken.
    @Test func aPageThatNobodyReadsIsNotSaidToBeEmpty() throws {
        try Program.inScratch { folder in
            let pages = folder.appending(path: "sitio")
            try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
            let page = "<html><body>Total: 749,022 – Núñez</body></html>"
            for hour in 0..<3 {
                try Data(page.utf8).write(to: pages.appending(path: "2025-12-03_0\(hour)-00-00.html"))
            }
            try Data().write(to: pages.appending(path: "2025-12-03_03-00-00.html"))
            _ = try Self.archive(["init", "--origin", "example.hn/vigilancia"], in: folder)
            _ = try Self.archive(
                ["add", "sitio", "--zone", "-06:00", "--source", "https://resultados.example.hn/"], in: folder
            )
            #expect(
                try Self.archive(["log"], in: folder) == """
                    0  2025-12-03T00:00:00-06:00  https://resultados.example.hn/: kept, not read: HTML
                    1  2025-12-03T01:00:00-06:00  https://resultados.example.hn/: the same bytes as entry 0, since \
                    2025-12-03T00:00:00-06:00 (1 h)
                    2  2025-12-03T02:00:00-06:00  https://resultados.example.hn/: the same bytes as entry 0, since \
                    2025-12-03T00:00:00-06:00 (2 h)
                    3  2025-12-03T03:00:00-06:00  https://resultados.example.hn/: no figures, an error page or nothing

                    """)
            #expect(
                try Self.archive(["diff", "0", "1"], in: folder)
                    == "Entries 0 and 1 have no figures that were read, so nothing is compared. Both have the same bytes.\n"
            )
            _ = try Self.archive(["watch", "sitio", "--zone", "-06:00", "--once"], in: folder)
            #expect(try Self.archive(["list"], in: folder).contains("  capture  52  sitio\n"))
            let head = try Self.archive(["head"], in: folder)
            _ = try Self.archive(["publish", "público"], in: folder)
            #expect(
                try String(contentsOf: folder.appending(path: "público/checkpoint"), encoding: .utf8) == head)
            #expect(
                try Self.archive(["verify"], in: folder).contains(
                    "every entry and every content is as it was added"))
        }
    }

    /// A package of web archives is one by its content, and a file without pages says what it has.
    @Test func anExportIsReadWhateverItsName() throws {
        try Program.inScratch { folder in
            _ = try Self.archive(["init", "--origin", "example.ph/watch"], in: folder)
            try Data(Self.figures.utf8).write(to: folder.appending(path: "captures.csv"))
            _ = try Self.archive(["add", "captures.csv"], in: folder)
            let head = try Self.archive(["head"], in: folder)
            for (form, name) in [("wacz", "exported"), ("warc", "records")] {
                #expect(
                    try Self.archive(["export", "--format", form, name], in: folder)
                        == "\(name) has 5 entries, 0 of them with the bytes of a page.\n")
                let other = ["--archive", "\(form).archive"]
                _ = try Self.archive(["init", "--origin", "example.ph/watch"] + other, in: folder)
                _ = try Self.archive(["add", name] + other, in: folder)
                #expect(try Self.archive(["head"] + other, in: folder) == head, "\(form)")
            }
        }
    }
}
