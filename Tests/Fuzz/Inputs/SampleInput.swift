/// A sample of stations with the columns and files of some design.
struct SampleInput {
    var stations: StationInput
    /// Options that describe the design.
    var options: [String] = []
    var frame: TableText?
    var joint: TableText?
    /// Whether every station weighs the same, so that shares are quotients of plain sums.
    var isSelfWeighting = false

    /// Makes a sample.
    init(_ random: inout FuzzRandom) {
        stations = StationInput(
            .init(
                longPerMille: 2, fewestRows: random.happens(100) ? 0 : 4, mostRows: 40, isSound: true,
                isUgly: random.happens(200)), &random)
        let rows = stations.table.rows.count
        let top = stations.regionColumns[0]
        let low = stations.regionColumns[stations.regionColumns.count - 1]
        if let levels = stations.levels { options += ["--levels", levels.joined(separator: ",")] }
        switch random.below(9) {
        case 0:
            isSelfWeighting = true
        case 1:
            add("weight", ["1", "2.5", "100"], &random)
            options += ["--weight", "weight"]
        case 2:
            add("pi", ["0.1", "0.25", "1"], &random)
            options += ["--probability", "pi", "--probability-variance"]
            options.append(
                random.pick(["brewer", "hartley-rao", "overton", "with-replacement", "yates-grundy"]))
        case 3:
            add("p", ["0.01", "0.02", "0.001"], &random)
            options += ["--draw-probability", "p"]
        case 4:
            stations.add("place") { String(($0 * 7) % max(1, rows) + 1) }
            options += ["--order", "place"]
            addFrame([], &random)
        case 5:
            options += ["--stratum", top]
            addFrame([top], &random)
        case 6:
            options += [
                "--stratum", top, "--estimator",
                random.pick(["separate-ratio", "combined-ratio", "mean"]),
            ]
            addFrame([top], &random)
        case 7:
            options += ["--cluster", low] + (random.happens(500) ? ["--stages", "2"] : [])
            addFrame([low], &random)
        default:
            add("pi", ["0.1", "0.25", "0.5"], &random)
            options += ["--probability", "pi", "--joint", "joint.csv"]
            addJoint()
        }
        if random.happens(700) {
            options += ["--lonely-stratum", random.pick(["collapse", "average", "certainty"])]
        }
        if random.happens(150) {
            options += [
                "--variance", random.pick(["taylor", "jackknife", "bootstrap"]), "--replicates", "50",
            ]
        }
        if random.happens(200) {
            options += [
                "--interval",
                random.pick([
                    "wald-t", "logit-t", "wilson", "clopper-pearson", "korn-graubard", "goodman",
                    "sison-glaz",
                    "bonferroni-logit", "simultaneous",
                ]),
            ]
        }
        if random.happens(250) { options += ["--by", top] }
    }

    private mutating func add(_ column: String, _ values: [String], _ random: inout FuzzRandom) {
        let isEdge = random.happens(150)
        var cells = stations.table.rows.map { _ in random.pick(values) }
        if isEdge, !cells.isEmpty { cells[random.below(cells.count)] = random.pick(UglyText.decimals) }
        stations.add(column) { cells[$0] }
    }

    private mutating func addFrame(_ columns: [String], _ random: inout FuzzRandom) {
        let places = columns.compactMap { stations.table.index($0) }
        var seen: [[String]: Int] = columns.isEmpty ? [[]: 0] : [:]
        for row in stations.table.rows { seen[places.map { row[$0] }, default: 0] += 1 }
        var table = TableText(header: columns + ["stations", "valid"], rows: [])
        for (codes, count) in seen.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            table.rows.append(
                codes + [String(count * random.within(1...20)), String(count * random.below(5000))])
        }
        if random.happens(150) { table.mutate(&random) }
        frame = table
        options += ["--frame", "frame.csv"]
    }

    private mutating func addJoint() {
        let low = stations.regionColumns.count - 1
        let number = stations.table.index("station_no") ?? 0
        let keys = stations.table.rows.map { "\($0[low])/\($0[number])" }
        var table = TableText(header: ["first", "second", "probability"], rows: [])
        for i in keys.indices.prefix(60) {
            for j in 0..<i { table.rows.append([keys[j], keys[i], "0.03"]) }
        }
        joint = table
    }
}
