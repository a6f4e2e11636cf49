import Elections
import Estimation
import Figures
import Ground
import Reconciliation
import Statistics
import Wording

/// A result with what its charts share: names, footers, and the counts that a chart shows.
struct ChartSource {
    let result: ReconciliationResult
    let words: Phrasebook
    let names: PlainNames
    /// Places and years with several contests, such as two rounds and a referendum.
    private let severalThere: Set<[String]>
    /// The stations of a sample, compared one by one.
    let matched: MatchedStations?
    /// Those, where they are not consistent with the official file.
    var apart: MatchedStations? { matched?.ifApart }
    private let tool: String
    private let dataHash: String

    var election: Election { result.election }
    var wording: any Wording { words.wording }
    var basis: ChartBasis { result.isOfSample ? .sample : .quickCounts }
    var level: Double { result.options.level }

    init(
        result: ReconciliationResult, language: Language, run: RunFacts, matched: MatchedStations?
    ) {
        self.result = result
        self.matched = matched
        words = Phrasebook(language, result)
        names = PlainNames(result.election.contests.map(\.id))
        let places = Dictionary(grouping: result.election.contests, by: ChartSource.placeAndYear)
        severalThere = Set(places.filter { $0.value.count > 1 }.keys)
        tool = "sanding \(run.version)"
        dataHash = run.dataHash
    }

    /// One reading for each count of the whole contest: the tested one, or the page that had come farthest.
    /// Counts of a part of it stand beside the recap of that part, and not on the line of the whole.
    func counts(of contest: Contest) -> [Comparison] {
        let shown = result.comparisons(of: contest.id).filter {
            $0.repeatOf == nil
                && (contest.region == nil || $0.region == contest.region)
                && !$0.isAside
        }
        return ComparedCount.all(shown).map(\.best)
    }

    /// Those that stand beside the result on an axis of shares, and a note on the others, whose shares are of another whole.
    func onAxis(of contest: Contest) -> (counts: [Comparison], undrawn: [String]) {
        let all = counts(of: contest)
        let others = all.filter(election.isOfOtherWhole)
        let perhaps = all.filter { !election.isOfOtherWhole($0) && election.mayBeOfBallots($0) }
        let notes = [
            others.isEmpty ? nil : wording.notDrawn(others.map(words.count)),
            perhaps.isEmpty ? nil : wording.notDrawn(perhapsOfBallots: perhaps.map(words.count)),
        ]
        return (all.filter(isOnAxis), notes.compactMap(\.self))
    }

    /// Whether its shares are known to be of what those of the result are, or nothing tells otherwise.
    func isOnAxis(_ comparison: Comparison) -> Bool {
        !election.isOfOtherWhole(comparison) && !election.mayBeOfBallots(comparison)
    }

    /// Notes on the counts of some contests that stand on no axis.
    func undrawn(of contests: [Contest]) -> [String] { contests.flatMap { onAxis(of: $0).undrawn } }

    /// Why no count stands on an axis of shares.
    func lackOfCounts(otherwise lack: ChartLack) -> ChartLack {
        let all = election.contests.flatMap(counts).filter { !$0.estimate.shares.isEmpty }
        return !all.isEmpty && !all.contains(where: isOnAxis) ? .otherWhole : lack
    }

    /// The official figures beside some counts of a contest.
    func recap(_ contest: Contest, _ counts: [Comparison]) -> Recap? {
        let recap = result.recap(of: contest)
        // Official shares of some pairs stand only beside counts that are compared with them.
        return recap?.isComplete == true || counts.contains { !$0.choices.isEmpty } ? recap : nil
    }

    /// The head of a chart of some counts, whose title is what they say together.
    func head(
        _ id: String, _ counts: [Comparison], subtitle: String, footer: ChartFooter
    ) -> ChartHead {
        let place = standing(counts)
        return head(
            id, counts, place: place, title: title(counts, place: place), subtitle: subtitle, footer: footer)
    }

