import Elections

/// Findings on what changed between two files; none of them speaks of intent.
struct DiffFindings {
    private let diff: StationDiff
    private let contest: String
    private(set) var all: [Finding] = []

    /// Blocks with a larger adjusted p-value are not findings. Of honest corrections no more counts than this have one,
    /// also where support is uneven: the tests simulate it.
    static let level = 0.01
    /// So many changes that go one way are a warning.
    private static let manyOneWay = 20

    init(
        _ diff: StationDiff, regions: RegionChanges, rules: RuleChanges, blocks: ChangeBlocks,
        contest: String
    ) throws {
        self.diff = diff
        self.contest = contest
        addRepeated()
        for entry in rules.cases where [.made, .appeared, .added].contains(entry.outcome) {
            addRule(entry, rules)
        }
        for block in try blocks.beyondChance(DiffFindings.level) {
            addBlock(block, leftOut: DiffFindings.sentence(blocks.leftOut(block.stations)))
        }
        if let place = ChangesInOneRegion(regions) { addOneRegion(place) }
        if let oneWay = blocks.oneWay {
            addOneWay(oneWay, leftOut: DiffFindings.sentence(blocks.leftOut(0..<diff.count)))
        }
        addMissing(.removed)
        addMissing(.added)
        addBlanked(regions.levels[0][0].unknown)
        addFallen(regions.levels[0][0].fallen)
    }

    private func region(_ level: Int, _ unit: Int) -> RegionCode? {
        level < 0 ? nil : RegionCode(diff.code(level: level, region: unit), scheme: .undeclared)
    }

    private func lines(_ table: StationTable, _ rows: [Int]) -> Bilingual {
        CountText.list(rows.map { "\(table.line(ofRow: $0))" })
    }

    private mutating func addRepeated() {
        let (old, new) = (diff.join.old, diff.join.new)
        for key in diff.join.repeated {
            for (table, rows) in [(old, key.old), (new, key.new)] where rows.count > 1 {
                let name = table.stationName(rows[0])
                all.append(
                    Finding(
                        rule: "key-twice", severity: .error, contest: contest,
                        region: region(diff.levels.count - 1, Int(key.unit)),
                        place: SourcePlace(file: table.file, line: table.line(ofRow: rows[1])),
                        expected: "1", found: String(rows.count),
                        message: Bilingual(
                            en:
                                "Station \(name) stands on lines \(lines(table, rows).en) of \(table.file); it is not compared.",
                            id:
                                "TPS \(name) tercantum pada baris \(lines(table, rows).id) dari \(table.file); TPS ini tidak "
                                + "dibandingkan."), station: table.stationNumbers?[rows[0]]))
            }
        }
    }

    private mutating func addRule(_ entry: RuleChanges.Case, _ rules: RuleChanges) {
        let rule = rules.rules.rules[entry.rule]
        let values = diff.measures.indices.map { diff.values($0, entry.station).new.map(Int64.init) }
        let sides = rule.sides(values)
        let figures = figures(entry, rule, sides)
        let state: Bilingual =
            switch entry.outcome {
            case .added: Bilingual(en: "the station is new", id: "TPS ini baru")
            case .appeared:
                Bilingual(en: "a figure was unknown before", id: "sebelumnya ada angka yang belum diketahui")
            default: Bilingual(en: "it held before", id: "sebelumnya terpenuhi")
            }
        let name = [
            diff.code(
                level: diff.levels.count - 1,
                region: diff.region(of: entry.station, level: diff.levels.count - 1)),
            diff.number(of: entry.station),
        ].filter { !$0.isEmpty }.joined(separator: "/")
        all.append(
            Finding(
                rule: rule.rule.id, severity: rule.rule.severity, contest: contest,
                region: region(
                    diff.levels.count - 1, diff.region(of: entry.station, level: diff.levels.count - 1)),
                place: SourcePlace(
                    file: diff.join.new.file, line: diff.lines(of: entry.station).new,
                    column: rule.columns.first.map { rules.rules.columns[$0] }),
                expected: sides.map { "\($0.right)" } ?? "", found: sides.map { "\($0.left)" } ?? "",
                message: Bilingual(
                    en: "Station \(name) now breaks a rule (\(state.en)): \(rule.rule.text.en)\(figures.en)",
                    id: "TPS \(name) kini melanggar aturan (\(state.id)): \(rule.rule.text.id)\(figures.id)"),
                station: diff.number(of: entry.station)))
    }

