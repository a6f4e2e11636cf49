import Elections
import Reconciliation

// A whole run.
extension Indonesian {
    public func nothingTested(rows: Int, isSample: Bool) -> String {
        "\(shown(rows, isSample)); tidak ada yang dapat diuji."
    }

    public func summary(
        _ batch: Batch, rows: Int, isSample: Bool, levels: (inner: String, outer: String), adjustment: String?
    ) -> String {
        let figure = figure(isSample).capitalizedFirst
        let opening =
            "\(shown(rows, isSample)), \(number(batch.tested)) \(isSample ? "perbandingan" : "hitungan") diuji. "
        if batch.tested == 1 { return opening + one(batch, isSample, levels) }
        let all = batch.tested == 2 ? "keduanya" : "semua \(number(batch.tested))"
        let range = "rentang \(levels.inner), yang berlaku untuk semua \(pair) sekaligus, pada"
        let start = opening + "\(figure) berada di"
        let expected = "karena kebetulan saja diperkirakan sekitar \(numbers.expected(batch.expectedOutside))"
        if batch.outside + batch.standOut == 0 {
            return "\(start) dalam \(range) \(all); \(expected) di luar."
        }
        let inside = batch.tested - batch.outside
        let place =
            inside == 0
            ? "luar \(range) \(all)"
            : "dalam \(range) \(number(inside)), dan di luarnya pada \(number(batch.outside))"
        let both =
            batch.outsideEdge == 0
            ? "tidak ada yang di luar rentang \(levels.outer)"
            : "\(number(batch.outsideEdge)) di luar rentang \(levels.outer) juga"
        let edge = "(karena kebetulan saja sekitar \(numbers.expected(batch.expectedOutsideEdge)))"
        return "\(start) \(place) (\(expected)); \(both) \(edge), dan "
            + "\(number(batch.standOut)) tetap menonjol bila \(isSample ? "semua wilayah" : "semua") dilihat "
            + "bersama\(adjustment.map { " (\($0))" } ?? "")."
    }

    /// What a single test says, which stands beside no others.
    private func one(_ batch: Batch, _ isSample: Bool, _ levels: (inner: String, outer: String)) -> String {
        let (inner, outer) = (numbers.level(batch.expectedOutside), numbers.level(batch.expectedOutsideEdge))
        let start = "\(figure(isSample).capitalizedFirst) berada di"
        let (all, them) = (
            "yang berlaku untuk semua \(pair) sekaligus",
            "dari \(isSample ? "sampel" : "hitungan") seperti ini"
        )
        if batch.outsideEdge > 0 {
            return
                "\(start) luar rentang \(levels.outer), \(all); karena kebetulan saja demikian pada sekitar \(outer) \(them)."
        }
        if batch.outside > 0 {
            return
                "\(start) luar rentang \(levels.inner), \(all), dan di dalam rentang \(levels.outer); karena kebetulan saja di luar "
                + "yang pertama pada sekitar \(inner) \(them), di luar yang kedua pada sekitar \(outer)."
        }
        return
            "\(start) dalam rentang \(levels.inner), \(all); karena kebetulan saja di luarnya pada sekitar \(inner) \(them)."
    }

    public func censusRegions(_ regions: [String], differing: [String]) -> String {
        let start =
            "Di \(count(regions.count, .region)) (\(list(regions))) setiap \(station) ada dalam sampel, sehingga tidak ada yang "
            + "bergantung pada undian: "
        if differing.isEmpty { return start + "persentase di sana sama dengan berkas resmi." }
        return start
            + (differing.count == regions.count
                ? "persentase di sana tidak sama dengan berkas resmi."
                : "persentase \(list(differing)) tidak sama dengan berkas resmi, yang lain sama.")
    }

    public func pollsterApart(_ pollster: PollsterTally, level: String) -> String {
        "Dari \(number(pollster.tested)) hitungan \(pollster.source), \(number(pollster.outside)) berada di luar rentang \(level); "
            + "karena kebetulan saja diperkirakan sekitar \(numbers.expected(pollster.expectedOutside))."
    }

    /// How many rows are shown, and of what.
    private func shown(_ rows: Int, _ isSample: Bool) -> String {
        guard isSample else { return "\(number(rows)) angka \(oneCount) ditampilkan" }
        return rows <= 1
            ? "\(whole.capitalizedFirst) ditampilkan"
            : "\(whole.capitalizedFirst) dan \(count(rows - 1, .region)) ditampilkan"
    }

