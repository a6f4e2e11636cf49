extension Slip {
    /// The single slip of digits in a figure that someone recorded.
    ///
    /// - Parameters:
    ///   - reference: The figure as it would be without the slip.
    ///   - recorded: The figure as it is.
    ///   - name: What the figure is.
    ///   - row: Where it stands.
    ///   - sums: Sums that were made with it.
    /// - Returns: One at most: the first that fits of a digit inserted, dropped, changed, or two swapped; empty where no
    ///   single slip leads from one to the other.
    public static func digits(
        reference: Int, recorded: Int, name: String, in row: Row? = nil, sums: [String] = []
    ) -> [Slip] {
        guard reference >= 0, recorded >= 0 else { return [] }
        // 370 → 073 is 73 in the file.
        let boxes = DigitSlip.boxes(reference, recorded)
        let isPadded = boxes.0 != "\(reference)" || boxes.1 != "\(recorded)"
        let figure = Figure(
            name: name, row: row, reference: reference, recorded: recorded,
            boxes: isPadded ? [boxes.0, boxes.1] : nil)
        return DigitSlip.fitting(reference: reference, recorded: recorded).prefix(1).compactMap { slip in
            DigitKind(slip).map { .digits($0, figure, sums: sums) }
        }
    }
}

extension Slip.DigitKind {
    /// `nil` for numbers that are equal, or that no single slip leads between.
    public init?(_ slip: DigitSlip) {
        switch slip {
        case .inserted: self = .inserted
        case .dropped: self = .dropped
        case .changed: self = .changed
        case .swapped, .neighboursSwapped: self = .swapped
        case .equal, .other: return nil
        }
    }
}
