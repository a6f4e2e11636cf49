import Elections

/// Names that sentences on findings give beside codes and columns.
public struct FindingNames: Sendable, Equatable {
    /// Names of regions by code.
    public var regions: [String: String]
    /// Names of choices by their column, `votes_1`.
    public var columns: [String: String]
    /// The same for each of several contests, by its id.
    public var contests: [String: [String: String]]
    /// Whether what is told together is the strata that arrived, and not the whole.
    public var isOfArrivedStrata: Bool

    public init(
        regions: [String: String] = [:], columns: [String: String] = [:],
        contests: [String: [String: String]] = [:], isOfArrivedStrata: Bool = false
    ) {
        (self.regions, self.columns, self.contests) = (regions, columns, contests)
        self.isOfArrivedStrata = isOfArrivedStrata
    }

    /// Names of the choices of a file in the order of their columns; those without one are empty.
    ///
    /// - Parameter choices: The names.
    public init(choices: [String]) {
        self.init(
            columns: Dictionary(
                uniqueKeysWithValues: choices.enumerated().filter { !$0.element.isEmpty }.map {
                    (Choice(index: $0.offset).column, $0.element)
                }))
    }
}

extension FindingNames {
    /// Names of regions and choices of an election.
    ///
    /// - Parameters:
    ///   - election: It has them.
    ///   - isOfArrivedStrata: Whether what is told together is the strata that arrived, and not the whole.
    public init(_ election: Election, isOfArrivedStrata: Bool = false) {
        self.init(
            regions: election.regionNames, columns: FindingNames.columns(of: election.candidates),
            contests: election.contests.count < 2
                ? [:]
                : Dictionary(grouping: election.candidates, by: \.contest).mapValues(FindingNames.columns),
            isOfArrivedStrata: isOfArrivedStrata)
    }

    /// Those for findings of one contest.
    func of(_ contest: String) -> FindingNames? {
        contests[contest].map { own in
            var names = self
            names.columns = own
            return names
        }
    }

    /// Names of choices by their column, where all candidates of a number have one name; a name that is the number is none.
    ///
    /// - Parameter candidates: Those of one contest, or of several.
    public static func columns(of candidates: [Candidate]) -> [String: String] {
        var names: [String: String] = [:]
        for candidate in candidates
        where !candidate.shortName.isEmpty && candidate.shortName != "\(candidate.choice)" {
            let column = candidate.choice.column
            guard names[column] == nil || names[column] == candidate.shortName else { return [:] }
            names[column] = candidate.shortName
        }
        return names
    }
}

extension FindingWords {
    /// What sentences call regions and choices beside their codes; nothing unless a language was made with names.
    public var names: FindingNames { FindingNames() }
    public func naming(_ names: FindingNames) -> Self { self }

    /// What a file is called, or the table of one level of several in a file: `recap.csv (district)`.
    ///
    /// - Parameter name: Name of a file, or the key of such a table.
    public func table(_ name: String) -> String {
        TableName(key: name).map { "\($0.file) (\(level($0.level)))" } ?? name
    }

    /// Columns with the names of their choices.
    func columns(_ names: [String]) -> [String] { names.map(column) }

    /// The name of a choice, where it is known; else nothing.
    func choiceName(_ choice: Choice) -> String { names.columns[choice.column] ?? "" }

    /// A column with the name of its choice, where that is known: `Prabowo (votes_2)`.
    func column(_ name: String) -> String {
        names.columns[name].map { "\($0) (\(name))" } ?? name
    }
}

extension Wording {
    /// A choice by its number, with its name where that is known.
    public func choice(_ choice: Choice) -> String { pair(choice, choiceName(choice)) }
}
