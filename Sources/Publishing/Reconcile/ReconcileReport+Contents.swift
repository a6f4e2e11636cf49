import Elections
import Reconciliation
import Wording

extension ReconcileReport {
    /// Contests that a page lists without folding them.
    private static let mostUnfolded = 12
    /// Lines of contests and counts that a page lists; where there are more, the first one says what each group says together.
    static let mostLines = 2_000

    /// Whether contests are folded by the place above them.
    var isFolded: Bool { groups.areNamed && result.election.contests.count > ReconcileReport.mostUnfolded }

    /// Whether the first page has a line for each contest.
    private var isListed: Bool {
        !isFolded
            || result.election.contests.count + result.comparisons.count <= ReconcileReport.mostLines
    }

    /// One statement for each contest; `nil` of a sample and of a single contest.
    var contents: Section? {
        guard !result.isOfSample, result.election.contests.count > 1 else { return nil }
        let list =
            isFolded
            ? groups.groups.map { entries($0, isListed: isListed) }
            : [entries(.init(region: nil, contests: result.election.contests), isListed: true)]
        return Section(
            anchor: "contents", title: wording.contents(result.election.contests.count),
            blocks: [.contents(Contents(groups: list, isFolded: isFolded))])
    }

    /// The contests of a group, with those that the first page does not list before them.
    func sections(of group: ContestGroups.Group) -> [@Sendable () -> Section?] {
        let page = page(of: group)
        let list: [@Sendable () -> Section?] =
            isFolded && !isListed
            ? [
                {
                    Section(
                        anchor: "contents-" + page.name, title: nil, page: page,
                        blocks: [
                            .contents(Contents(groups: [entries(group, isListed: true)], isFolded: false))
                        ])
                }
            ] : []
        return list
            + group.contests.map { contest in
                {
                    var made = section(contest)
                    made.page = page
                    return made
                }
            }
    }

    private func page(of group: ContestGroups.Group) -> Section.Page {
        Section.Page(
            name: groupNames[group.key], title: name(of: group) ?? wording.otherContests)
    }

    private func name(of group: ContestGroups.Group) -> String? {
        let place = group.region.map(result.election.regionName)
        guard group.part != nil, let first = group.contests.first, let last = group.contests.last else {
            return place ?? (groups.areNamed ? wording.otherContests : nil)
        }
        return [place, first.title + wording.rangeTo + last.title].compactMap { $0 }.joined(separator: ": ")
    }

    private func entries(_ group: ContestGroups.Group, isListed: Bool) -> Contents.Group {
        let comparisons = group.contests.flatMap { result.comparisons(of: $0.id) }
        return Contents.Group(
            title: isFolded ? name(of: group) : nil,
            statement: wording.group(
                contests: group.contests.count,
                saying: wording.headline(words.tally(comparisons))),
            page: page(of: group),
            entries: isListed
                ? group.contests.map {
                    .init(anchor: anchor(contest: $0.id), title: $0.title, statement: statement($0))
                } : [],
            table: isFolded && isListed && audience != .newsroom ? overview(of: group.contests) : nil)
    }

    /// What is said of a contest in a line, or why there is nothing to say.
    private func statement(_ contest: Contest) -> String {
        let comparisons = result.comparisons(of: contest.id)
        if let headline = wording.headline(words.tally(comparisons)) {
            return headline + "."
        }
        let shown = ComparedCount.all(comparisons).map(\.best).filter(isMain)
        if let finding = words.finding(waiting: shown, of: result) { return finding.capitalizedFirst + "." }
        if let reasons = words.notCompared(shown) { return reasons }
        return wording.nothingCompared(words.contents(of: contest, result)) + "."
    }

    /// Counts of some contests, each once.
    func overview(of contests: [Contest]) -> Table? {
        let rows = contests.flatMap { contest in
            counts(of: contest).filter { isMain($0.best) }.enumerated().map { index, count in
                [
                    Cell([.anchor(anchor(contest: contest.id), contest.title)], isRepeated: index > 0),
                    Cell(
                        [.anchor(anchor(count.best), words.count(count.best))]
                            + (count.others.isEmpty
                                ? [] : [.text(" · " + wording.pages(count.others.count + 1))])),
                    Cell([.badge(words.badge(count.best))]),
                    Cell(words.gap(count.best), isNumber: true),
                ]
            }
        }
        guard !rows.isEmpty else { return nil }
        var table = Table(
            label: wording.atAGlance, kind: "overview",
            header: Cell.row(
                [
                    wording.head(.contest), words.sourceHead(isSample: result.isOfSample),
                    wording.head(.verdict), words.gapHead(result.options.level),
                ], numeric: [3]),
            rows: rows, isComputedInNotebook: true)
        table.filters = filter(contests).map { [$0] } ?? []
        return table
    }

    /// Rows that a reader sees without choosing among them.
    private static let mostUnfiltered = 5

    /// Verdicts of the counts of some contests; `nil` where there is nothing to choose.
    private func filter(_ contests: [Contest]) -> Table.RowFilter? {
        let shown = contests.flatMap(counts).map(\.best).filter(isMain)
        let kinds = shown.map(kind)
        let count = Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +)
        guard shown.count > ReconcileReport.mostUnfiltered, count.count > 1, let first = contests.first else {
            return nil
        }
        let number = { (text: String, count: Int) in "\(text) (\(words.numbers.integer(count)))" }
        let verdicts = Verdict.allCases.map { ($0.rawValue, $0.glyph, words.label($0)) }
        let known =
            verdicts + [(ReconcileReport.withoutMargin, Verdict.notComparable.glyph, wording.withoutMargin)]
        return Table.RowFilter(
            name: "rows-" + contestName(first.id), legend: wording.showRows,
            all: number(wording.allRows, shown.count),
            choices: known.compactMap { kind, glyph, label in
                count[kind].map { .init(kind: kind, glyph: glyph, label: number(label, $0)) }
            }, kinds: kinds)
    }

    /// The kind of rows of counts that print no margin: what is said of them is no verdict.
    private static let withoutMargin = "without-margin"

    private func kind(_ comparison: Comparison) -> String {
        comparison.grade == .bounded ? ReconcileReport.withoutMargin : comparison.said.rawValue
    }

    func counts(of contest: Contest) -> [ComparedCount] {
        ComparedCount.all(result.comparisons(of: contest.id))
    }
}
