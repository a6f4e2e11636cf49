import Elections

// Single slips that would account for a mismatch.
extension Indonesian {
    public func slip(_ slip: Slip) -> String {
        switch slip {
        case .digits(let kind, let figure, let sums):
            let made = sums.isEmpty ? "" : ", beserta jumlah yang memuatnya (\(list(sums)))"
            return
                "\(name(kind)) pada \(column(figure.name))\(place(figure.row)): \(figure.change(kind))\(made)"
        case .otherFigure(let figure):
            return
                "angka lain pada \(column(figure.name))\(place(figure.row)): \(figure.reference) → \(figure.recorded)"
        case .exchanged(let first, let second, let row):
            return "\(column(first)) dan \(column(second)) tertukar\(place(row))"
        case .permuted(let names, let row): return "\(list(names.map(column))) dalam urutan lain\(place(row))"
        case .shifted(let first, let last, let isRight, let row):
            return
                "angka dari \(column(first)) sampai \(column(last)) bergeser satu kolom ke \(isRight ? "kanan" : "kiri")"
                + place(row)
        case .rowsExchanged(let first, let second):
            return "baris \(named(first)) dan \(named(second)) tertukar"
        case .rowCountedTwice(let name, let isBelow):
            return "baris \(named(name)) terhitung dua kali" + (isBelow ? " di bawah \(self.sheet)" : "")
        case .rowLeftOut(let name): return "baris \(named(name)) tidak ikut terhitung"
        case .stationMissing(let number, let region, let figures):
            let station =
                number.map { "\(self.station.capitalizedFirst) \($0) di \(region)" }
                ?? "satu \(self.station) \(region)"
            let lacking = figures.isEmpty ? "" : ": " + list(figures.map { "\(column($0.name)) \($0.value)" })
            return "\(station) tidak ada dalam berkas \(self.station)\(lacking)"
        case .breaking(let slip, let rules):
            return "\(self.slip(slip)), tetapi formulir itu lalu melanggar \(list(rules))"
        }
    }

    private func name(_ kind: Slip.DigitKind) -> String {
        switch kind {
        case .inserted: "satu angka tersisip"
        case .dropped: "satu angka hilang"
        case .changed: "satu angka berubah"
        case .swapped: "dua angka tertukar"
        }
    }

    private func place(_ row: Slip.Row?) -> String {
        switch row {
        case .named(let name): " (\(name))"
        case .station(let number): " (\(self.station) \(number))"
        case nil: ""
        }
    }
}
