import Elections
import Testing
import Wording

@testable import Consistency

/// Slips that meet: the same in several districts, or two kinds in one. Each is named, and none is lost in another.
@Suite struct SeveralSlipsTests {
    /// Several slips, planted in a sound count at places that a seed chooses.
    struct Plant: Sendable, CustomTestStringConvertible {
        let name: String
        /// Errors that it may be told as.
        let most: Int
        /// Levels of the recaps that the count has.
        var levels = 0..<4
        /// Plants them, and says what each cause must be.
        let plant: @Sendable (inout SmallCount, inout PlantedSlip.Chooser) -> [@Sendable (CountCheck) -> Bool]

        var testDescription: String { name }
    }

    /// Some districts, each once.
    static func districts(
        _ count: SmallCount, _ number: Int, _ choose: inout PlantedSlip.Chooser
    ) -> [String] {
        var all = count.recaps[2].map { $0.codes[2] }
        return (0..<number).map { _ in all.remove(at: choose(all.count)) }
    }

    static func change(
        _ rows: inout [SmallCount.Row], of district: String, _ body: (inout SmallCount.Row) -> Void
    ) {
        for place in rows.indices where rows[place].codes[2] == district { body(&rows[place]) }
    }

    /// Figures of some columns, each in the column that follows it; the last in the first.
    static func rotate(_ row: inout SmallCount.Row, _ columns: [String], by steps: Int) {
        let old = columns.map { row[$0] }
        for place in columns.indices {
            row[columns[(place + steps) % columns.count]] = old[place]
        }
    }

    /// Whether a cause says that just these columns of a region, or of one that holds it, are in another order.
    static func areTold(
        _ columns: [String], by steps: Int, of district: String
    ) -> @Sendable (CountCheck) -> Bool {
        { check in
            check.findings.contains { finding in
                // A row of a recap is told as a slip of its own.
                if finding.region?.text == district,
                    finding.explanations.contains(where: {
                        if case .permuted(let names, _) = $0 { Set(names) == Set(columns) } else { false }
                    })
                {
                    return true
                }
                guard case .cause(let cause) = finding.kind, case .columns(let moved, let block) = cause.what
                else { return false }
                let wanted = columns.indices.map { place in
                    FindingKind.MovedColumn(
                        columns[(place + steps) % columns.count], holds: columns[place])
                }
                return Set(moved) == Set(wanted) && district.hasPrefix(block.region.code ?? "-")
            }
        }
    }

    static let votes = ["votes_1", "votes_2", "votes_3"]
    static let form = ["ballots_used", "valid", "invalid"]

    static func rotated(
        _ number: Int, _ columns: [String], alike: Bool, recap: Bool = false, levels: Range<Int> = 0..<4
    ) -> Plant {
        let name =
            "\(number) districts \(recap ? "of a recap " : "")with \(columns.joined(separator: ", ")) rotated \(alike ? "alike" : "in turn") levels \(levels)"
        return Plant(name: name, most: number, levels: levels) { count, choose in
            districts(count, number, &choose).enumerated().map { place, district in
                let steps = alike ? 1 : 1 + place % (columns.count - 1)
                if recap {
                    change(&count.recaps[levels.upperBound - 1], of: district) {
                        rotate(&$0, columns, by: steps)
                    }
                } else {
                    change(&count.stations, of: district) { rotate(&$0, columns, by: steps) }
                }
                return areTold(columns, by: steps, of: district)
            }
        }
    }

    static func inOneRow(_ name: String, _ columns: [String]) -> Plant {
        Plant(name: "\(name) with \(columns.joined(separator: ", ")) rotated", most: 1) { count, choose in
            let place = choose(count.stations.count)
            rotate(&count.stations[place], columns, by: 1)
            let name = PlantedSlip.name(count.stations[place])
            return [
                { check in
                    check.findings.counted.contains { finding in
                        finding.explanations.contains {
                            $0.phrase(.english).hasSuffix("in another order (\(name))")
                        }
                    }
                }
            ]
        }
    }

    /// A change in a district and a slip at one of its stations; both must be told.
    static func beside(
        _ name: String, levels: Range<Int> = 0..<4, most: Int = 2,
        change: @escaping @Sendable (inout SmallCount.Row) -> Void,
        isTold: @escaping @Sendable (FindingKind.Cause.Account) -> Bool,
        slip: @escaping @Sendable (inout SmallCount.Row) -> Void, of column: String
    ) -> Plant {
        Plant(name: "\(name), beside a slip in \(column)", most: most, levels: levels) { count, choose in
            let district = districts(count, 1, &choose)[0]
            let own = count.stations.indices.filter { count.stations[$0].codes[2] == district }
            for place in own { change(&count.stations[place]) }
            let place = choose.element(own)
            slip(&count.stations[place])
            let name = PlantedSlip.name(count.stations[place])
            return [
                { check in
                    check.findings.contains { finding in
                        if case .cause(let cause) = finding.kind {
                            isTold(cause.what) && cause.what.block?.region.code == district
                        } else {
                            false
                        }
                    }
                },
                { check in
                    check.findings.counted.contains { finding in
                        "\(finding.region?.text ?? "")/\(finding.station ?? "")" == name
                            && finding.explanations.contains { slip in
                                slip.phrase(.english).contains(" in \(column)")
                            }
                    }
                },
            ]
        }
    }

