/// A file of stations that is right before it is changed, and what it was made from.
struct StationInput {
    var table: TableText
    /// Region columns to name, `nil` where the file has those of Indonesia.
    var levels: [String]?
    /// Region columns of the file.
    var regionColumns: [String]
    var pairs: Int

    private static let indonesian = ["province_code", "regency_code", "district_code", "village_code"]
    private static let main = ["registered", "ballots_used", "valid", "invalid"]
    private static let other = [
        "registered_male", "registered_female", "voters_registered", "voters_transferred", "voters_unlisted",
        "voters_total", "ballots_received", "ballots_spoiled", "ballots_unused", "disabled_voters",
        "total_votes",
    ]

    /// What a case needs of its stations.
    struct Shape {
        /// In how many of a thousand cases the file is long enough for several threads.
        var longPerMille = 2
        var fewestRows = 0
        var mostRows = 30
        /// Whether figures add up at every station.
        var isSound = false
        var isUgly = true
    }

    /// Makes a file.
    init(_ shape: Shape = Shape(), _ random: inout FuzzRandom) {
        switch random.below(4) {
        case 0:
            regionColumns = Array(
                [["county"], ["state", "county"], ["Region", "Prov.", "Mun", "Sección", "lugar"]][
                    random.below(3)])
            levels = regionColumns
        case 1: (regionColumns, levels) = (Array(Self.indonesian.prefix(random.within(1...4))), nil)
        default: (regionColumns, levels) = (Self.indonesian, nil)
        }
        pairs = random.happens(5) ? random.within(60...66) : random.within(1...5)
        let votes = (1...pairs).map { "votes_\($0)" }
        var figures = Self.main.filter { _ in shape.isSound || !random.happens(150) }
        if random.happens(150) { figures += Self.other.filter { _ in random.happens(500) } }
        let hasNumbers = !random.happens(60)
        table = TableText(
            header: regionColumns + (hasNumbers ? ["station_no"] : []) + figures + votes, rows: [])
        if random.happens(50) { table.header.append("note") }
        table.chooseForm(&random)
        if shape.isSound { (table.lineEnd, table.quoting, table.delimiter) = (.feed, .needed, ",") }
        let isLong = random.happens(shape.longPerMille)
        let count =
            isLong
            ? random.within(3000...7000)
            : random.within(min(shape.fewestRows, shape.mostRows)...shape.mostRows)
        var style = random.pick(UglyText.Style.allCases)
        if !shape.isUgly && style == .ugly { style = .words }
        fill(count, style, figures: figures, hasNumbers: hasNumbers, &random)
        if random.happens(200) { table.rows.shuffle(using: &random) }
    }

    private mutating func fill(
        _ count: Int, _ style: UglyText.Style, figures: [String], hasNumbers: Bool, _ random: inout FuzzRandom
    ) {
        var path = [Int](repeating: 0, count: regionColumns.count)
        var names = path.indices.map { depth in code(path, depth, style, &random) }
        var number = 0
        let largest = random.pick(weighted: [(80, 300), (10, 9), (5, 100_000), (5, 400_000_000)])
        let gaps = random.happens(150) ? 100 : 0
        for _ in 0..<count {
            if random.happens(300) {
                let depth = random.below(path.count)
                path[depth] += 1
                for deeper in depth..<path.count {
                    if deeper > depth && !random.happens(300) { path[deeper] = 0 }
                    names[deeper] = code(path, deeper, style, &random)
                }
                number = 0
            }
            number += 1
            var row = names
            if hasNumbers { row.append(String(number)) }
            let votes = (0..<pairs).map { _ in random.below(largest) }
            let valid = votes.reduce(0, +)
            let invalid = random.below(5)
            let values = [
                "registered": valid + invalid + random.below(50), "valid": valid, "invalid": invalid,
            ]
            for figure in figures {
                row.append(
                    String(values[figure] ?? (figure == "ballots_used" ? valid + invalid : random.below(300)))
                )
            }
            row += votes.map(String.init)
            if gaps > 0, random.happens(gaps) {
                for column in (row.count - pairs)..<row.count { row[column] = "" }
            }
            if table.header.last == "note" { row.append("n") }
            table.rows.append(row)
        }
    }

    private func code(
        _ path: [Int], _ depth: Int, _ style: UglyText.Style, _ random: inout FuzzRandom
    ) -> String {
        if style == .digits {
            // Codes that hold those above them, as most countries have.
            let widths = [2, 4, 6, 10, 12]
            let text = path[...depth].map { String(11 + $0) }.joined()
            return String(text.suffix(widths[min(depth, 4)]))
        }
        let number = style == .ugly ? random.below(50) : path[depth] + depth * 3
        return UglyText.name(style, number: number, &random)
    }

    /// A column added with cells made by a closure.
    mutating func add(_ column: String, _ cell: (Int) -> String) {
        table.header.append(column)
        for row in table.rows.indices { table.rows[row].append(cell(row)) }
    }

    /// Changes the table and then its bytes, each a few times or not at all.
    ///
    /// - Returns: The bytes of the file.
    mutating func mutated(_ random: inout FuzzRandom) -> [UInt8] {
        let changes = random.below(5)
        let onBytes = changes == 0 ? 0 : random.below(changes + 1)
        for _ in 0..<changes - onBytes { table.mutate(&random) }
        var bytes = table.bytes(&random)
        for _ in 0..<onBytes { ByteMutation.apply(&bytes, &random) }
        return bytes
    }
}
