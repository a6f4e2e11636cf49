import Elections
import Ground

/// Refuses to compare files that cannot be of one election.
public struct SameElection: Sendable {
    /// What is known of a file.
    public struct Side: Sendable {
        let file: String
        let tree: RegionTree
        let pairs: Int

        /// - Parameters:
        ///   - file: Name for messages.
        ///   - tree: Its regions.
        ///   - pairs: Number of pairs on its ballots.
        public init(file: String, tree: RegionTree, pairs: Int) {
            self.file = file
            self.tree = tree
            self.pairs = pairs
        }

        /// - Parameter recap: A recap.
        public init(_ recap: RecapTable) {
            self.init(
                file: recap.file, tree: recap.tree,
                pairs: recap.measures.count { if case .votes = $0 { true } else { false } })
        }
    }

    /// Checks that two files have the same ballot, the same list of codes and a region in common.
    ///
    /// - Parameters:
    ///   - first: One file.
    ///   - second: Another.
    ///   - relabelling: What they look like where they have no region in common; `nil` where nothing is found.
    /// - Throws: `TableProblems` with the reason.
    public static func check(
        _ first: Side, _ second: Side, relabelling: () -> Relabelling? = { nil }
    ) throws {
        // A recap without votes can still be held against the other figures.
        if first.pairs != second.pairs, first.pairs > 0, second.pairs > 0 {
            throw otherPairs(first.file, first.pairs, second.file, second.pairs)
        }
        if let own = scheme(first.tree), let other = scheme(second.tree), own.name != other.name {
            throw problem(
                second.file,
                .otherCodes(
                    own: own.name, ownDistrict: own.example, file: first.file, other: other.name,
                    otherDistrict: other.example))
        }
        let names = first.tree.levels.map(\.name)
        guard let shared = second.tree.levels.last(where: { names.contains($0.name) }),
            let own = first.tree.levels.first(where: { $0.name == shared.name })
        else {
            if first.tree.levels.isEmpty || second.tree.levels.isEmpty { return }
            throw problem(
                second.file,
                .noCommonLevel(file: first.file))
        }
        // Files of one election mostly begin with the same region.
        if (0..<min(own.count, shared.count, 16)).contains(where: { own.code($0) == shared.code($0) }) {
            return
        }
        let codes = Set((0..<own.count).map { own.code($0) })
        guard !(0..<shared.count).contains(where: { codes.contains(shared.code($0)) }) else { return }
        let (here, there) = (shared.code(0) ?? "–", own.code(0) ?? "–")
        let plain = Set(codes.compactMap { $0?.filter { $0 != "." } })
        if (0..<shared.count).contains(where: { plain.contains(shared.code($0)?.filter { $0 != "." } ?? "") })
        {
            throw problem(
                second.file,
                .dotted(level: shared.name, file: first.file, own: here, other: there))
        }
        // A spreadsheet takes codes for numbers and loses the zeros before them.
        let short = Dictionary(
            (0..<own.count).compactMap { own.code($0) }.map { (withoutZeros($0), $0) },
            uniquingKeysWith: { first, _ in first })
        for code in (0..<shared.count).lazy.compactMap({ shared.code($0) }) {
            guard let other = short[withoutZeros(code)] else { continue }
            throw problem(
                second.file, .zerosLost(level: shared.name, file: first.file, own: code, other: other))
        }
        if let found = relabelling() { throw problem(second.file, .relabelled(found, file: first.file)) }
        throw problem(
            second.file,
            .noCommonRegion(level: shared.name, file: first.file, own: here, other: there))
    }

    private static func withoutZeros(_ code: String) -> Substring { code.drop { $0 == "0" } }

