import ElectionFiles
import Elections
import Ground
import TestSupport
import Testing

/// Percent typed as fractions: no verdict may rest on them, and no small share may be taken for one.
@Suite struct UnitSlipTests {
    private static let readings =
        "contest_id,pollster,ballot_no,share_pct,measure,margin_of_error_pct,sample_stations,qc_id,stage\n"
    private static let recap = "contest_id,region_code,ballot_no,votes,share_pct\n"

    private static func sentences(_ files: [String: String], kind: String = "other") throws -> [String] {
        var all = files
        all["contests.csv"] = "contest_id,region_code,kind,rule\nbali,51,\(kind),plurality\n"
        return try TemporaryFolder.sentences(all)
    }

    private static func fraction(
        _ file: String, _ line: Int, _ column: String, _ value: String, _ percent: String
    )
        -> String
    {
        "\(file), line \(line), column \(column): \"\(value)\" is a fraction of 1, and this column has percent; write "
            + "\(percent), and the figures beside it likewise"
    }

    @Test(arguments: ["other", "pilkada"]) func sharesAsFractions(kind: String) throws {
        let all = Self.readings + "bali,P,1,0.595,,,,q,final\nbali,P,2,0.405,,,,q,final\n"
        let said = [Self.fraction("quick_counts.csv", 2, "share_pct", "0.595", "59.5")]
        #expect(try Self.sentences(["quick_counts.csv": all], kind: kind) == said)
        // One of two, which the official result shows.
        let one = Self.readings + "bali,P,1,0.6,,,,q,final\n"
        #expect(
            try Self.sentences(["quick_counts.csv": one], kind: kind)
                == [Self.fraction("quick_counts.csv", 2, "share_pct", "0.6", "60")])
        #expect(
            try Self.sentences(["quick_counts.csv": all.replacing("final", with: "garbled")], kind: kind)
                == [])
    }

    @Test func officialSharesAsFractions() throws {
        for rows in [
            "bali,51,1,,0.5957\nbali,51,2,,0.4043\n", "bali,51,1,,0.5957\nbali,51,2,,0.2043\n",
        ] {
            #expect(
                try Self.sentences(["recap.csv": Self.recap + rows])
                    == [Self.fraction("recap.csv", 2, "share_pct", "0.5957", "59.57")])
        }
    }

    @Test func turnoutAsAFraction() throws {
        let rows = Self.readings + "bali,P,,0.767,turnout,,,q,final\n"
        #expect(
            try Self.sentences(["quick_counts.csv": rows])
                == [Self.fraction("quick_counts.csv", 2, "share_pct", "0.767", "76.7")])
        #expect(
            try Self.sentences(["recap_totals.csv": "contest_id,region_code,turnout\nbali,51,0.654\n"])
                == [Self.fraction("recap_totals.csv", 2, "turnout", "0.654", "65.4")])
    }

    @Test func marginsAsFractions() throws {
        let rows = { (margin: String, stations: String) in
            Self.readings
                + (1...2).map { "bali,P,\($0),\($0 == 1 ? 59.5 : 40.5),,\(margin),\(stations),q,final\n" }
                .joined()
        }
        #expect(
            try Self.sentences(["quick_counts.csv": rows("0.0197", "")]) == [
                "quick_counts.csv, line 2, column margin_of_error_pct: \"0.0197\" is a margin that no sample can give; "
                    + "write 1.97 if it is a fraction of 1, or mark the reading stage=garbled if the page prints it so"
            ])
        // With a number of stations the margin is held against them.
        #expect(try Self.sentences(["quick_counts.csv": rows("0.0197", "400")]).count == 1)
        #expect(try Self.sentences(["quick_counts.csv": rows("0.05", "2500")]) == [])
        #expect(try Self.sentences(["quick_counts.csv": rows("0.1", "")]) == [])
        let many = Self.recap + "bali,51,1,60000000,\nbali,51,2,40000000,\n"
        #expect(try Self.sentences(["recap.csv": many, "quick_counts.csv": rows("0.04", "")]) == [])
    }

    @Test func votesInThousands() throws {
        let files = [
            "recap.csv": Self.recap + "bali,51,1,8836,\nbali,51,2,8792,\n",
            "recap_totals.csv": "contest_id,region_code,valid_votes\nbali,51,17628497\n",
            "quick_counts.csv": Self.readings
                + ["q", "r"].map { "bali,P,1,50.2,,1,,\($0),final\nbali,P,2,49.8,,1,,\($0),final\n" }.joined(),
        ]
        let said = try Self.sentences(files)
        #expect(
            said.count == 1
                && said[0].hasPrefix(
                    "recap.csv, line 2, column votes: \"8836\" is a small part of the 17628497 valid votes, and reading q "
                        + "gives many times as much"),
            "\(said)")
    }

    @Test func oneFigureOfSeveral() throws {
        let shares = Self.readings + "bali,P,1,0.595,,1,,q,final\nbali,P,2,40.5,,1,,q,final\n"
        #expect(
            try Self.sentences(["quick_counts.csv": shares])
                == [Self.fraction("quick_counts.csv", 2, "share_pct", "0.595", "59.5")])
        let votes = try Self.sentences([
            "recap.csv": Self.recap + "bali,51,1,58206354,\nbali,51,2,60346,\n",
            "quick_counts.csv": Self.readings + "bali,P,1,49.1,,1,,q,final\nbali,P,2,50.9,,1,,q,final\n",
        ])
        #expect(
            votes.count == 1 && votes[0].hasPrefix("recap.csv, line 3, column votes: \"60346\""), "\(votes)")
    }

    @Test func partInAsAFraction() throws {
        let head = Self.readings.replacing("\n", with: ",data_in_pct\n")
        let rows = { (stage: String) in
            head + "bali,P,1,59.5,,1,,q,\(stage),0.98\nbali,P,2,40.5,,1,,q,\(stage),0.98\n"
        }
        #expect(
            try Self.sentences(["quick_counts.csv": rows("final")])
                == [Self.fraction("quick_counts.csv", 2, "data_in_pct", "0.98", "98")])
        #expect(try Self.sentences(["quick_counts.csv": rows("interim")]) == [])
    }

    /// Honest shares of all sizes, of small parties alone too, and the same a hundred times smaller.
    @Test func smallSharesAreNoFractions() throws {
        var random = SeededRandom(state: 30)
        for _ in 0..<150 {
            let first = random.between(1, 9_900)
            let other = random.between(1, 10_000 - first)
            let rest = 10_000 - first - other
            let official =
                Self.recap + "bali,51,1,\(first * 7),\nbali,51,2,\(other * 7),\nbali,51,3,\(rest * 7),\n"
            let named = [(1, first), (2, other), (3, rest)].filter { _ in random.between(0, 2) > 0 }
            let reading = { (decimals: Int) in
                Self.readings
                    + named.map { number, share in
                        // A fifth off, as no honest count is.
                        "bali,P,\(number),\(PrintedNumber(units: max(1, share * 4 / 5), decimals: decimals)),,,,q,final\n"
                    }.joined()
            }
            let files = { (decimals: Int) in
                [
                    "recap.csv": official, "quick_counts.csv": reading(decimals),
                    "candidates.csv": "contest_id,ballot_no,candidate_pair\nbali,1,A\nbali,2,B\nbali,3,C\n",
                ]
            }
            #expect(try Self.sentences(files(2)) == [], "\(reading(2))")
            guard !named.isEmpty else { continue }
            let slipped = try Self.sentences(files(4))
            #expect(
                slipped.count == 1 && slipped[0].contains("is a fraction of 1"), "\(reading(4)) \(slipped)")
        }
    }
}