    /// The two sides of a rule now and, where it held before, then: " Here 60 against 59 (votes_sum = valid); before, 60
    /// against 60."
    private func figures(
        _ entry: RuleChanges.Case, _ rule: FormRule, _ sides: (left: ExactValue, right: ExactValue)?
    ) -> Bilingual {
        guard let sides else { return Bilingual(en: "", id: "") }
        let expression = rule.rule.expression
        let (left, right) = (sides.left.text, sides.right.text)
        let earlier =
            entry.outcome == .made
            ? rule.sides(diff.measures.indices.map { diff.values($0, entry.station).old.map(Int64.init) })
            : nil
        let before = earlier.map { old in
            Bilingual(
                en: "; before, \(old.left.text.en) against \(old.right.text.en)",
                id: "; sebelumnya \(old.left.text.id) terhadap \(old.right.text.id)")
        }
        return Bilingual(
            en: " Here \(left.en) against \(right.en) (\(expression))\(before?.en ?? "").",
            id: " Di sini \(left.id) terhadap \(right.id) (\(expression))\(before?.id ?? "").")
    }

    private mutating func addBlock(_ block: ChangeBlocks.Block, leftOut: Bilingual) {
        let name = LevelNames.region(
            diff.levels[block.level], diff.code(level: block.level, region: block.unit))
        let above = around(block)
        let favour = block.favour.text(block.favouring)
        let (own, all) = (CountText.number(block.favouring), CountText.of(block.counted, .change))
        let (rate, ofAll) = (CountText.number(block.favouringAbove), CountText.number(block.countedAbove))
        let p = ShortNumber.text(block.pAdjusted)
        let (expected, split) = (ShortNumber.text(block.expected), ShortNumber.text(block.inProportion))
        self.all.append(
            Finding(
                rule: "block-of-changes", severity: .warning, contest: contest,
                region: region(block.level, block.unit),
                place: SourcePlace(file: diff.join.new.file), expected: ShortNumber.plain(block.expected),
                found: String(block.favouring),
                message: Bilingual(
                    en:
                        "In \(name.en), \(own.en) of \(all.en) \(favour.en); at the rate of \(above.en) "
                        + "(\(rate.en) of \(ofAll.en)) chance gives about \(expected.en), and a split in proportion to votes "
                        + "about \(split.en) (adjusted probability of as many: \(p.en)). A recount of one place can do the "
                        + "same.\(leftOut.en)",
                    id:
                        "Di \(name.id), \(own.id) dari \(all.id) \(favour.id); menurut tingkat "
                        + "\(above.id) (\(rate.id) dari \(ofAll.id)) kebetulan memberi sekitar "
                        + "\(expected.id), dan pembagian sebanding dengan suara sekitar \(split.id) (peluang sebanyak itu setelah disesuaikan: \(p.id)). Penghitungan ulang di satu tempat "
                        + "dapat berakibat sama.\(leftOut.id)")))
    }

    /// The region against which another was held.
    private func around(_ block: ChangeBlocks.Block) -> Bilingual {
        guard block.levelAround >= 0 else { return LevelNames.name(nil) }
        return LevelNames.region(
            diff.levels[block.levelAround],
            diff.code(
                level: block.levelAround,
                region: diff.region(of: block.stations.lowerBound, level: block.levelAround)))
    }

