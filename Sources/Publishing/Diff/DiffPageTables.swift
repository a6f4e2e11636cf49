import Consistency
import Elections
import Figures
import Wording

/// The tables of a page on what changed: at most what a person can read, the rest is in the files beside it.
struct DiffPageTables {
    private let result: CountDiff
    private let diff: StationDiff
    private let words: DiffWords
    private let check: CheckWords

    private static let mostBlocks = 20
    private static let mostRegions = 20
    /// Pairs whose change has a column in the tables of regions.
    private static let mostPairs = 6

    init(_ result: CountDiff, _ words: DiffWords) {
        self.result = result
        diff = result.diff
        self.words = words
        check = CheckWords(words.language)
    }

    private func number(_ value: Int) -> String { check.numbers.integer(value) }

    /// Every figure that changed, with its net and gross change.
    var figures: Table {
        let whole = result.whole
        let changed = diff.measures.indices.filter { whole.total[$0] != 0 || whole.gross[$0] != 0 }
        let same = diff.measures.indices.filter { !changed.contains($0) }.map { diff.measures[$0].name }
        var notes = [
            words.say(
                "Change: newer minus older, over all stations. Net and gross: figures that both files know, at the "
                    + "stations that both have, with their signs and without.",
                "Perubahan: berkas baru dikurangi berkas lama, semua TPS. Neto dan bruto: angka yang diketahui kedua "
                    + "berkas, di TPS yang ada dalam keduanya, dengan tanda dan tanpa tanda.")
        ]
        if !same.isEmpty {
            let list = CountText.list(same, words.language)
            notes.append(words.say("No change: \(list).", "Tidak berubah: \(list)."))
        }
        return Table(
            title: .heading(words.say("Figures that changed", "Angka yang berubah")),
            header: Cell.row(
                [
                    words.say("Figure", "Angka"), words.say("Change", "Perubahan"),
                    words.say("Net", "Neto"), words.say("Gross", "Bruto"),
                    words.say("Older file", "Berkas lama"), words.say("Newer file", "Berkas baru"),
                ], numeric: 1..<6),
            rows: changed.map { measure in
                let totals = result.totals(measure)
                return Cell.row(
                    [
                        diff.measures[measure].name, check.signed(whole.total[measure]),
                        check.signed(whole.net[measure]), number(whole.gross[measure]),
                        number(totals.old), number(totals.new),
                    ], numeric: 1..<6)
            }, notes: notes)
    }

    /// Rules that any change concerns; `nil` where none does.
    var rules: Table? {
        let outcomes: [(RuleChanges.Outcome, String)] = [
            (.repaired, words.say("Repaired", "Kini terpenuhi")),
            (.made, words.say("Newly broken", "Kini dilanggar")),
            (.kept, words.say("Still broken", "Tetap dilanggar")),
            (.appeared, words.say("On figures new", "Angka baru")),
            (.added, words.say("At added stations", "TPS bertambah")),
            (.removed, words.say("At removed ones", "TPS hilang")),
        ]
        let all = outcomes.map { (counts: result.rules.counts($0.0), title: $0.1) }
        // The last three are rare.
        let columns = all.enumerated().filter { $0.offset < 3 || $0.element.counts.contains { $0 > 0 } }
            .map(\.element)
        let rules = result.rules.rules.rules
        let concerned = rules.indices.filter { rule in columns.contains { $0.counts[rule] > 0 } }
        guard !concerned.isEmpty else { return nil }
        let numeric = 2..<columns.count + 2
        return Table(
            title: .heading(words.say("Stations by rule", "TPS menurut aturan")), widths: "words",
            header: Cell.row(
                [words.say("Rule", "Aturan"), words.say("What it says", "Isi")] + columns.map(\.title),
                numeric: numeric),
            rows: concerned.map { index in
                Cell.row(
                    [rules[index].rule.id, rules[index].rule.text[words.language]]
                        + columns.map { number($0.counts[index]) }, numeric: numeric)
            })
    }

    /// Regions whose changes favour one pair more than those around them, the least probable first;
    /// `nil` where none does.
    var blocks: Table? {
        let listed = result.blocks.blocks.enumerated()
            .filter { $0.element.pAdjusted < DiffWords.blockLimit }
            .sorted { ($0.element.pAdjusted, $0.offset) < ($1.element.pAdjusted, $1.offset) }
            .map(\.element)
        guard !listed.isEmpty else { return nil }
        let shown = listed.prefix(DiffPageTables.mostBlocks)
        var notes = [
            words.say(
                "Expected: at the rate of the region around it, the smallest with enough other changes. Adjusted: over "
                    + "all tests of the level. A recount of one place can do the same.",
                "Perkiraan: menurut tingkat wilayah di sekelilingnya, yang terkecil dengan cukup perubahan lain. "
                    + "Disesuaikan: terhadap semua uji jenjang itu. Penghitungan ulang di satu tempat dapat berakibat "
                    + "sama.")
        ]
        if listed.count > shown.count {
            notes.append(
                words.say(
                    "The first \(number(shown.count)) of \(number(listed.count)); all are in results.json.",
                    "\(number(shown.count)) pertama dari \(number(listed.count)); semua ada dalam results.json."
                ))
        }
        return Table(
            title: .heading(
                words.say(
                    "Changes that favour one pair more than those around them",
                    "Perubahan yang lebih menguntungkan satu pasangan daripada perubahan di sekelilingnya")),
            widths: "words",
            header: Cell.row(
                [
                    words.say("Region", "Wilayah"), words.say("Changes that", "Perubahan yang"),
                    words.say("Here", "Di sini"), words.say("Expected", "Perkiraan"),
                    words.say("Around it", "Di sekelilingnya"),
                    words.say("Probability", "Peluang"), words.say("Adjusted", "Disesuaikan"),
                ], numeric: 2..<7),
            rows: shown.map(row), notes: notes)
    }

