import Elections
import Estimation
import Reconciliation
import Statistics
import Wording

/// Chooses what is said of the figures of an election; the sentences are those of ``wording``. No word speaks of intent,
/// and nothing is called a result but the recap.
public struct Phrasebook: Sendable {
    public let wording: any Wording
    let election: Election
    /// Readings that only the name of their page tells from another of the same pollster and place.
    private let namesakes: Set<String>
    /// Kinds that names of counts say, because counts of others are spoken of too.
    private let namedKinds: Set<CountSourceKind>
    /// What must stand beside every estimate.
    public let notOfficial: String

    /// - Parameters:
    ///   - language: The reader's.
    ///   - election: What is spoken of: names of pairs and regions are taken from it.
    ///   - names: Names of choices that the election does not have.
    public init(_ language: Language, election: Election, names: FindingNames = FindingNames()) {
        self.init(
            language, election: election, names: names, kinds: [.quickCount], shown: [.quickCount], named: [])
    }

    private init(
        _ language: Language, election: Election, names: FindingNames, kinds: Set<CountSourceKind>,
        shown: Set<CountSourceKind>, named: Set<CountSourceKind>
    ) {
        namedKinds = named
        var own = FindingNames(election, isOfArrivedStrata: names.isOfArrivedStrata)
        own.columns.merge(names.columns) { first, _ in first }
        wording = language.wording(election.vocabulary, names: own, counts: CountNoun(kinds))
        notOfficial =
            shown == kinds
            ? wording.notOfficial
            : language.wording(election.vocabulary, names: own, counts: CountNoun(shown)).notOfficial
        self.election = election
        let alike = Dictionary(grouping: election.readings) { (reading: QuickCountReading) -> [String] in
            let isDone = reading.stage == .final || reading.stage == .nearFinal
            return [
                reading.contest, reading.region?.text ?? "", reading.pollster,
                isDone ? "" : reading.stage.rawValue,
            ]
        }
        namesakes = Set(alike.values.filter { $0.count > 1 }.joined().map(\.id))
    }

    /// - Parameters:
    ///   - language: The reader's.
    ///   - result: What is spoken of, with the kinds of counts that were asked for.
    ///   - names: Names of choices that the election does not have.
    public init(_ language: Language, _ result: ReconciliationResult, names: FindingNames = FindingNames()) {
        let kinds = Set(result.comparisons.compactMap { $0.page?.sourceKind })
        let asked = kinds.intersection(result.options.kinds)
        var names = names
        names.isOfArrivedStrata = result.isOfArrivedStrata
        let said = asked.isEmpty ? result.options.kinds : asked
        self.init(
            language, election: result.election, names: names, kinds: said,
            shown: asked.isEmpty && !kinds.isEmpty ? kinds : said,
            named: asked.count > 1 ? kinds : kinds.subtracting(asked))
    }

    public var language: Language { wording.language }
    public var numbers: NumberText { wording.numbers }

    /// "pair 3 (Asyik)".
    func pair(_ choice: Choice, in contest: String) -> String {
        isEmptyBox(choice, in: contest)
            ? wording.emptyBox(choice) : wording.pair(choice, shortName(choice, in: contest))
    }

    /// Whether a choice of a contest is its empty box, which is no pair.
    func isEmptyBox(_ choice: Choice, in contest: String) -> Bool {
        election.candidates(of: contest).contains { $0.choice == choice && $0.isEmptyBox }
    }

    /// Whether a contest has a single pair beside an empty box.
    func hasEmptyBox(_ contest: String) -> Bool { election.hasEmptyBox(contest) }

    /// Title of a contest.
    func title(_ contest: String) -> String { election.contest(contest)?.title ?? contest }

    /// A choice as charts name it behind its number.
    func chartName(_ candidate: Candidate) -> String {
        isEmptyBox(candidate.choice, in: candidate.contest)
            ? wording.emptyBoxName : shortName(candidate.choice, in: candidate.contest)
    }

    func shortName(_ choice: Choice, in contest: String) -> String {
        let all = election.candidates(of: contest)
        guard let own = all.first(where: { $0.choice == choice }) else { return "" }
        // Two of one short name are told apart by all of it, or by their numbers.
        let namesakes = all.filter { $0.shortName == own.shortName }
        if namesakes.count == 1 { return own.shortName }
        return namesakes.count { $0.pair == own.pair } == 1 ? own.pair : "\(own.shortName) (\(choice))"
    }

    /// A region that is not the contest's own, by its name, or as "region 92" where the folder has no name for it;
    /// `nil` for the contest's own.
    func place(_ region: RegionCode, in contest: String) -> String? {
        guard let own = election.contest(contest)?.region, own != region else { return nil }
        let name = election.regionName(region)
        return name == region.text ? wording.place(name) : name
    }