    private mutating func addOneWay(_ oneWay: ChangeBlocks.OneWay, leftOut: Bilingual) {
        let favour = oneWay.favour.text(oneWay.favouring)
        let (own, all) = (CountText.number(oneWay.favouring), CountText.of(oneWay.counted, .change))
        let p = ShortNumber.text(oneWay.p)
        self.all.append(
            Finding(
                rule: "changes-one-way",
                severity: oneWay.counted >= DiffFindings.manyOneWay ? .warning : .notice, contest: contest,
                place: SourcePlace(file: diff.join.new.file),
                expected: ShortNumber.plain(Double(oneWay.counted) / 2), found: String(oneWay.favouring),
                message: Bilingual(
                    en:
                        "\(own.en) of \(all.en) \(favour.en); with even odds so many have probability \(p.en). One slip "
                        + "that many forms share, corrected in all of them, looks like this.\(leftOut.en)",
                    id:
                        "\(own.id) dari \(all.id) \(favour.id); bila peluangnya sama besar, sebanyak itu berpeluang "
                        + "\(p.id). Satu kekeliruan yang sama di banyak formulir, lalu dikoreksi, tampak seperti ini.\(leftOut.id)"
                )))
    }

    /// How many changes are not counted, and why; with a blank before it, or nothing.
    private static func sentence(_ leftOut: ChangeBlocks.LeftOut) -> Bilingual {
        var (english, indonesian) = ([String](), [String]())
        if leftOut.exchanged > 0 {
            let stations = CountText.of(leftOut.exchanged, .station)
            english.append(
                "\(stations.en) where the votes of two pairs changed places and now stand in the order of the region "
                    + "around (which always favours whoever leads there); which way round is right is not known from "
                    + "the two files")
            indonesian.append(
                "\(stations.id) yang suara dua pasangannya bertukar tempat dan kini berurutan seperti wilayah sekitarnya "
                    + "(yang selalu menguntungkan pasangan yang unggul di sana); urutan mana yang benar tidak diketahui "
                    + "dari kedua berkas")
        }
        if leftOut.unknown > 0 {
            let stations = CountText.of(leftOut.unknown, .station)
            english.append("\(stations.en) where the votes of a pair are unknown before or after")
            indonesian.append(
                "\(stations.id) yang suara suatu pasangannya tidak diketahui sebelum atau sesudahnya")
        }
        guard !english.isEmpty else { return Bilingual(en: "", id: "") }
        return Bilingual(
            en: " Not counted: \(english.joined(separator: "; ")).",
            id: " Tidak dihitung: \(indonesian.joined(separator: "; ")).")
    }

    private mutating func addBlanked(_ figures: Int) {
        guard figures > 0 else { return }
        let blanked = diff.kinds.indices.filter { station in
            diff.kinds[station] == .changed
                && diff.measures.indices.contains {
                    diff.before[$0][station] != CountValues.missing
                        && diff.after[$0][station] == CountValues.missing
                }
        }
        guard let first = blanked.first else { return }
        let file = diff.join.new.file
        let (count, stations) = (CountText.of(figures, .figure), CountText.of(blanked.count, .station))
        let verb = CountText.agreeing(figures, "is", "are")
        all.append(
            Finding(
                rule: "figures-removed", severity: .warning, contest: contest,
                place: SourcePlace(file: file, line: diff.lines(of: first).new), expected: "0",
                found: String(figures),
                message: Bilingual(
                    en: "\(count.en) of \(stations.en) \(verb) empty in \(file) and had a value before.",
                    id: "\(count.id) pada \(stations.id) kosong dalam \(file), padahal sebelumnya terisi.")))
    }

    private mutating func addOneRegion(_ place: ChangesInOneRegion) {
        let name = LevelNames.region(
            diff.levels[place.level], diff.code(level: place.level, region: place.unit))
        let own = CountText.number(place.corrected)
        let inAll = CountText.of(place.correctedInAll, .station)
        let stations = CountText.number(place.stations)
        let stationsInAll = CountText.of(place.stationsInAll, .station)
        all.append(
            Finding(
                rule: "changes-in-one-region", severity: .notice, contest: contest,
                region: region(place.level, place.unit), place: SourcePlace(file: diff.join.new.file),
                expected: ShortNumber.plain(place.expected), found: String(place.corrected),
                message: Bilingual(
                    en:
                        "\(own.en) of \(inAll.en) where a figure changed stand in \(name.en), which has \(stations.en) of "
                        + "\(stationsInAll.en). Corrections of one office look like this; too few stand elsewhere to "
                        + "compare them with.",
                    id:
                        "\(own.id) dari \(inAll.id) yang angkanya berubah berada di \(name.id), yang mempunyai "
                        + "\(stations.id) dari \(stationsInAll.id). Koreksi satu kantor tampak seperti ini; di tempat "
                        + "lain terlalu sedikit untuk dibandingkan dengannya.")))
    }

