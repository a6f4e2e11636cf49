import Elections
import Estimation
import Figures
import Reconciliation
import Statistics
import Wording

extension ReconcileReport {
    /// What is said of a count: its best page, with the others below it.
    func reading(_ count: ComparedCount) -> Reading {
        var made = reading(count.best)
        if !count.others.isEmpty, audience != .newsroom {
            made.pages = (wording.morePages(count.others.count), count.others.map { reading($0) })
        }
        return made
    }

    func reading(_ comparison: Comparison) -> Reading {
        let source = comparison.page
        let told = words.told(comparison, alpha: result.options.alpha)
        let reasons = words.reasons(comparison)
        return Reading(
            anchor: anchor(comparison), pollster: words.source(comparison),
            verdict: words.badge(comparison),
            facts: [
                source.map(words.facts) ?? stations(comparison),
                comparison.choices.isEmpty ? shares(comparison) : "",
            ]
            .filter { !$0.isEmpty }.joined(separator: " · "),
            link: source.flatMap { $0.source.isEmpty ? nil : Link(source: $0.source) },
            sentence: told[0], reasons: told.dropFirst() + reasons.map { $0.capitalizedFirst + "." },
            changes: changes(comparison),
            note: source.flatMap { note($0.note) },
            details: audience == .newsroom ? nil : details(comparison))
    }

    /// The stations behind a part of a sample.
    private func stations(_ comparison: Comparison) -> String {
        comparison.estimate.stations.map { words.numbers.count($0, .station) } ?? ""
    }

    /// The published shares, where no recap gives them a table of their own.
    private func shares(_ comparison: Comparison) -> String {
        words.list(
            zip(comparison.estimate.choices, comparison.estimate.shares)
                .map { "\($0): \(words.numbers.percent($1))" })
    }

    /// The folder's own note, marked as such: its words are not Sanding's, and a newsroom does not get them.
    func note(_ text: String) -> QuotedNote? {
        text.isEmpty || audience == .newsroom ? nil : QuotedNote(label: wording.noteInData, text: text)
    }

    /// What would bring it inside; none is asserted.
    private func changes(_ comparison: Comparison) -> (label: String, clauses: [String])? {
        let clauses = words.diagnoses(comparison)
        return clauses.isEmpty ? nil : (words.wouldBringInside(clauses.count, comparison), clauses)
    }

    /// The computation of the verdict on a published reading, with its numbers put in.
    private func steps(_ comparison: Comparison) -> [String] {
        guard comparison.page != nil, comparison.grade != .shown else { return [] }
        let found = words.explanation(comparison, in: result)
        return found.lines(.error) + found.lines(.range)
    }

    private func details(_ comparison: Comparison) -> Reading.Details {
        let label = wording.head(.figures)
        let table = Table(
            label: label, header: header.map { Cell($0, isNumber: true) },
            rows: comparison.choices.map { cells($0).map { Cell($0, isNumber: true) } })
        return Reading.Details(
            label: label, isOpen: audience == .analyst, table: standsBeside(comparison) ? table : nil,
            measures: measures(comparison), steps: steps(comparison))
    }

    /// Whether its shares are taken from those of the result.
    private func standsBeside(_ comparison: Comparison) -> Bool {
        !comparison.choices.isEmpty && !result.election.mayBeOfBallots(comparison)
    }

    private var header: [String] {
        let inner = words.level(result.options.level)
        let outer = words.level(result.options.edgeLevel)
        return [
            .pair, .estimate, result.isOfSample ? .officialFile : .recap, .difference, .votes,
            .interval(level: inner), .together(level: inner), .together(level: outer),
            .togetherAsPrinted(level: inner),
        ].map(wording.head) + ["z", "p", wording.head(.adjustedP)]
    }

    private func cells(_ share: Comparison.ComparedShare) -> [String] {
        let numbers = words.numbers
        let range = { (interval: Interval?) in
            interval.map { words.range($0, " … ") } ?? "–"
        }
        return [
            String(share.choice), numbers.percent(share.estimate),
            numbers.percent(share.official), numbers.points(share.difference),
            share.differenceVotes.map { numbers.decimal($0, 0, signed: true) } ?? "–",
            range(share.interval),
            range(share.simultaneous), range(share.edge), range(share.unrounded?.simultaneous),
            share.zMostFavourable.map { numbers.decimal($0, 2) } ?? "–",
            share.pMostFavourable.map(numbers.p) ?? "–",
            share.pMostFavourableAdjusted.map(numbers.p) ?? "–",
        ]
    }

    private func measures(_ comparison: Comparison) -> [Reading.Measure] {
        let numbers = words.numbers
        var list: [Reading.Measure] = []
        func add(_ name: String, _ value: String?) {
            if let value { list.append(.init(name: name, value: value)) }
        }
        add(
            wording.measure(.jointTest),
            comparison.joint.map { joint in
                numbers.p(joint.pMostFavourable)
                    + (joint.pMostFavourableAdjusted.map { ", " + numbers.p($0) } ?? "")
            })
        add(
            wording.measure(.leadAndInterval(ofOne: comparison.choices.count == 1)),
            comparison.lead.flatMap { lead in
                lead.interval.map {
                    "\(numbers.points(lead.estimate)) (\(words.range($0, " … ")))"
                }
            })
        add(
            wording.measure(.detectableGap(power: words.level(result.options.power))),
            comparison.minimumDetectableGap.map { words.size($0) + words.gapBasis(comparison) })
        add(
            wording.measure(.equalWithin(margin: numbers.plain(100 * result.options.equivalenceMargin))),
            comparison.equivalence.map { test in
                wording.isShown(test.isEquivalent)
                    + " (\(numbers.pSentence(test.p)))"
            })
        add(wording.measure(.designEffect), comparison.designEffect.map { numbers.decimal($0, 1) })
        add(
            wording.measure(.impliedDeviation),
            comparison.margin.impliedDeviation.map { numbers.decimal($0, 3) })
        guard standsBeside(comparison) else { return list }
        let accuracy = comparison.accuracy
        add(
            wording.measure(.meanAndLargestDifference),
            words.size(accuracy.meanAbsolute) + ", " + words.size(accuracy.largestAbsolute))
        add("A", accuracy.a.map { numbers.decimal($0, 4) })
        add("B", accuracy.b.map { numbers.decimal($0, 4) })
        add("B_w", accuracy.bWeighted.map { numbers.decimal($0, 4) })
        add(
            "Mosteller 2, 3, 4, 5, 6",
            accuracy.mosteller.map { measures in
                [measures.m2, measures.m3, measures.m4, measures.m5, measures.m6]
                    .map { numbers.decimal($0, 3) }.joined(separator: "; ")
            })
        return list
    }
}

extension Phrasebook {
    /// Sample, data in, margin with level, stage and time of a reading, in one line.
    func facts(_ reading: QuickCountReading) -> String {
        var facts: [String] = []
        if let stations = reading.sampleStations {
            facts.append(numbers.count(stations, .station))
        }
        if let part = reading.dataInPercent {
            facts.append(wording.dataIn(numbers.printed(part)))
        }
        if let margin = reading.marginPercent {
            facts.append(
                wording.margin(
                    numbers.printed(margin), level: reading.levelPercent.map(numbers.printed),
                    isOfLead: reading.marginOf == .lead))
        }
        facts.append(label(reading.stage))
        if !reading.asOf.isEmpty { facts.append(numbers.moment(reading.asOf)) }
        facts.append(reading.id)
        return facts.joined(separator: " · ")
    }
}
