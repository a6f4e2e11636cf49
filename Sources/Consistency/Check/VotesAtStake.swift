import Elections
import Ground

/// What the findings of a check are worth in votes, and whether they could change what follows from the count.
///
/// Each form or row counts once, with the most votes that any of its warnings and errors puts in doubt, and a
/// mismatch of a recap not again where a form of the same region is out by as many; all of them are then
/// supposed to favour the same side. It is the most that the findings could change together,
/// not what they did. Votes of a region that only recaps lack, on no row or an empty one, are none of them, as the
/// stations count them; those that the stations lack are at stake. Votes by which figures of the pairs contradict each other stand apart from those that would be
/// wrong at worst, where no figure of a pair is contradicted.
public struct VotesAtStake: Sendable, Equatable, Codable {
    /// Votes by which figures of the pairs contradict each other, all together.
    public let contradicted: Int
    /// Forms and rows of recaps with such contradictions.
    public let contradictions: Int
    /// Votes in doubt in the worst case, contradictions included.
    public let votes: Int
    /// Forms and rows of recaps with votes in doubt, contradictions included.
    public let places: Int
    /// The first and the second pair; `nil` where votes are not known.
    public let leader: Choice?
    public let runnerUp: Choice?
    /// Votes by which the first pair leads.
    public let lead: Int?
    /// Valid votes of the count.
    public let valid: Int?
    public let questions: [Question]

    /// Something that follows from the count.
    public struct Question: Sendable, Equatable, Codable {
        public enum Kind: String, Sendable, Codable, CaseIterable {
            /// Who has the most votes.
            case winner
            /// Whether the first pair has more than half of the valid votes.
            case majority
            /// Whether the first pair has a fifth of the votes in enough provinces.
            case spread
            /// Whether the lead is small enough for a petition to be filed.
            case filing
        }

        public let kind: Kind
        /// Votes, or provinces for `spread`, by which the count is away from the other answer.
        public let distance: Int
        /// Whether the contradictions together could change the answer.
        public let couldChange: Bool
        /// Whether all findings together could change it in the worst case.
        public let couldChangeAtWorst: Bool
        /// Law that asks, empty for `winner` and `majority`.
        public let source: String
    }

    /// What is asked beside who leads.
    public struct Terms: Sendable {
        public var rule: WinnerRule
        public var filing: Rulebook.FilingLimit?
        /// Inhabitants, for the filing limit.
        public var population: Int?
        public var rulebook: Rulebook

        /// - Parameters:
        ///   - rule: Who is elected.
        ///   - filing: The filing limit that applies, if any.
        ///   - population: Inhabitants of the region.
        ///   - rulebook: Terms of election law.
        public init(
            rule: WinnerRule = .plurality, filing: Rulebook.FilingLimit? = nil, population: Int? = nil,
            rulebook: Rulebook = .standard
        ) {
            self.rule = rule
            self.filing = filing
            self.population = population
            self.rulebook = rulebook
        }
    }

    /// - Parameters:
    ///   - check: A check.
    ///   - terms: What is asked beside who leads.
    public init(_ check: CountCheck, terms: Terms) {
        // A cause is worth what its consequences are.
        let findings = check.findings.filter { if case .cause = $0.kind { false } else { true } }
        let certain = VotesAtStake.stakes(findings.filter { $0.stake == .contradiction })
        let stakes = VotesAtStake.stakes(findings.filter { $0.stake == .worstCase })
            .merging(certain) { max($0, $1) }
        let (contradicted, total) = (certain.values.reduce(0, +), stakes.values.reduce(0, +))
        self.contradicted = contradicted
        contradictions = certain.count
        votes = total
        places = stakes.count
        guard let sums = VotesAtStake.totals(check), !VotesAtStake.mayLackLeader(check) else {
            (leader, runnerUp, lead, valid, questions) = (nil, nil, nil, nil, [])
            return
        }
        let order = sums.votes.indices.sorted { (sums.votes[$1], $0) < (sums.votes[$0], $1) }
        let first = order[0]
        let second = order.dropFirst().first
        let lead = sums.votes[first] - (second.map { sums.votes[$0] } ?? 0)
        leader = Choice(index: first)
        runnerUp = second.map { Choice(index: $0) }
        self.lead = lead
        valid = sums.valid
        var questions: [Question] = []
        func ask(_ kind: Question.Kind, _ distance: Int, _ source: String = "") {
            questions.append(
                Question(
                    kind: kind, distance: distance, couldChange: contradicted >= distance,
                    couldChangeAtWorst: total >= distance, source: source))
        }
        if second != nil { ask(.winner, lead) }
        let law = terms.rulebook.terms(for: terms.rule)
        let isPlurality = law?.twoPairsByPlurality == true && sums.votes.count == 2
        if let line = law?.moreThanPercent, law?.orElse == nil, !isPlurality {
            // So many votes added or taken away bring the first pair to the line.
            let (gap, most) = (abs(100 * sums.votes[first] - line * sums.valid), max(line, 100 - line))
            ask(.majority, (gap + most - 1) / most)
        }
        if !isPlurality, let law, let share = law.regionAtLeastPercent, law.regionsNeeded(of: 1) != nil {
            let spread = [certain, stakes].map {
                VotesAtStake.spread(check.input, $0, pair: Choice(index: first), share: share, law)
            }
            if let sure = spread[0], let worst = spread[1] {
                questions.append(
                    Question(
                        kind: .spread, distance: sure.distance, couldChange: sure.couldChange,
                        couldChangeAtWorst: worst.couldChange, source: law.source))
            }
        }
        if let filing = terms.filing, let population = terms.population,
            let band = filing.bands.first(where: { population <= $0.populationUpTo ?? .max })
        {
            let limit = band.percentTimesTen * sums.valid / 1000
            ask(.filing, lead <= limit ? limit - lead + 1 : lead - limit, filing.source)
        }
        self.questions = questions
    }

