import Foundation
import Testing

/// What a desk concludes from pictures and headlines of counts that are easily told wrongly.
@Suite struct NewsroomCasesTests {
    /// A folder with one contest, in a place called Zembla.
    private static func folder(
        in scratch: URL, names: [String], votes: [Int], counts: [String]
    ) throws -> URL {
        let folder = scratch.appending(path: "in")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        func write(_ name: String, _ lines: [String]) throws {
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appending(path: name))
        }
        try write("regions.csv", ["region_code,region_name", "ZZ,Zembla"])
        try write("contests.csv", ["contest_id,title,region_code,kind", "c,President 2025,ZZ,other"])
        try write(
            "candidates.csv",
            ["contest_id,ballot_no,candidate_pair"] + names.enumerated().map { "c,\($0 + 1),\($1)" })
        try write(
            "recap.csv",
            ["contest_id,region_code,ballot_no,votes"] + votes.enumerated().map { "c,ZZ,\($0 + 1),\($1)" })
        try write(
            "quick_counts.csv",
            ["contest_id,pollster,ballot_no,share_pct,margin_of_error_pct,qc_id,stage"]
                + counts.map { "c,\($0),final" })
        return folder
    }

    /// Files that a run writes, by their paths, as text.
    private static func files(
        of command: [String], _ folder: URL, in scratch: URL
    ) throws -> [String: String] {
        let out = scratch.appending(path: "out")
        let run = try Program.run(command + [folder.path, "--out", out.path, "--quiet"])
        #expect(run.status == 0, "\(run.errors)")
        return try Program.contents(of: out).mapValues { String(decoding: $0, as: UTF8.self) }
    }

    /// Shares of all ballots that nobody says are ones stand points below those of the valid votes: in no picture beside these,
    /// and in no median.
    @Test func aCountThatMayBeOfBallotsIsNotDrawn() throws {
        try Program.inScratch { scratch in
            let folder = try Self.folder(
                in: scratch, names: ["Noboa", "Luisa"], votes: [5_251_695, 4_880_525],
                counts: ["PC,1,52.1,,a", "PC,2,47.9,,a", "CNE,1,47.8,0.8,b", "CNE,2,44.4,0.8,b"])
            let files = try Self.files(of: ["pack", "--format", "svg,csv"], folder, in: scratch)
            let pictures = files.filter { $0.key.hasSuffix(".svg") && $0.key.contains("en/") }
            for kind in ["dumbbell", "interval-dots", "threshold-strip"] {
                let own = pictures.filter { $0.key.contains(kind) }
                #expect(!own.isEmpty && own.values.allSatisfy { $0.contains("Not drawn") }, "\(own.keys)")
            }
            // No other picture has its distance from the result: of 4.03 points, or of its lead.
            for file in files where file.key.hasPrefix("en/") && file.key.hasSuffix(".csv") {
                #expect(!file.value.contains("-4.03"), "\(file.key)")
                let isStrip = file.key.contains("threshold-strip")
                #expect(!isStrip || !file.value.contains("CNE"), "\(file.value)")
            }
            let table = try #require(files.first { $0.key.contains("dumbbell") && $0.key.hasSuffix(".csv") })
            #expect(table.value.contains("52.1") && !table.value.contains("49.95"), "\(table.value)")
        }
    }

    /// The same in tables and sentences: its shares are not taken from those of the result.
    @Test func aCountThatMayBeOfBallotsHasNoGap() throws {
        try Program.inScratch { scratch in
            let folder = try Self.folder(
                in: scratch, names: ["Noboa", "Luisa"], votes: [5_251_695, 4_880_525],
                counts: ["PC,1,52.1,1.0,a", "PC,2,47.9,1.0,a", "CNE,1,47.8,0.8,b", "CNE,2,44.4,0.8,b"])
            let files = try Self.files(of: ["reconcile", "--format", "html,md"], folder, in: scratch)
            for name in ["report.html", "report.md"] {
                let text = try #require(files[name])
                #expect(text.contains("+0.27") && !text.contains("4.03"), "\(name)")
            }
        }
    }

    /// Counts of which none can be compared have no median; one alone is what it is.
    @Test func whatIsNotComparableHasNoMedian() throws {
        let counts = ["A,1,53.1,,a", "A,2,47.3,,a", "B,1,50.2,,b", "B,2,50.3,,b"]
        for (some, isDrawn) in [(counts, false), (Array(counts.prefix(2)), true)] {
            try Program.inScratch { scratch in
                let folder = try Self.folder(
                    in: scratch, names: ["Ann", "Bob"], votes: [5_251_695, 4_880_525], counts: some)
                let out = scratch.appending(path: "out").path
                let run = try Program.run(["chart", "dumbbell", folder.path, "--out", out, "--quiet"])
                #expect((run.status == 0) == isDrawn, "\(run.errors)")
                #expect(isDrawn || run.errors.contains("no count has a range"), "\(run.errors)")
            }
        }
    }

    /// A range that holds the official figure is drawn, however near another count is.
    @Test func aConsistentRangeIsDrawnWhole() throws {
        try Program.inScratch { scratch in
            let folder = try Self.folder(
                in: scratch, names: ["Ann", "Bob", "Cy", "Di"],
                votes: [5_870_000, 2_800_000, 700_000, 630_000],
                counts: [
                    "SWS,1,56.3,2.2,a", "SWS,2,29.0,2.2,a", "SWS,3,7.7,2.2,a", "SWS,4,7.0,2.2,a",
                    "Near,1,58.7,,b", "Near,2,28.0,,b", "Near,3,7.0,,b", "Near,4,6.3,,b",
                ])
            let files = try Self.files(of: ["reconcile", "--format", "svg,txt"], folder, in: scratch)
            let pictures = files.filter { $0.key.contains("interval-dots") && $0.key.hasSuffix(".svg") }
            #expect(!pictures.isEmpty && !pictures.values.contains { $0.contains("beyond the axis") })
            // 2.4 points are more than the ±2.2 that it prints.
            let words = try #require(files["words.txt"])
            #expect(
                words.contains(
                    "agrees with the official result within the range that its margin of error gives for all candidates or parties at once"
                ), "\(words)")
        }
    }

    /// Whom a count has ahead is said where the result has another one there, though its margin explains it.
    @Test func whomACountHasAheadIsSaid() throws {
        try Program.inScratch { scratch in
            let folder = try Self.folder(
                in: scratch, names: ["Diallo", "Reyes"], votes: [2_500_400, 2_499_600],
                counts: [
                    "Watch,1,50.21,0.9,a", "Watch,2,49.79,0.9,a", "Radio,1,49.96,0.8,b",
                    "Radio,2,50.04,0.8,b",
                ])
            let words = try #require(
                try Self.files(of: ["reconcile", "--format", "txt,svg"], folder, in: scratch)["words.txt"])
            #expect(
                words.contains("each too close by itself to tell who leads, though Radio has Reyes ahead"),
                "\(words)")
            #expect(words.contains("(1 Diallo 50.01%; 2 Reyes 49.99%)"), "\(words)")
        }
    }

    /// Counts of several kinds are called by their names and kinds, and nothing is called a quick count where there is none.
    @Test func countsOfOtherKindsAreCalledWhatTheyAre() throws {
        try Program.inScratch { scratch in
            let folder = try Self.folder(
                in: scratch, names: ["Ann", "Bob"], votes: [5_201_000, 4_799_000],
                counts: ["Watch,1,52.3,0.9,a", "Watch,2,47.7,0.9,a", "Radio,1,52.0,,b", "Radio,2,48.0,,b"])
            let file = folder.appending(path: "quick_counts.csv")
            let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            func text(_ kinds: (String, String), _ options: [String]) throws -> String {
                let own = [",source_kind", kinds.0, kinds.0, kinds.1, kinds.1]
                let lines = zip(rows, own).map { $0 + ($1.hasPrefix(",") ? "" : ",") + $1 }
                try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
                return try Self.files(
                    of: ["reconcile", "--format", "txt", "--audience", "newsroom"] + options, folder,
                    in: scratch
                )["words.txt"] ?? ""
            }
            let mixed = try text(
                ("quick-count", "full-count"), ["--source-kind", "quick-count,full-count"])
            #expect(mixed.contains("President 2025: Watch (quick count) agrees with"), "\(mixed)")
            let indonesian = try text(
                ("exit-poll", "full-count"), ["--source-kind", "exit-poll,full-count", "--lang", "id"])
            #expect(!indonesian.contains("hitungan Watch (exit poll)"), "\(indonesian)")
            let polls = try text(("exit-poll", "exit-poll"), [])
            #expect(!polls.contains("A quick count is"), "\(polls)")
        }
    }
}
