import Elections
import Reconciliation
import Wording

extension ReconcileReport {
    /// What is said of a contest.
    func section(_ contest: Contest) -> Section {
        let outcome = result.outcome(of: contest.id)
        let all = result.comparisons(of: contest.id)
        let others = all.filter { !isMain($0) }
        let date = contest.electionDate.map(words.numbers.moment) ?? ""
        var blocks: [Block] = [.paragraph(date, .date)]
        blocks += official(outcome, contest).map { .paragraph($0, .official) }
        if let outcome { blocks.append(.table(table(outcome, contest))) }
        if let chart = charts.chart(of: contest) { blocks.append(.chart(chart)) }
        blocks += result.triangulations(of: contest.id).map {
            .paragraph(words.triangulation($0), .triangulation)
        }
        blocks += result.countDifferences(of: contest.id).map {
            .paragraph(words.difference($0), .triangulation)
        }
        blocks.append(.readings(all.filter(isMain).map(reading)))
        if all.isEmpty { blocks.append(.paragraph(noReadings, .note)) }
        if !others.isEmpty { blocks.append(folded(others)) }
        if let findings = findings(of: contest) { blocks.append(findings) }
        return Section(
            anchor: anchor(contest: contest.id), title: contest.title, kind: "contest", blocks: blocks)
    }

    private var noReadings: String {
        words.say(
            "No quick count with figures is on file for this contest.",
            "Tidak ada hitung cepat beserta angkanya yang tercatat untuk pemilihan ini.")
    }

    private func official(_ outcome: Outcome?, _ contest: Contest) -> [String] {
        guard let outcome else {
            if result.isOfSample {
                let recap = contest.region.flatMap {
                    result.election.recap(contest: contest.id, region: $0)
                }
                return recap.map { [words.officialFile($0, contest: contest.id)] } ?? []
            }
            if result.comparisons(of: contest.id).contains(where: \.isTested) {
                return [
                    words.say(
                        "No complete recap of the whole contest is on file: counts of its regions are tested against the recaps of these regions.",
                        "Belum ada rekapitulasi yang lengkap untuk seluruh pemilihan: hitung cepat wilayahnya diuji terhadap rekapitulasi wilayah itu."
                    )
                ]
            }
            return [
                words.say(
                    "No complete recap is on file: quick counts are shown and not tested.",
                    "Belum ada rekapitulasi yang lengkap: hitung cepat ditampilkan dan tidak diuji.")
            ]
        }
        return [
            words.official(outcome), words.rule(outcome), words.filing(outcome, contest: contest),
        ].compactMap { $0 }
    }

    private func table(_ outcome: Outcome, _ contest: Contest) -> Table {
        let names = result.election.candidates(of: contest.id)
        let recap = outcome.recap
        let form = recap.form.isEmpty ? "" : " (\(recap.form))"
        let day = recap.decidedOn.isEmpty ? "" : ", " + words.numbers.moment(recap.decidedOn)
        let caption = words.say("Recap", "Rekapitulasi") + form + day
        let sources = recap.sources.filter { !$0.isEmpty }.map { Span.link(Link(source: $0)) }
        let numeric = [0, 2, 3]
        return Table(
            label: caption, kind: "recap", caption: caption,
            header: Cell.row(
                [
                    words.say("No.", "No."), words.say("Pair", "Pasangan"), words.say("Votes", "Suara"),
                    words.say("Share of valid votes", "Bagian suara sah"),
                ], numeric: numeric),
            rows: recap.votes.map { pair in
                Cell.row(
                    [
                        String(pair.ballotNumber),
                        names.first { $0.ballotNumber == pair.ballotNumber }?.pair ?? "",
                        words.numbers.integer(pair.votes),
                        recap.share(of: pair.ballotNumber).map { words.numbers.percent($0) } ?? "–",
                    ], numeric: numeric)
            },
            source: sources.isEmpty
                ? [] : [.text(words.say("Source", "Sumber") + ": ")] + sources.separated(by: .text(", ")),
            isComputedInNotebook: true)
    }

    private func folded(_ comparisons: [Comparison]) -> Block {
        let count = comparisons.count
        return .otherReadings(
            label: words.say(
                count == 1
                    ? "1 reading of another stage, shown without a test"
                    : "\(words.numbers.integer(count)) readings of other stages, shown without a test",
                "\(words.numbers.integer(count)) angka dari tahap lain, ditampilkan tanpa uji"),
            comparisons.map(reading))
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
        let count = words.numbers.integer(all.count)
        return .folderFindings(
            FolderFindings(
                label: words.say("Findings (\(count))", "Temuan (\(count))"), isOpen: audience == .analyst,
                header: [
                    words.say("Kind", "Jenis"), words.say("Source", "Sumber"), words.say("Finding", "Temuan"),
                    words.say("Place", "Letak"),
                ],
                rows: shown.map { finding in
                    .init(
                        severity: language.wording(.indonesian).severity(finding.severity, count: 1),
                        source: finding.source.isEmpty ? nil : Link(source: finding.source).text,
                        text: language.wording(.indonesian).sentence(finding), place: place(finding))
                },
                rest: rest.map { rule, count in
                    let more = words.numbers.integer(count - ReconcileReport.mostFindings)
                    return words.say(
                        "\(more) more of the kind \(rule), in findings.csv and results.json.",
                        "\(more) lagi berjenis \(rule), dalam findings.csv dan results.json.")
                }))
    }

    /// File and line of a finding; `nil` where it has no file.
    private func place(_ finding: Finding) -> String? {
        guard !finding.place.file.isEmpty else { return nil }
        return finding.place.file
            + (finding.place.line.map { words.say(", line ", ", baris ") + String($0) } ?? "")
    }

    /// When the official page was dark; `nil` where the folder has nothing of it.
    var outages: Section? {
        let rows = result.election.outages
        guard !rows.isEmpty, audience != .newsroom else { return nil }
        let title = words.say(
            "When the official page could not be read", "Saat halaman resmi tidak dapat dibuka")
        let intro = words.say(
            "The display of the official page and the signed recap are two things; only the recap is compared here.",
            "Tampilan halaman resmi dan rekapitulasi yang ditandatangani adalah dua hal; hanya rekapitulasi yang dibandingkan di sini."
        )
        let table = Table(
            label: title,
            header: [
                words.say("From", "Dari"), words.say("To", "Sampai"), words.say("What", "Apa"),
                words.say("What was said", "Keterangan"), words.say("Source", "Sumber"),
            ].map { Cell($0) },
            rows: rows.map { outage in
                [
                    words.numbers.moment(outage.from), words.numbers.moment(outage.to), outage.scope,
                    outage.whatWasSaid,
                ].map { Cell($0) } + [Cell([.link(Link(source: outage.source))])]
            })
        return Section(anchor: "outages", title: title, blocks: [.paragraph(intro), .table(table)])
    }
}

extension Array {
    /// The elements with another between each two.
    fileprivate func separated(by other: Element) -> [Element] {
        Array(map { [$0] }.joined(separator: [other]))
    }
}