    /// Who counted, where that was a part of the contest, and which page it is where a pollster has several that are
    /// finished: "LSI", "LSI (Bengkulu)", "SMRC (qc-0033)".
    ///
    /// - Parameter comparison: A reading; a part of a sample is called by its region, "regency 9001".
    public func source(_ comparison: Comparison) -> String {
        guard comparison.estimate.basis != .sample else {
            return comparison.level.map {
                wording.region(LevelRegion($0, comparison.region.text))
            } ?? wholeSample(comparison.source)
        }
        let page = namesakes.contains(comparison.reading) ? comparison.reading : nil
        let parts = [place(comparison.region, in: comparison.contest), page].compactMap { $0 }
        return pollster(comparison) + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
    }

    /// The part of a sample that is no region. Where it is of the strata that arrived, a name that its contest has too is left out.
    private func wholeSample(_ source: String) -> String {
        guard wording.names.isOfArrivedStrata else { return source }
        return source.isEmpty || source == election.name
            ? wording.arrivedStrata : "\(source), \(wording.arrivedStrata)"
    }

    /// Who counted, and what kind of count it is where others are of other kinds.
    func pollster(_ comparison: Comparison) -> String {
        guard let kind = comparison.page?.sourceKind, namedKinds.contains(kind) else {
            return comparison.source
        }
        return "\(comparison.source) (\(wording.name(kind)))"
    }

    /// Who counted, where that was a part of the contest: the name of a count, whatever pages it has.
    ///
    /// - Parameter comparison: The page that stands for the count; a part of a sample is called by its region.
    public func count(_ comparison: Comparison) -> String {
        guard comparison.estimate.basis != .sample else { return source(comparison) }
        return pollster(comparison)
            + (place(comparison.region, in: comparison.contest).map { " (\($0))" } ?? "")
    }

    /// What some comparisons say together, each count by the name it has here.
    func tally(_ comparisons: [Comparison]) -> CountTally {
        CountTally(
            comparisons, place: election.place, name: pollster,
            isBeforeEmptyBox: { hasEmptyBox($0.contest) })
    }

    /// "+0.62 points".
    func points(_ fraction: Double, _ decimals: Int = 2) -> String { wording.gap(fraction, decimals) }

    /// The size of a difference without its sign.
    func size(_ fraction: Double, _ decimals: Int = 2) -> String { wording.size(fraction, decimals) }

    /// Both ends of a range of points, with the decimals that tell whether it holds zero.
    func range(_ interval: Interval, _ between: String) -> String {
        let decimals = NumberText.decimals(of: interval.low, interval.high)
        return numbers.points(interval.low, decimals) + between + numbers.points(interval.high, decimals)
    }

    /// A level, a power or a line as percent, with the decimals it has: "95%", "99.95%".
    func level(_ fraction: Double) -> String { numbers.level(fraction) }

    /// Names in a sentence, ten at most and a count.
    func list(_ names: [String]) -> String { wording.list(names) }

    /// The verdict in a word or two, for tables.
    public func label(_ verdict: Verdict) -> String { wording.label(verdict) }

    /// The verdict on a comparison: of a region that lies outside as some of many do by chance no more is said than that.
    public func label(_ comparison: Comparison) -> String {
        if let bound = comparison.bound {
            return wording.label(bound.answer, needed: needed(bound.neededMargin))
        }
        if comparison.hasAllStations { return wording.sums(areEqual: comparison.verdict == .consistent) }
        guard comparison.isAmongMany, let level = comparison.critical?.edgeLevel else {
            return label(comparison.verdict)
        }
        return wording.outside(level: self.level(level))
    }

    /// A margin in points.
    private func margin(_ fraction: Double) -> String { numbers.decimal(100 * fraction, 2) }

    /// The margin that a count would have needed, in points and rounded up: at the printed one it agrees.
    ///
    /// - Parameter margin: A fraction.
    func needed(_ margin: Double) -> String { numbers.atLeast(100 * margin) }

    /// What bounds the answer on a count without a margin; `nil` for all others.
    func bounded(_ comparison: Comparison) -> String? {
        comparison.bound.map { bound in
            wording.bounded(
                bound.answer, needed: needed(bound.neededMargin),
                usual: bound.usual.map {
                    UsualMarginText($0, smallest: margin($0.smallest), largest: margin($0.largest))
                },
                level: level(bound.level))
        }
    }

    /// A stage as a person would say it.
    func label(_ stage: ReadingStage) -> String { wording.label(stage) }

    /// Title of the part on methods.
    var howComputed: String { wording.howComputed }

    /// The head of the column that names pollsters, or the parts that a sample speaks of.
    public func sourceHead(isSample: Bool) -> String { wording.sourceHead(isSample: isSample) }
}
