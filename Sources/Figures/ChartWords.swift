import Elections

/// Where the rows of a chart come from, which decides what they are called.
public enum ChartBasis: String, Sendable, Codable, CaseIterable {
    /// Published quick counts beside the recap.
    case quickCounts = "quick-counts"
    /// A sample of stations and its regions beside the official file.
    case sample
    /// Forms of a count and their sums: what is checked may be official.
    case forms
}

/// The fixed words of charts in the language of the chart.
struct ChartWords: Sendable {
    let language: Language
    let numbers: NumberText
    let basis: ChartBasis

    init(_ language: Language, _ basis: ChartBasis = .quickCounts) {
        self.language = language
        self.basis = basis
        numbers = NumberText(language)
    }

    /// One of two texts.
    func pick(_ indonesian: String, _ english: String) -> String {
        language == .indonesian ? indonesian : english
    }

    /// What must stand beside every estimate; empty beside forms.
    var notOfficial: String {
        basis == .forms
            ? ""
            : pick("Hitung cepat bukan hasil resmi.", "A quick count is not an official result.")
    }
    var noRecap: String {
        pick(
            "Belum ada rekap resmi: hitung cepat tidak diuji",
            "No official recap yet: quick counts are not tested")
    }
    var noQuickCount: String {
        pick(
            "Tidak ada hitung cepat terdaftar untuk wilayah ini",
            "No quick count on record for this region")
    }
    /// What the rows stand beside: the recap, or the official file of a sample.
    var recap: String {
        basis == .sample ? pick("berkas resmi", "official file") : pick("rekap", "recap")
    }
    /// The same over a single figure, where there is little room.
    var recapShort: String { basis == .sample ? pick("resmi", "official") : recap }
    var officialRecap: String {
        basis == .sample ? recap : pick("rekap resmi", "official recap")
    }
    /// What the rows are: `8 quick counts`, `1 part of a sample`.
    func rows(_ count: Int) -> String {
        basis == .sample
            ? numbers.count(count, .init("part of a sample", "parts of a sample", id: "bagian sampel"))
            : numbers.count(count, .init("quick count", "quick counts", id: "hitung cepat"))
    }
    var notTested: String { pick("tidak diuji", "not tested") }
    var source: String { pick("Sumber", "Source") }
    var note: String { pick("Catatan", "Note") }

    func state(_ state: TestState) -> String {
        switch state {
        case .inside: pick("di dalam rentang", "inside the range")
        case .outside: pick("di luar rentang", "outside the range")
        case .notTestable: notTested
        }
    }

    /// `450 TPS, 100% masuk` or `450 stations, 100% in`: what a count rests on, or nothing where neither is known.
    func basis(stations: Int?, dataIn: Double?) -> String {
        var parts: [String] = []
        if let stations { parts.append(numbers.count(stations, .station)) }
        if let dataIn { parts.append(level(dataIn) + pick(" masuk", " in")) }
        return parts.joined(separator: ", ")
    }

    /// A level or a part of the data as percent, with as many decimals as it has.
    func level(_ fraction: Double) -> String { numbers.level(fraction) }

    /// A share inside a chart: one decimal and no unit.
    func share(_ fraction: Double) -> String { numbers.decimal(100 * fraction, 1) }

    /// A range of points: `−1,53 s.d. 0,29`; `value` is what it holds or leaves out.
    func range(_ low: Double, _ high: Double, beside value: Double = 0) -> String {
        let decimals = NumberText.decimals(of: low, high, beside: value)
        return numbers.decimal(100 * low, decimals) + pick(" s.d. ", " to ")
            + numbers.decimal(100 * high, decimals)
    }

    /// `rentang 95%`: a range of the given level.
    func range(level: Double) -> String { pick("rentang ", "") + self.level(level) + pick("", " range") }

    /// The same as the head of a column: `Rentang 95%`.
    func rangeHead(level: Double) -> String { pick("Rentang ", "") + self.level(level) + pick("", " range") }

    /// `Diambil …. Olah: …, ….`, the last line of the sources.
    func made(_ footer: ChartFooter) -> String {
        let tool = ([footer.tool] + [footer.dataHash].compactMap(\.self)).joined(separator: ", ")
        let made = pick("Olah: ", "Made with: ") + tool + "."
        guard let captured = footer.captured else { return made }
        return pick("Diambil ", "Captured ") + captured + ". " + made
    }
}
