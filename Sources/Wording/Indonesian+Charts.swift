import Elections

// Charts and their descriptions.
extension Indonesian {
    public func label(chart label: ChartLabel) -> String {
        switch label {
        case .inside: "di dalam rentang"
        case .outside: "di luar rentang"
        case .notTested: "tidak diuji"
        case .greyDashed: "abu-abu putus-putus: nomor 5 dan seterusnya"
        case .noRange: "tanpa rentang"
        case .noQuickCount: "Tidak ada \(oneCount) terdaftar untuk wilayah ini"
        case .noRecap: "Tidak ada \(officialReference(.quickCounts)) di berkas: \(oneCount) tidak diuji"
        case .recapZero:
            "\(officialReference(.quickCounts).capitalizedFirst) memuat 0 suara untuk setiap \(pair): \(oneCount) tidak diuji"
        case .pagesContradict:
            "Halaman \(officialReference(.quickCounts)) saling bertentangan: \(oneCount) tidak diuji"
        case .recapOfSome:
            "\(officialReference(.quickCounts).capitalizedFirst) tidak memuat suara setiap \(pair): \(oneCount) tidak diuji"
        case .filePartial: fileIsPartial.capitalizedFirst + ": tidak ada yang diuji"
        case .lower: "lebih rendah"
        case .higher: "lebih tinggi"
        case .differenceInPoints: "Selisih, poin"
        case .stations: station.capitalizedFirst
        case .areaIsStations: "Luas kotak: jumlah \(station)"
        case .rule: "Aturan"
        case .total: "jumlah"
        case .others: "lainnya"
        case .complete: "formulir diperiksa lengkap, %"
        case .notAsked: "tidak diperiksa"
        case .few: "sedikit"
        case .manyForms: "banyak formulir"
        case .noForms: "· tidak ada"
        case .strokesAndDots: "– tidak diperiksa, · nol"
        case .noRuleAsked: "Tidak ada aturan yang dapat diperiksa."
        }
    }

    public func reference(_ basis: ChartBasis) -> String { basis == .sample ? "berkas resmi" : shortRecap }

    public func shortReference(_ basis: ChartBasis) -> String { basis == .sample ? "resmi" : shortRecap }

    public func officialReference(_ basis: ChartBasis) -> String {
        basis == .sample ? "berkas resmi" : term("rekap resmi", "hasil resmi")
    }

    public func higherThan(_ basis: ChartBasis) -> String { "lebih tinggi dari \(reference(basis))" }

    public func differenceAxis(_ basis: ChartBasis) -> String {
        basis == .sample
            ? "Sampel dikurangi berkas resmi (poin)"
            : "\(oneCount.capitalizedFirst) dikurangi \(shortRecap) (poin)"
    }

    public func range(_ range: ChartRange, level: Double) -> String {
        switch range {
        case .plain: "rentang \(numbers.level(level))"
        case .head: "Rentang \(numbers.level(level))"
        case .with: "dengan rentang \(numbers.level(level))"
        }
    }

    public func range(from low: String, to high: String) -> String { "\(low) s.d. \(high)" }

    public func rests(on stations: Int?, dataIn: Double?) -> String {
        [stations.map { count($0, .station) }, dataIn.map { "\(numbers.level($0)) masuk" }].compactMap { $0 }
            .joined(separator: ", ")
    }

    public func includes(_ basis: ChartBasis, level: Double) -> String {
        "\(range(.plain, level: level)) memuat \(reference(basis))"
    }

    public func leavesOut(_ basis: ChartBasis) -> String { "\(reference(basis)) di luar rentang" }

    public func publishedMargin(_ points: String) -> String { "margin yang diterbitkan ±\(points) poin" }

    public func page(_ page: Int, of pages: Int) -> String { "bagian \(page) dari \(pages)" }

    public func card(_ part: CardPart, _ shown: Int, of all: Int) -> String {
        switch part {
        case .rows: "\(number(shown)) dari \(number(all)) ditampilkan"
        case .choices: "\(number(shown)) dari \(count(all, .pair)) ditampilkan"
        }
    }

    public func sources(_ sources: String) -> String { "Sumber: \(sources)" }