    /// What lies inside or outside of ranges.
    private func figure(_ isSample: Bool) -> String {
        isSample
            ? "angka resmi"
            : recap
    }

    public func censusTitle(_ gap: GapText?) -> String {
        "Semua \(station)\(ofArrived) ada dalam sampel, dan "
            + (gap.map { "selisih terbesar dengan berkas resmi adalah \($0.size) untuk \($0.pair)" }
                ?? "bagian suaranya sama dengan berkas resmi")
    }

    public func chartTitle(inside: Int, of tested: Int, isSample: Bool) -> String {
        let figure = figure(isSample)
        switch tested {
        case 0:
            return isSample ? "Belum ada yang dapat diuji di sini" : "Belum ada \(oneCount) yang dapat diuji"
        case 1:
            return
                "\(isSample ? "Rentang" : "Hitungan teruji") \(inside == 1 ? "memuat" : "tidak memuat") \(figure)"
        default:
            return
                "\(number(inside)) dari \(number(tested)) \(isSample ? "rentang" : "hitungan teruji") memuat \(figure)"
        }
    }

    public func headline(_ tally: CountTally, place: String) -> String? {
        self.headline(tally).map { "\(place): \($0)" }
    }

    public func headline(_ tally: CountTally) -> String? {
        guard tally.tested > 0 else {
            return tally.bounded == 0 ? nil : bounded(tally) + rest(tally.shown) + parts(tally)
        }
        let others =
            farWithoutMargin(tally.outsideAnyway)
            + rest(tally.bounded - tally.outsideAnyway.count + tally.shown) + parts(tally)
            + measuresApart(tally.measuresOutside.map { ($0.name, name($0.measure, of: $0.base)) })
        let chance = tally.mayBeChance ? ", yang di antara sebanyak itu dapat terjadi kebetulan" : ""
        let replaced = tally.areOfReplaced ? ", tetapi sesuai dengan angka yang digantikannya" : ""
        let exceptions = without(tally.outside) + chance + replaced + nearHalf(tally) + atEdge(tally.atEdge)
        let counts = tally.isOfParts ? "hitungan untuk satu wilayah saja" : oneCount
        let there = tally.isOfParts ? " di sana" : ""
        if tally.tested == 1 {
            if let name = tally.outside.first {
                return "\(tally.isOfParts ? "hitungan" : counts) \(name) tidak sesuai dengan \(recap)\(there)"
                    + replaced + nearHalf(tally) + others
            }
            if let name = tally.atEdge.first {
                return "\(recap)\(there) berada di tepi rentang \(name)" + others
            }
            return "satu \(counts) yang diuji sesuai dengan \(recap)\(there)" + open(tally) + others
        }
        let part =
            tally.agree == tally.tested
            ? tally.tested == 2 ? "kedua" : "semua \(number(tally.tested))"
            : "\(number(tally.agree)) dari \(number(tally.tested))"
        return "\(part) \(counts) yang diuji sesuai dengan \(recap)\(there)" + open(tally) + exceptions
            + others
    }

    /// That the counts outside differ by less than the one margin that they print, read as that of a share near half.
    private func nearHalf(_ tally: CountTally) -> String {
        tally.areInsidePrintedMargin
            ? ", bila margin yang tercetak berlaku untuk bagian suara sekitar separuh" : ""
    }

    /// Counts without a margin, where no count has one.
    private func bounded(_ tally: CountTally) -> String {
        let (all, names) = (tally.bounded, tally.outsideAnyway)
        let who = all == 1 ? oneCount : all == 2 ? "kedua \(oneCount)" : "semua \(number(all)) \(oneCount)"
        switch all {
        case names.count:
            return
                "\(areNamed(names) ? "\(oneCount) \(joined(names))" : who), tanpa margin, tidak sesuai dengan \(recap) berapa pun margin yang lazim"
        case tally.agreeAnyway: return "\(who), tanpa margin, sesuai dengan \(recap) berapa pun marginnya"
        case tally.depend:
            return "kesesuaian \(who) dengan \(recap) bergantung pada margin, yang tidak dicetak"
        default:
            return
                "dari \(number(all)) \(oneCount) tanpa margin \(number(tally.agreeAnyway)) sesuai dengan \(recap) berapa pun marginnya"
                + without(names)
        }
    }

