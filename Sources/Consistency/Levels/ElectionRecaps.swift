import Elections

/// The recaps of an election folder as tables, one for each region level.
public enum ElectionRecaps {
    /// What a check of a contest's recaps reads.
    ///
    /// Folders hold the regions whose recap somebody found: a level may lack some of them.
    /// - Parameters:
    ///   - election: The folder.
    ///   - contest: Id of the contest.
    public static func input(of election: Election, contest: String) -> CountCheck.Input {
        CountCheck.Input(
            recaps: tables(of: election, contest: contest), contest: contest, scheme: election.scheme,
            mayLackRows: true)
    }

    /// Recaps of a contest, from the primary rows of `recap.csv` and `recap_totals.csv`.
    ///
    /// A region's parent is the one that `regions.csv` names, else the region of the level above whose code
    /// begins its own. Regions of a list of codes that is not declared, or whose parents are not known, make
    /// no table.
    /// - Parameters:
    ///   - election: The folder.
    ///   - contest: Id of the contest.
    /// - Returns: From the top level down.
    public static func tables(of election: Election, contest: String) -> [RecapTable] {
        let regions = election.recapRows
            .filter { $0.contest == contest && $0.status == .primary }.map(\.region).uniqued()
        let byLevel = Dictionary(grouping: regions) { $0.assumedLevel }
        return RegionLevel.allCases.compactMap { level in
            byLevel[level].flatMap { table($0, level: level, election: election, contest: contest) }
        }
    }

    private static let columns = StationTable.indonesianLevels

    private static func table(
        _ regions: [RegionCode], level: RegionLevel, election: Election, contest: String
    ) -> RecapTable? {
        let paths = regions.map { path($0, level: level, in: election) }
        guard paths.allSatisfy({ $0.count == level.rawValue }) else { return nil }
        let recaps = regions.compactMap { election.recap(contest: contest, region: $0) }
        guard recaps.count == regions.count else { return nil }
        let pairs = election.candidates(of: contest).map(\.ballotNumber)
        var measures: [RollUp.Measure] = [.stations, .field(.registered), .field(.valid), .field(.invalid)]
        var values: [[Int?]] = [
            recaps.map(\.pollingStations), recaps.map(\.registeredVoters),
            recaps.map { recap in
                election.recapTotals.first {
                    $0.contest == contest && $0.region == recap.region && $0.status == .primary
                }?.validVotes
            }, recaps.map(\.invalidVotes),
        ]
        for (position, pair) in pairs.enumerated() {
            measures.append(.votes(position))
            values.append(recaps.map { $0.votes(of: pair) })
        }
        let known = measures.indices.filter { values[$0].contains { $0 != nil } }
        let lines = regions.map { region in
            election.recapRows.first { $0.contest == contest && $0.region == region }?.place.line ?? 1
        }
        return RecapTable(
            file: "recap.csv (\(LevelNames.name(level == .nation ? nil : columns[level.rawValue - 1]).en))",
            count: regions.count, levels: Array(columns.prefix(level.rawValue)),
            regions: (0..<level.rawValue).map { depth in codes(paths.map { $0[depth] }) },
            measures: known.map { measures[$0] },
            counts: known.map { place in
                CountValues(values[place].map { $0.flatMap(Int32.init(exactly:)) ?? CountValues.missing })
            }, lineOfRow: { lines[$0] })
    }

    /// Codes from the province down to the region itself; shorter where a parent is not known.
    private static func path(_ region: RegionCode, level: RegionLevel, in election: Election) -> [String] {
        guard level > .nation else { return [] }
        var path = [region.text]
        var current = region
        for upper in stride(from: level.rawValue - 1, to: 0, by: -1) {
            let parent = election.regions.first { $0.code == current }?.parent
            if let parent, parent.assumedLevel?.rawValue == upper {
                current = parent
            } else {
                current = RegionCode(
                    String(region.text.prefix(upper == 3 && region.scheme.name == "bps" ? 7 : 2 * upper)),
                    scheme: region.scheme)
            }
            path.insert(current.text, at: 0)
        }
        return path
    }

    private static func codes(_ texts: [String]) -> CodeValues {
        var numbers: [String: Int32] = [:]
        var distinct: [String] = []
        let ids = texts.map { text -> Int32 in
            if let known = numbers[text] { return known }
            let new = Int32(distinct.count)
            numbers[text] = new
            distinct.append(text)
            return new
        }
        return CodeValues(ids: CountValues(ids), codes: distinct)
    }
}
