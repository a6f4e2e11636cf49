import Consistency
import Elections
import Ground
import Statistics

extension Methods {
    static let consistency: [String: Adapter] = [
        "consistency.direction": direction, "consistency.error_type": errorType,
        "consistency.row_swap": rowSwap, "consistency.rounded_shares": roundedShares,
        "consistency.station": stationRules, "consistency.rollup": rollUp,
    ]

    private static func direction(_ oracle: OracleCase) throws -> Value {
        let test = ErrorDirection(errors: try oracle.inputs["errors"].array.map { try $0.int })
        return .object([
            "nonzero": .int(test.nonzero), "positive": .int(test.positive), "net": .int(test.net),
            "signflip_p_two_sided": .number(test.signFlipP), "signflip_p_upper": .number(test.signFlipUpperP),
            "sign_p_two_sided": .number(test.signP), "bf_directed_vs_neutral": .number(test.bayesFactor),
            "posterior_directed_at_even_prior": .number(test.posteriorAtEvenPrior),
        ])
    }

    private static func errorType(_ oracle: OracleCase) throws -> Value {
        let results = try oracle.inputs["pairs"].array.map { pair -> Value in
            let (reference, recorded) = (try pair.array[0].int, try pair.array[1].int)
            let kind = DigitSlip.classify(reference: reference, recorded: recorded)
            var result: [String: Value] = [
                "kind": .string(kind.rawValue), "difference": .int(recorded - reference),
                "divisible_by_9": .bool((recorded - reference) % 9 == 0),
            ]
            let place = DigitSlip.place(reference: reference, recorded: recorded)
            if let place, kind == .changed || kind == .neighboursSwapped {
                result["position_from_right"] = .int(place)
                result["from_digit"] = .int(DigitSlip.digit(of: reference, place: place))
                result["to_digit"] = .int(DigitSlip.digit(of: recorded, place: place))
            }
            return .object(result)
        }
        return .object(["results": .array(results)])
    }

    private static func rowSwap(_ oracle: OracleCase) throws -> Value {
        let reference = try oracle.inputs["reference"].array.map { try $0.int }
        let kinds = try oracle.inputs["records"].array.map { record in
            RowSlip.classify(reference: reference, recorded: try record.array.map { try $0.int }).rawValue
        }
        return .object(["results": .texts(kinds)])
    }

    private static func roundedShares(_ oracle: OracleCase) throws -> Value {
        let decimals = try oracle.parameters["decimals"].int
        let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
        let shares = try oracle.inputs["shares_percent"].doubles
        let test = try RoundedShares(
            units: shares.map { Int(($0 * scale).rounded()) }, decimals: decimals,
            size: oracle.inputs["N"].int)
        let each = zip(shares, test.counts).map { share, counts -> Value in
            .object([
                "share": .number(share), "min_count": counts.map { .int($0.lowerBound) } ?? .null,
                "max_count": counts.map { .int($0.upperBound) } ?? .null, "feasible": .bool(counts != nil),
            ])
        }
        return .object([
            "per_share": .array(each), "sum_min": test.sums.map { .int($0.lowerBound) } ?? .null,
            "sum_max": test.sums.map { .int($0.upperBound) } ?? .null,
            "sum_feasible": .bool(test.isPossible),
            "printed_total": .number(Double(test.printedUnits) / scale),
        ])
    }
}

// MARK: Forms

/// Methods F1 in the grammar of form rules, with the names of the form's fields.
private struct StationRules {
    let rules: FormRules
    let columns: [String]
    /// Field that a violation names, by position of the rule.
    private let fields: [String?]

    static let genders = ["dpt", "pengguna_dpt", "pengguna_dptb", "pengguna_dpk", "pengguna_total"]
    private static let sums: [(code: String, severity: Severity, expression: String)] = [
        ("R01", .error, "sum(votes) = sah"), ("R02", .error, "sah + tidak_sah = total_suara"),
        ("R03", .error, "total_suara = pengguna_total"),
        ("R04", .error, "pengguna_dpt + pengguna_dptb + pengguna_dpk = pengguna_total"),
        ("R05", .error, "ss_digunakan = total_suara"),
        ("R06", .error, "ss_digunakan + ss_rusak + ss_sisa = ss_diterima"),
        ("R07", .error, "pengguna_dpt <= dpt"), ("R08", .error, "pengguna_total <= ss_diterima"),
        ("R09", .warning, "ss_diterima = dpt + ceil(dpt * reserve_percent / 100)"),
        ("R10", .warning, "dpt <= max_voters"),
    ]

    init(names: [String], pairs: Int, constants: [String: Int]) throws {
        var list = StationRules.sums.map { ($0.code, $0.severity, $0.expression, String?.none) }
        list += StationRules.genders.map { ("R11", .error, "\($0)_l + \($0)_p = \($0)", $0) }
        for name in (names + ["candidates"]).sorted() {
            let columns = name == "candidates" ? (1...pairs).map { "votes_\($0)" } : [name]
            list += columns.map { ("R12", .error, "\($0) >= 0", name) }
        }
        list += (1...pairs).map { ("R13", .error, "votes_\($0) <= sah", "candidates[\($0 - 1)]") }
        fields = list.map(\.3)
        columns = names + (1...pairs).map { "votes_\($0)" }
        let known = columns
        let none = Bilingual(en: "", id: "")
        let book = FormRulebook(
            rules: list.map { code, severity, expression, _ in
                var text = expression
                for (name, value) in constants { text = text.replacing(name, with: "\(value)") }
                return FormRulebook.Rule(
                    id: code, severity: severity, scope: .station, expression: text, text: none, source: "")
            }, forms: [])
        rules = try FormRules(book, form: nil, columns: known, scope: .station)
    }