    public func made(with tool: String, captured: String?) -> String {
        "\(captured.map { "Diambil \($0). " } ?? "")Olah: \(tool)."
    }

    public func dotsHeads(_ basis: ChartBasis, level: Double) -> [String] {
        let isSample = basis == .sample
        return [
            isSample ? "Bagian" : "Lembaga", "Dasar", pair.capitalizedFirst,
            isSample ? "Sampel (%)" : "\(oneCount.capitalizedFirst) (%)", range(.head, level: level),
            "\(reference(basis).capitalizedFirst) (%)", "Selisih (poin)", "Keadaan",
        ]
    }

    public var locale: String { "id_ID" }

    public func shapeHeads(
        _ basis: ChartBasis
    ) -> (label: String, value: String, low: String, high: String, official: String) {
        let value = basis == .sample ? "Sampel" : oneCount.capitalizedFirst
        return ("Label", value, "Min", "Max", officialReference(basis).capitalizedFirst)
    }

    public func forestHeads(level: Double, outerLevel: Double) -> [String] {
        [
            "Baris", "Keterangan", station.capitalizedFirst, "Selisih (poin)", range(.head, level: level),
            range(.head, level: outerLevel), "Keadaan", "Kesimpulan",
        ]
    }

    public var oneSample: String { "satu sampel" }

    public func dotsChart(_ rows: Int, _ basis: ChartBasis, of contest: String) -> String {
        "Grafik titik dan rentang dari \(self.rows(rows, basis))\(contest.isEmpty ? "" : " \(contest)")"
    }

    public func forestChart(_ rows: Int, _ basis: ChartBasis, about subject: String) -> String {
        "Grafik selisih dan rentang dari \(self.rows(rows, basis)) dikurangi \(reference(basis))"
            + "\(subject.isEmpty ? "" : ", \(subject)")"
    }

    public func checksChart(by level: String, about subject: String) -> String {
        "Tabel jumlah formulir yang tidak memenuhi tiap aturan menurut \(level)"
            + "\(subject.isEmpty ? "" : ", \(subject)")"
    }

    public func described(_ chart: String, finding: String) -> String {
        chart + (finding.isEmpty ? "." : ", dengan temuan: \(finding).")
    }

    public func noneTestable(_ basis: ChartBasis, figures: [String]) -> String {
        "Angka \(reference(basis)): \(list(figures, separator: "; "))."
    }

    public func including(_ rows: Int, of tested: Int, _ basis: ChartBasis, figures: [String]) -> String {
        (tested == 1
            ? "Rentang satu yang dapat diuji \(rows == 1 ? "memuat" : "tidak memuat")"
            : "Rentang \(number(rows)) dari \(number(tested)) yang dapat diuji memuat")
            + " angka \(reference(basis)) pada semua \(pair) yang disebutnya (\(list(figures, separator: "; ")))."
    }

    public func including(_ rows: Int, of tested: Int, _ basis: ChartBasis, level: Double) -> String {
        "\(number(rows)) dari \(number(tested)) yang diuji memuat \(reference(basis)) dalam "
            + "\(range(.plain, level: level))."
    }

    public func differences(from low: String, to high: String) -> String {
        low == high ? "Selisih \(low) poin." : "Selisih dari \(low) sampai \(high) poin."
    }

    public func expectedOutside(_ rows: Double, of tested: Int, level: Double) -> String {
        "Dari \(number(tested)) yang diuji, sekitar \(numbers.expected(rows)) diharapkan di luar "
            + "\(range(.plain, level: level)) karena kebetulan saja."
    }

    public func mostForms(_ rule: String, forms: Int) -> String {
        "Terbanyak: \(rule), \(count(forms, .form))."
    }

    public func largestTotal(by level: String, _ column: String) -> String {
        "Jumlah terbesar menurut \(level): \(column)."
    }

    public func notAsked(rules: [String]) -> String {
        "Tidak diperiksa: \(rules.joined(separator: ", "))."
    }

    public func allPassed(forms: Int, rules: Int) -> String {
        guard rules > 0 else { return "Tidak ada aturan yang dapat diperiksa pada formulir ini" }
        return "\(forms == 1 ? "Formulir itu" : "Semua \(count(forms, .form))") lolos \(count(rules, .check))"
    }
}