    /// Checks that the stations of two files can be laid beside each other by region and number.
    ///
    /// - Parameters:
    ///   - first: Stations of one file.
    ///   - second: Stations of another.
    /// - Throws: `TableProblems` with the reason.
    public static func checkColumns(_ first: StationTable, _ second: StationTable) throws {
        if first.votes.count != second.votes.count {
            throw otherPairs(first.file, first.votes.count, second.file, second.votes.count)
        }
        if first.levels != second.levels {
            throw problem(
                second.file,
                .otherColumns(second.levels, file: first.file, others: first.levels))
        }
        if (first.stationNumbers == nil) != (second.stationNumbers == nil) {
            let (without, with) = first.stationNumbers == nil ? (first, second) : (second, first)
            throw TableProblems(
                TableProblem(
                    file: without.file, line: 1, column: "station_no",
                    StationFault.noStationNumber(file: with.file)))
        }
    }

    /// Refuses two files that have no station in common.
    ///
    /// - Parameters:
    ///   - first: Stations of one file.
    ///   - second: Stations of another.
    ///   - inCommon: Stations that both have.
    ///   - relabelling: What they look like where they have none in common; `nil` where nothing is found.
    /// - Throws: `TableProblems` with a station of each.
    public static func checkStations(
        _ first: StationTable, _ second: StationTable, inCommon: Int,
        relabelling: () -> Relabelling? = { nil }
    ) throws {
        guard inCommon == 0, first.count > 0, second.count > 0 else { return }
        if let found = relabelling() { throw problem(second.file, .relabelled(found, file: first.file)) }
        throw problem(
            second.file,
            .noCommonStation(own: path(second), other: path(first), file: first.file))
    }

    /// Refuses two files whose registered voters differ nearly everywhere, which a count does not change.
    ///
    /// - Parameters:
    ///   - first: Name of one file.
    ///   - second: Name of the other.
    ///   - differing: Stations whose registered voters differ.
    ///   - inCommon: Stations that both files have.
    /// - Throws: `TableProblems` with the numbers.
    public static func refuseOtherVoters(
        _ first: String, _ second: String, differing: Int, inCommon: Int
    ) throws {
        throw problem(
            second,
            .otherVoters(differing: differing, inCommon: inCommon, file: first))
    }

    /// Refuses two files in which most stations have other numbers: laid beside each other by these, nearly all would
    /// seem to be changed.
    ///
    /// - Parameters:
    ///   - first: Name of one file.
    ///   - second: Name of the other.
    ///   - relabelling: What they look like.
    /// - Throws: `TableProblems` with that.
    public static func refuseRelabelled(
        _ first: String, _ second: String, _ relabelling: Relabelling
    ) throws {
        throw problem(second, .relabelled(relabelling, file: first))
    }

    /// The first station of a table with all its regions.
    private static func path(_ table: StationTable) -> String {
        (table.regions.map { $0[0] ?? "" } + [table.stationNumbers?[0]].compactMap { $0 })
            .joined(separator: "/")
    }

    private static func otherPairs(
        _ first: String, _ own: Int, _ second: String, _ others: Int
    ) -> TableProblems {
        problem(
            second,
            .otherChoices(own: others, other: own, file: first))
    }

    private static func problem(_ file: String, _ fault: StationFault) -> TableProblems {
        TableProblems(TableProblem(file: file, fault))
    }

    /// The list that the digits of Indonesian codes show: a district has six digits in Kemendagri's list and
    /// seven in that of BPS, and begins the codes of its villages (Domain section 4).
    private static func scheme(_ tree: RegionTree) -> (name: String, example: String)? {
        guard let level = tree.levels.firstIndex(where: { $0.name == "district_code" }),
            tree.levels[level].count > 0
        else { return nil }
        let codes = (0..<tree.levels[level].count).compactMap { tree.levels[level].code($0) }
        guard codes.count == tree.levels[level].count, codes.allSatisfy({ $0.allSatisfy(\.isNumber) }),
            let first = codes.first
        else { return nil }
        if codes.allSatisfy({ $0.utf8.count == 6 }) { return ("Kemendagri", first) }
        return codes.allSatisfy { $0.utf8.count == 7 } ? ("BPS", first) : nil
    }
}
