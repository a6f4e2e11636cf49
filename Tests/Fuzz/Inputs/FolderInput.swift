/// An election folder: contests, pairs, recaps and quick counts that fit each other before they are changed.
struct FolderInput {
    var tables: [String: TableText] = [:]
    /// Votes of each pair by contest, as the primary rows of the recap have them.
    private(set) var votes: [String: [Int]] = [:]
    var package: String?

    /// Makes a folder.
    init(_ random: inout FuzzRandom) {
        var contests = TableText(
            header: [
                "contest_id", "title", "election_date", "region_code", "kind", "rule", "population", "note",
            ], rows: [])
        var pairs = TableText(header: ["contest_id", "ballot_no", "candidate_pair", "short_name"], rows: [])
        var regions = TableText(header: ["region_code", "region_name", "parent_code"], rows: [])
        var recap = TableText(
            header: ["contest_id", "region_code", "ballot_no", "votes", "status", "share_pct"], rows: [])
        var totals = TableText(
            header: [
                "contest_id", "region_code", "valid_votes", "invalid_votes", "registered_voters",
                "polling_stations",
                "turnout", "status", "ballots_used",
            ], rows: [])
        var counts = TableText(
            header: [
                "contest_id", "pollster", "ballot_no", "share_pct", "sample_stations", "data_in_pct",
                "margin_of_error_pct", "confidence_level_pct", "as_of", "qc_id", "stage", "measure", "base",
                "low_pct", "high_pct",
            ], rows: [])
        var captures = TableText(
            header: [
                "contest_id", "captured_at", "ballot_no", "votes", "share_pct", "stations_in",
                "stations_total",
                "region_code", "source_kind", "capture_id", "stage",
            ], rows: [])
        let style = random.pick(UglyText.Style.allCases)
        for index in 0..<random.within(1...4) {
            let id = random.happens(150) ? UglyText.name(style, number: index, &random) : "contest-\(index)"
            let region = String(32 + index)
            contests.rows.append([
                id, UglyText.name(style, number: index + 1, &random),
                "20\(random.pick(["14", "18", "24"]))-06-27", region,
                random.pick(["pilkada", "pemilu", "other", ""]),
                random.pick([
                    "plurality", "majority", "indonesia-president", "single-candidate", "forty-plus-ten",
                    "nigeria-president", "kenya-president", "",
                ]),
                random.pick(["", "5000000"]), "",
            ])
            regions.rows.append([region, UglyText.name(style, number: index, &random), ""])
            let choices = random.within(1...5)
            let shares = (0..<choices).map { _ in random.within(1...900) }
            let figures = shares.map { $0 * 1000 + random.below(1000) }
            votes[id] = figures
            let sum = figures.reduce(0, +)
            for pair in 0..<choices {
                let name = UglyText.name(style, number: pair * 3, &random)
                pairs.rows.append([id, String(pair + 1), name, random.happens(300) ? name : ""])
                let percent = String(figures[pair] * 100 / max(1, figures.reduce(0, +)))
                recap.rows.append([
                    id, region, String(pair + 1), random.happens(50) ? "" : String(figures[pair]), "primary",
                    random.happens(300) ? percent : "",
                ])
            }
            totals.rows.append([
                id, region, String(sum), String(sum / 50), String(sum * 3 / 2), String(max(1, sum / 300)), "",
                "primary", random.pick(["", String(sum + sum / 50)]),
            ])
            for pollster in 0..<random.below(4) {
                addCount(
                    id, UglyText.name(style, number: pollster, &random), "qc-\(index)-\(pollster)", shares,
                    &counts, &random)
            }
            if random.happens(300) {
                let kind = random.pick(["kpu-c1", "campaign-or-party"])
                for pair in 0..<choices {
                    captures.rows.append([
                        id, "2018-06-27T18:00:00+08:00", String(pair + 1), String(figures[pair] / 2), "",
                        "50", "100", region, kind, "rc-\(index)", "",
                    ])
                }
            }
        }
        tables = [
            "contests.csv": contests, "candidates.csv": pairs, "recap.csv": recap, "quick_counts.csv": counts,
        ]
        if random.happens(600) { tables["regions.csv"] = regions }
        if random.happens(600) { tables["recap_totals.csv"] = totals }
        if !captures.rows.isEmpty { tables["captures.csv"] = captures }
        if random.happens(150) {
            tables["outages.csv"] = TableText(
                header: ["from", "to", "what"],
                rows: [["2018-06-27T18:00:00+08:00", "2018-06-27T19:00:00+08:00", "x"]])
        }
        if random.happens(300) {
            package = """
                {"name": "folder", "title": \(RuleInput.quoted(UglyText.name(style, number: 9, &random))),
                 "sanding": {"regionCodes": {"scheme": "\(random.pick(["kemendagri", "bps", "none"]))"}},
                 "resources": [{"path": "recap.csv", "schema": {"fields": [{"name": "votes", "type": "integer"}]}}]}
                """
        }
    }

    private func addCount(
        _ contest: String, _ pollster: String, _ reading: String, _ shares: [Int], _ table: inout TableText,
        _ random: inout FuzzRandom
    ) {
        // Hundredths of percent that sum to 100.00.
        let sum = shares.reduce(0, +)
        var parts = shares.map { $0 * 10_000 / sum }
        parts[0] += 10_000 - parts.reduce(0, +)
        if parts.count > 1, random.happens(500), parts[1] > 300 {
            parts[0] += 300
            parts[1] -= 300
        }
        let stations = random.pick(weighted: [(4, ""), (8, "300"), (8, "2000"), (1, "0"), (1, "1")])
        let dataIn = random.pick(["100", "99.9", ""])
        let level = random.pick(["95", "95", "99", ""])
        let margin = random.pick(["", "1", "0.5", "1.00", "2"])
        let stage = random.pick(["final", "final", "near-final", "interim", "unknown", "garbled"])
        for (pair, part) in parts.enumerated() {
            let digits = String(part % 100)
            table.rows.append([
                contest, pollster, String(pair + 1), "\(part / 100).\(digits.count < 2 ? "0" : "")\(digits)",
                stations, dataIn, margin, level, "2018-06-27", reading, stage, "", "", "", "",
            ])
        }
        guard random.happens(300) else { return }
        let measure = random.pick(["turnout", "invalid", "share"])
        table.rows.append([
            contest, pollster, "", random.pick(["64.1", "2.3", ""]), stations, dataIn,
            random.pick(["0.6", ""]), level, "2018-06-27", reading, stage, measure,
            random.pick(["", "registered", "ballots"]), random.pick(["", "1.9"]), random.pick(["", "65"]),
        ])
    }

    /// The files of the folder, some of them changed.
    ///
    /// - Parameter isChanged: Set where anything was changed.
    func files(_ random: inout FuzzRandom, isChanged: inout Bool) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        let victims = random.below(3)
        let names = tables.keys.sorted()
        let chosen = Set((0..<victims).map { _ in random.pick(names) })
        for name in names {
            guard var table = tables[name] else { continue }
            guard chosen.contains(name) else {
                files[name] = table.bytes(&random)
                continue
            }
            isChanged = true
            table.chooseForm(&random)
            for _ in 0..<random.below(3) { table.mutate(&random) }
            var bytes = table.bytes(&random)
            ByteMutation.apply(&bytes, atMost: 2, &random)
            if random.happens(40) { continue }
            files[name] = bytes
        }
        if var text = package.map({ Array($0.utf8) }) {
            if random.happens(200) { ByteMutation.apply(&text, &random) }
            files["datapackage.json"] = text
        }
        return files
    }
}
