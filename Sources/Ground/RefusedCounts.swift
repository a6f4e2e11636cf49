/// Cells of columns of counts that are no counts, where a table is read without them.
///
/// Such a cell is missing in the table. A column of which no more than half is read has other faults than its cells, and its
/// table is refused.
public struct RefusedCounts: Sendable, Equatable {
    /// Cells of one column that are no counts for one reason.
    public struct Kind: Sendable, Equatable {
        /// The first ones, in the order of the file.
        public fileprivate(set) var first: [TableProblem]
        /// Lines of the others, in no order.
        fileprivate var others: [Int32] = []
        public var cells: Int { first.count + others.count }

        /// The column.
        public var column: String { first.first?.column ?? "" }
    }

    /// In the order in which the first of each stands in the file.
    public private(set) var kinds: [Kind] = []

    public init() {}

    public var isEmpty: Bool { kinds.isEmpty }

    public mutating func add(_ problem: TableProblem) { add(Kind(first: [problem])) }

    public mutating func add(_ others: RefusedCounts) { for kind in others.kinds { add(kind) } }

    private mutating func add(_ kind: Kind) {
        guard let place = kinds.firstIndex(where: { $0.isLike(kind) }) else { return kinds.append(kind) }
        let room = max(0, TableProblems.shownPerFile - kinds[place].first.count)
        kinds[place].first += kind.first.prefix(room)
        kinds[place].others += kind.first.dropFirst(room).map { Int32(clamping: $0.line ?? 0) } + kind.others
    }

    /// Lines of the file on which such cells stand.
    public var lines: Set<Int> {
        Set(
            kinds.flatMap { kind in
                kind.first.compactMap { $0.line ?? $0.place?.row } + kind.others.map(Int.init)
            })
    }

    /// Names a number style only where all cells are read rightly in it.
    ///
    /// - Parameter marks: How other numbers of the file are written.
    mutating func settleStyles(_ marks: NumberMarks) {
        var marks = marks
        for kind in kinds { for problem in kind.first { marks.add(problem.kind) } }
        for place in kinds.indices { kinds[place].first = kinds[place].first.map(marks.settled) }
    }

    /// The same cells at other places.
    ///
    /// - Parameter place: Gives a fault its new place.
    public func mapping(_ place: (TableProblem) -> TableProblem) -> RefusedCounts {
        var mapped = self
        for (own, kind) in kinds.enumerated() {
            mapped.kinds[own].first = kind.first.map(place)
            guard var other = kind.first.first else { continue }
            mapped.kinds[own].others = kind.others.map { line in
                other.line = Int(line)
                return Int32(clamping: place(other).line ?? 0)
            }
        }
        return mapped
    }

    /// The cells without those of some rows.
    ///
    /// - Parameter lines: Lines on which the rows stand.
    public func leavingOut(lines: Set<Int>) -> RefusedCounts {
        var rest = RefusedCounts()
        for kind in kinds {
            var own = Kind(
                first: kind.first.filter { problem in !(problem.line.map(lines.contains) ?? false) },
                others: kind.others.filter { !lines.contains(Int($0)) })
            // What stands in the others is not kept.
            if own.first.isEmpty, let next = own.others.min(), var problem = kind.first.first {
                own.others.remove(at: own.others.firstIndex(of: next) ?? 0)
                problem.line = Int(next)
                problem.value = nil
                own.first = [problem]
            }
            if !own.first.isEmpty { rest.kinds.append(own) }
        }
        return rest
    }

    /// The faults of columns that are not read for the greater part.
    ///
    /// - Parameter read: Cells of a column that are counts.
    public func problems(read: (String) -> Int) -> TableProblems {
        var cells: [String: Int] = [:]
        for kind in kinds { cells[kind.column, default: 0] += kind.cells }
        var problems = TableProblems()
        for kind in kinds where cells[kind.column, default: 0] >= read(kind.column) {
            for problem in kind.first { problems.add(problem) }
            problems.add(unshown: kind.cells - kind.first.count, of: kind.first[0].file)
        }
        return problems
    }
}

extension RefusedCounts.Kind {
    /// Why its cells are no counts, whatever stands in them.
    public var fault: TextFault? { (first.first?.kind as? TextFault)?.withoutDigits }

    fileprivate func isLike(_ other: Self) -> Bool { column == other.column && fault == other.fault }
}

extension TextFault {
    /// The fault whatever the cell is.
    fileprivate var withoutDigits: TextFault {
        switch self {
        case .grouped(_, let style): .grouped(digits: "", style: style)
        case .zeroDecimals: .zeroDecimals(digits: "")
        default: self
        }
    }
}
