import Elections
import Ground

/// Findings on what changed between two files; none of them speaks of intent.
struct DiffFindings {
    private let diff: StationDiff
    private let contest: String
    /// Stations that moved, where they stood and where they stand: that is said of them, and nothing else.
    private let moved: Set<Int>
    /// What becomes of the rules of the forms that changed.
    private let ofRules: RulesOfChanges?
    private(set) var all: [Finding] = []

    /// Blocks with a larger adjusted p-value are not findings. Of honest corrections no more counts than this have one,
    /// also where support is uneven: the tests simulate it.
    static let level = 0.01
    /// So many changes that go one way are a warning.
    private static let manyOneWay = 20

    init(
        _ diff: StationDiff, regions: RegionChanges, rules: RuleChanges, blocks: ChangeBlocks?,
        moved: [MovedStation], contest: String
    ) throws {
        self.diff = diff
        self.moved = Set(moved.flatMap { [$0.from, $0.to] })
        self.contest = contest
        ofRules = rules.ofMost(diff.kinds.count { $0 == .changed })
        addRepeated()
        addNumbers()
        for entry in rules.cases
        where [.made, .appeared, .added].contains(entry.outcome) && !self.moved.contains(entry.station) {
            addRule(entry, rules)
        }
        if let blocks {
            for block in try blocks.beyondChance(DiffFindings.level) {
                addBlock(block, leftOut: blocks.leftOut(block.stations))
            }
        }
        if let place = ChangesInOneRegion(regions) { addOneRegion(place) }
        if let blocks, let oneWay = blocks.oneWay {
            addOneWay(oneWay, leftOut: blocks.leftOut(0..<diff.count))
        }
        addMissing(.removed)
        addMissing(.added)
        addBlanked(regions.levels[0][0].unknown)
        addFallen(regions.levels[0][0].fallen)
    }

    private func region(_ level: Int, _ unit: Int) -> RegionCode? {
        level < 0 ? nil : RegionCode(diff.name(level: level, region: unit), scheme: .undeclared)
    }

    private mutating func addRepeated() {
        let (old, new) = (diff.join.old, diff.join.new)
        guard !diff.join.repeated.isEmpty else { return }
        let (oldNames, newNames) = (StationNames(old), StationNames(new))
        for key in diff.join.repeated {
            for (table, names, rows) in [(old, oldNames, key.old), (new, newNames, key.new)]
            where rows.count > 1 {
                let lines = rows.map { table.line(ofRow: $0) }
                all.append(
                    Finding(
                        .change(
                            .standsTwice(station: names[rows[0]], lines: lines, file: table.file)),
                        severity: .error, contest: contest,
                        region: region(diff.levels.count - 1, Int(key.unit)),
                        place: SourcePlace(file: table.file, line: lines[1]), expected: "1",
                        found: String(rows.count), station: table.stationNumbers?[rows[0]]))
            }
        }
    }

    private mutating func addNumbers() {
        guard let numbers = diff.join.otherNumbers else { return }
        all.append(
            Finding(
                .change(.numbersWrittenOtherwise(numbers)), severity: .notice, contest: contest, region: nil,
                place: SourcePlace(file: diff.join.new.file), expected: numbers.own, found: numbers.other))
    }

    private mutating func addRule(_ entry: RuleChanges.Case, _ rules: RuleChanges) {
        let rule = rules.rules.rules[entry.rule]
        let values = diff.measures.indices.map { diff.values($0, entry.station).new.map(Int64.init) }
        let sides = rule.sides(values)
        let state: FindingKind.RuleState =
            switch entry.outcome {
            case .added: .stationIsNew
            case .appeared: .figureWasUnknown
            default: .held
            }
        let columns = rules.rules.columns
        let before =
            entry.outcome == .made
            ? RuleSides(
                rule, diff.measures.indices.map { diff.values($0, entry.station).old.map(Int64.init) },
                columns: columns)
            : nil
        let name = [
            diff.name(
                level: diff.levels.count - 1,
                region: diff.region(of: entry.station, level: diff.levels.count - 1)),
            diff.number(of: entry.station),
        ].filter { !$0.isEmpty }.joined(separator: "/")
        all.append(
            Finding(
                .change(
                    .ruleBroken(
                        rule.rule, station: name, since: state,
                        now: RuleSides(rule, values, columns: columns), before: before)),
                severity: rule.rule.severity, contest: contest,
                region: region(
                    diff.levels.count - 1, diff.region(of: entry.station, level: diff.levels.count - 1)),
                place: SourcePlace(
                    file: diff.join.new.file, line: diff.lines(of: entry.station).new,
                    column: rule.columns.first.map { rules.rules.columns[$0] }),
                expected: sides.map { "\($0.right)" } ?? "", found: sides.map { "\($0.left)" } ?? "",
                station: diff.number(of: entry.station)))
    }

