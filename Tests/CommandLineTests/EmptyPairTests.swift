import Foundation
import Testing

@testable import sanding

/// Faults of two files at once, and advice for the file that it is of.
@Suite struct EmptyPairTests {
    @Test func bothEmptyFilesAreNamed() throws {
        try Program.inScratch { scratch in
            let head = "village_code,station_no,votes_1,votes_2\n"
            for (name, text) in [
                "a.csv": "", "b.csv": "", "c.csv": head, "d.csv": head, "s.csv": head + "A,1,2,3\n",
            ] {
                try Data(text.utf8).write(to: scratch.appending(path: name))
            }
            func errors(_ one: String, _ other: String) throws -> String {
                let run = try Program.run(["diff", one, other, "--levels", "village_code"], in: scratch)
                #expect(run.status == 65)
                return run.errors
            }
            for (one, other) in [("a.csv", "b.csv"), ("c.csv", "d.csv")] {
                let text = try errors(one, other)
                #expect(text.contains("\(one): ") && text.contains("\(other): "), "\(text)")
            }
            #expect(try !errors("a.csv", "s.csv").contains("s.csv"))
            #expect(try !errors("s.csv", "d.csv").contains("s.csv: "))
        }
    }

    /// Rules are JSON: what is said of one that is no text speaks of no table and of no encoding of stations.
    @Test func rulesThatAreNoTextAreToldAsRules() throws {
        try Program.inScratch { scratch in
            try Data("village_code,station_no,votes_1,votes_2\nA,1,2,3\n".utf8).write(
                to: scratch.appending(path: "s.csv"))
            for bytes in [
                Data("PK\u{3}\u{4}xx".utf8), Data([0x7B, 0xFF, 0xFE, 0x7D]), Data([0xFF, 0xFE, 0x7B, 0]),
            ] {
                try bytes.write(to: scratch.appending(path: "r.json"))
                let run = try Program.run(
                    ["check", "s.csv", "--levels", "village_code", "--rules", "r.json"], in: scratch)
                #expect(run.status == 65)
                #expect(run.errors.contains("rules are JSON"), "\(run.errors)")
                #expect(!run.errors.contains("CSV") && !run.errors.contains("--encoding"), "\(run.errors)")
            }
        }
    }
}