    /// Counts of single regions beside those of the whole.
    private func parts(_ tally: CountTally) -> String {
        switch tally.partsTested {
        case 0: ""
        case 1:
            tally.partsAgree == 1
                ? "; satu untuk satu wilayah saja sesuai"
                : tally.partsOutside == 1
                    ? "; satu untuk satu wilayah saja tidak"
                    : "; satu untuk satu wilayah saja di tepi rentang"
        default:
            "; \(number(tally.partsAgree)) dari \(number(tally.partsTested)) hitungan untuk satu wilayah saja sesuai"
        }
    }

    private func without(_ names: [String]) -> String {
        names.isEmpty
            ? "" : areNamed(names) ? ", \(joined(names)) tidak" : ", \(number(names.count)) tidak"
    }

    /// Counts without a margin that differ whatever it is: no test, and no silence either.
    func farWithoutMargin(_ names: [String]) -> String {
        names.isEmpty
            ? ""
            : "; \(areNamed(names) ? joined(names) : number(names.count)), tanpa margin, tidak sesuai dengan margin yang lazim"
    }

    private func atEdge(_ names: [String]) -> String {
        names.isEmpty
            ? ""
            : areNamed(names)
                ? ", \(joined(names)) di tepi rentang" : ", \(number(names.count)) di tepi rentang"
    }

    private func rest(_ count: Int) -> String { count == 0 ? "" : "; \(number(count)) lagi tidak diuji" }

    public func nothingToCompare(_ contests: [String]) -> String {
        contests.isEmpty
            ? "Di sini tidak ada \(oneCount) yang dibandingkan: contests.csv tidak memuat satu pemilihan pun."
            : "Di sini tidak ada \(oneCount) yang dibandingkan. Yang ada: \(list(contests, separator: "; "))."
    }

    public func sentence(_ contents: ContestContents) -> String {
        let votes = contents.votes.map { count($0, .vote) }
        var parts = [
            votes.map { contents.isComplete ? "\(recap) \($0)" : "sebagian \(recap), \($0)" }
                ?? (contents.hasShares ? "\(recap) dalam persen" : "tanpa \(recap)"),
            "\(number(contents.pairs)) \(pair)" + (contents.hasEmptyBox ? " (satu kolom kosong)" : ""),
        ]
        if contents.otherReadings.count > 0 { parts.append(phrase(contents.otherReadings)) }
        return parts.joined(separator: ", ")
    }

    public func correction(_ points: String) -> String { "selisih \(points)" }

    public func differ(_ differing: Int, of stations: Int) -> String {
        "\(number(differing)) dari \(number(stations)) berbeda"
    }

    public func moreTooSmall(regions: Int) -> String {
        "\(count(regions, .region)) lagi memiliki terlalu sedikit \(station) sampel dan hanya ada di laporan."
    }

    public func aside(inReport readings: ReadingsAside) -> String {
        phrase(readings) + " ada di laporan, tanpa uji" + askedFor(readings) + "."
    }

    public func isCompared(page: String) -> String { "Yang dibandingkan di sini \(page)." }

    public func leftOver(votes: Int?, share: Double, of valid: Int?) -> String {
        let part = numbers.percent(share)
        let rest =
            votes.flatMap { votes in
                valid.map { "\(numbers.integer(votes)) dari \(numbers.integer($0)) suara sah (\(part))" }
            } ?? "\(part) suara sah"
        return
            "Persentasenya berjumlah 100, sedangkan pada \(recap) di sampingnya \(rest) bukan milik \(pair) mana pun: lengkapi \(recap), atau periksa totalnya."
    }

    public func moreWaiting(contests: Int) -> String {
        "Isi \(oneCount) \(number(contests)) pemilihan lain yang belum memiliki hasil ada di laporan."
    }

    public func moreDoubts(_ findings: Int) -> String {
        "\(number(findings)) catatan serupa lagi ada di findings.csv."
    }

    public func moreDiffer(stations: Int) -> String {
        "\(count(stations, .station)) lagi berbeda; semuanya ada di findings.csv."
    }
}