    /// A form or a row of a recap.
    struct Place: Hashable {
        var file: String
        var region: String
        var station: String
    }

    /// Votes in doubt of each form and each row of a recap.
    static func stakes(_ findings: [Finding]) -> [Place: Int] {
        var single: [Place: Int] = [:]
        var pairs: [Place: Int] = [:]
        // What a form of a station breaks shows again in the recap of its region: it counts once.
        let ofStations = findings.filter { $0.station != nil && $0.severity > .notice }
        let ofForms = amounts(ofStations)
        for finding in findings where finding.severity > .notice {
            guard let votes = finding.votesAtStake, votes > 0 else { continue }
            let place = Place(
                file: finding.place.file, region: finding.region?.text ?? "", station: finding.station ?? "")
            // A recap that is wrong for two pairs is wrong by both.
            let isOfForm = ofForms.contains([place.region, String(votes)])
            if finding.kind.isMismatch, isOfForm { continue }
            if case .level(.mismatch(let figures)) = finding.kind, Choice.isColumn(figures.column) {
                pairs[place, default: 0] += votes
            } else {
                single[place] = max(single[place] ?? 0, votes)
            }
        }
        // So does a station that stands twice, in the figures of all its pairs together.
        let twice = amounts(
            ofStations.filter { if case .station(.standsTwice) = $0.kind { true } else { false } })
        let others = pairs.filter { place, votes in !twice.contains([place.region, String(votes)]) }
        return single.merging(others) { max($0, $1) }
    }

    /// Regions with the votes that findings there put in doubt.
    private static func amounts(_ findings: [Finding]) -> Set<[String]> {
        Set(
            findings.compactMap { finding in
                finding.votesAtStake.map { [finding.region?.text ?? "", String($0)] }
            })
    }

    private struct Totals {
        var votes: [Int]
        var valid: Int
    }

    /// Whether a choice that is not in the file may be first or second.
    private static func mayLackLeader(_ check: CountCheck) -> Bool {
        check.findings.contains { finding in
            guard case .cause(let cause) = finding.kind, case .choiceMissing(let missing) = cause.what else {
                return false
            }
            return missing.leavesLeadOpen
        }
    }

    private static func totals(_ check: CountCheck) -> Totals? {
        if let stations = check.input.stations {
            // Votes that were not read may be any number, so that nothing is sure of who leads.
            let isUnread = !stations.refused.isEmpty && !hasAllVotes(stations.rollUp)
            return isUnread ? nil : totals(stations.rollUp, stations.rollUp.total, 0)
        }
        guard let recap = check.input.recaps.min(by: { $0.levels.count < $1.levels.count }) else {
            return nil
        }
        // A recap without a region, or without a figure of some pair, does not say who leads.
        let rollUp = recap.rollUp
        return hasAllVotes(rollUp) && !check.lacksRegions(recap.file) ? totals(rollUp, rollUp.total, 0) : nil
    }

    private static func hasAllVotes(_ rollUp: RollUp) -> Bool {
        rollUp.measures.indices.allSatisfy { index in
            guard case .votes = rollUp.measures[index] else { return true }
            return rollUp.total.missing(index, 0) == 0
        }
    }

    private static func totals(_ rollUp: RollUp, _ sums: RollUp.UnitSums, _ unit: Int) -> Totals? {
        let votes = rollUp.measures.indices.filter { index in
            if case .votes = rollUp.measures[index] { true } else { false }
        }
        guard !votes.isEmpty else { return nil }
        let counts = votes.map { sums.sum($0, unit) }
        let valid = rollUp.measures.firstIndex(of: .field(.valid)).map { sums.sum($0, unit) }
        return Totals(votes: counts, valid: max(valid ?? 0, counts.reduce(0, +)))
    }

    /// Provinces at the first election under the rule that this package knows, 2014.
    private static let fewestProvinces = 33

    /// How far the number of provinces with enough votes is from the other answer, in provinces.
    private static func spread(
        _ input: CountCheck.Input, _ stakes: [Place: Int], pair: Choice, share: Int,
        _ law: Rulebook.WinnerTerms
    ) -> (distance: Int, couldChange: Bool)? {
        let recap = input.recaps.first { $0.levels == ["province_code"] }
        guard let rollUp = input.stations?.rollUp ?? recap?.rollUp,
            rollUp.tree.levels.first?.name == "province_code"
        else { return nil }
        let units = rollUp.tree.levels[0]
        // Some provinces say nothing about more than half of all.
        guard units.count >= VotesAtStake.fewestProvinces else { return nil }
        var inDoubt: [String: Int] = [:]
        for (place, votes) in stakes { inDoubt[String(place.region.prefix(2)), default: 0] += votes }
        var reached = 0
        var least = 0
        var most = 0
        for unit in 0..<units.count {
            guard let sums = totals(rollUp, rollUp.levels[0], unit) else { return nil }
            let stake = inDoubt[units.code(unit) ?? ""] ?? 0
            let own = sums.votes[pair.index]
            reached += 100 * own >= share * sums.valid ? 1 : 0
            least += 100 * (own - stake) >= share * (sums.valid - stake) ? 1 : 0
            most += 100 * (own + stake) >= share * (sums.valid + stake) ? 1 : 0
        }
        let needed = law.regionsNeeded(of: units.count) ?? 0
        let isMet = reached >= needed
        return (isMet ? reached - needed + 1 : needed - reached, isMet ? least < needed : most >= needed)
    }
}
