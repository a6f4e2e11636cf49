/// Reads the cells of one record as the types a file promises, and notes every fault.
public struct RowReader {
    public let file: String
    public let line: Int
    private let cells: [String]
    private let columns: [String: Int]
    private let styles: [String: NumberStyle]
    private let style: NumberStyle

    fileprivate init(
        file: String, record: Table.Record, columns: [String: Int], style: NumberStyle,
        styles: [String: NumberStyle]
    ) {
        self.file = file
        line = record.line
        cells = record.cells
        self.columns = columns
        self.style = style
        self.styles = styles
    }

    /// The cell without blanks at its ends; empty where the file lacks the column.
    public func text(_ column: String) -> String {
        columns[column].map { cells[$0].trimmed } ?? ""
    }

    /// The columns of the file, in its order.
    public var header: [String] { columns.sorted { $0.value < $1.value }.map(\.key) }

    /// Whether the file has a column.
    ///
    /// - Parameter column: Its name.
    public func has(_ column: String) -> Bool { columns[column] != nil }

    /// A cell that must not be empty.
    public func required(_ column: String, _ problems: inout TableProblems) -> String? {
        let value = text(column)
        if !value.isEmpty { return value }
        problems.add(problem(column, nil, TextFault.emptyCell))
        return nil
    }

    /// A count: a whole number of 0 or more; `nil` where the cell is empty or faulty.
    public func count(_ column: String, _ problems: inout TableProblems) -> Int? {
        let value = text(column)
        if value.isEmpty { return nil }
        let style = styles[column] ?? self.style
        let isLongRow = value.utf8.count > 18 && value.utf8.allSatisfy { (0x30...0x39).contains($0) }
        if isLongRow || style.decimal(value).map({ $0.decimals == 0 && $0.units >= 0 }) == true {
            if let units = style.decimal(value)?.units, units <= Int(UInt32.max) { return units }
            problems.add(problem(column, value, TextFault.beyondVoters))
            return nil
        }
        problems.add(problem(column, value, RowReader.countFault(value, style)))
        return nil
    }

    /// A count that must be there.
    public func requiredCount(_ column: String, _ problems: inout TableProblems) -> Int? {
        guard required(column, &problems) != nil else { return nil }
        return count(column, &problems)
    }

    /// A decimal number within bounds, with the decimals it is printed with.
    public func decimal(
        _ column: String, in range: ClosedRange<Int>, _ problems: inout TableProblems
    ) -> NumberStyle.Decimal? {
        let value = text(column)
        if value.isEmpty { return nil }
        guard let number = (styles[column] ?? style).decimal(value) else {
            let kind = RowReader.decimalFault(value, styles[column] ?? style)
            problems.add(problem(column, value, kind))
            return nil
        }
        if number.decimals > 0, styles[column] == nil { problems.noteDecimals(style) }
        let scale = (0..<number.decimals).reduce(1) { power, _ in power * 10 }
        guard number.units >= range.lowerBound * scale, number.units <= range.upperBound * scale else {
            problems.add(
                problem(column, value, TextFault.outside(low: range.lowerBound, high: range.upperBound)))
            return nil
        }
        return number
    }

    /// One of a fixed set of words; `nil` where the cell is empty or faulty.
    public func choice<Word: RawRepresentable<String> & CaseIterable>(
        _ column: String, of type: Word.Type, _ problems: inout TableProblems
    ) -> Word? {
        let value = text(column)
        if value.isEmpty { return nil }
        if let word = Word(rawValue: value) { return word }
        let words = Word.allCases.map(\.rawValue)
        let near = Spelling.nearest(to: value.lowercased(), among: words)
        problems.add(problem(column, value, TextFault.notOneOf(words, near: near)))
        return nil
    }

    public func problem(_ column: String, _ value: String?, _ kind: any FaultKind) -> TableProblem {
        TableProblem(file: file, line: line, column: column, value: value, kind)
    }

    /// What is the matter with a text that is no count.
    ///
    /// - Parameters:
    ///   - value: The text.
    ///   - style: How numbers are written in the file.
    public static func countFault(_ value: String, _ style: NumberStyle) -> TextFault {
        if let number = style.decimal(value), number.units < 0 { return .negative }
        if style == .plain, let digits = RowReader.wholeDigits(value) { return .zeroDecimals(digits: digits) }
        if let other = NumberStyle.ofGroups(in: value), let name = other.name {
            return .grouped(digits: value.filter { $0.isASCII && $0.isNumber }, style: name)
        }
        if style.decimal(value) != nil { return .decimals }
        if value.hasSuffix("%") { return .percentSign }
        if emptyWords.contains(value.lowercased()) { return .emptyWord }
        // A number of more digits than a count can have is whole all the same.
        if !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return .countTooLarge(most: Int(Int32.max))
        }
        return isExponent(value) ? .exponent : .notWhole
    }

    /// What is the matter with a text that is no decimal number.
    ///
    /// - Parameters:
    ///   - value: The text.
    ///   - style: How numbers are written in the file.
    static func decimalFault(_ value: String, _ style: NumberStyle) -> TextFault {
        let bare = value.replacing("+/-", with: "").replacing("+-", with: "")
            .filter { !"%±~≈ \u{00A0}".contains($0) }
        if bare != value, style.decimal(bare) != nil { return .signBesideNumber(number: bare) }
        // A mark before one or two digits stands before decimals in every style that has it at all.
        let other = NumberStyle.named.first { $0.style.decimal(value).map { $0.decimals > 0 } == true }
        return other.map { .numberOfStyle($0.name) } ?? .notNumber
    }

    /// The digits of a whole number with one or two zeros behind a decimal point; `nil` for any other text.
    ///
    /// Three zeros may be a group of thousands.
    public static func wholeDigits(_ value: String) -> String? {
        let parts = value.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[1].utf8.count),
            parts[1].utf8.allSatisfy({ $0 == 0x30 }),
            !parts[0].isEmpty, parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return String(parts[0])
    }

    /// What R, pandas, spreadsheets and people write where nothing is known.
    static let emptyWords: Set<String> = [
        "na", "n/a", "nan", "null", "none", "nil", "-", "--", "–", "—", ".", "x", "*", "?", "#n/a", "nd",
        "s/d",
        "n.a.", "missing", "blank",
    ]

    private static func isExponent(_ value: String) -> Bool {
        value.lowercased().contains("e") && value.utf8.first.map { (0x30...0x39).contains($0) } == true
            && Double(value.replacing(",", with: ".")) != nil
    }
}

extension Table {
    /// Visits every record in order.
    ///
    /// - Parameters:
    ///   - style: How numbers are written in the file.
    ///   - styles: Styles of single columns, where they are declared.
    ///   - body: Called once a record, in order.
    public func forEachRow(
        style: NumberStyle = .plain, styles: [String: NumberStyle] = [:], _ body: (RowReader) -> Void
    ) {
        var columns: [String: Int] = [:]
        for (index, name) in header.enumerated() where columns[name] == nil { columns[name] = index }
        for record in records {
            body(
                RowReader(
                    file: file, record: record, columns: columns, style: style, styles: styles))
        }
    }
}