    private func row(_ block: ChangeBlocks.Block) -> [Cell] {
        func part(_ count: Int, _ all: Int) -> String {
            words.say("\(number(count)) of \(number(all))", "\(number(count)) dari \(number(all))")
        }
        return Cell.row(
            [
                name(block.level, block.unit),
                words.wording.favour(block.favour, changes: block.favouring),
                part(block.favouring, block.counted), check.numbers.decimal(block.expected, 1),
                part(block.favouringAbove, block.countedAbove), check.numbers.p(block.p),
                check.numbers.p(block.pAdjusted),
            ], numeric: 2..<7)
    }

    /// A region with its level.
    private func name(_ level: Int, _ unit: Int) -> String {
        words.wording.region(
            LevelRegion(diff.levels[level], diff.code(level: level, region: unit)))
    }

    /// The regions with the largest changes: of the first level that has several, and of the lowest.
    var regions: [Table] {
        let depths = result.regions.levels.indices.dropFirst()
        guard let lowest = depths.last else { return [] }
        let first = depths.first { result.regions.levels[$0].count > 1 } ?? lowest
        return [first, lowest].uniqued().map(regions)
    }

    private func regions(_ depth: Int) -> Table {
        let all = result.regions.levels[depth]
        let pairs = ChangeBlocks.votes(diff)
        func size(_ region: RegionChanges.Region) -> Int { pairs.reduce(0) { $0 + region.gross[$1] } }
        let order = all.sorted { one, other in
            (size(other), other.stations.count, one.stations.lowerBound)
                < (size(one), one.stations.count, other.stations.lowerBound)
        }
        let shown = order.prefix(DiffPageTables.mostRegions)
        let named = DiffPageTables.mostChanged(pairs, of: result.whole)
        let level = words.wording.level(diff.levels[depth - 1])
        let counts: [(title: String, value: (RegionChanges.Region) -> Int)] =
            [
                (words.say("Votes moved", "Suara bergeser"), size),
                (words.say("Changed", "Berubah"), \.changed), (words.say("Stations", "TPS"), \.before),
                (words.say("Removed", "Hilang"), \.removed), (words.say("Added", "Bertambah"), \.added),
                (words.say("Votes fell", "Suara turun"), \.fallen),
            ]
        // Nothing is said of what no region has.
        let columns = counts.filter { column in all.contains { column.value($0) != 0 } }
        let texts =
            [words.say("Region", "Wilayah")] + columns.map(\.title)
            + named.map { diff.measures[$0].name }
        let numeric = 1..<texts.count
        return Table(
            title: .heading(words.say("Largest changes by \(level)", "Perubahan terbesar menurut \(level)")),
            header: Cell.row(texts, numeric: numeric),
            rows: shown.map { region in
                Cell.row(
                    [diff.code(level: depth - 1, region: region.unit)]
                        + columns.map { number($0.value(region)) }
                        + named.map { check.signed(region.total[$0]) }, numeric: numeric)
            }, notes: [note(shown.count, of: all.count)] + left(pairs.filter { !named.contains($0) }))
    }

    /// The pairs with the largest gross change in the whole, in the order of the ballot.
    static func mostChanged(_ pairs: [Int], of whole: RegionChanges.Region) -> [Int] {
        let largest = pairs.sorted { (whole.gross[$1], $0) < (whole.gross[$0], $1) }.prefix(mostPairs)
        return pairs.filter(largest.contains)
    }

    /// Names the pairs that changed and have no column.
    private func left(_ pairs: [Int]) -> [String] {
        let changed = pairs.filter { result.whole.gross[$0] != 0 || result.whole.total[$0] != 0 }
        guard !changed.isEmpty else { return [] }
        let list = CountText.list(changed.map { diff.measures[$0].name }, words.language)
        return [
            words.say(
                "Columns of the pairs with the largest gross change; without one: \(list).",
                "Kolom untuk pasangan dengan perubahan bruto terbesar; tanpa kolom: \(list).")
        ]
    }

    private func note(_ shown: Int, of all: Int) -> String {
        let start = words.say(
            "Votes moved: sum of all changes of the pairs' votes without their signs; votes_1 and so on: change of the "
                + "sum, removed and added stations included. ",
            "Suara bergeser: jumlah semua perubahan suara pasangan tanpa tandanya; votes_1 dan seterusnya: perubahan "
                + "jumlahnya, termasuk TPS yang hilang dan bertambah. ")
        guard shown < all else {
            return start
                + words.say(
                    "Figures of all levels are in regions.csv.", "Angka semua jenjang ada dalam regions.csv.")
        }
        return start
            + words.say(
                "The first \(number(shown)) of \(number(all)) regions with changes; all are in regions.csv.",
                "\(number(shown)) pertama dari \(number(all)) wilayah yang berubah; semua ada dalam regions.csv."
            )
    }
}
