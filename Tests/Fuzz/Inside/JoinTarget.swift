import Consistency
import ElectionFiles
import Elections
import Foundation
import Ground
import Publishing
import SandingKit

/// Laying two files of one count beside each other.
enum JoinTarget {
    static func run(_ folder: CaseFolder, _ random: inout FuzzRandom) throws -> [Fault] {
        var input = StationInput(.init(longPerMille: 2, mostRows: 40), &random)
        let old = random.happens(850) ? input.table.bytes(&random) : input.mutated(&random)
        change(&input.table, &random)
        let new = random.happens(850) ? input.table.bytes(&random) : input.mutated(&random)
        let urls = [try folder.write("old.csv", old), try folder.write("new.csv", new)]
        let threads = random.pick([1, 2, 3, 7])
        let whole = random.happens(80)
        guard let diff = try? join(urls, levels: input.levels, threads: threads) else { return [] }
        let levels = input.levels ?? StationTable.indonesianLevels
        var faults: [Fault] = []
        let sums = PlainSums(old, levels: levels).flatMap { first in
            PlainSums(new, levels: levels).map { (first: first, second: $0) }
        }
        if let sums { faults += different(diff, sums.first, sums.second) }
        if whole {
            let form = FormRulebook.standard.form("any")
            guard let result = try? CountDiff(diff, book: .standard, form: form) else { return faults }
            if let (first, second) = sums {
                for (index, measure) in diff.measures.enumerated() {
                    let found = result.totals(index)
                    guard let one = first.known(measure.name), let two = second.known(measure.name) else {
                        continue
                    }
                    // A station that stands twice is not compared, so that only the first file's sum is whole.
                    let isWhole = diff.join.repeated.isEmpty
                    if found.old != one || (isWhole && found.new != two) {
                        faults.append(
                            Fault(
                                kind: "join: totals of two files differ from plain sums",
                                detail: "\(measure.name): \(found), plainly \(one) and \(two)"))
                        break
                    }
                }
            }
            if random.happens(500) {
                let report = DiffReport(
                    result: result, form: form, run: PageTargets.run("diff"), name: "diff",
                    language: random.pick([.english, .indonesian]),
                    vocabulary: random.pick([.indonesian, .general]))
                faults += PageTargets.faults(
                    "diff pages",
                    try? report.publication.files(
                        ReportFormat.standard.union([.embed, .datawrapper, .flourish])))
            }
        }
        return faults
    }

    /// Changes of a count from one day to the next.
    static func change(_ table: inout TableText, _ random: inout FuzzRandom) {
        let votes = table.header.indices.filter { table.header[$0].hasPrefix("votes_") }
        guard !votes.isEmpty else { return }
        for _ in 0..<random.below(6) where !table.rows.isEmpty {
            let row = random.below(table.rows.count)
            switch random.below(6) {
            case 0 where table.rows.count > 1: table.rows.remove(at: row)
            case 1:
                var added = table.rows[row]
                if let number = table.index("station_no") { added[number] = "9\(random.below(1000))" }
                table.rows.insert(added, at: random.below(table.rows.count + 1))
            case 2: table.rows.swapAt(row, random.below(table.rows.count))
            default:
                let column = random.pick(votes)
                if column < table.rows[row].count { table.rows[row][column] = String(random.below(400)) }
            }
        }
        if random.happens(250) { table.rows.shuffle(using: &random) }
        if random.happens(150), let number = table.index("station_no") { renumber(&table, number, &random) }
    }

    /// Writes numbers of stations otherwise, all of them or some.
    private static func renumber(_ table: inout TableText, _ column: Int, _ random: inout FuzzRandom) {
        let (isWhole, way) = (random.happens(500), random.below(5))
        for row in table.rows.indices where column < table.rows[row].count {
            guard isWhole || random.happens(400) else { continue }
            let number = table.rows[row][column]
            table.rows[row][column] =
                switch isWhole ? way : random.below(5) {
                case 0: "0" + number
                case 1: "00" + number
                case 2: "TPS " + number
                case 3: number + ".0"
                default: number + "A"
                }
        }
    }

    private static func join(_ urls: [URL], levels: [String]?, threads: Int) throws -> StationDiff {
        let files = urls.map { CountFiles.Named(url: $0, name: $0.lastPathComponent) }
        let join = try StationFile(levels: levels, threads: threads).joined(files[0], files[1])
        return StationDiff(join)
    }

    private static func different(_ diff: StationDiff, _ old: PlainSums, _ new: PlainSums) -> [Fault] {
        guard let plain = PlainDiff(old, new) else { return [] }
        func count(_ kind: StationDiff.Kind) -> Int { diff.kinds.count { $0 == kind } }
        let changed = count(.changed)
        let found = [count(.removed), count(.added), diff.join.inCommon - changed, changed]
        let right = [plain.removed, plain.added, plain.unchanged, plain.changed]
        guard found != right else { return [] }
        return [
            Fault(
                kind: "join: stations differ from the plain comparison",
                detail: "removed, added, unchanged, changed: \(found), plainly \(right)")
        ]
    }
}