    /// The head of a chart whose title begins with a place.
    ///
    /// - Parameter place: As it stands at the beginning of the title.
    func head(
        _ id: String, _ counts: [Comparison], place: String, title: String, subtitle: String,
        footer: ChartFooter
    ) -> ChartHead {
        ChartHead(
            id: id, language: words.language, vocabulary: wording.vocabulary, title: title,
            subtitle: subtitle, basis: counts.isEmpty ? .forms : basis, footer: footer,
            place: place.capitalizedFirst, day: day(counts), verdicts: verdicts(counts),
            withoutRecap: withoutRecap(counts), counts: wording.counts, shares: whole(of: counts))
    }

    /// What the shares of some counts are shares of; unknown where they are not all of one.
    private func whole(of counts: [Comparison]) -> ShareWhole {
        let wholes = Set(Set(counts.map(\.contest)).compactMap(election.contest).map(whole))
        return wholes.count == 1 ? wholes.first ?? .unknown : .unknown
    }

    func whole(of contest: Contest) -> ShareWhole {
        result.isOfSample ? .validVotes : election.shareWhole(of: contest)
    }

    /// The day on which what some counts are of was voted on; empty where they are of several.
    private func day(_ counts: [Comparison]) -> String {
        let days = Set(counts.map(\.contest)).map { election.contest($0)?.electionDate ?? "" }.uniqued()
        return days.count == 1 && days[0].count == 10 ? words.numbers.moment(days[0]) : ""
    }

    /// What is said where there are no official shares: a result of some of the pairs is not one that is yet to come.
    private func withoutRecap(_ counts: [Comparison]) -> ChartLabel {
        if result.isOfSample { return .filePartial }
        let contests = Set(counts.map(\.contest)).compactMap(election.contest)
        let recaps = contests.compactMap { contest in
            contest.region.flatMap { election.recap(contest: contest.id, region: $0) }
        }
        if !recaps.isEmpty, recaps.allSatisfy(\.isNotEntered) { return .recapZero }
        let areSome = contests.contains { contest in
            election.recapRows(of: contest.id).contains {
                $0.status == .primary && (contest.region == nil || $0.region == contest.region)
            }
        }
        if areSome { return .recapOfSome }
        return contests.contains { !words.contradictingPages($0.id, $0.region).isEmpty }
            ? .pagesContradict : .noRecap
    }

    /// What counts are of, for a picture that stands alone: their contest, otherwise the election. A sample has the name of
    /// its file, which is no place.
    private func standing(_ counts: [Comparison]) -> String {
        guard !result.isOfSample else { return "" }
        let contests = Set(counts.map(\.contest)).compactMap(election.contest)
        return contests.count == 1 ? place(contests[0]) : election.title
    }

    /// Verdicts that a picture names, one below the other.
    private static let mostVerdicts = 5

    /// How many of some counts have each verdict: tested ones, those of which it is the same at any margin, and the others
    /// together.
    private func verdicts(_ counts: [Comparison]) -> [ChartVerdict] {
        // The first of each kind and how many there are: of many counts none is copied.
        var tested: [Verdict: (first: Int, count: Int)] = [:]
        var without: [Comparison.MarginBound.Answer: (first: Int, count: Int)] = [:]
        for index in counts.indices {
            if counts[index].isTested { tested[counts[index].verdict, default: (index, 0)].count += 1 }
            if let answer = counts[index].bound?.answer { without[answer, default: (index, 0)].count += 1 }
        }
        let said = Verdict.allCases.compactMap { verdict in
            tested[verdict].map {
                ChartVerdict(tone(counts[$0.first]), count: $0.count, word: wording.label(verdict))
            }
        }
        let bounded = [Comparison.MarginBound.Answer.consistent, .inconsistent].compactMap { answer in
            without[answer].map {
                ChartVerdict(
                    tone(counts[$0.first]), count: $0.count, word: words.label(counts[$0.first]))
            }
        }
        // The finding needs the room of more.
        let shown = said.count + bounded.count < ChartSource.mostVerdicts ? said + bounded : said
        let rest = counts.count - shown.reduce(0) { $0 + $1.count }
        let untested = ChartVerdict(.open, count: rest, word: wording.label(chart: .notTested))
        // What stations say one by one is graver than what their sum does.
        let stations = apart.map {
            ChartVerdict(
                .apart, count: $0.discrepantStations, word: wording.stationsDiffer($0.discrepantStations))
        }
        return shown + (rest == 0 ? [] : [untested]) + [stations].compactMap { $0 }
    }