    func result(_ values: [Int64?]) -> (value: Value, codes: [String], hasError: Bool) {
        var violations: [Value] = []
        var (codes, skipped) = ([String](), [String]())
        var hasError = false
        for (index, rule) in rules.rules.enumerated() {
            switch rule.answer(values) {
            case .holds: break
            case .unknown: if fields[index] == nil { skipped.append(rule.rule.id) }
            case .fails:
                guard let sides = rule.sides(values), let left = sides.left.whole,
                    let right = sides.right.whole
                else { continue }
                var entry: [String: Value] = [
                    "code": .string(rule.rule.id), "level": .string(rule.rule.severity.rawValue),
                    "left": .int(left), "right": .int(right), "difference": .int(left - right),
                ]
                if let field = fields[index] { entry["field"] = .string(field) }
                violations.append(.object(entry))
                codes.append(rule.rule.id)
                hasError = hasError || rule.rule.severity == .error
            }
        }
        let value = Value.object(["violations": .array(violations), "skipped": .texts(skipped)])
        return (value, codes, hasError)
    }
}

extension Methods {
    private static func stationRules(_ oracle: OracleCase) throws -> Value {
        let constants = [
            "reserve_percent": try oracle.parameters["reserve_percent"].int,
            "max_voters": try oracle.parameters["max_voters"].int,
        ]
        var results: [Value] = []
        var counts: [String: Int] = [:]
        var withError = 0
        for record in try oracle.inputs["records"].array {
            let fields = try record.object
            // Every field of the form; one that the record lacks is unknown.
            let whole = [
                "sah", "tidak_sah", "total_suara", "ss_diterima", "ss_digunakan", "ss_rusak", "ss_sisa",
            ]
            let names = Set(fields.keys).subtracting(["candidates"]).union(whole)
                .union(StationRules.genders.flatMap { [$0, $0 + "_l", $0 + "_p"] }).sorted()
            let votes = try record["candidates"].array
            let rules = try StationRules(names: names, pairs: votes.count, constants: constants)
            let values = try (names.map { fields[$0] ?? .null } + votes).map { value -> Int64? in
                value.isNull ? nil : Int64(try value.int)
            }
            let result = rules.result(values)
            results.append(result.value)
            for code in result.codes { counts[code, default: 0] += 1 }
            withError += result.hasError ? 1 : 0
        }
        return .object([
            "results": .array(results), "stations_with_error": .int(withError),
            "count_by_code": .object(counts.mapValues { .int($0) }),
        ])
    }
}

// MARK: Levels

extension Methods {
    private static func rollUp(_ oracle: OracleCase) throws -> Value {
        let levels = try oracle.parameters["levels"].strings
        let fields = try oracle.parameters["fields"].strings
        let stations = try oracle.table("stations_csv")
        let paths = try (0..<stations.count).map { row in try levels.map { try stations.text($0)[row] } }
        // A figure is a figure: the names of the fields have no meaning here.
        let measures = fields.indices.map { RollUp.Measure.votes(Choice(index: $0)) }
        var builder = RollUpBuilder(levels: levels, measures: measures)
        let regions = coded(paths, depth: levels.count)
        let counts = try fields.map { CountColumn(try stations.text($0).map { Int32($0) ?? 0 }) }
        builder.add(0..<stations.count, regions: regions.map(\.ids), counts: counts)
        let sums = builder.rollUp(codes: regions.map(\.codes))
        let recaps = try publishedRecaps(
            try oracle.table("recap_csv"), levels: levels, fields: fields, paths: paths)
        let published = PublishedSums(recaps: recaps, stations: sums)
        let mismatches = published.rows.map { row -> Value in
            let recap = published.recaps[row.recap]
            let below = row.source.flatMap { published.recaps[$0].levels.last }
            return .object([
                "level": .string(recap.levels.last ?? "national"),
                "region": .string(recap.tree.levels.last?.code(row.unit) ?? "ALL"),
                "field": .string(fields[row.measure]), "published": .int(row.published),
                "sum_of_children": .int(row.children), "difference": .int(row.published - row.children),
                "child_level": .string(below ?? "tps"),
            ])
        }
        let national = fields.indices.map { index -> (String, Value) in
            (fields[index], .int(published.recaps[0].sums.sum(index, 0) - sums.total.sum(index, 0)))
        }
        return .object([
            "mismatches": .array(mismatches),
            "national_minus_station_sum": .object(Dictionary(uniqueKeysWithValues: national)),
        ])
    }

    /// One recap for each level; the regions above a region are those of its stations.
    private static func publishedRecaps(
        _ table: CSVTable, levels: [String], fields: [String], paths: [[String]]
    ) throws -> [RecapTable] {
        let (names, codes) = (try table.text("level"), try table.text("region"))
        return try (0...levels.count).map { depth in
            let name = depth == 0 ? "national" : levels[depth - 1]
            let rows = names.indices.filter { names[$0] == name }
            var known: [String: [String]] = [:]
            if depth > 0 { for path in paths { known[path[depth - 1]] = Array(path.prefix(depth)) } }
            return RecapTable(
                file: name, count: rows.count, levels: Array(levels.prefix(depth)),
                regions: coded(rows.map { known[codes[$0]] ?? [] }, depth: depth),
                measures: fields.indices.map { RollUp.Measure.votes(Choice(index: $0)) },
                counts: try fields.map { field in
                    let values = try table.text(field)
                    return CountColumn(rows.map { Int32(values[$0]) ?? 0 })
                }, lineOfRow: { $0 + 2 })
        }
    }

    /// Columns of codes from the paths of rows.
    private static func coded(_ paths: [[String]], depth: Int) -> [CodeColumn] {
        (0..<depth).map { level in
            CodeColumn(paths.map { $0[level] })
        }
    }
}
