import Elections
import Reconciliation
import Wording

extension ReconcileReport {
    /// What is said of a contest.
    func section(_ contest: Contest) -> Section {
        let outcome = result.outcome(of: contest.id)
        let all = result.comparisons(of: contest.id)
        let counts = counts(of: contest)
        let others = counts.filter { !isMain($0.best) }
        let news = news(contest)
        let date = contest.electionDate.map(words.numbers.moment) ?? ""
        var blocks: [Block] = [.paragraph(date, .date)]
        blocks += official(outcome, contest).map { .paragraph($0, .official) }
        if !result.isOfSample, audience != .newsroom, let recap = result.recap(of: contest) {
            blocks.append(.table(table(recap, contest)))
        }
        blocks += charts(of: contest)
        // Heterogeneity and its tests are for those who read figures.
        if audience != .newsroom {
            blocks += result.triangulations(of: contest.id).map {
                .paragraph(words.triangulation($0), .triangulation)
            }
            blocks += result.countDifferences(of: contest.id).map {
                .paragraph(words.difference($0), .triangulation)
            }
        }
        blocks.append(.readings(counts.filter { isMain($0.best) }.map(reading)))
        if all.isEmpty { blocks.append(.paragraph(wording.noReadings, .note)) }
        if let note = note(contest.note) { blocks.append(.note(note)) }
        if !others.isEmpty { blocks.append(folded(others)) }
        if let findings = findings(of: contest) { blocks.append(findings) }
        return Section(
            anchor: anchor(contest: contest.id), title: contest.title, kind: "contest",
            about: (news.headline, news.post), blocks: blocks)
    }

    private func official(_ outcome: Outcome?, _ contest: Contest) -> [String] {
        guard let outcome else {
            if let beside = words.besideCounts(contest, of: result) { return [beside] }
            guard !result.isOfSample else { return [] }
            let counts = counts(of: contest).map(\.best).filter(isMain)
            return [
                wording.noCompleteRecap(regionsAreTested: counts.contains(where: \.isTested)),
                words.leads(waiting: counts, of: result, saysDifference: audience == .newsroom),
            ].compactMap { $0 }
        }
        return [
            words.official(outcome), words.rule(outcome), words.filing(outcome, contest: contest),
        ].compactMap { $0 }
    }

    private func table(_ recap: Recap, _ contest: Contest) -> Table {
        let names = result.election.candidates(of: contest.id)
        let form = recap.form.isEmpty ? "" : " (\(recap.form))"
        let day = recap.decidedOn.isEmpty ? "" : ", " + words.numbers.moment(recap.decidedOn)
        let caption = wording.head(.recap) + form + day
        let sources = recap.sources.filter { !$0.isEmpty }.map { Span.link(Link(source: $0)) }
        let numeric = [0, 2, 3]
        let line = result.outcome(of: contest.id)?.line
        return Table(
            label: caption, kind: "recap", caption: caption,
            header: Cell.row(
                [.number, .pair, .votes].map(wording.head) + [wording.shareHead(recap.shareWhole)],
                numeric: numeric),
            rows: recap.votes.map { pair in
                Cell.row(
                    [
                        String(pair.choice),
                        names.first { $0.choice == pair.choice }?.pair ?? "",
                        pair.votes.map(words.numbers.integer) ?? "–", words.share(pair, recap, beside: line),
                    ], numeric: numeric)
            },
            source: sources.isEmpty
                ? [] : [.text(wording.head(.source) + ": ")] + sources.separated(by: .text(", ")),
            isComputedInNotebook: true)
    }

    private func folded(_ counts: [ComparedCount]) -> Block {
        let pages = counts.flatMap { [$0.best] + $0.others }
        return .otherReadings(label: wording.asideFold(ReadingsAside(pages)), pages.map { reading($0) })
    }

    /// Findings of one rule that a page shows; all of them are in the files.
    static let mostFindings = 100

    private func findings(of contest: Contest) -> Block? {
        let all = findingsOfContest[contest.id] ?? []
        guard !all.isEmpty, audience != .newsroom else { return nil }
        var ofRule: [String: Int] = [:]
        let shown = all.filter { finding in
            ofRule[finding.rule, default: 0] += 1
            return ofRule[finding.rule, default: 0] <= ReconcileReport.mostFindings
        }
        let rest = ofRule.filter { $0.value > ReconcileReport.mostFindings }.sorted { $0.key < $1.key }
        return .folderFindings(
            FolderFindings(
                label: wording.findingsFold(all.count), isOpen: audience == .analyst,
                header: [.kind, .source, .finding, .place].map(wording.head),
                rows: shown.map { finding in
                    .init(
                        severity: wording.severity(finding.severity, count: 1),
                        source: finding.source.isEmpty ? nil : Link(source: finding.source).text,
                        text: wording.sentence(finding), place: place(finding))
                },
                rest: rest.map { rule, count in
                    wording.moreFindings(count - ReconcileReport.mostFindings, rule: rule)
                }))
    }

    /// File and line of a finding; `nil` where it has no file.
    private func place(_ finding: Finding) -> String? {
        guard !finding.place.file.isEmpty else { return nil }
        return wording.place(file: wording.table(finding.place.file), line: finding.place.line)
    }

    /// When the official page was dark; `nil` where the folder has nothing of it.
    var outages: Section? {
        let rows = result.election.outages
        guard !rows.isEmpty, audience != .newsroom else { return nil }
        let table = Table(
            label: wording.outagesTitle,
            header: [.from, .to, .what, .whatWasSaid, .source].map { Cell(wording.head($0)) },
            rows: rows.map { outage in
                [
                    words.numbers.moment(outage.from), words.numbers.moment(outage.to), outage.scope,
                    outage.whatWasSaid,
                ].map { Cell($0) } + [Cell([.link(Link(source: outage.source))])]
            })
        return Section(
            anchor: "outages", title: wording.outagesTitle,
            blocks: [.paragraph(wording.outagesIntro), .table(table)])
    }
}

extension Array {
    /// The elements with another between each two.
    fileprivate func separated(by other: Element) -> [Element] {
        Array(map { [$0] }.joined(separator: [other]))
    }
}
