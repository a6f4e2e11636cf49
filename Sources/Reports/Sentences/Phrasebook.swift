import Elections
import Figures
import Reconciliation

/// Turns codes and numbers into sentences in one language. No word here speaks of intent, and nothing is
/// called a result but the recap.
public struct Phrasebook: Sendable {
    public let language: Language
    public let numbers: NumberText
    private let election: Election

    public init(_ language: Language, election: Election) {
        self.language = language
        self.election = election
        numbers = NumberText(language)
    }

    /// One of two texts, by language.
    func say(_ en: String, _ id: String) -> String { language == .english ? en : id }

    /// "pair 3 (Asyik)".
    func pair(_ number: Int, in contest: String) -> String {
        let name = shortName(number, in: contest)
        if Phrasebook.emptyBoxNames.contains(name.lowercased()) {
            return say("the empty column (\(number))", "kolom kosong (\(number))")
        }
        let label = name.isEmpty || name == String(number) ? "\(number)" : "\(number) (\(name))"
        return say("pair \(label)", "pasangan nomor \(label)")
    }

    /// What folders call the empty box, which is a choice and no pair.
    private static let emptyBoxNames = Set(Rulebook.standard.winner.flatMap { $0.emptyBoxNames ?? [] })

    func shortName(_ number: Int, in contest: String) -> String {
        election.candidates(of: contest).first { $0.ballotNumber == number }?.shortName ?? ""
    }

    /// "+0.62 points".
    func points(_ fraction: Double) -> String {
        numbers.points(fraction) + say(" points", " poin")
    }

    /// The size of a difference without its sign.
    func size(_ fraction: Double) -> String {
        numbers.decimal(100 * abs(fraction), 2) + say(" points", " poin")
    }

    func level(_ fraction: Double) -> String {
        let percent = 100 * fraction
        let decimals = abs(percent - percent.rounded()) < 1e-9 ? 0 : 1
        return numbers.decimal(percent, decimals) + "%"
    }

    // MARK: Words fixed by law and custom

    /// What must stand beside every estimate.
    public var notOfficial: String {
        say(
            "A quick count is not an official result.",
            "Hitung cepat bukan hasil resmi.")
    }

    /// The verdict in a word or two, for tables.
    public func label(_ verdict: Verdict) -> String {
        switch verdict {
        case .consistent: say("consistent", "konsisten")
        case .consistentTooClose: say("consistent, too close", "konsisten, terlalu dekat")
        case .borderline: say("at the edge", "di tepi rentang")
        case .inconsistent: say("not consistent", "tidak konsisten")
        case .notComparable: say("not comparable", "belum dapat dibandingkan")
        }
    }

    /// The verdict as observers phrase it.
    func phrase(_ verdict: Verdict) -> String {
        switch verdict {
        case .consistent:
            say("statistically consistent with the recap", "konsisten secara statistik dengan rekapitulasi")
        case .consistentTooClose:
            say(
                "consistent with the recap, but too close to name a leader",
                "konsisten dengan rekapitulasi, tetapi terlalu dekat untuk menyebut yang unggul")
        case .borderline: say("at the edge of the range", "di tepi rentang")
        case .inconsistent: say("not consistent with the recap", "tidak konsisten dengan rekapitulasi")
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

    func label(_ severity: Severity) -> String {
        switch severity {
        case .notice: say("notice", "catatan")
        case .warning: say("warning", "peringatan")
        case .error: say("error", "ketidakcocokan")
        }
    }
}