    /// Stations that one file has and the other lacks, with the votes of their pairs.
    private mutating func addMissing(_ kind: StationDiff.Kind) {
        let stations = diff.kinds.indices.filter { diff.kinds[$0] == kind }
        guard let first = stations.first else { return }
        let isRemoved = kind == .removed
        let (old, new) = diff.names
        let (name, other) = isRemoved ? (old, new) : (new, old)
        let file = isRemoved ? diff.join.old.file : diff.join.new.file
        let lines = diff.lines(of: first)
        let count = CountText.of(stations.count, .station)
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
        let lacking =
            unknown == 0
            ? Bilingual(en: "", id: "")
            : Bilingual(
                en:
                    " \(CountText.of(unknown, .station).en) of these \(unknown == 1 ? "lacks" : "lack") the votes of a pair.",
                id: " \(CountText.of(unknown, .station).id) di antaranya tanpa suara suatu pasangan.")
        // Commas mark the thousands of one language.
        let (english, indonesian) = (
            CountText.list(votes.map { CountText.number($0, .english) }).en,
            CountText.list(votes.map { CountText.number($0, .indonesian) }, separator: "; ").id
        )
        let verb = CountText.agreeing(stations.count, "is", "are")
        let hint = alikeNames(stations, kind)
        all.append(
            Finding(
                rule: isRemoved ? "stations-removed" : "stations-added",
                severity: isRemoved ? .warning : .notice, contest: contest,
                place: SourcePlace(file: file, line: isRemoved ? lines.old : lines.new), expected: "0",
                found: String(stations.count), votesAtStake: votes.reduce(0, +),
                message: Bilingual(
                    en:
                        "\(count.en) of \(name) \(verb) not in \(other); votes of the pairs there: \(english).\(lacking.en)\(hint.en)",
                    id:
                        "\(count.id) dari \(name) tidak ada dalam \(other); suara pasangan di sana: \(indonesian).\(lacking.id)\(hint.id)"
                )))
    }

    /// Regions of stations of one file that the other may write differently.
    private func alikeNames(_ stations: [Int], _ kind: StationDiff.Kind) -> Bilingual {
        let others = diff.kinds.indices.filter { diff.kinds[$0] != kind && diff.kinds[$0] != .changed }
        guard !others.isEmpty else { return NameLikeness.hint([]) }
        var pairs: [(String, String)] = []
        for level in diff.levels.indices {
            let names = { (stations: [Int]) in
                Set(stations.map { diff.region(of: $0, level: level) }).sorted().map {
                    diff.code(level: level, region: $0)
                }
            }
            let alike = NameLikeness(names(others))
            pairs += names(stations).compactMap { name in alike.name(like: name).map { (name, $0) } }
        }
        return NameLikeness.hint(pairs)
    }

    private mutating func addFallen(_ count: Int) {
        guard count > 0 else { return }
        let stations = CountText.of(count, .station)
        all.append(
            Finding(
                rule: "votes-fell", severity: .notice, contest: contest,
                place: SourcePlace(file: diff.join.new.file), expected: "0", found: String(count),
                message: Bilingual(
                    en:
                        "At \(stations.en) votes of a pair or the valid votes are fewer than before; corrections do that.",
                    id:
                        "Di \(stations.id) suara suatu pasangan atau suara sah lebih sedikit daripada sebelumnya; koreksi "
                        + "berakibat demikian.")))
    }
}
