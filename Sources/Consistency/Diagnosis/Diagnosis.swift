import Elections
import Statistics

/// An explanation that would account for a mismatch exactly.
///
/// Several may fit; which of them happened is not known, and none says anything about intent.
public struct Diagnosis: Sendable, Equatable, Hashable {
    /// What kind of slip it would be.
    public enum Kind: String, Sendable, CaseIterable {
        case digitInserted = "digit-inserted"
        case digitDropped = "digit-dropped"
        case digitChanged = "digit-changed"
        case digitsSwapped = "digits-swapped"
        case pairsExchanged = "pairs-exchanged"
        case fieldsExchanged = "fields-exchanged"
        case rowsExchanged = "rows-exchanged"
        case fieldsShifted = "fields-shifted"
        case rowCountedTwice = "row-counted-twice"
        case rowLeftOut = "row-left-out"
        case stationMissing = "station-missing"
    }

    public var kind: Kind
    public var text: Bilingual

    var explanation: Finding.Explanation { Finding.Explanation(kind: kind.rawValue, text: text) }

    init(_ kind: Kind, en: String, id: String) {
        self.kind = kind
        text = Bilingual(en: en, id: id)
    }

    /// Single slips of digits in a figure that someone recorded.
    ///
    /// - Parameters:
    ///   - reference: The figure as it would be without the slip.
    ///   - recorded: The figure as it is.
    ///   - figure: What the figure is and where it stands.
    /// - Returns: One at most: the first that fits of a digit inserted, dropped, changed, or two swapped; empty where no
    ///   single slip leads from one to the other.
    static func slips(reference: Int, recorded: Int, figure: String) -> [Diagnosis] {
        guard reference >= 0, recorded >= 0 else { return [] }
        let plain = "\(reference) → \(recorded)"
        let boxes = DigitSlip.boxes(reference, recorded)
        // 370 → 073 is 73 in the file.
        let padded =
            boxes.0 == "\(reference)" && boxes.1 == "\(recorded)"
            ? plain : "\(plain) (\(boxes.0) → \(boxes.1))"
        return DigitSlip.fitting(reference: reference, recorded: recorded).prefix(1).compactMap { slip in
            switch slip {
            case .inserted:
                Diagnosis(
                    .digitInserted, en: "one digit inserted in \(figure): \(plain)",
                    id: "satu angka tersisip pada \(figure): \(plain)")
            case .dropped:
                Diagnosis(
                    .digitDropped, en: "one digit dropped in \(figure): \(plain)",
                    id: "satu angka hilang pada \(figure): \(plain)")
            case .changed:
                Diagnosis(
                    .digitChanged, en: "one digit changed in \(figure): \(padded)",
                    id: "satu angka berubah pada \(figure): \(padded)")
            case .swapped, .neighboursSwapped:
                Diagnosis(
                    .digitsSwapped, en: "two digits swapped in \(figure): \(padded)",
                    id: "dua angka tertukar pada \(figure): \(padded)")
            case .equal, .other: nil
            }
        }
    }

    /// The same slip, where sums were made with the figure.
    func withSums(_ names: [String]) -> Diagnosis {
        let list = CountText.list(names)
        return Diagnosis(
            kind, en: "\(text.en), with the sums that hold it (\(list.en))",
            id: "\(text.id), beserta jumlah yang memuatnya (\(list.id))")
    }

    /// The same slip, where the form without it would break rules that it keeps with it.
    func breaking(_ rules: [String]) -> Diagnosis {
        let list = CountText.list(rules)
        return Diagnosis(
            kind, en: "\(text.en), after which that form would break \(list.en)",
            id: "\(text.id), tetapi formulir itu lalu melanggar \(list.id)")
    }

    /// A station that its neighbours' numbers leave a place for.
    ///
    /// - Parameters:
    ///   - number: Its number.
    ///   - code: Its region.
    ///   - figures: Figures that it would have, where a recap tells them.
    static func missingStation(_ number: Int, of code: String, figures: Bilingual? = nil) -> Diagnosis {
        let (en, id) = figures.map { (": \($0.en)", ": \($0.id)") } ?? ("", "")
        return Diagnosis(
            .stationMissing, en: "station \(number) of \(code) missing from the station file\(en)",
            id: "TPS \(number) di \(code) tidak ada dalam berkas TPS\(id)")
    }

    /// Two figures of one form or row in each other's place.
    static func exchanged(_ first: String, _ second: String, in place: Bilingual?) -> Diagnosis {
        let isVotes = first.hasPrefix("votes_") && second.hasPrefix("votes_")
        let (en, id) = suffix(place)
        return Diagnosis(
            isVotes ? .pairsExchanged : .fieldsExchanged, en: "\(first) and \(second) exchanged\(en)",
            id: "\(first) dan \(second) tertukar\(id)")
    }

    /// The votes of several pairs in another order.
    static func permuted(_ names: [String], in place: Bilingual) -> Diagnosis {
        let (en, id) = suffix(place)
        let list = CountText.list(names)
        return Diagnosis(
            .pairsExchanged, en: "\(list.en) in another order\(en)", id: "\(list.id) dalam urutan lain\(id)")
    }

    static func shifted(
        from first: String, to last: String, isRight: Bool, in place: Bilingual? = nil
    ) -> Diagnosis {
        let (en, id) = suffix(place)
        return Diagnosis(
            .fieldsShifted,
            en: "figures from \(first) to \(last) shifted by one column to the "
                + "\(isRight ? "right" : "left")\(en)",
            id: "angka dari \(first) sampai \(last) bergeser satu kolom ke \(isRight ? "kanan" : "kiri")\(id)"
        )
    }

    private static func suffix(_ place: Bilingual?) -> (en: String, id: String) {
        place.map { (" (\($0.en))", " (\($0.id))") } ?? ("", "")
    }
}
