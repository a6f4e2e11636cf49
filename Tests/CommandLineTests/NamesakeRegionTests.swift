import Foundation
import Testing

/// Villages of one name in two districts, from a foreign file to what is said of them.
@Suite struct NamesakeRegionTests {
    /// A row a candidate.
    private static let long =
        "village,tps,district,candidate,votes\n"
        + ["North", "South", "West"].flatMap { district in
            (1...3).flatMap { station in
                ["Sukamaju", "Melati"].map { village in
                    "\(village),\(station),\(district),Ann,\(60 + 7 * station + district.count)\n"
                        + "\(village),\(station),\(district),Bob,\(50 + 3 * station + village.count)\n"
                }
            }
        }.joined()

    @Test func aLongFileIsMappedAndChecked() throws {
        try Program.inScratch { scratch in
            try Data(Self.long.utf8).write(to: scratch.appending(path: "long.csv"))
            let draft = try Program.run(["map", "long.csv", "--out", "map.json"], in: scratch)
            #expect(draft.errors.contains("the draft is sure of every part"), "\(draft.errors)")
            let preview = try Program.run(["map", "--check", "long.csv", "--map", "map.json"], in: scratch)
            #expect(preview.output.contains("18 polling stations"), "\(preview.output)\(preview.errors)")
            let check = try Program.run(["check", "long.csv", "--map", "map.json"], in: scratch)
            #expect(
                check.status == 0 && check.output.contains("18 polling stations"),
                "\(check.output)\(check.errors)")
        }
    }

    private static let head = "district,village,station_no,registered,valid,votes_1,votes_2\n"

    /// 12 stations in each of three villages, of which two share their name; some with other votes.
    private static func stations(_ other: (String, Int) -> Int) -> String {
        head
            + [("North", "Sukamaju"), ("South", "Sukamaju"), ("South", "Melati")].flatMap {
                district, village in
                (1...12).map { station in
                    let moved = other(district + village, station)
                    return
                        "\(district),\(village),\(station),300,\(180 + station),\(100 + station - moved),\(80 + moved)\n"
                }
            }.joined()
    }

    /// A column of regions that nobody named and that tells doubled stations apart is read as a level; one that does so only for some
    /// is not, nor is one that could be that of a station under a wrong name.
    @Test func checkReadsTheLevelThatTellsStationsApart() throws {
        try Program.inScratch { scratch in
            let start = "s.csv: the column district tells all polling stations apart that stand twice"
            let sound = Self.stations { _, _ in 0 }
            let moved = sound.replacing("North,Sukamaju,7,", with: "North,Melati,7,")
            for (text, read, named) in [
                (sound, true, false), (sound + "North,Sukamaju,1,300,9,5,4\n", false, false),
                (moved.replacing("South,Sukamaju", with: "South,Pasar"), false, true),
            ] {
                try Data(text.utf8).write(to: scratch.appending(path: "s.csv"))
                let run = try Program.run(
                    ["check", "s.csv", "--levels", "village", "--out", "o"], in: scratch)
                #expect(run.status == 0 && run.output.contains("duplicate-key") != read, "\(run.output)")
                #expect(
                    run.errors.contains("\(start) without it, and was read as a level: district,village.")
                        == read,
                    "\(run.errors)")
                #expect(
                    run.errors.contains("\(start) here; name it among the levels: district,village.")
                        == named,
                    "\(run.errors)")
                #expect(!read || !run.output.contains("contradict"), "\(run.output)")
                let whole = try Program.run(
                    ["check", "s.csv", "--levels", "district,village", "--out", "o"], in: scratch)
                #expect(!whole.errors.contains("tells all"))
            }
        }
    }

    /// The level that was left out may be the lowest: each of its regions lies within one of those that were named.
    @Test func aLowerLevelThatWasForgotten() throws {
        try Program.inScratch { scratch in
            let rows = (1...4).flatMap { county in
                (1...3).flatMap { ward in
                    (1...9).map {
                        "C\(county),W\(county)-\(ward),\($0),300,\(180 + $0),\(100 + ward),\(80 + $0 - ward)"
                    }
                }
            }
            let text =
                "county,ward,station_no,registered,valid,votes_1,votes_2\n" + rows.joined(separator: "\n")
            try Data((text + "\n").utf8).write(to: scratch.appending(path: "s.csv"))
            let run = try Program.run(["check", "s.csv", "--levels", "county", "--out", "o"], in: scratch)
            #expect(run.errors.contains("read as a level: county,ward."), "\(run.errors)")
            #expect(!run.errors.contains("not known"), "\(run.errors)")
            #expect(
                !run.output.contains("duplicate-key") && !run.output.contains("contradict"), "\(run.output)")
        }
    }

    /// A diff of such files names it too, as nothing says which of their rows belong together.
    @Test func diffNamesTheLevelThatTellsStationsApart() throws {
        try Program.inScratch { scratch in
            try Data(Self.stations { _, _ in 0 }.utf8).write(to: scratch.appending(path: "old.csv"))
            try Data(Self.stations { _, station in station % 2 }.utf8).write(
                to: scratch.appending(path: "new.csv"))
            let run = try Program.run(["diff", "old.csv", "new.csv", "--levels", "village"], in: scratch)
            for name in ["old.csv", "new.csv"] {
                #expect(
                    run.errors.contains(
                        "\(name): the column district tells all polling stations apart that stand twice here"),
                    "\(run.errors)")
            }
            let named = try Program.run(
                ["diff", "old.csv", "new.csv", "--levels", "district,village"], in: scratch)
            #expect(!named.errors.contains("tells all"), "\(named.errors)")
        }
    }

    /// What is said names the region so that no other can be meant, in terminal, page and findings.
    @Test func diffTellsThemApart() throws {
        try Program.inScratch { scratch in
            try Data(Self.stations { _, _ in 0 }.utf8).write(to: scratch.appending(path: "old.csv"))
            // One of the changed forms does not add up.
            let changed = Self.stations { $0 == "NorthSukamaju" ? 40 + $1 : 0 }.replacing(
                "North,Sukamaju,3,300,183,", with: "North,Sukamaju,3,300,199,")
            try Data(changed.utf8).write(to: scratch.appending(path: "new.csv"))
            let run = try Program.run(
                [
                    "diff", "old.csv", "new.csv", "--levels", "district,village", "--format", "html,csv,json",
                    "--out", "o",
                ], in: scratch)
            #expect(run.status == 0, "\(run.errors)")
            func text(_ name: String) throws -> String {
                try String(contentsOf: scratch.appending(path: "o/\(name)"), encoding: .utf8)
            }
            let page = try text("report.html")
            #expect(page.contains("Sukamaju (North)") && !page.contains("Sukamaju (South)"))
            #expect(!page.contains(">Sukamaju<"))
            #expect(!page.contains("Melati ("))
            #expect(run.output.contains("Sukamaju (North)"), "\(run.output)")
            #expect(try text("findings.csv").contains("Sukamaju (North)"))
            // Tables have the region above in a column of its own.
            #expect(try text("changes.csv").contains(",Sukamaju,"))
            // Who leads now is told at the top, and counted.
            let counts = try #require(
                run.output.firstMatch(of: /Findings: .*, (\d+) warnings?, .*\. (\d+) of them/))
            let listed = run.output.split(separator: "\n").count { $0.hasPrefix("[warning]") }
            #expect(try #require(Int(counts.1)) == listed + (try #require(Int(counts.2))), "\(run.output)")
        }
    }
}
