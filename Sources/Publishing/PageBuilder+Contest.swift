import Elections
import Figures
import Reconciliation
import Wording

extension PageBuilder {
    /// - Parameter chart: The chart of the contest, where it has one.
    func section(_ contest: Contest, chart: ChartSet.Entry?) -> ReportPage.ContestSection {
        let outcome = result.outcome(of: contest.id)
        let all = result.comparisons(of: contest.id)
        let main = all.filter(isMain)
        let others = all.filter { !isMain($0) }
        return ReportPage.ContestSection(
            anchor: anchor(contest: contest.id), title: contest.title,
            date: contest.electionDate.map(words.numbers.moment) ?? "",
            official: official(outcome, contest), officialTable: outcome.map { table($0, contest) },
            chart: chart.map(view),
            triangulation: result.triangulations(of: contest.id)
                .map(words.triangulation)
                + result.countDifferences(of: contest.id).map(words.difference),
            readings: main.map(reading), noReadings: all.isEmpty ? noReadings : nil,
            others: others.isEmpty ? nil : folded(others), findings: findings(of: contest))
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

    private func table(_ outcome: Outcome, _ contest: Contest) -> ReportPage.OfficialTable {
        let names = result.election.candidates(of: contest.id)
        let recap = outcome.recap
        let form = recap.form.isEmpty ? "" : " (\(recap.form))"
        let day = recap.decidedOn.isEmpty ? "" : ", " + words.numbers.moment(recap.decidedOn)
        let sources = recap.sources.filter { !$0.isEmpty }
        return ReportPage.OfficialTable(
            caption: words.say("Recap", "Rekapitulasi") + form + day,
            numberLabel: words.say("No.", "No."), pairLabel: words.say("Pair", "Pasangan"),
            votesLabel: words.say("Votes", "Suara"),
            shareLabel: words.say("Share of valid votes", "Bagian suara sah"),
            rows: recap.votes.map { pair in
                .init(
                    number: String(pair.ballotNumber),
                    name: names.first { $0.ballotNumber == pair.ballotNumber }?.pair ?? "",
                    votes: words.numbers.integer(pair.votes),
                    share: recap.share(of: pair.ballotNumber).map { words.numbers.percent($0) } ?? "–")
            },
            sourcesLabel: sources.isEmpty ? nil : words.say("Source", "Sumber"),
            sources: sources.enumerated().map { index, source in
                var link = ReportPage.Link(source: source)
                link.isLast = index == sources.count - 1
                return link
            })
    }

    private func folded(_ comparisons: [Comparison]) -> ReportPage.Others {
        let count = comparisons.count
        return ReportPage.Others(
            label: words.say(
                count == 1
                    ? "1 reading of another stage, shown without a test"
                    : "\(words.numbers.integer(count)) readings of other stages, shown without a test",
                "\(words.numbers.integer(count)) angka dari tahap lain, ditampilkan tanpa uji"),
            readings: comparisons.map(reading))
    }

    /// Findings of one rule that a page shows; all of them are in the files.
    static let mostFindings = 100

    private func findings(of contest: Contest) -> ReportPage.Findings? {
        let all = findingsOfContest[contest.id] ?? []
        guard !all.isEmpty, options.audience != .newsroom else { return nil }
        var ofRule: [String: Int] = [:]
        let rows = all.filter { finding in
            ofRule[finding.rule, default: 0] += 1
            return ofRule[finding.rule, default: 0] <= PageBuilder.mostFindings
        }
        let rest = ofRule.filter { $0.value > PageBuilder.mostFindings }.sorted { $0.key < $1.key }
        let count = words.numbers.integer(all.count)
        return ReportPage.Findings(
            label: words.say("Findings (\(count))", "Temuan (\(count))"),
            open: options.audience == .analyst, severityLabel: words.say("Kind", "Jenis"),
            sourceLabel: words.say("Source", "Sumber"), messageLabel: words.say("Finding", "Temuan"),
            placeLabel: words.say("Place", "Letak"),
            rows: rows.map { finding in
                .init(
                    severity: options.language.wording.severity(finding.severity, count: 1),
                    source: finding.source.isEmpty ? nil : ReportPage.Link(source: finding.source).text,
                    message: options.language.wording.sentence(finding), place: place(finding))
            },
            rest: rest.map { rule, count in
                let more = words.numbers.integer(count - PageBuilder.mostFindings)
                return words.say(
                    "\(more) more of the kind \(rule), in findings.csv and results.json.",
                    "\(more) lagi berjenis \(rule), dalam findings.csv dan results.json.")
            })
    }

    /// File and line of a finding; `nil` where it has no file.
    private func place(_ finding: Finding) -> String? {
        guard !finding.place.file.isEmpty else { return nil }
        return finding.place.file
            + (finding.place.line.map { words.say(", line ", ", baris ") + String($0) } ?? "")
    }

    var outages: ReportPage.Outages? {
        let rows = result.election.outages
        guard !rows.isEmpty, options.audience != .newsroom else { return nil }
        return ReportPage.Outages(
            title: words.say(
                "When the official page could not be read", "Saat halaman resmi tidak dapat dibuka"),
            intro: words.say(
                "The display of the official page and the signed recap are two things; only the recap is compared here.",
                "Tampilan halaman resmi dan rekapitulasi yang ditandatangani adalah dua hal; hanya rekapitulasi yang dibandingkan di sini."
            ),
            fromLabel: words.say("From", "Dari"), toLabel: words.say("To", "Sampai"),
            scopeLabel: words.say("What", "Apa"), saidLabel: words.say("What was said", "Keterangan"),
            sourceLabel: words.say("Source", "Sumber"),
            rows: rows.map { outage in
                .init(
                    from: words.numbers.moment(outage.from), to: words.numbers.moment(outage.to),
                    scope: outage.scope, said: outage.whatWasSaid,
                    link: ReportPage.Link(source: outage.source))
            })
    }
}

extension ReportPage.Link {
    /// A source as a link when it is a plain web address, otherwise as text.
    init(source: String) {
        let isWeb = source.hasPrefix("https://") || source.hasPrefix("http://")
        let isPlain = source.unicodeScalars.allSatisfy { scalar in
            scalar.value > 32 && scalar.value < 127 && !"<>\"'`\\{}|^".unicodeScalars.contains(scalar)
        }
        guard isWeb, isPlain else {
            self.init(href: nil, text: source)
            return
        }
        let host = source.split(separator: "/", maxSplits: 3).dropFirst().first.map(String.init)
        self.init(href: source, text: host ?? source)
    }
}
