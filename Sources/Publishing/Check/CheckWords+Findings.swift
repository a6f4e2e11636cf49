import Elections
import Figures
import Wording

extension CheckWords {
    /// The findings that a person reads in a terminal; the rest is in the files.
    private static let shownEntries = 12

    /// The gravest findings, for a terminal.
    func sentences(_ findings: [Finding]) -> [String] {
        let entries = FindingEntry.grouped(findings)
        let shown = entries.prefix(CheckWords.shownEntries)
        var lines = shown.flatMap { self.lines(of: $0) }
        if !lines.isEmpty { lines.insert("", at: 0) }
        return lines + [rest(entries.count - shown.count)].compactMap { $0 }
    }

    /// One entry: what and where, its figures, what would explain it.
    func lines(of entry: FindingEntry) -> [String] {
        let place = place(entry, long: true).map { ", \($0)" } ?? ""
        return [
            "[\(wording.severity(entry.first.severity, count: 1))] \(entry.first.rule)\(place): \(text(of: entry))"
        ]
            + figures(entry).map { "    " + $0 }
            + [explanation(entry)].compactMap { $0 }.map { "    " + $0 }
    }

    /// What is not shown, if anything.
    func rest(_ count: Int) -> String? {
        guard count > 0 else { return nil }
        return say(
            "… and \(numbers.integer(count)) more, in findings.csv.",
            "… dan \(numbers.integer(count)) lagi, dalam findings.csv.")
    }

    /// Where it stands: region, station, file and line; `nil` where it has none of them.
    func place(_ entry: FindingEntry, long: Bool) -> String? {
        let finding = entry.first
        var parts: [String] = []
        if let region = finding.region?.text, !region.isEmpty, finding.station != nil || !long {
            parts.append(
                finding.station.map { say("\(region), station \($0)", "\(region)/TPS \($0)") } ?? region)
        }
        if !finding.place.file.isEmpty { parts.append(finding.place.file) }
        if let line = finding.place.line { parts.append(say("line \(line)", "baris \(line)")) }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// What was found, in a sentence.
    func text(of entry: FindingEntry) -> String {
        guard entry.findings.count > 1 else { return wording.sentence(entry.first) }
        let count = numbers.count(entry.findings.count, .figure)
        var name = say("the whole", "keseluruhan")
        if case .level(.mismatch(let figures)) = entry.first.kind, figures.region.code != nil {
            name = wording.region(figures.region)
        }
        return say(
            "\(count) of \(name) are not the sum of the level below.",
            "\(count) \(name) bukan jumlah jenjang di bawahnya.")
    }

    /// The figures of a recap's row, several to a line in the order of its columns.
    func figures(_ entry: FindingEntry) -> [String] {
        guard entry.findings.count > 1 else { return [] }
        return entry.findings.sorted { ($0.place.column ?? "") < ($1.place.column ?? "") }.map { finding in
            let (printed, expected) = (Int(finding.found), Int(finding.expected))
            let gap = printed.flatMap { printed in expected.map { printed - $0 } }
            let own = entry.ownExplanations(of: finding).map(wording.slip)
            return "\(finding.place.column ?? ""): "
                + say(
                    "\(number(printed)) printed, \(number(expected)) expected (\(signed(gap)))",
                    "tercetak \(number(printed)), seharusnya \(number(expected)) (\(signed(gap)))")
                + (own.isEmpty ? "" : say("; would fit: ", "; akan cocok: ") + list(own))
        }
    }

    private func number(_ value: Int?) -> String { value.map(numbers.integer) ?? "–" }

    /// A difference with its sign.
    func signed(_ value: Int?) -> String {
        guard let value else { return "–" }
        return (value > 0 ? "+" : "") + numbers.integer(value)
    }

    /// The slips that would fit all its figures, at most three of them; `nil` where there is nothing to say.
    func explanation(_ entry: FindingEntry) -> String? {
        let texts = entry.explanations.map(wording.slip)
        if !texts.isEmpty { return say("Would fit: ", "Akan cocok: ") + list(texts) }
        guard entry.isLevelSum, entry.findings.allSatisfy(\.explanations.isEmpty) else { return nil }
        return say("No single slip fits", "Tidak ada satu kekeliruan yang cocok")
    }

    /// The first three texts, and how many there are beside them.
    private func list(_ texts: [String]) -> String {
        let more =
            texts.count > 3
            ? say(
                "; and \(numbers.integer(texts.count - 3)) more",
                "; dan \(numbers.integer(texts.count - 3)) lagi") : ""
        return texts.prefix(3).joined(separator: "; ") + more
    }
}
