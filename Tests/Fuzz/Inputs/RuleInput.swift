/// Expressions of rules, as text and as something that can be worked out without the product.
indirect enum RuleInput {
    case number(Int)
    case column(String)
    case sum(RuleInput, RuleInput)
    case difference(RuleInput, RuleInput)
    case product(Int, RuleInput)
    case negative(RuleInput)
    case votes

    /// Makes an expression of limited depth over the columns given.
    static func random(_ columns: [String], depth: Int, _ random: inout FuzzRandom) -> RuleInput {
        guard depth > 0, random.happens(700) else {
            if random.happens(300) { return .number(random.below(500)) }
            return random.happens(100) ? .votes : .column(random.pick(columns))
        }
        switch random.below(4) {
        case 0:
            return .sum(
                .random(columns, depth: depth - 1, &random), .random(columns, depth: depth - 1, &random))
        case 1:
            return .difference(
                .random(columns, depth: depth - 1, &random), .random(columns, depth: depth - 1, &random))
        case 2: return .product(random.below(20), .random(columns, depth: depth - 1, &random))
        default: return .negative(.random(columns, depth: depth - 1, &random))
        }
    }

    var text: String {
        switch self {
        case .number(let number): String(number)
        case .column(let name): name
        case .sum(let left, let right): "(\(left.text) + \(right.text))"
        case .difference(let left, let right): "(\(left.text) - \(right.text))"
        case .product(let factor, let inner): "\(factor) * \(inner.text)"
        case .negative(let inner): "-(\(inner.text))"
        case .votes: "sum(votes)"
        }
    }

    /// The columns that are named.
    var columns: Set<String> {
        switch self {
        case .number: []
        case .column(let name): [name]
        case .sum(let left, let right), .difference(let left, let right): left.columns.union(right.columns)
        case .product(_, let inner), .negative(let inner): inner.columns
        case .votes: ["votes"]
        }
    }

    /// The value at a station that has every figure.
    func value(_ figures: [String: Int], votes: Int) -> Int {
        switch self {
        case .number(let number): number
        case .column(let name): figures[name] ?? 0
        case .sum(let left, let right): left.value(figures, votes: votes) + right.value(figures, votes: votes)
        case .difference(let left, let right):
            left.value(figures, votes: votes) - right.value(figures, votes: votes)
        case .product(let factor, let inner): factor * inner.value(figures, votes: votes)
        case .negative(let inner): -inner.value(figures, votes: votes)
        case .votes: votes
        }
    }

    /// Text that is nearly an expression.
    static func garbled(_ random: inout FuzzRandom) -> String {
        let pieces = [
            "votes_1", "votes_2", "valid", "sum(votes)", "max(all)", "min(", "ceil(", "floor(", ")", "(", "+",
            "-", "*",
            "/", "<=", ">=", "=", "!=", "<", ">", "0", "1e308", "0.1", "99999999999999999999",
            "9223372036854775807",
            "station_limit", "reserve_percent", "votes", "all", ",", "votes_0", "votes_-1", "votes_65",
            "\u{1B}]0;x\u{7}",
            "é", "\u{0}", "\"", "1/3", ".", "-0",
        ]
        if random.happens(8) {
            let (part, count) = random.pick([
                ("valid+", 20_000), ("1*", 100_000), ("(", 50_000), ("-", 50_000), ("ceil(", 20_000),
                ("1+", 3000),
                ("((", 300), ("min(1,", 500),
            ])
            return String(repeating: part, count: random.within(1...count)) + "valid <= 3"
        }
        return (0..<random.below(12)).map { _ in random.pick(pieces) }.joined(
            separator: random.pick(["", " "]))
    }

    /// A file of rules.
    static func file(_ expressions: [String], _ random: inout FuzzRandom) -> String {
        let rules = expressions.enumerated().map { index, expression in
            let id = random.happens(100) ? UglyText.name(.ugly, number: index, &random) : "mine-\(index)"
            let severity = random.happens(30) ? "grave" : random.pick(["notice", "warning", "error"])
            return """
                {"id": \(quoted(id)), "severity": "\(severity)", "scope": "\(random.pick(["station", "all"]))",
                 "expression": \(quoted(expression)), "short": {"en": "mine", "id": "punya saya"},
                 "text": {"en": \(quoted("Rule " + id)), "id": "Aturan."}, "source": "me"}
                """
        }
        return "{\"rules\": [\(rules.joined(separator: ",\n"))], \"forms\": []}"
    }

    /// Text as a JSON string.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 32:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