    /// The pollster, or the part of a sample by its region.
    func label(_ comparison: Comparison) -> String {
        result.isOfSample ? words.source(comparison) : words.pollster(comparison)
    }

    /// Pages of some counts, and of the recaps of their contests; that of a single one has a form and a day.
    func footer(
        _ counts: [Comparison], of contest: Contest? = nil, notes: [String] = [], undrawn: [String] = []
    ) -> ChartFooter {
        var sources: [String] = []
        let ids = Set(counts.map(\.contest))
        let contests = contest.map { [$0] } ?? election.contests.filter { ids.contains($0.id) }
        let recaps = contests.compactMap(result.recap)
        let signed = (contests.count == 1 ? recaps : []).flatMap { recap in
            [recap.form, recap.decidedOn.isEmpty ? "" : words.numbers.moment(recap.decidedOn)]
        }
        let origin = signed.filter { !$0.isEmpty } + hosts(recaps.flatMap(\.sources))
        if !origin.isEmpty { sources.append(wording.sourceOfRecap(origin)) }
        let pages = hosts(counts.compactMap(\.page).map(\.source))
        if !pages.isEmpty {
            sources.append(wording.sourceOfCounts(pages))
        }
        return ChartFooter(
            notes: (counts.contains { $0.estimate.basis == .published } ? [wording.roundingInChart] : [])
                + notes, undrawn: undrawn, sources: sources, tool: tool, dataHash: dataHash)
    }

    /// Where pages stand: three at most, and how many more.
    func hosts(_ sources: [String]) -> [String] {
        let all = sources.filter { !$0.isEmpty }.map { Link(source: $0).text }.uniqued()
        guard all.count > 4 else { return all }
        return all.prefix(3) + [wording.more(sources: all.count - 3)]
    }

    /// What a verdict says, as a colour can.
    func tone(_ comparison: Comparison) -> ChartTone {
        if let bound = comparison.bound {
            return bound.answer == .consistent ? .agree : bound.answer == .inconsistent ? .apart : .open
        }
        guard comparison.isTested else { return .open }
        switch comparison.said {
        case .consistent: return .agree
        case .consistentTooClose: return .close
        case .borderline: return .edge
        case .inconsistent, .sampleNotAsDeclared: return .apart
        case .notComparable: return .open
        }
    }

    /// Region and year of a contest, as titles name it; its own title where either is unknown, or another
    /// contest has both.
    func place(_ contest: Contest) -> String {
        guard let region = contest.region, let year = contest.electionDate?.prefix(4), year.count == 4,
            case let name = election.regionName(region), name != region.text
        else { return contest.title }
        return severalThere.contains(ChartSource.placeAndYear(contest)) ? contest.title : "\(name) \(year)"
    }

    /// A title for what a picture shows; empty where nobody gave a sample one, which then has the name of its file: no part of a
    /// sentence.
    func told(_ title: String) -> String { result.isOfSample && title == election.name ? "" : title }

    /// A contest as a subtitle names it; empty where the title begins with it, or the place of the sample has its own head.
    func subject(_ contest: Contest) -> String {
        !result.isOfSample && place(contest) == contest.title ? "" : contest.title
    }

    private static func placeAndYear(_ contest: Contest) -> [String] {
        [contest.region?.text ?? "", String(contest.electionDate?.prefix(4) ?? "")]
    }
}
