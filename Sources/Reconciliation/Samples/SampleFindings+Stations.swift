import Elections
import Estimation
import Ground
import Statistics

// What comparing the sampled stations one by one found.
extension SampleFindings {
    /// Says that the official file lacks stations, with how many voters.
    mutating func addPartial(_ totals: OfficialTotals, by column: String?) {
        guard totals.isPartial else { return }
        let gap = totals.gap
        add(
            Finding(
                .official(
                    .partial(
                        FindingKind.PartialFile(
                            stations: gap.stations, of: totals.stations, voters: gap.voters,
                            withoutList: gap.withoutList, unlisted: totals.unlisted, absent: totals.absent,
                            regions: totals.partialRegions, hasRegions: column != nil))),
                severity: .warning, contest: contest, source: official.file,
                place: SourcePlace(
                    file: official.file, line: totals.unfilled.first.map { official.line(ofRow: $0) }),
                expected: "0", found: String(gap.stations + max(totals.unlisted, totals.absent))))
    }

    /// Lists what became of the stations that arrived.
    mutating func addStations(
        _ places: StationPlaces?, _ matched: MatchedStations?, _ options: DecisionRule
    ) {
        guard let places else { return addUnlike() }
        if let numbers = places.otherNumbers {
            add(.official(.numbersWrittenOtherwise(numbers)), .notice, numbers.other, numbers.own)
        }
        addAbsent(places)
        addUnfilled(places)
        guard let matched else {
            return add(.official(.noneCompared), .warning, "", "0")
        }
        addVerdict(matched, options)
        guard !matched.differences.isEmpty else { return }
        let names = StationNames(sample.table)
        for difference in matched.differences { addDifference(difference, names: names) }
    }

    private mutating func addUnlike() {
        let columns = { (table: StationTable) in
            ((table.levels.last.map { [$0] } ?? []) + (table.stationNumbers == nil ? [] : ["station_no"]))
                .joined(separator: ", ")
        }
        let (own, listed) = (columns(sample.table), columns(official))
        add(
            .official(.notNamedAlike(sampleColumns: own, officialColumns: listed)), .warning, listed, own)
    }

    private func names(_ positions: [Int]) -> [String] {
        let names = StationNames(sample.table)
        return positions.map { names[sample.received[$0]] }
    }

    private mutating func addAbsent(_ places: StationPlaces) {
        let positions = places.positions { $0 == .absent }
        guard !positions.isEmpty else { return }
        let names = names(positions)
        let areAll = positions.count == places.places.count
        add(
            .official(.notOfficial(stations: names, areAll: areAll, alike: alikeNames(positions))),
            areAll ? .error : .warning, "", names.joined(separator: ", "))
    }

    /// Regions of stations that the official file may write differently, level by level.
    private func alikeNames(_ positions: [Int]) -> [AlikeNames] {
        var pairs: [AlikeNames] = []
        let table = sample.table
        for (level, name) in table.levels.enumerated() {
            guard let place = official.levels.firstIndex(of: name) else { continue }
            let listed = official.regions[place].codes
            let known = Set(listed)
            let alike = NameLikeness(listed)
            let own = positions.compactMap { table.regions[level][sample.received[$0]] }.uniqued()
            for name in own where !known.contains(name) {
                if let other = alike.name(like: name) { pairs.append(AlikeNames(name, other)) }
            }
        }
        return pairs
    }

    /// Names sampled stations that several rows of the official file may be: nothing tells which of them counts.
    ///
    /// - Parameter repeats: Stations that stand twice there; they have a finding of their own.
    mutating func addTwice(_ places: StationPlaces, repeats: OfficialRepeats) {
        let known = Set(repeats.stations.joined())
        let positions = places.positions {
            if case .twice(let row) = $0 { !known.contains(row) } else { false }
        }
        guard !positions.isEmpty else { return }
        let names = names(positions)
        add(.official(.standTwice(stations: names)), .error, "1", names.joined(separator: ", "))
    }

    private mutating func addUnfilled(_ places: StationPlaces) {
        let positions = places.positions { if case .unfilled = $0 { true } else { false } }
        guard !positions.isEmpty else { return }
        let names = names(positions)
        add(.official(.unfilled(stations: names)), .notice, "", names.joined(separator: ", "))
    }
}
