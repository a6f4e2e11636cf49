import Elections
import Estimation
import Figures
import Reconciliation
import Statistics
import Wording

/// Turns codes and numbers into sentences in one language. No word here speaks of intent, and nothing is
/// called a result but the recap.
public struct Phrasebook: Sendable {
    public let wording: any Wording
    private let election: Election
    /// Readings that only the name of their page tells from another of the same pollster and place.
    private let namesakes: Set<String>

    public init(_ language: Language, election: Election) {
        wording = language.wording(.indonesian)
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

    public var language: Language { wording.language }
    public var numbers: NumberText { wording.numbers }

    /// One of two texts, by language.
    func say(_ en: String, _ id: String) -> String { language == .english ? en : id }

    /// "pair 3 (Asyik)".
    func pair(_ number: Int, in contest: String) -> String {
        isEmptyBox(number, in: contest)
            ? wording.emptyBox(number) : wording.pair(number, shortName(number, in: contest))
    }

    /// Whether a choice of a contest is its empty box, which is no pair.
    func isEmptyBox(_ number: Int, in contest: String) -> Bool {
        election.candidates(of: contest).contains {
            $0.ballotNumber == number
                && (Phrasebook.emptyBoxNames.contains($0.pair.lowercased())
                    || Phrasebook.emptyBoxNames.contains($0.shortName.lowercased()))
        }
    }

    /// Whether a contest has a single pair beside an empty box.
    func hasEmptyBox(_ contest: String) -> Bool {
        election.candidates(of: contest).contains { isEmptyBox($0.ballotNumber, in: contest) }
    }

    /// What folders call the empty box, which is a choice and no pair.
    private static let emptyBoxNames = Set(Rulebook.standard.winner.flatMap { $0.emptyBoxNames ?? [] })

    func shortName(_ number: Int, in contest: String) -> String {
        election.candidates(of: contest).first { $0.ballotNumber == number }?.shortName ?? ""
    }

    /// A region that is not the contest's own, by its name, or as "region 92" where the folder has no name for it;
    /// `nil` for the contest's own.
    func place(_ region: RegionCode, in contest: String) -> String? {
        guard let own = election.contest(contest)?.region, own != region else { return nil }
        let name = election.regionName(region)
        return name == region.text ? say("region \(name)", "wilayah \(name)") : name
    }

    /// Who counted, where that was a part of the contest, and which page it is where a pollster has several that are
    /// finished: "LSI", "LSI (Bengkulu)", "SMRC (qc-0033)".
    ///
    /// - Parameter comparison: A reading; a part of a sample is called by its region, "regency 9001".
    public func source(_ comparison: Comparison) -> String {
        guard comparison.estimate.basis != .sample else {
            return comparison.level.map {
                wording.region(LevelRegion($0, comparison.region.text))
            } ?? comparison.source
        }
        let page = namesakes.contains(comparison.reading) ? comparison.reading : nil
        let parts = [place(comparison.region, in: comparison.contest), page].compactMap { $0 }
        return comparison.source + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
    }

    /// "+0.62 points".
    func points(_ fraction: Double, _ decimals: Int = 2) -> String {
        numbers.points(fraction, decimals) + say(" points", " poin")
    }

    /// The size of a difference without its sign.
    func size(_ fraction: Double, _ decimals: Int = 2) -> String {
        numbers.decimal(100 * abs(fraction), decimals) + say(" points", " poin")
    }

    /// Both ends of a range of points, with the decimals that tell whether it holds zero.
    func range(_ interval: Interval, _ between: String) -> String {
        let decimals = NumberText.decimals(of: interval.low, interval.high)
        return numbers.points(interval.low, decimals) + between + numbers.points(interval.high, decimals)
    }

    /// A level, a power or a line as percent, with the decimals it has: "95%", "99.95%".
    func level(_ fraction: Double) -> String { numbers.level(fraction) }

    /// Names in a sentence, ten at most and a count.
    func list(_ names: [String]) -> String { wording.list(names) }

    // MARK: Words fixed by law and custom

    /// What must stand beside every estimate.
    public var notOfficial: String {
        say(
            "A quick count is not an official result.",
            "Hitung cepat bukan hasil resmi.")
    }

    /// The verdict in a word or two, for tables.
    public func label(_ verdict: Verdict) -> String { wording.label(verdict) }

    /// The verdict on a comparison: of a region that lies outside as some of many do by chance no more is said than that.
    public func label(_ comparison: Comparison) -> String {
        guard comparison.isAmongMany, let level = comparison.critical?.edgeLevel else {
            return label(comparison.verdict)
        }
        return wording.outside(level: self.level(level))
    }

    /// The verdict as observers phrase it.
    ///
    /// - Parameters:
    ///   - verdict: The verdict.
    ///   - recap: What the estimate stands beside, as ``recapName(_:)`` names it.
    func phrase(_ verdict: Verdict, _ recap: String) -> String {
        switch verdict {
        case .consistent:
            say("statistically consistent with \(recap)", "konsisten secara statistik dengan \(recap)")
        case .consistentTooClose:
            say(
                "consistent with \(recap), but too close to name a leader",
                "konsisten dengan \(recap), tetapi terlalu dekat untuk menyebut yang unggul")
        case .borderline: say("at the edge of the range", "di tepi rentang")
        case .sampleNotAsDeclared:
            say(
                "its stations do not look like the sample that was declared",
                "TPS-nya tidak tampak seperti sampel yang dinyatakan")
        case .inconsistent: say("not consistent with \(recap)", "tidak konsisten dengan \(recap)")
        case .notComparable: say("cannot be compared", "belum dapat dibandingkan")
        }
    }

    /// A stage as a person would say it.
    func label(_ stage: ReadingStage) -> String {
        switch stage {
        case .interim: say("interim", "sementara")
        case .nearFinal: say("near-final", "hampir selesai")
        case .final: say("final", "selesai")
        case .unknown: say("stage unknown", "tahap tidak diketahui")
        case .garbled: say("misprinted page", "halaman salin keliru")
        }
    }

    /// Title of the part on methods.
    var howComputed: String { say("How it was computed", "Cara penghitungan") }

    /// The head of the column that names pollsters, or the parts that a sample speaks of.
    public func sourceHead(isSample: Bool) -> String {
        isSample ? say("Part", "Bagian") : say("Pollster", "Lembaga")
    }
}
