import Foundation
import Testing

/// `sanding estimate` under every design, against R's survey.
@Suite struct DesignCommandTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var options: String
        var shares: [Double]
        var errors: [Double]
        var df: Int

        var testDescription: String { options }
    }

    private static let whole = [0.4770182675309370, 0.4297780396778629, 0.0932036927912002]
    private static let unequal = [0.4792087704016169, 0.4271148516606033, 0.0936763779377798]

    // R 4.2.2, survey 4.1.1, d as in DesignFiles, f <- ~y1+y2+y3, every line svyratio(f, ~x, design):
    //   svydesign(~v+i, strata=~p, fpc=~Nv+M, data=d); svydesign(~1, fpc=~pi, data=d, pps="brewer"), "overton",
    //   the same with variance="YG"; J <- 0.93*outer(pi, pi), diag(J) <- pi, pps=ppsmat(J), variance="YG", "HT";
    //   svydesign(~1, weights=~I(1/pi)); weights 1/(24 q); postStratify(svydesign(~1, strata=~p, fpc=~Np), ~urban,
    //   data.frame(urban=0:1, Freq=c(100, 50))); svyratio(separate=TRUE) with predict(total=list("1"=9000,
    //   "2"=15000)). Deville and the successive differences by their formulas (Methods A5, A6).
    static let cases = [
        Case(
            options: "--stratum province_code --cluster village_code --stages 2 --frame villages.csv",
            shares: [0.4766180216439860, 0.4296148271154955, 0.0937671512405184],
            errors: [0.01005008352700096, 0.01268930219082288, 0.00618309865939752], df: 4),
        Case(
            options: "--probability pi", shares: unequal,
            errors: [0.00795390815497705, 0.00930204510316078, 0.00520572611846737], df: 23),
        Case(
            options: "--probability pi --probability-variance overton", shares: unequal,
            errors: [0.00795390815497705, 0.00930204510316078, 0.00520572611846737], df: 23),
        Case(
            options: "--probability pi --probability-variance overton-yates-grundy", shares: unequal,
            errors: [0.00786677573219091, 0.00918781671317664, 0.00510871759954572], df: 23),
        Case(
            options: "--probability pi --probability-variance deville", shares: unequal,
            errors: [0.007955406446941683, 0.009303814770335324, 0.005206724256853394], df: 23),
        Case(
            options: "--probability pi --probability-variance with-replacement", shares: unequal,
            errors: [0.00877951189852040, 0.01023942106299210, 0.00565442238325981], df: 23),
        Case(
            options: "--probability pi --joint pairs.csv", shares: unequal,
            errors: [0.01155159184551442, 0.01347245885890104, 0.00743977344623979], df: 23),
        Case(
            options: "--probability pi --joint pairs.csv --probability-variance horvitz-thompson",
            shares: unequal, errors: [0.00813563749226972, 0.00951238696611170, 0.00531758353093271],
            df: 23),
        Case(
            options: "--draw-probability q",
            shares: [0.4705229312155664, 0.4355226548248604, 0.0939544139595733],
            errors: [0.01082171240167426, 0.01194535394740285, 0.00499098926615443], df: 23),
        Case(
            options: "--stratum province_code --frame groups.csv --poststratify urban",
            shares: [0.4769536423841060, 0.4287417218543047, 0.0943046357615894],
            errors: [0.00793143276082369, 0.00941427825171401, 0.00528086387254307], df: 22),
        Case(
            options: "--stratum province_code --frame frame.csv --estimator separate-ratio",
            shares: [0.4769003989690357, 0.4299347409055067, 0.09316486012545754],
            errors: [0.007671627925157888, 0.008988261913576606, 0.004963173467743946], df: 22),
        Case(
            options: "--stratum province_code --frame frame.csv --order place", shares: whole,
            errors: [0.008354953009529683, 0.01037200990242358, 0.005374252414450322], df: 16),
    ]

    /// A frame of another shape is one sentence with what to do, not one for each of its rows.
    @Test func aFrameWithARowAClusterNamesTheStages() throws {
        let run = try DesignFiles.estimate([
            "--stratum", "province_code", "--cluster", "village_code", "--frame", "villages.csv",
        ])
        #expect(run.status == 65)
        #expect(
            run.errors.hasPrefix(
                "sanding: villages.csv, line 3, column province_code: 23 rows repeat a group that stands above; a frame "
                    + "has one row for each, and a row for each cluster only with --stages 2, which also serves clusters that "
                    + "were read whole\n"), "\(run.errors)")
    }

    @Test(arguments: cases)
    func agreesWithR(want: Case) throws {
        let run = try DesignFiles.estimate(want.options.split(separator: " ").map(String.init) + ["--json"])
        #expect(run.status == 0, "\(run.errors)")
        let document = try StationFiles.object(run)
        let sample = try #require(document["sample"] as? [String: Any])
        let shares = try #require(sample["shares"] as? [[String: Any]])
        #expect(sample["df"] as? Int == want.df)
        for index in 0..<3 {
            let value = try #require(shares[index]["estimate"] as? Double)
            let error = try #require(shares[index]["se"] as? Double)
            #expect(abs(value - want.shares[index]) < 1e-13)
            #expect(abs(error - want.errors[index]) < 1e-13)
        }
        let arguments = try #require(document["arguments"] as? [String: String])
        let words = want.options.split(separator: " ").map(String.init)
        for (name, value) in zip(words, words.dropFirst()) where name.hasPrefix("--") {
            #expect(arguments[String(name.dropFirst(2))] == value)
        }
    }

    // R as above, p and s of y3 in the stratified design, t <- qt(.975, 22): p ± t s; plogis(qlogis(p) ± t s/(p(1-p)));
    // n <- p(1-p)/s^2 (z/t)^2, qbeta(.025, n p, n(1-p)+1) and qbeta(.975, n p+1, n(1-p)).
    @Test(arguments: [
        ("wald-t", 0.08293173493634214, 0.1034756506460582),
        ("logit-t", 0.08342712960550566, 0.1039959493203885),
        ("korn-graubard", 0.08315961161121896, 0.1040286059225338),
    ])
    func everyIntervalIsAsked(method: String, low: Double, high: Double) throws {
        let design = ["--stratum", "province_code", "--frame", "frame.csv", "--interval", method]
        let run = try DesignFiles.estimate(design + ["--json"])
        let sample = try #require(try StationFiles.object(run)["sample"] as? [String: Any])
        #expect(sample["interval"] as? String == method)
        let third = try #require((sample["shares"] as? [[String: Any]])?.last)
        #expect(abs((third["low"] as? Double ?? 0) - low) < 1e-12)
        #expect(abs((third["high"] as? Double ?? 0) - high) < 1e-12)
        let said = try DesignFiles.estimate(design).output.replacing("\n", with: " ")
        #expect(said.contains("(method \(method))"))
    }

    @Test(arguments: [
        "wilson", "clopper-pearson", "goodman", "sison-glaz", "bonferroni-logit", "simultaneous",
    ])
    func everyIntervalContainsItsShare(method: String) throws {
        let run = try DesignFiles.estimate(["--interval", method, "--json"])
        let sample = try #require(try StationFiles.object(run)["sample"] as? [String: Any])
        #expect(sample["interval"] as? String == method)
        for share in try #require(sample["shares"] as? [[String: Any]]) {
            let value = try #require(share["estimate"] as? Double)
            for (low, high) in [("low", "high"), ("simultaneous_low", "simultaneous_high")] {
                #expect((share[low] as? Double).map { $0 < value } == true)
                #expect((share[high] as? Double).map { $0 > value } == true)
            }
        }
    }

    // R as above: svyratio(f, ~x, subset(stratified design, urban == 1)).
    @Test func regionsAgreeWithRAndThinOnesAreNamed() throws {
        let design = ["--stratum", "province_code", "--frame", "frame.csv", "--by"]
        let document = try StationFiles.object(try DesignFiles.estimate(design + ["urban", "--json"]))
        #expect((document["arguments"] as? [String: String])?["by"] == "urban")
        let regions = try #require(document["regions"] as? [[String: Any]])
        #expect(regions.map { $0["region"] as? String } == ["0", "1"])
        let shares = try #require(regions[1]["shares"] as? [[String: Any]])
        let want = [
            (0.4772036474164134, 0.01108830308725453), (0.4327507598784194, 0.01282474094747591),
            (0.0900455927051672, 0.00666455360555376),
        ]
        for (share, (value, error)) in zip(shares, want) {
            #expect(abs((share["estimate"] as? Double ?? 0) - value) < 1e-13)
            #expect(abs((share["se"] as? Double ?? 0) - error) < 1e-13)
            #expect(share["low"] is Double)
        }
        let thin = try StationFiles.object(
            try DesignFiles.estimate(design + ["village_code", "--json"]))
        for region in try #require(thin["regions"] as? [[String: Any]]) {
            #expect(region["too_thin"] as? Bool == true)
            #expect((region["shares"] as? [[String: Any]])?.first?["se"] is NSNull)
        }
        let text = try DesignFiles.estimate(design + ["village_code", "--lang", "id"]).output
        #expect(text.contains("2 (4 tempat pemungutan suara): nomor 1 44,20%; nomor 2 46,43%; nomor 3 9,37%"))
        #expect(text.contains("Terlalu tipis untuk rentang"))
        let missing = try DesignFiles.estimate(["--by", "nothing"])
        #expect(missing.status == 65)
        #expect(missing.errors.contains("sample.csv, line 1, column nothing: the column is missing"))
    }

    @Test(arguments: [
        (
            ["--interval", "normal"],
            "The value 'normal' is invalid for '--interval <method>'. Please provide one of the following: - wald-t"
        ),
        (["--stages", "3"], "--stages 3: give 1 or 2."),
        (["--stages", "2"], "--stages 2: name the clusters with --cluster."),
        (
            ["--stages", "2", "--cluster", "village_code", "--probability", "pi"],
            "--stages 2: it is for clusters drawn with equal chances; use --stages 1 with --probability."
        ),
        (["--weight", "pi", "--probability", "pi"], "--weight and --probability say the same thing"),
        (
            ["--probability", "pi", "--draw-probability", "q"],
            "--probability and --draw-probability say the same thing"
        ),
        (["--joint", "pairs.csv"], "--joint goes with --probability."),
        (["--probability-variance", "brewer"], "--probability-variance goes with --probability."),
        (
            ["--probability", "pi", "--probability-variance", "yates-grundy"],
            "--probability-variance yates-grundy: it needs the joint probabilities; give --joint, or choose brewer."
        ),
        (
            ["--probability", "pi", "--probability-variance", "brewer", "--joint", "pairs.csv"],
            "--joint: brewer does not use joint probabilities; leave one of them out."
        ),
        (
            ["--order", "place", "--cluster", "village_code"],
            "--order: it is about stations, not clusters; leave out --cluster."
        ),
        (
            ["--order", "place", "--probability", "pi"],
            "--order: differences of neighbours are for draws with equal chances"
        ),
        (
            ["--order", "place", "--variance", "jackknife"],
            "--variance jackknife: replicates stand for units drawn at random in strata; use taylor with --order."
        ),
    ])
    func impossibleDesignsAreRefused(options: [String], sentence: String) throws {
        let run = try DesignFiles.estimate(options)
        #expect(run.status == 64)
        let text = run.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains(sentence), "\(text)")
    }

    @Test func theOfficialFileIsTheFrameOfTwoStages() throws {
        try Program.inScratch { scratch in
            let header = "province_code,village_code,station_no,votes_1,votes_2\n"
            var official = header
            var sample = header
            for row in 0..<120 {
                let (village, first, second) = (row / 6, 60 + row * 37 % 41, 50 + row * 53 % 47)
                let line = "\(village / 10),\(village),\(row),\(first),\(second)\n"
                official += line
                if village % 3 == 0 && row % 2 == 0 { sample += line }
            }
            try official.write(
                to: scratch.appending(path: "official.csv"), atomically: true, encoding: .utf8)
            try sample.write(to: scratch.appending(path: "sample.csv"), atomically: true, encoding: .utf8)
            var frame = "village_code,stations\n"
            for village in 0..<20 { frame += "\(village),6\n" }
            try frame.write(to: scratch.appending(path: "frame.csv"), atomically: true, encoding: .utf8)
            let design = ["--cluster", "village_code", "--stages", "2", "--json"]
            let own = try Program.run(
                ["estimate", "sample.csv", "--frame", "frame.csv"] + design, in: scratch)
            let compared = try Program.run(
                ["reconcile", "--sample", "sample.csv", "--official", "official.csv"] + design, in: scratch)
            let shares = try [own, compared].map { run in
                let sample = try StationFiles.object(run)["sample"] as? [String: Any]
                return (sample?["shares"] as? [[String: Any]])?.compactMap { $0["se"] as? Double }
            }
            #expect(shares[0] != nil && shares[0] == shares[1])
            let asked = try Program.run(
                ["reconcile", "--sample", "sample.csv", "--official", "official.csv", "--interval", "wilson"]
                    + design, in: scratch)
            let found = try StationFiles.object(asked)["sample"] as? [String: Any]
            #expect(found?["interval"] as? String == "wilson")
            let said = try #require(found?["design"] as? [String: String])
            #expect(said["cluster"] == "village_code" && said["stages"] == "2")
        }
    }

    /// Two districts with a ward each of the same name, of 3 stations in a sample of 10.
    private static let wards: String = {
        var lines = ["district,ward,station_no,votes_1,votes_2"]
        for (district, first) in [("North", 70), ("South", 30)] {
            for station in 1...5 { lines.append("\(district),A,\(station),\(first + station),50") }
        }
        return lines.joined(separator: "\n") + "\n"
    }()

    private func estimateWards(_ frame: String) throws -> Program.Result {
        try Program.inScratch { scratch in
            try Self.wards.write(to: scratch.appending(path: "sample.csv"), atomically: true, encoding: .utf8)
            try frame.write(to: scratch.appending(path: "frame.csv"), atomically: true, encoding: .utf8)
            return try Program.run(
                [
                    "estimate", "sample.csv", "--levels", "district,ward", "--stratum", "ward", "--frame",
                    "frame.csv", "--by", "ward",
                ], in: scratch)
        }
    }

    @Test func aFrameTellsWardsOfOneNameApartByTheirDistrict() throws {
        let told = try estimateWards("district,ward,stations\nNorth,A,50\nSouth,A,50\n")
        #expect(told.status == 0)
        #expect(
            told.output.contains("A (North) (5 polling stations)")
                && told.output.contains("A (South) (5 polling stations)"))
        let bare = try estimateWards("ward,stations\nA,100\n")
        #expect(bare.status == 65)
        #expect(
            bare.errors.contains(
                "frame.csv, line 2, column ward: \"A\" stands in more than one district (North, South), and the row "
                    + "does not say which is meant; give the frame the column district, with a row for each"))
    }
}
