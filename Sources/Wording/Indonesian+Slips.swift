import Elections

// Single slips that would account for a mismatch.
extension Indonesian {
    public func slip(_ slip: Slip) -> String {
        switch slip {
        case .digits(let kind, let figure, let sums):
            return
                "\(name(kind)) pada \(column(figure.name))\(place(figure.row)): \(figure.change(kind))\(made(sums))"
        case .otherFigure(let figure, let sums):
            return
                "angka lain pada \(column(figure.name))\(place(figure.row)): \(figure.reference) → \(figure.recorded)\(made(sums))"
        case .exchanged(let first, let second, let row):
            return "\(column(first)) dan \(column(second)) tertukar\(place(row))"
        case .moved(let votes, let first, let second, let row):
            return "\(count(votes, .vote)) \(column(first)) masuk ke \(column(second))\(place(row))"
        case .permuted(let names, let row): return "\(list(names.map(column))) dalam urutan lain\(place(row))"
        case .shifted(let first, let last, let isRight, let row):
            return
                "angka dari \(column(first)) sampai \(column(last)) bergeser satu kolom ke \(isRight ? "kanan" : "kiri")"
                + place(row)
        case .rowsExchanged(let first, let second):
            return "baris \(named(first)) dan \(named(second)) tertukar"
        case .rowCountedTwice(let name, let isBelow):
            return "baris \(named(name)) terhitung dua kali"
                + (isBelow.map { $0 ? " di bawah \(self.sheet)" : " dalam \(self.sheet)" } ?? "")
        case .rowLeftOut(let name): return "baris \(named(name)) tidak ikut terhitung"
        case .stationsMissing(let missing, let numbers, let region, let figures):
            let stations =
                numbers.isEmpty
                ? "\(missing == 0 ? "satu \(self.station) atau lebih" : missing == 1 ? "satu \(self.station)" : count(missing, .station)) \(region)"
                : "\(self.station.capitalizedFirst) \(list(numbers.map(String.init))) di \(region)"
            let lacking = figures.isEmpty ? "" : ": " + list(figures.map { "\(column($0.name)) \($0.value)" })
            let together = missing != 1 && !lacking.isEmpty ? ", seluruhnya" : ""
            return "\(stations) tidak ada dalam berkas \(self.station)\(together)\(lacking)"
        case .rewritten(let names, let writing, let row):
            return "\(list(names.map(column), most: 20)) \(written(writing))\(place(row))"
        case .breaking(let slip, let rules):
            return "\(self.slip(slip)), tetapi formulir itu lalu melanggar \(list(rules))"
        }
    }

    private func made(_ sums: [String]) -> String {
        sums.isEmpty ? "" : ", beserta jumlah yang memuatnya (\(list(columns(sums))))"
    }

    /// How figures are written: "berupa persen, bukan suara".
    func written(_ writing: Slip.Writing) -> String {
        switch writing {
        case .zero: "tertulis 0"
        case .times(let times): "adalah \(number(times)) kali angka yang dihitung"
        case .percent: "berupa persen, bukan suara"
        case .rounded(let unit):
            "dibulatkan ke \(unit == 10 ? "puluhan" : unit == 100 ? "ratusan" : "ribuan") penuh"
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
        case .all(let region, let stations): " di seluruh \(named(region)), \(count(stations, .station))"
        case nil: ""
        }
    }
}
