/// Cells of columns of counts that are no counts, where a table is read without them.
///
/// Such a cell is missing in the table. A column of which no more than half is read has other faults than its cells, and its
/// table is refused.
public struct RefusedCounts: Sendable, Equatable {
    /// Cells of one column that are no counts for one reason.
    public struct Kind: Sendable, Equatable {
        /// The first ones, in the order of the file.
        public fileprivate(set) var first: [TableProblem]
        public fileprivate(set) var cells: Int

        /// The column.
        public var column: String { first.first?.column ?? "" }
    }

    /// In the order in which the first of each stands in the file.
    public private(set) var kinds: [Kind] = []

    public init() {}

    public var isEmpty: Bool { kinds.isEmpty }

    public mutating func add(_ problem: TableProblem) { add(Kind(first: [problem], cells: 1)) }

    public mutating func add(_ others: RefusedCounts) { for kind in others.kinds { add(kind) } }

    private mutating func add(_ kind: Kind) {
        guard let place = kinds.firstIndex(where: { $0.isLike(kind) }) else { return kinds.append(kind) }
        kinds[place].cells += kind.cells
        let room = TableProblems.shownPerFile - kinds[place].first.count
        kinds[place].first += kind.first.prefix(max(0, room))
    }

    /// The same cells at other places.
    ///
    /// - Parameter place: Gives a fault its new place.
    public func mapping(_ place: (TableProblem) -> TableProblem) -> RefusedCounts {
        var mapped = self
        for kind in mapped.kinds.indices { mapped.kinds[kind].first = kinds[kind].first.map(place) }
        return mapped
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
        case .grouped: .grouped(digits: "")
        case .zeroDecimals: .zeroDecimals(digits: "")
        default: self
        }
    }
}
