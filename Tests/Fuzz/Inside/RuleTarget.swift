import Consistency
import ElectionFiles
import Elections
import Foundation
import Ground

/// Rules: read, compiled and asked of stations, beside the same worked out plainly.
enum RuleTarget {
    static func run(_ folder: CaseFolder, _ random: inout FuzzRandom) throws -> [Fault] {
        if random.happens(400) {
            let text = RuleInput.garbled(&random)
            try folder.write("rule.txt", Array(text.utf8))
            _ = try? RuleExpression(text)
            _ = try? FormRules(
                book([text]), form: nil, columns: ["valid", "votes_1", "votes_2"], scope: .station)
            return []
        }
        if random.happens(150) {
            var text = Array(RuleInput.file([RuleInput.garbled(&random), "valid <= 3"], &random).utf8)
            ByteMutation.apply(&text, atMost: 2, &random)
            try folder.write("rules.json", text)
            if let book = try? FormRulebook(json: Data(text)) {
                _ = try? FormRules(
                    FormRulebook.standard.merging(book), form: nil, columns: ["valid", "votes_1"],
                    scope: .station)
            }
            return []
        }
        return try evaluate(folder, &random)
    }

    private static func evaluate(_ folder: CaseFolder, _ random: inout FuzzRandom) throws -> [Fault] {
        let input = StationInput(.init(longPerMille: 0, mostRows: 20, isSound: true, isUgly: false), &random)
        let bytes = input.table.bytes(&random)
        guard let plain = PlainSums(bytes, levels: input.regionColumns), plain.whole.stations > 0 else {
            return []
        }
        let left = RuleInput.random(plain.columns, depth: 4, &random)
        let right = RuleInput.random(plain.columns, depth: 2, &random)
        let sign = random.pick(RuleExpression.Comparison.allCases.map(\.rawValue))
        let text = "\(left.text) \(sign) \(right.text)"
        let url = try folder.write("stations.csv", bytes)
        try folder.write("rule.txt", Array(text.utf8))
        guard let check = try? check(url, levels: input.levels, book: book([text])),
            let tally = check.tallies.first
        else { return [] }
        let needed = left.columns.union(right.columns).subtracting(["votes"])
        let usesVotes = left.columns.union(right.columns).contains("votes")
        var failed = 0
        for station in plain.stations {
            var figures = Dictionary(uniqueKeysWithValues: zip(plain.columns, station.counts))
            let votes = plain.columns.filter { $0.hasPrefix("votes_") }.map { figures[$0] ?? nil }
            // Where votes were counted, no voters or no ballots are a page that nobody has read.
            if (figures["valid"].map { [$0] } ?? votes).contains(where: { $0 ?? 0 > 0 }) {
                for name in ["registered", "voters_total", "ballots_used", "ballots_received"]
                where figures[name] == 0 {
                    figures[name] = .some(nil)
                }
            }
            if needed.contains(where: { (figures[$0] ?? nil) == nil }) || (usesVotes && votes.contains(nil)) {
                continue
            }
            let known = figures.compactMapValues { $0 }
            let sum = votes.compactMap { $0 }.reduce(0, +)
            let (one, two) = (left.value(known, votes: sum), right.value(known, votes: sum))
            let isKept =
                switch sign {
                case "=": one == two
                case "<": one < two
                case "<=": one <= two
                case ">": one > two
                case ">=": one >= two
                default: one != two
                }
            if !isKept { failed += 1 }
        }
        guard tally.failed != failed else { return [] }
        return [
            Fault(
                kind: "rules: another number of stations fails than plainly",
                detail: "\(text): \(tally.failed), plainly \(failed)")
        ]
    }

    /// A book of rules of one's own.
    static func book(_ expressions: [String]) -> FormRulebook {
        FormRulebook(
            rules: expressions.enumerated().map { index, expression in
                FormRulebook.Rule(
                    id: "mine-\(index)", severity: .warning, scope: .station, expression: expression,
                    text: Bilingual(en: "Mine.", id: "Milik saya."), source: "")
            }, forms: [])
    }

    /// Checks a file of stations with recaps beside it.
    static func check(
        _ url: URL, levels: [String]?, book: FormRulebook, form: FormRulebook.Form? = nil,
        recaps: [RecapTable] = [],
        threads: Int = 1
    ) throws -> CountCheck {
        let name = url.lastPathComponent
        let result = try StationFile(levels: levels, threads: threads).scan(url, name: name) { columns in
            FormScan(
                columns,
                rules: try FormRules(book, form: form, columns: columns.measures.map(\.name), scope: .station)
            )
        }
        if result.state.builder.rows == 0 { throw StationFile.noStation(name) }
        let stations = CheckedStations(
            file: name, scan: result.state, codes: result.codes, stationNumbers: result.stationNumbers,
            lineOfRow: { result.line(ofRow: $0) },
            rowsOf: { runs in
                try result.stations(runs.map { FileRun(start: $0.start ?? 0, row: $0.row, count: $0.count) })
            })
        return try CountCheck(
            CountCheck.Input(stations: stations, recaps: recaps), book: book, form: form,
            threads: threads)
    }
}