    private mutating func addBlock(_ block: ChangeBlocks.Block, leftOut: UncountedChanges) {
        let around =
            block.levelAround < 0
            ? LevelRegion(nil, nil)
            : LevelRegion(
                diff.levels[block.levelAround],
                diff.name(
                    level: block.levelAround,
                    region: diff.region(of: block.stations.lowerBound, level: block.levelAround)))
        all.append(
            Finding(
                .change(
                    .block(
                        FindingKind.ChangeBlockFigures(
                            region: LevelRegion(
                                diff.levels[block.level], diff.name(level: block.level, region: block.unit)),
                            around: around, favour: block.favour, favouring: block.favouring,
                            counted: block.counted, favouringAround: block.favouringAbove,
                            countedAround: block.countedAbove, expected: block.expected,
                            inProportion: block.inProportion, pAdjusted: block.pAdjusted, leftOut: leftOut))),
                severity: .warning, contest: contest, region: region(block.level, block.unit),
                place: SourcePlace(file: diff.join.new.file),
                expected: NumberText.plainShort(block.expected), found: String(block.favouring)))
    }

    private mutating func addOneWay(_ oneWay: ChangeBlocks.OneWay, leftOut: UncountedChanges) {
        all.append(
            Finding(
                .change(
                    .oneWay(
                        oneWay.favour, favouring: oneWay.favouring, counted: oneWay.counted, p: oneWay.p,
                        leftOut: leftOut, rules: ofRules)),
                severity: oneWay.counted >= DiffFindings.manyOneWay ? .warning : .notice, contest: contest,
                place: SourcePlace(file: diff.join.new.file),
                expected: NumberText.plainShort(Double(oneWay.counted) / 2),
                found: String(oneWay.favouring)))
    }

    private mutating func addBlanked(_ figures: Int) {
        guard figures > 0 else { return }
        let blanked = diff.kinds.indices.filter { station in
            diff.kinds[station] == .changed
                && diff.measures.indices.contains {
                    !diff.before[$0][station].isMissing && diff.after[$0][station].isMissing
                }
        }
        guard let first = blanked.first else { return }
        let file = diff.join.new.file
        all.append(
            Finding(
                .change(.figuresRemoved(figures: figures, stations: blanked.count, file: file)),
                severity: .warning, contest: contest,
                place: SourcePlace(file: file, line: diff.lines(of: first).new), expected: "0",
                found: String(figures)))
    }

    private mutating func addOneRegion(_ place: ChangesInOneRegion) {
        all.append(
            Finding(
                .change(
                    .inOneRegion(
                        LevelRegion(
                            diff.levels[place.level], diff.name(level: place.level, region: place.unit)),
                        corrected: place.corrected, correctedInAll: place.correctedInAll,
                        stations: place.stations, stationsInAll: place.stationsInAll, rules: ofRules)),
                severity: .notice, contest: contest, region: region(place.level, place.unit),
                place: SourcePlace(file: diff.join.new.file),
                expected: NumberText.plainShort(place.expected), found: String(place.corrected)))
    }

    /// Stations that one file has and the other lacks, with the votes of their pairs; those that moved are neither.
    private mutating func addMissing(_ kind: StationDiff.Kind) {
        let stations = diff.kinds.indices.filter { diff.kinds[$0] == kind && !moved.contains($0) }
        guard let first = stations.first else { return }
        let isRemoved = kind == .removed
        let (old, new) = diff.names
        let (name, other) = isRemoved ? (old, new) : (new, old)
        let file = isRemoved ? diff.join.old.file : diff.join.new.file
        let lines = diff.lines(of: first)
        let votes = ChangeBlocks.votes(diff).map { measure in
            stations.reduce(0) { sum, station in
                let values = diff.values(measure, station)
                return sum + ((isRemoved ? values.old : values.new) ?? 0)
            }
        }
        let unknown = stations.count { station in
            ChangeBlocks.votes(diff).contains { measure in
                let values = diff.values(measure, station)
                return (isRemoved ? values.old : values.new) == nil
            }
        }
        let own = FindingKind.StationsOfOneFile(
            stations: stations.count, file: name, other: other, votes: votes, withoutVotes: unknown,
            alike: alikeNames(stations, kind))
        all.append(
            Finding(
                .change(isRemoved ? .stationsRemoved(own) : .stationsAdded(own)),
                severity: isRemoved ? .warning : .notice, contest: contest,
                place: SourcePlace(file: file, line: isRemoved ? lines.old : lines.new), expected: "0",
                found: String(stations.count), votesAtStake: votes.reduce(0, +)))
    }

    /// Regions of stations of one file that the other may write differently.
    private func alikeNames(_ stations: [Int], _ kind: StationDiff.Kind) -> [AlikeNames] {
        let others = diff.kinds.indices.filter { diff.kinds[$0] != kind && diff.kinds[$0] != .changed }
        guard !others.isEmpty else { return [] }
        var pairs: [AlikeNames] = []
        for level in diff.levels.indices {
            let names = { (stations: [Int]) in
                Set(stations.map { diff.region(of: $0, level: level) }).sorted().map {
                    diff.code(level: level, region: $0)
                }
            }
            let alike = NameLikeness(names(others))
            pairs += names(stations).compactMap { name in alike.name(like: name).map { AlikeNames(name, $0) }
            }
        }
        return pairs
    }

    private mutating func addFallen(_ count: Int) {
        guard count > 0 else { return }
        all.append(
            Finding(
                .change(.votesFell(stations: count)), severity: .notice, contest: contest,
                place: SourcePlace(file: diff.join.new.file), expected: "0", found: String(count)))
    }
}
