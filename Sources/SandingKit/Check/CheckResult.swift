import Consistency
import Elections

/// What a check says of a count: a value, without the files it was made from.
public struct CheckResult: Sendable, Equatable, Codable {
    /// One check: of the files given, or of one contest of an election folder.
    public struct Part: Sendable, Equatable, Codable {
        /// Id of the contest, where an election folder was given.
        public var contest: String?
        /// Id of the terms that the rules used; `nil` for plain arithmetic.
        public var form: String?
        /// Stations that were read; `nil` where there was no file of them.
        public var stations: Int?
        /// Files of recaps.
        public var recaps: [String]
        /// Gravest first, then those with most votes at stake.
        public var findings: [Finding]
        public var rules: [Rule]
        /// Figures of recaps that were compared with a sum below, and how many are not that sum where a fault arises.
        public var figuresCompared: Int
        public var mismatches: Int
        public var stake: VotesAtStake
    }

    /// What became of one rule.
    public struct Rule: Sendable, Equatable, Codable {
        public var id: String
        /// Forms of stations and rows of recaps of which it was asked.
        public var asked: Int
        public var failed: Int
        /// Forms that lack a figure it needs.
        public var unknown: Int
        /// Columns or constants that no file has; then it was not asked.
        public var missing: [String]
    }

    public var parts: [Part]
    public var inputs: [InputFile]
    public var notices: [Notice]

    /// Findings of all parts.
    public var findings: [Finding] { parts.flatMap(\.findings) }
}

extension CheckedCount {
    /// What the checks say.
    public var result: CheckResult {
        CheckResult(parts: parts.map(\.result), inputs: inputs, notices: notices)
    }
}

extension CheckedCount.Part {
    fileprivate var result: CheckResult.Part {
        CheckResult.Part(
            contest: contest?.id, form: form?.id,
            stations: check.input.stations.map { $0.scan.builder.rows },
            recaps: check.input.recaps.map(\.file), findings: check.findings,
            rules: check.tallies.map {
                CheckResult.Rule(
                    id: $0.rule.id, asked: $0.asked, failed: $0.failed, unknown: $0.unknown,
                    missing: $0.missing)
            },
            figuresCompared: check.levels.compared, mismatches: check.levels.mismatches.count, stake: stake)
    }
}
