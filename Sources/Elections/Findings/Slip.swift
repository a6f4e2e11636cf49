/// A single slip that would account for a mismatch exactly.
///
/// Several may fit; which of them happened is not known, and none says anything about intent.
public indirect enum Slip: Sendable, Hashable, Codable {
    /// A slip of digits in one figure; `sums` were made with it.
    case digits(DigitKind, Figure, sums: [String])
    /// Another number in one figure, which no single slip of digits leads to; `sums` were made with it.
    case otherFigure(Figure, sums: [String] = [])
    /// Two figures of one form or row in each other's place.
    case exchanged(String, String, in: Row?)
    /// So many votes of one column in another, of one form or row.
    case moved(Int, from: String, to: String, in: Row?)
    /// The figures of several columns in another order.
    case permuted([String], in: Row?)
    /// Figures moved by one column.
    case shifted(from: String, to: String, isRight: Bool, in: Row?)
    /// Two rows of a recap in each other's place.
    case rowsExchanged(String, String)
    /// In the recap, or below it; where there is no recap, or both may be, that is `nil`.
    case rowCountedTwice(String, isBelowRecap: Bool?)
    case rowLeftOut(String)
    /// Stations that a file lacks: their numbers where the others leave a place for them, and the figures they would have
    /// together.
    case stationsMissing(Int, numbers: [Int], region: String, figures: [NamedFigure])
    /// Figures of one row that are all written otherwise than they are counted.
    case rewritten([String], Writing, in: Row?)
    /// A slip without which the form would break rules that it keeps with it.
    case breaking(Slip, rules: [String])

    /// How figures are written in place of what was counted.
    public enum Writing: Sendable, Hashable, Codable {
        /// 0, whatever they are.
        case zero
        /// So many times what they are.
        case times(Int)
        /// Percent of the votes that they are a part of.
        case percent
        /// Rounded to whole tens, hundreds or thousands.
        case rounded(to: Int)
    }

    /// What happens to the digits of a figure.
    public enum DigitKind: Sendable, Hashable, Codable {
        case inserted, dropped, changed, swapped

        public var kind: Kind {
            switch self {
            case .inserted: .digitInserted
            case .dropped: .digitDropped
            case .changed: .digitChanged
            case .swapped: .digitsSwapped
            }
        }
    }

    /// A figure as it would be and as it was recorded.
    public struct Figure: Sendable, Hashable, Codable {
        public var name: String
        /// The row in which it stands, where that is not plain.
        public var row: Row?
        public var reference: Int
        public var recorded: Int
        /// Both as they stand in the boxes of a form, where zeros before a figure are part of the slip.
        public var boxes: [String]?

        public init(name: String, row: Row?, reference: Int, recorded: Int, boxes: [String]?) {
            self.name = name
            self.row = row
            self.reference = reference
            self.recorded = recorded
            self.boxes = boxes
        }
    }

    /// A row in which a slip would stand.
    public enum Row: Sendable, Hashable, Codable {
        /// By its name or code.
        case named(String)
        /// The station of a number.
        case station(String)
        /// All stations of a region, so many.
        case all(of: String, stations: Int)
    }

    /// A figure with its column.
    public struct NamedFigure: Sendable, Hashable, Codable {
        public var name: String
        public var value: Int

        public init(_ name: String, _ value: Int) {
            self.name = name
            self.value = value
        }
    }

    /// What kind of slip it is. Raw values are public codes.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case digitInserted = "digit-inserted"
        case digitDropped = "digit-dropped"
        case digitChanged = "digit-changed"
        case digitsSwapped = "digits-swapped"
        case otherFigure = "other-figure"
        case pairsExchanged = "pairs-exchanged"
        case fieldsExchanged = "fields-exchanged"
        case votesMoved = "votes-moved"
        case rowsExchanged = "rows-exchanged"
        case fieldsShifted = "fields-shifted"
        case rowCountedTwice = "row-counted-twice"
        case rowLeftOut = "row-left-out"
        case stationMissing = "station-missing"
        case figuresRewritten = "figures-rewritten"
    }

    public var kind: Kind {
        switch self {
        case .digits(let digits, _, _): digits.kind
        case .otherFigure: .otherFigure
        case .exchanged(let first, let second, _):
            Choice.isColumn(first) && Choice.isColumn(second) ? .pairsExchanged : .fieldsExchanged
        case .permuted(let names, _):
            names.allSatisfy(Choice.isColumn) ? .pairsExchanged : .fieldsExchanged
        case .moved: .votesMoved
        case .shifted: .fieldsShifted
        case .rowsExchanged: .rowsExchanged
        case .rowCountedTwice: .rowCountedTwice
        case .rowLeftOut: .rowLeftOut
        case .stationsMissing: .stationMissing
        case .rewritten: .figuresRewritten
        case .breaking(let slip, _): slip.kind
        }
    }

    /// The figure as it was recorded, where it is a slip of one.
    public var recorded: Int? {
        switch self {
        case .digits(_, let figure, _), .otherFigure(let figure, _): figure.recorded
        default: nil
        }
    }

    /// The row that it is in; `nil` where it is of several, or of one that is not named.
    public var rowName: String? {
        switch self {
        case .digits(_, let figure, _), .otherFigure(let figure, _): figure.row?.name
        case .exchanged(_, _, let row), .permuted(_, let row), .shifted(_, _, _, let row),
            .rewritten(_, _, let row), .moved(_, _, _, let row):
            row?.name
        case .rowCountedTwice(let name, _), .rowLeftOut(let name): name
        case .rowsExchanged, .stationsMissing: nil
        case .breaking(let slip, _): slip.rowName
        }
    }
}

extension Slip.Row {
    /// The name or number that it goes by.
    public var name: String {
        switch self {
        case .named(let name): name
        case .station(let number): number
        case .all(let region, _): region
        }
    }
}