    static let isTenfold: @Sendable (FindingKind.Cause.Account) -> Bool = {
        if case .factor("votes_2", "10", _, _) = $0 { true } else { false }
    }
    static let isElevenTenths: @Sendable (FindingKind.Cause.Account) -> Bool = {
        if case .factor("votes_2", "1.1", _, _) = $0 { true } else { false }
    }
    static let areColumns: @Sendable (FindingKind.Cause.Account) -> Bool = {
        if case .columns = $0 { true } else { false }
    }

    static let besides: [Plant] =
        [0..<4, 0..<0, 2..<3].flatMap { levels in
            [
                beside(
                    "votes_2 × 10 \(levels)", levels: levels, change: { $0["votes_2"] *= 10 },
                    isTold: isTenfold,
                    slip: { $0["votes_1"] += 100 }, of: "votes_1"),
                beside(
                    "votes_2 × 10 \(levels)", levels: levels, change: { $0["votes_2"] *= 10 },
                    isTold: isTenfold,
                    slip: { $0["votes_2"] += 1000 }, of: "votes_2"),
                beside(
                    "votes_2 × 10 \(levels)", levels: levels, change: { $0["votes_2"] *= 10 },
                    isTold: isTenfold,
                    slip: { $0["invalid"] += 500 }, of: "invalid"),
                beside(
                    "votes_2 × 1.1 \(levels)", levels: levels,
                    change: { $0["votes_2"] = ($0["votes_2"] * 11 + 5) / 10 }, isTold: isElevenTenths,
                    slip: { $0["votes_1"] += 100 }, of: "votes_1"),
                beside(
                    "form rotated \(levels)", levels: levels, change: { rotate(&$0, form, by: 1) },
                    isTold: areColumns, slip: { $0["votes_1"] += 100 }, of: "votes_1"),
            ]
        } + [
            beside(
                "votes rotated", change: { rotate(&$0, votes, by: 1) }, isTold: areColumns,
                slip: { $0["votes_1"] += 100 }, of: "votes_1"),
            beside(
                "votes_1 × 10 with its sums",
                change: { row in
                    let more = 9 * row["votes_1"]
                    for column in ["votes_1", "valid", "ballots_used", "registered"] { row[column] += more }
                }, isTold: { if case .factor("votes_1", "10", _, _) = $0 { true } else { false } },
                slip: { $0["votes_1"] += 100 }, of: "votes_1"),
        ]

    @Test(arguments: besides) func aSlipBesideABlock(_ plant: Plant) throws { try eachIsNamed(plant) }

    static let all: [Plant] = [
        rotated(3, votes, alike: true), rotated(3, form, alike: true), rotated(4, form, alike: true),
        rotated(5, form, alike: true), rotated(2, form, alike: false), rotated(3, votes, alike: false),
        rotated(3, SmallCount.columns, alike: true), rotated(3, SmallCount.columns, alike: false),
        rotated(3, ["valid", "invalid", "votes_1", "votes_2", "votes_3"], alike: false),
        rotated(3, form, alike: true, levels: 2..<3), rotated(3, votes, alike: true, levels: 2..<3),
        rotated(3, form, alike: true, levels: 0..<2), rotated(3, form, alike: true, levels: 0..<0),
        rotated(3, SmallCount.columns, alike: true, levels: 2..<3),
        rotated(1, form, alike: true, levels: 2..<3), rotated(1, votes, alike: true, levels: 2..<3),
        rotated(1, form, alike: true, levels: 0..<0),
        rotated(2, SmallCount.columns, alike: false, levels: 2..<3),
        rotated(1, form, alike: true, recap: true, levels: 2..<3),
        rotated(3, form, alike: true, recap: true, levels: 2..<3),
        inOneRow("a station", form), inOneRow("a station", SmallCount.columns),
        rotated(3, form, alike: true, recap: true), rotated(3, votes, alike: false, recap: true),
    ]

    @Test(arguments: all) func eachIsNamed(_ plant: Plant) throws {
        var (named, errors, most) = (0, 0, 0)
        for seed in 1...CausesTests.plants {
            var count = SmallCount(seed: UInt64(seed) &* 7919)
            var choose = PlantedSlip.Chooser(seed)
            let wanted = plant.plant(&count, &choose)
            for level in 0..<4 where !plant.levels.contains(level) { count.keptLevels.remove(level) }
            let check = try count.check(threads: 1)
            let own = check.findings.counted.count { $0.severity == .error }
            errors += own
            most = max(most, own)
            named += wanted.allSatisfy { $0(check) } ? 1 : 0
        }
        if CausesTests.plants > 40 {
            print("| \(plant.name) | \(errors) errors | \(most) at most | \(named) named |")
        }
        #expect(20 * named >= 19 * CausesTests.plants, "\(plant.name): \(named) named")
        #expect(20 * errors <= 21 * plant.most * CausesTests.plants, "\(plant.name): \(errors), most \(most)")
    }
}
