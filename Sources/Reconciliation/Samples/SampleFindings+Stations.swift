import Elections
import Estimation
import Statistics

// What comparing the sampled stations one by one found.
extension SampleFindings {
    /// Says that the official file lacks stations, with how many voters.
    mutating func addPartial(_ totals: OfficialTotals, by column: String?) {
        guard totals.isPartial else { return }
        var parts: [Bilingual] = []
        let gap = totals.gap
        if gap.stations > 0 {
            let count = CountText.of(gap.stations, .station)
            let of = CountText.number(totals.stations)
            let voters = CountText.number(gap.voters)
            let without = CountText.number(gap.withoutList)
            let unknown = gap.withoutList > 0
            parts.append(
                Bilingual(
                    en: "\(count.en) of \(of.en) have no votes, or not those of every pair, with "
                        + (gap.withoutList == gap.stations
                            ? "an unknown number of voters"
                            : "\(voters.en) voters on their lists"
                                + (unknown ? " and \(without.en) without a list" : "")),
                    id:
                        "\(count.id) dari \(of.id) belum memuat suara, atau tidak untuk setiap pasangan, dengan "
                        + (gap.withoutList == gap.stations
                            ? "jumlah pemilih yang tidak diketahui"
                            : "\(voters.id) pemilih terdaftar"
                                + (unknown ? " dan \(without.id) tanpa daftar pemilih" : ""))))
        }
        if totals.unlisted > 0 {
            let count = CountText.of(totals.unlisted, .station)
            parts.append(
                Bilingual(
                    en: "\(count.en) of the frame \(totals.unlisted == 1 ? "is" : "are") not listed",
                    id: "\(count.id) dalam kerangka tidak tercantum"))
        }
        let regions = totals.partialRegions
        let names = CountText.list(regions)
        let touched =
            regions.isEmpty || totals.unlisted > 0
            ? Bilingual(
                en: column == nil ? "The whole is" : "The whole and every region are",
                id: column == nil ? "Keseluruhan" : "Keseluruhan dan setiap wilayah")
            : Bilingual(
                en: "The whole and \(counted(regions.count, "region", "regions")) (\(names.en)) are",
                id: "Keseluruhan dan \(CountText.of(regions.count, .region).id) (\(names.id))")
        add(
            Finding(
                rule: "official-partial", severity: .warning, contest: contest, source: official.file,
                place: SourcePlace(
                    file: official.file, line: totals.unfilled.first.map { official.line(ofRow: $0) }),
                expected: "0", found: String(gap.stations + totals.unlisted),
                message: Bilingual(
                    en:
                        "The official file is partial: \(parts.map(\.en).joined(separator: "; ")). \(touched.en) "
                        + "not compared with the sample; stations that both files have are compared one by one.",
                    id:
                        "Berkas resmi belum lengkap: \(parts.map(\.id).joined(separator: "; ")). \(touched.id) "
                        + "tidak dibandingkan dengan sampel; TPS yang ada di kedua berkas dibandingkan satu per "
                        + "satu.")))
    }

    /// Lists what became of the stations that arrived.
    mutating func addStations(
        _ places: StationPlaces?, _ matched: MatchedStations?, _ options: ReconciliationOptions
    ) {
        guard let places else { return addUnlike() }
        addAbsent(places)
        addTwice(places)
        addUnfilled(places)
        guard let matched else { return addNone() }
        addVerdict(matched, options)
        for difference in matched.differences { addDifference(difference) }
    }

    private mutating func addUnlike() {
        let columns = { (table: StationTable) in
            ((table.levels.last.map { [$0] } ?? []) + (table.stationNumbers == nil ? [] : ["station_no"]))
                .joined(separator: ", ")
        }
        let (own, listed) = (columns(sample.table), columns(official))
        add(
            "stations-not-named-alike", .warning, listed, own,
            Bilingual(
                en:
                    "The sample names its stations by \(own) and the official file by \(listed), so they are not "
                    + "compared one by one; give both the same lowest region and station_no.",
                id:
                    "Sampel menyebut TPS menurut \(own) dan berkas resmi menurut \(listed), sehingga TPS tidak "
                    + "dibandingkan satu per satu; samakan wilayah terendah dan station_no."))
    }

