import Foundation
import Testing

@Suite struct PlanCommandTests {
    static let strata = ["--stratum", "province_code"]

    static func whole(_ options: [String]) throws -> [String: Any] {
        let run = try StationFiles.run("plan", options + ["--draws", "0", "--json"])
        #expect(run.status == 0, "\(run.errors)")
        return try #require(try StationFiles.object(run)["whole"] as? [String: Any])
    }

    @Test(arguments: ["proportional", "neyman", "equal"], [["--lead"], ["--pair", "2"]])
    func theSizeGivesTheWantedMarginBack(allocation: String, target: [String]) throws {
        let same = Self.strata + target + ["--allocation", allocation]
        let found = try Self.whole(same + ["--margin", "2"])
        let sample = try #require(found["sample"] as? Int)
        let again = try Self.whole(same + ["--stations", "\(sample)"])
        #expect(again["margin"] as? Double == found["margin"] as? Double)
        #expect(try #require(again["margin"] as? Double) <= 0.02)
        let less = try Self.whole(same + ["--stations", "\(sample - 1)"])
        #expect(try #require(less["margin"] as? Double) > 0.02)
    }

    @Test func aGapNeedsMoreStationsThanAMargin() throws {
        let gap = try Self.whole(Self.strata + ["--gap", "3"])
        let margin = try Self.whole(Self.strata + ["--margin", "3"])
        #expect(try #require(gap["detectable_gap"] as? Double) <= 0.03)
        #expect(try #require(gap["sample"] as? Int) > #require(margin["sample"] as? Int))
        let sure = try Self.whole(Self.strata + ["--gap", "3", "--power", "0.95"])
        #expect(try #require(sure["sample"] as? Int) > #require(gap["sample"] as? Int))
    }

    @Test(arguments: [["--margin", "4"], ["--stations", "200"]])
    func regionsAddUpToTheWhole(wish: [String]) throws {
        let run = try StationFiles.run(
            "plan", wish + ["--stratum", "regency_code", "--by", "province_code", "--draws", "0", "--json"])
        let plan = try StationFiles.object(run)
        let regions = try #require(plan["regions"] as? [[String: Any]])
        let strata = try #require(plan["strata"] as? [[String: Any]])
        let whole = try #require(plan["whole"] as? [String: Any])
        #expect(regions.count == 9 && strata.count == 36)
        let sample = try #require(whole["sample"] as? Int)
        #expect(regions.reduce(0) { $0 + ($1["sample"] as? Int ?? 0) } == sample)
        #expect(strata.reduce(0) { $0 + ($1["sample"] as? Int ?? 0) } == sample)
        if wish[0] == "--margin" {
            #expect(regions.allSatisfy { ($0["margin"] as? Double ?? 1) <= 0.04 })
        } else {
            #expect(sample == 200)
        }
        #expect(regions.allSatisfy { ($0["margin"] as? Double ?? 0) > (whole["margin"] as? Double ?? 1) })
    }

    @Test(arguments: [[], ["--by", "province_code"], ["--by", "regency_code"]])
    func theTableListsStrataInEightyColumns(options: [String]) throws {
        let run = try StationFiles.run("plan", Self.strata + options + ["--margin", "3", "--draws", "99"])
        #expect(run.status == 0)
        let lines = run.output.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 80 })
        #expect(run.output.contains("Stratum"))
        #expect(run.output.contains("Region") == !options.isEmpty)
        #expect(run.output.contains("design effect"))
    }

    /// What is printed is the figure of the JSON, rounded as everywhere and not up.
    @Test func figuresAreRoundedToTheNearest() throws {
        var isBelow = false
        for stations in [150, 160, 170, 180] {
            let options = Self.strata + ["--stations", "\(stations)"]
            let plan = try Self.whole(options)
            let run = try StationFiles.run("plan", options + ["--draws", "0"])
            let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let margin = 100 * (try #require(plan["margin"] as? Double))
            let gap = 100 * (try #require(plan["detectable_gap"] as? Double))
            let (near, far) = (String(format: "%.2f", margin), String(format: "%.2f", gap))
            #expect(text.contains("±\(near) points;") && text.contains(" %: \(far) points;"), "\(text)")
            isBelow =
                isBelow || Double(near).map { $0 < margin } ?? false || Double(far).map { $0 < gap } ?? false
        }
        #expect(isBelow, "no figure of the test is rounded down")
    }

    @Test func withoutStrataThePlanIsForARandomSample() throws {
        let plan = try Self.whole(["--margin", "3"])
        #expect(plan["strata"] as? Int == 1)
        #expect(abs(try #require(plan["design_effect"] as? Double) - 1) < 1e-9)
    }

    @Test(arguments: [
        ([], 64, "Give exactly one of --margin, --gap and --stations"),
        (["--margin", "1", "--gap", "1"], 64, "Give exactly one of --margin, --gap and --stations"),
        (["--margin", "1", "--lead", "--pair", "1"], 64, "a plan is for one of them"),
        (["--margin", "0"], 64, "it lies between 0 and 100 points"),
        (["--margin", "1", "--pair", "4"], 64, "--pair 4: the pairs are numbered from 1 to 3"),
        (["--margin", "1", "--by", "island"], 65, "column island: the column is missing"),
        (["--margin", "1", "--stratum", "station_no"], 65, "no stratum has two stations"),
        (["--margin", "1", "--minimum", "1"], 64, "at least 2 stations"),
        (
            ["--margin", "1", "--draws", "5"], 64,
            "--draws 5: give a number from 99 to 199,999, or 0 for none."
        ),
        (["--gap", "1", "--power", "1"], 64, "it lies between 0.5 and 1"),
        (["--stations", "1000"], 64, "the count has only 900 stations"),
        (["--stations", "20", "--stratum", "regency_code"], 64, "at least 72 are needed"),
        (["--margin", "1", "--allocation", "random"], 64, "random"),
        (["--margin", "1", "--levels", "island"], 65, "island"),
    ])
    func everyMistakeHasASentence(options: [String], status: Int, sentence: String) throws {
        let run = try StationFiles.run("plan", options)
        #expect(run.status == Int32(status))
        #expect(run.errors.contains(sentence), "\(run.errors)")
        #expect(run.output.isEmpty)
    }
}
