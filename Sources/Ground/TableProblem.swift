/// One fault of a table: where it is, what stands there and what to do.
public struct TableProblem: Sendable, Hashable, CustomStringConvertible {
    public var file: String
    /// Line of the file, from 1; `nil` where the whole file is meant.
    public var line: Int?
    /// Name of the column, or its number where the header does not name it.
    public var column: String?
    /// Where it stands in a workbook, instead of line and column.
    public var place: SheetPlace?
    /// The value as read, where one cell is meant.
    public var value: String?
    /// What is the matter, and what to do.
    public var kind: any FaultKind

    public init(
        file: String, line: Int? = nil, column: String? = nil, value: String? = nil, _ kind: any FaultKind
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.value = value
        self.kind = kind
    }

    /// Place, value and kind, for developers; what people read stands in the room Wording.
    public var description: String {
        var place = file.escapedForTerminal
        if let sheet = self.place?.sheet { place += ", sheet \(sheet.escapedForTerminal)" }
        if let cell = self.place?.cell { place += ", cell \(cell)" }
        if let line { place += ", line \(line)" }
        if let column { place += ", column \(column.escapedForTerminal)" }
        let said = "\(kind)".escapedForTerminal
        guard let value else { return "\(place): \(said)" }
        return "\(place): \"\(TableProblem.shown(value))\" \(said)"
    }

    public static func == (one: Self, other: Self) -> Bool {
        one.file == other.file && one.line == other.line && one.column == other.column
            && one.place == other.place && one.value == other.value && one.kind.isSame(as: other.kind)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(file)
        hasher.combine(line)
        hasher.combine(column)
        hasher.combine(place)
        hasher.combine(value)
        hasher.combine(kind)
    }

    /// A value fit for a terminal: control characters are escaped and long ones are cut.
    public static func shown(_ value: String) -> String {
        var head = String.UnicodeScalarView()
        head.append(contentsOf: value.unicodeScalars.prefix(60))
        let text = String(head).escapedForTerminal
        return value.unicodeScalars.count > 60 ? text + "…" : text
    }
}

