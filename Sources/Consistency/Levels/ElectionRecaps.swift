import Elections
import Ground

/// The recaps of an election folder as tables, one for each region level.
public enum ElectionRecaps {
    /// What a check of a contest's recaps reads.
    ///
    /// Folders hold the regions whose recap somebody found: a level may lack some of them.
    /// - Parameters:
    ///   - election: The folder.
    ///   - contest: Id of the contest.
    public static func input(of election: Election, contest: String) -> CountCheck.Input {
        var input = CountCheck.Input(
            recaps: tables(of: election, contest: contest), contest: contest, scheme: election.scheme,
            mayLackRows: true)
        input.listed = { listed(election, contest: contest) }
        return input
    }

    /// Codes of the regions of `regions.csv` from the level below the contest's down to each.
    ///
    /// - Parameters:
    ///   - election: The folder.
    ///   - contest: Id of the contest.
    public static func listed(_ election: Election, contest: String) -> [[String]] {
        let places = RegionPlaces(
            election, contest: election.contest(contest), regions: election.regions.map(\.code))
        return election.regions.compactMap { places.path($0.code) }
    }

    /// Recaps of a contest, from the primary rows of `recap.csv` and `recap_totals.csv`.
    ///
    /// A region's parent is the one that `regions.csv` names, else the region of the level above whose code
    /// begins its own. Regions whose place below the contest's is not known make no table.
    /// - Parameters:
    ///   - election: The folder.
    ///   - contest: Id of the contest.
    /// - Returns: From the top level down.
    public static func tables(of election: Election, contest: String) -> [RecapTable] {
        let regions = election.recapRows(of: contest)
            .filter { $0.status == .primary }.map(\.region).uniqued()
        let places = RegionPlaces(election, contest: election.contest(contest), regions: regions)
        let byDepth = Dictionary(grouping: regions) { places.path($0)?.count }
        return byDepth.keys.compactMap { $0 }.sorted().compactMap { depth in
            byDepth[depth].flatMap {
                table($0, places, depth: depth, election: election, contest: contest)
            }
        }
    }

    private static func table(
        _ regions: [RegionCode], _ places: RegionPlaces, depth: Int, election: Election, contest: String
    ) -> RecapTable? {
        let paths = regions.compactMap { places.path($0) }
        let recaps = regions.compactMap { election.recap(contest: contest, region: $0) }
        guard recaps.count == regions.count, paths.count == regions.count else { return nil }
        let pairs = election.candidates(of: contest).map(\.choice)
        var measures: [RollUp.Measure] = [.stations, .field(.registered), .field(.valid), .field(.invalid)]
        var values: [[Int?]] = [
            recaps.map(\.pollingStations), recaps.map(\.registeredVoters),
            recaps.map { recap in
                // Choices that the folder does not name have votes too.
                recap.leavesSome
                    ? nil : election.primaryTotals(contest: contest, region: recap.region).first?.validVotes
            }, recaps.map(\.invalidVotes),
        ]
        for (position, pair) in pairs.enumerated() {
            measures.append(.votes(Choice(index: position)))
            values.append(recaps.map { $0.votes(of: pair) })
        }
        // A pair whose figures are all in conflict is unknown, and not a pair less.
        let known = measures.indices.filter { index in
            if case .votes = measures[index] { return true }
            return values[index].contains { $0 != nil }
        }
        let firstLines = Dictionary(
            election.recapRows(of: contest).map { ($0.region, $0.place.line) },
            uniquingKeysWith: { first, _ in first })
        let lines = regions.map { (firstLines[$0] ?? nil) ?? 1 }
        let levels = places.levels(depth)
        return RecapTable(
            file: TableName.recap(levels.last).key,
            count: regions.count, levels: levels,
            regions: (0..<depth).map { level in CodeColumn(paths.map { $0[level] }) },
            measures: known.map { measures[$0] },
            counts: known.map { place in
                CountColumn(values[place].map { Count($0) })
            }, lineOfRow: { lines[$0] })
    }
}