    private mutating func addNone() {
        add(
            "stations-not-compared", .warning, "", "0",
            Bilingual(
                en:
                    "No sampled station has votes in the official file, so stations are not compared one by one.",
                id:
                    "Tidak ada TPS sampel yang suaranya ada di berkas resmi, sehingga TPS tidak dibandingkan satu "
                    + "per satu."))
    }

    private func names(_ positions: [Int]) -> (all: String, shown: Bilingual) {
        let names = positions.map { sample.table.stationName(sample.received[$0]) }
        return (names.joined(separator: ", "), CountText.list(names))
    }

    private mutating func addAbsent(_ places: StationPlaces) {
        let positions = places.positions { $0 == .absent }
        guard !positions.isEmpty else { return }
        let (all, shown) = names(positions)
        let hint = alikeNames(positions)
        guard positions.count < places.places.count else {
            return add(
                "station-not-official", .error, "", all,
                Bilingual(
                    en:
                        "None of the sampled stations is in the official file (\(shown.en)): the two name their stations "
                        + "otherwise, or are not of one count. Nothing is compared station by station.\(hint.en)",
                    id:
                        "Tidak satu pun TPS sampel ada di berkas resmi (\(shown.id)): keduanya menamai TPS dengan cara lain, "
                        + "atau bukan dari penghitungan yang sama. Tidak ada yang dibandingkan TPS demi TPS.\(hint.id)"
                )
            )
        }
        add(
            "station-not-official", .warning, "", all,
            Bilingual(
                en:
                    "Not in the official file: \(counted(positions.count, "sampled station", "sampled stations")) "
                    + "(\(shown.en)); check double or shifted codes first. The other stations are compared.\(hint.en)",
                id:
                    "\(CountText.of(positions.count, .station).id) sampel tidak ada di berkas resmi (\(shown.id)); periksa dulu kode ganda "
                    + "atau bergeser. TPS lainnya dibandingkan.\(hint.id)"))
    }

    /// Regions of stations that the official file may write differently, level by level.
    private func alikeNames(_ positions: [Int]) -> Bilingual {
        var pairs: [(String, String)] = []
        let table = sample.table
        for (level, name) in table.levels.enumerated() {
            guard let place = official.levels.firstIndex(of: name) else { continue }
            let listed = official.regions[place].codes
            let known = Set(listed)
            let alike = NameLikeness(listed)
            let own = positions.compactMap { table.regions[level][sample.received[$0]] }.uniqued()
            for name in own where !known.contains(name) {
                if let other = alike.name(like: name) { pairs.append((name, other)) }
            }
        }
        return NameLikeness.hint(pairs)
    }

    /// Names sampled stations that the official file has twice: nothing tells which of them counts.
    private mutating func addTwice(_ places: StationPlaces) {
        let positions = places.positions { $0 == .twice }
        guard !positions.isEmpty else { return }
        let (all, shown) = names(positions)
        add(
            "official-station-twice", .error, "1", all,
            Bilingual(
                en:
                    "Twice in the official file: \(counted(positions.count, "sampled station", "sampled stations")) "
                    + "(\(shown.en)); correct it first. The other stations are compared.",
                id:
                    "\(CountText.of(positions.count, .station).id) sampel tercatat dua kali di berkas resmi (\(shown.id)); perbaiki dulu. "
                    + "TPS lainnya dibandingkan."))
    }

    private mutating func addUnfilled(_ places: StationPlaces) {
        let positions = places.positions { if case .unfilled = $0 { true } else { false } }
        guard !positions.isEmpty else { return }
        let (all, shown) = names(positions)
        add(
            "official-station-unfilled", .notice, "", all,
            Bilingual(
                en:
                    "Without votes in the official file, or without those of every pair: "
                    + "\(counted(positions.count, "sampled station", "sampled stations")) (\(shown.en)); not "
                    + "compared.",
                id:
                    "\(CountText.of(positions.count, .station).id) sampel belum memuat suara di berkas resmi, atau tidak untuk setiap "
                    + "pasangan (\(shown.id)); tidak dibandingkan."))
    }
}