extension String {
    /// The text with control characters, line separators and marks that turn the writing direction
    /// written out, so that a file cannot steer the terminal that shows a message about it.
    public var escapedForTerminal: String {
        guard unicodeScalars.contains(where: \.isEscapedForTerminal) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if scalar.isEscapedForTerminal {
                text += scalar.escaped(asASCII: true)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character or turns the writing direction.
    fileprivate var isEscapedForTerminal: Bool {
        switch value {
        case 0..<32, 127..<160, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

extension String {
    /// The text with every line made fit for a terminal, line ends kept.
    public var escapedLinesForTerminal: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { String($0).escapedForTerminal }
            .joined(separator: "\n")
    }

    /// The text with marks that turn the writing direction written out, `\u{202E}`, so that a table shows its cells as they are;
    /// letters that are written from the right need none.
    public var withTurnsWrittenOut: String {
        guard utf8.contains(0xE2) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if scalar.turnsDirection {
                text += scalar.escaped(asASCII: true)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// The text for a file that people read or paste: neither controls nor marks that turn the writing direction, which
    /// would show other text than stands there.
    public var asPlainText: String { withoutControls.withTurnsWrittenOut }

    /// The text for a file: control characters other than tabs and line ends, NUL among them, become U+FFFD.
    public var withoutControls: String {
        // Most text has none; two bytes of UTF-8 that start so are controls or accented letters.
        guard utf8.contains(where: { $0 < 32 || $0 == 127 || $0 == 0xC2 }) else { return self }
        var text = UnicodeScalarView()
        for scalar in unicodeScalars { text.append(scalar.isControlInFile ? "\u{FFFD}" : scalar) }
        return String(text)
    }
}

extension String {
    /// JSON in which the control characters that JSON allows as they are, U+007F to U+009F, and marks that turn the writing
    /// direction are escaped too.
    public var withControlsEscapedInJSON: String {
        guard utf8.contains(where: { $0 == 127 || $0 == 0xC2 || $0 == 0xE2 }) else { return self }
        var text = UnicodeScalarView()
        for scalar in unicodeScalars {
            if (127..<160).contains(scalar.value) {
                text.append(contentsOf: "\\u00\(String(scalar.value, radix: 16))".unicodeScalars)
            } else if scalar.turnsDirection {
                text.append(contentsOf: "\\u\(String(scalar.value, radix: 16))".unicodeScalars)
            } else {
                text.append(scalar)
            }
        }
        return String(text)
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character, or a mark that turns the writing direction of the text behind it, which no
    /// page shows; letters that are written from the right need none.
    public var isControlOnPage: Bool {
        isControlInFile || turnsDirection
    }

    /// Whether it turns the writing direction of the text behind it.
    public var turnsDirection: Bool {
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }

    /// Whether it is a control character that no file needs: all but tab and line ends.
    public var isControlInFile: Bool {
        switch value {
        case 9, 10, 13: false
        case 0..<32, 127..<160: true
        default: false
        }
    }
}

/// All faults found in the files of one run: the first 20 of each file and the number of all.
public struct TableProblems: Error, Sendable, Equatable, CustomStringConvertible {
    /// How many faults of one file are written out.
    public static let shownPerFile = 20

    public private(set) var problems: [TableProblem] = []
    private var counts: [String: Int] = [:]
    /// How numbers are written in these files.
    private(set) var marks = NumberMarks()

    public init() {}

    public static func == (one: TableProblems, other: TableProblems) -> Bool {
        one.problems == other.problems && one.counts == other.counts
    }

    public init(_ problem: TableProblem) { add(problem) }

    public var isEmpty: Bool { problems.isEmpty }

    /// Notes a fault; the same fault twice in a row is one, and so is an encoding that is not the file's, whatever cells show it.
    public mutating func add(_ problem: TableProblem) {
        if problems.last == problem || isKnownEncoding(problem) { return }
        marks.add(problem.kind)
        counts[problem.file, default: 0] += 1
        if counts[problem.file, default: 0] <= TableProblems.shownPerFile { problems.append(problem) }
    }

    /// Whether a fault comes of the encoding of a file of which that is said already.
    private func isKnownEncoding(_ problem: TableProblem) -> Bool {
        func isOfEncoding(_ problem: TableProblem) -> Bool { problem.kind.isSame(as: TextFault.cellNotUTF8) }
        return isOfEncoding(problem)
            && problems.contains { $0.file == problem.file && isOfEncoding($0) }
    }

    /// Notes a fault of a whole file that shows at every row.
    ///
    /// - Parameter problem: The fault.
    public mutating func addOnce(_ problem: TableProblem) {
        if !problems.contains(problem) { add(problem) }
    }

    /// Notes faults that were counted and not kept.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - file: The file that has them.
    public mutating func add(unshown count: Int, of file: String) { counts[file, default: 0] += count }

    public mutating func add(_ others: TableProblems) {
        for problem in others.problems { add(problem) }
        marks.add(others.marks)
        for (file, count) in others.counts where count > TableProblems.shownPerFile {
            counts[file, default: 0] += count - TableProblems.shownPerFile
        }
    }

    /// The same faults at other places of the same files.
    ///
    /// - Parameter place: Gives a fault its new place.
    public func mapping(_ place: (TableProblem) -> TableProblem) -> TableProblems {
        var mapped = self
        mapped.problems = problems.map(place)
        return mapped
    }

    /// Notes that a number with decimals was read.
    ///
    /// - Parameter style: How it is written.
    mutating func noteDecimals(_ style: NumberStyle) { marks.addDecimals(style) }

    public func throwIfAny() throws(TableProblems) {
        if !isEmpty { throw mapping { marks.settled($0) } }
    }

    /// What a reader gives for each of several files; their faults together, so that nobody corrects one file to hear of the
    /// next.
    ///
    /// - Parameters:
    ///   - files: The files.
    ///   - read: Reads one.
    /// - Throws: `TableProblems` of all files; whatever else `read` throws, at once.
    public static func ofAll<File, Value>(
        _ files: [File], _ read: (File) throws -> Value
    ) throws -> [Value] {
        var (values, problems): ([Value], TableProblems) = ([], TableProblems())
        for file in files {
            do {
                values.append(try read(file))
            } catch let found as TableProblems {
                problems.add(found)
            }
        }
        try problems.throwIfAny()
        return values
    }

    /// Files with more faults than are written out, by name, and how many faults each has in all.
    public var longFiles: [(file: String, all: Int)] {
        counts.filter { $0.value > TableProblems.shownPerFile }.sorted { $0.key < $1.key }
            .map { ($0.key, $0.value) }
    }

    /// Places, values and kinds, for developers; what people read stands in the room Wording.
    public var description: String {
        let rest = longFiles.map {
            "\($0.file): and \($0.all - TableProblems.shownPerFile) more (\($0.all) in all)"
        }
        return (problems.map(\.description) + rest).joined(separator: "\n")
    }
}
