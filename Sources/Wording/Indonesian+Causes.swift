import Elections

// One cause of several findings.
extension Indonesian {
    public func sentence(_ cause: FindingKind.Cause) -> String {
        let rules = cause.rules.isEmpty ? "" : " (\(list(cause.rules)))"
        let findings = "\(number(cause.findings)) temuan\(rules)"
        if case .slip(let slip) = cause.what {
            if let block = cause.beside {
                return
                    "Di samping yang keliru di seluruh \(place(block)), satu kekeliruan akan tepat menjelaskan \(findings): \(told(slip))."
            }
            return "Satu kekeliruan akan tepat menjelaskan \(findings): \(told(slip))."
        }
        if case .openSlip(let slip) = cause.what { return sentence(slip, findings) }
        return "\(what(cause.what).capitalizedFirst); itu tepat menjelaskan \(findings)."
    }

    /// One slip of which only what it lies in is known.
    private func sentence(_ slip: FindingKind.OpenSlip, _ findings: String) -> String {
        if let row = slip.row {
            return
                "Satu kekeliruan pada angka \(named(row)) akan tepat menjelaskan \(findings); \(number(slip.slips)) kemungkinan cocok, dan yang mana tidak dapat dipastikan."
        }
        let below = slip.rows - (slip.hasOwn ? 1 : 0)
        let many =
            "\(below == 1 ? "satu" : "salah satu dari \(number(below))") \(slip.areStations ? station : "baris")"
            + (slip.hasOwn ? " atau pada \(sheet) itu sendiri" : "")
        guard let block = slip.block else {
            return
                "Satu kekeliruan pada salah satu dari \(number(slip.rows)) baris akan tepat menjelaskan \(findings); pada yang mana tidak dapat dipastikan."
        }
        return
            "\(region(block.region).capitalizedFirst): \(gaps(block)); satu kekeliruan pada \(many) akan tepat menjelaskan \(findings), dan pada yang mana tidak dapat dipastikan."
    }

    /// "TPS dalam s.csv memuat 60 lebih banyak pada valid dan votes_5 daripada r.csv".
    private func gaps(_ block: FindingKind.OpenSlip.Block) -> String {
        "\(source(block.source)) memuat \(gaps(block.more)) daripada \(table(block.file))"
    }

    private func gaps(_ more: [Slip.NamedFigure]) -> String {
        joined(
            more.map(\.value).uniqued().map { value in
                let columns = more.filter { $0.value == value }.map { column($0.name) }
                return
                    "\(number(abs(value))) lebih \(value > 0 ? "banyak" : "sedikit") pada \(joined(columns))"
            })
    }

    /// A slip, and which of its two figures stands in the file.
    private func told(_ slip: Slip) -> String {
        self.slip(slip) + (slip.recorded.map { "; berkas memuat \(number($0))" } ?? "")
    }

    private func what(_ account: FindingKind.Cause.Account) -> String {
        switch account {
        case .slip(let slip): return self.slip(slip)
        case .openSlip(let slip): return sentence(slip, "")
        case .columns(let columns, let block):
            let beside = block.against.map { " dibandingkan dengan \(source($0))" } ?? ""
            guard columns.count == 2, columns[0].holds == columns[1].column else {
                let moved = columns.map { "\(column($0.holds)) di \(column($0.column))" }
                return "\(throughout(block)), angka berada di kolom lain\(beside): \(joined(moved))"
            }
            return
                "\(throughout(block)), \(column(columns[0].column)) dan \(column(columns[1].column)) tertukar tempat\(beside)"
        case .shifted(let first, let last, let isRight, let block):
            let beside = block.against.map { " dibandingkan dengan \(source($0))" } ?? ""
            return
                "\(throughout(block)), \(slip(.shifted(from: first, to: last, isRight: isRight, in: nil)))\(beside)"
        case .factor(let name, let times, let carried, let block):
            let other =
                block.against.map { "angka menurut \(source($0))" }
                ?? "angka menurut isian lain formulir masing-masing"
            let sums = carried.isEmpty ? "" : ", dan \(joined(columns(carried))) berselisih sama besar"
            if times == "0" {
                let figures = block.against.map { ", padahal \(source($0)) memuat angkanya" } ?? ""
                return "\(throughout(block)), \(column(name)) adalah 0\(figures)\(sums)"
            }
            return
                "\(throughout(block)), \(column(name)) adalah \(numbers.marked(times)) kali \(other)\(sums)"
        case .factorOfAll(let columns, "0", let block):
            let figures = block.against.map { ", padahal \(source($0)) memuat angkanya" } ?? ""
            return
                "\(throughout(block)), \(list(columns.map(column), most: 20)) semuanya 0\(figures), seakan tidak ada suara bagi pilihan mana pun"
        case .factorOfAll(let columns, let times, let block):
            let other =
                block.against.map { "angka menurut \(source($0))" }
                ?? "angka menurut isian lain formulir masing-masing"
            return
                "\(throughout(block)), \(list(columns.map(column), most: 20)) masing-masing \(numbers.marked(times)) kali \(other)"
        case .rewritten(let columns, let writing, let block):
            let beside = block.against.map { ", dibandingkan dengan \(source($0))" } ?? ""
            return "\(throughout(block)), \(list(columns.map(column), most: 20)) \(written(writing))\(beside)"
        case .rowsRewritten(let columns, let writing, let rows, let file):
            return
                "di \(count(rows.codes.count, .row)) dari \(table(file)) (\(level(rows.level)) \(list(rows.codes.map(named)))), \(list(columns.map(column), most: 20)) "
                + written(writing)
        case .figuresMoved(let columns, let down, let block):
            return
                "\(throughout(block)), angka \(list(columns.map(column), most: 20)) berada "
                + "\(number(abs(down))) baris lebih ke \(down > 0 ? "bawah" : "atas")"
        case .figuresReordered(let name, let isSorted, let block):
            return
                "\(throughout(block)), angka \(column(name)) berada pada baris lain dari yang semestinya"
                + (isSorted ? ", seakan-akan kolom itu diurutkan tanpa kolom lainnya" : "")
        case .figuresExchanged(let columns, let names, let stations, let file):
            let figures = list(columns.map(column), most: 20)
            let who = stations == 1 ? "\(station) \(joined(names))" : joined(names)
            let many = stations == 1 ? "" : ", masing-masing \(count(stations, .station))"
            return "\(who) dalam \(table(file)) bertukar angka pada \(figures)\(many)"
        case .numberTwice(let name, let absent, let lines, let isSame, let file):
            let figures = isSame ? ", dengan suara yang sama," : ""
            return
                "\(station) \(name) ada pada baris \(list(lines.map(String.init))) dalam \(table(file))\(figures) "
                + "dan nomor \(absent) tidak ada, seakan-akan salah satunya \(station) \(absent)"
        case .underOtherName(let region, let holder, let file):
            return
                "angka \(self.region(region)) berada di bawah \(self.region(holder)) dalam \(table(file)), tepat sampai suara terakhir"
        case .regionsExchanged(let first, let second, let file, let source):
            return
                "baris \(region(first)) dan \(region(second)) tertukar tempat dalam \(table(file)) atau dalam \(self.source(source))"
        case .emptied(let block, let blank):
            let figures =
                blank.isEmpty ? "setiap angka suara adalah 0" : "\(list(columns(blank), most: 8)) dikosongkan"
            return
                "\(throughout(block)), \(figures)\(block.against.map { ", padahal \(source($0)) memuat angkanya" } ?? "")"
        case .sameRows(let rows, let file, let wanted):
            let names = joined(rows.map { "\($0.name) (baris \($0.line))" })
            if wanted.isEmpty {
                return
                    "\(station) \(names) dalam \(table(file)) berangka sama di setiap kolom, dan \(sheet) menghitungnya satu kali"
            }
            let figures = list(wanted.map { "\(column($0.name)) \(number($0.value))" }, most: 40)
            return
                "\(station) \(names) dalam \(table(file)) berangka sama di setiap kolom; menurut \(sheet), salah satunya berangka lain: \(figures)"
        case .sameGroup(let first, let all, let others, let file):
            let rest = all - first.count
            let names =
                first.map { "\($0.name) (baris \($0.line))" } + (rest > 0 ? ["\(number(rest)) lainnya"] : [])
            return
                "\(station) \(joined(names)) dalam \(table(file)) berangka sama di setiap kolom; menurut \(sheet), \(number(others)) di antaranya "
                + "berangka lain"
        case .sameRegions(let region, let other, let stations, let file):
            return
                "semua \(count(stations, .station)) di \(self.region(region)) berangka sama dalam \(table(file)) di setiap kolom dengan "
                + "\(self.region(other)), satu per satu; menurut \(sheet), angka \(self.region(region)) lain"
        case .rowRepeated(let region, let other, let lines, let file):
            return
                "baris \(self.region(region)) (baris \(number(lines[0]))) dalam \(table(file)) berangka sama di setiap kolom dengan "
                + "\(self.region(other)) (baris \(number(lines[1]))); menurut yang ada di bawahnya, angkanya lain"
        case .regionOverwritten(let region, let other, let stations, let file):
            return
                "semua \(count(stations, .station)) di \(self.region(other)) tercantum dua kali dalam \(table(file)), satu kali di tempat "
                + "\(self.region(region)), yang tidak ada"
        case .otherName(let region, let file, let other, let otherFile):
            return
                "\(self.region(region)) dalam \(table(file)) berangka sama di setiap kolom dengan \(self.region(other)) dalam \(table(otherFile))"
        case .otherNameNearly(let region, let file, let other, let otherFile, let more):
            return
                "\(self.region(region)) dalam \(table(file)) berangka sama dengan \(self.region(other)) dalam \(table(otherFile)) di setiap kolom kecuali "
                + "beberapa, seperti satu wilayah dengan dua nama: di sana \(table(otherFile)) memuat \(gaps(more))"
        case .rowsMissing(let region, let file):
            return "semua baris \(self.region(region)) tidak ada dalam \(table(file))"
        case .runMissing(let first, let last, let regions, let file):
            return
                "baris \(number(regions)) wilayah berturut-turut tidak ada dalam \(table(file)), dari \(region(first)) sampai \(region(last))"
        case .stationMoved(let station, let from, let to, let file):
            return
                "\(self.station) \(station) dalam \(table(file)) berangka tepat sama dengan kekurangan \(region(from)) dan kelebihan "
                + "\(region(to)) di sana, dibandingkan dengan \(sheet)"
        case .stationsMoved(let stations, let lines, let from, let to, let file):
            return
                "\(count(stations, .station)) dalam \(table(file)) (\(self.lines(from: lines))) \(stations == 1 ? "" : "bersama-sama ")berangka "
                + "tepat sama dengan kekurangan \(region(from)) dan kelebihan \(region(to)) di sana, dibandingkan dengan \(sheet)"
        case .regionsMoved(let down, let block):
            return
                "\(throughout(block)), nama wilayah berada \(number(abs(down))) baris lebih ke \(down > 0 ? "bawah" : "atas") "
                + "daripada angkanya, dibandingkan dengan \(sheet)"
        case .totalRow(let region, let file):
            return "baris \(self.region(region)) dalam \(table(file)) tepat jumlah semua baris lainnya"
        case .namesMoved(let names): return what(names)
        case .rowsRenamed(let rows): return what(rows)
        case .levelMissing(let missing): return what(missing)
        case .oneSided(let rule): return what(rule)
        case .regionsAbsent(let absent): return what(absent)
        case .numbersAbsent(let absent): return what(absent)
        case .choiceMissing(let missing):
            let forms =
                "di \(number(missing.stations)) dari \(count(missing.of, .station)) dalam \(table(missing.file)), "
                + "\(column(missing.column)) lebih besar daripada suara semua pilihan"
            if let held = missing.held { return "\(forms) sebesar \(column(held)), seakan-akan mencakupnya" }
            return
                "\(forms), seluruhnya \(count(missing.votes, .vote)), seakan-akan berkas hanya memuat sebagian pilihan, atau satu kolom suara hilang atau tidak terbaca; "
                + "salah tulis pada suara salah satunya tidak akan tampak di sampingnya"
                + (missing.leavesLeadOpen
                    ? "; tanpa kolom itu belum diketahui siapa yang unggul dan berapa selisihnya" : "")
        }
    }

    private func what(_ names: FindingKind.MovedNames) -> String {
        "kira-kira di \(lines(from: names.lines)) dalam \(table(names.file)), nama di kolom \(joined(names.columns)) berada "
            + "\(number(abs(names.down))) baris lebih ke \(names.down > 0 ? "bawah" : "atas") daripada \(station) yang memilikinya, "
            + "dibandingkan dengan \(beside(names.beside))"
    }

    private func beside(_ beside: FindingKind.MovedNames.Beside) -> String {
        switch beside {
        case .recap: sheet
        case .columns: "wilayah di kolom lain"
        case .numbers:
            "nomor \(station) yang mulai lagi di sana; atau nomornya yang bergeser ke arah sebaliknya"
        }
    }

    private func what(_ rows: FindingKind.RenamedRows) -> String {
        "\(count(rows.stations, .station)) dalam \(table(rows.file)) (\(lines(from: rows.lines))) tercantum di bawah \(list(rows.under.map(region), most: 4)), "
            + "dan setiap wilayah tepat sama dengan cetakan \(sheet) bila semuanya dihitung untuk \(list(rows.of.map(region), most: 6))"
    }

    /// What is so at many rows at once.
    private func what(_ missing: FindingKind.MissingLevel) -> String {
        guard missing.isOfMost else {
            return
                "nomor \(station) mulai lagi di \(region(missing.first)) (baris \(missing.line) dalam \(table(missing.file))), sehingga "
                + "\(count(missing.rows, .station)) bernomor sama: seakan-akan baris wilayah lain memakai namanya"
        }
        let first = "pertama \(region(missing.first)), baris \(missing.line)"
        let level =
            "satu tingkat wilayah di bawah \(self.level(missing.first.level)) tampaknya tidak ada dalam berkas"
        return missing.areStations
            ? "nomor \(station) mulai lagi di \(number(missing.regions)) dari \(count(missing.of, .region)) dalam \(table(missing.file)) (\(first)), "
                + "sehingga \(count(missing.rows, .station)) bernomor sama: \(level)"
            : "setiap wilayah dalam \(table(missing.file)) tercantum pada beberapa baris (\(first)), seluruhnya \(number(missing.rows)): \(level)"
    }

    private func what(_ rule: FindingKind.OneSidedRule) -> String {
        func side(_ names: [String]) -> String {
            names.count > 1 && names.allSatisfy(Choice.isColumn)
                ? "suara semua pilihan" : names.map(column).joined(separator: " + ")
        }
        let gap =
            rule.least == rule.most
            ? "\(number(rule.least)) di setiap baris" : "\(number(rule.least)) sampai \(number(rule.most))"
        let start =
            "di \(number(rule.forms)) dari \(count(rule.of, rule.areStations ? .station : .row)) dalam \(table(rule.file)), \(side(rule.more)) "
            + "lebih besar daripada \(side(rule.less)), sebesar \(gap) dan seluruhnya \(number(rule.total)), "
        if rule.isContradicted {
            return
                "\(start)dan lebih besar sebanyak itu daripada yang tercetak dalam \(sheet), seakan-akan \(side(rule.more)) juga menghitung hal "
                + "lain, misalnya surat suara kosong"
        }
        guard rule.isOfTotal else {
            return
                "\(start)seakan-akan angka lainnya tidak mencakup semua surat suara, atau pemilih mempunyai beberapa suara"
        }
        return rule.lacksVotes
            ? "\(start)seakan-akan berkas hanya memuat sebagian pilihan; salah tulis pada suara salah satunya tidak akan tampak di sampingnya"
            : "\(start)seakan-akan \(side(rule.more)) juga menghitung hal lain, misalnya surat suara kosong, atau berisi hal lain; salah tulis "
                + "di sana tidak akan tampak di sampingnya"
    }

    private func what(_ absent: FindingKind.AbsentRegions) -> String {
        "\(number(absent.regions)) dari \(number(absent.of)) wilayah tingkat \(level(absent.level)) yang dimuat "
            + "\(source(absent.source)) tidak ada dalam \(table(absent.file)), \(list(absent.names.map(region), most: 8)): belum masuk, atau hilang, "
            + "dan tidak dibandingkan"
    }

    private func what(_ absent: FindingKind.AbsentNumbers) -> String {
        "nomor \(station) tidak lengkap di \(number(absent.names.count)) dari \(count(absent.of, .region)) dalam \(table(absent.file)) "
            + "(\(list(absent.names, most: 5))), seluruhnya \(number(absent.numbers)) nomor: baris yang belum masuk, atau hilang, atau nomor "
            + "yang tidak diberikan kepada \(station) mana pun"
    }

    /// Lines of a file from the first to the last.
    private func lines(from lines: [Int]) -> String {
        guard let first = lines.first, let last = lines.last, first != last else {
            return "baris \(lines.first ?? 0)"
        }
        return "baris \(first) sampai \(last)"
    }

    private func throughout(_ block: FindingKind.Block) -> String {
        if let all = block.of {
            return
                "di \(number(block.rows)) dari \(count(all, block.areStations ? .station : .row)) \(place(block))"
        }
        return "di seluruh \(place(block)) (\(count(block.rows, block.areStations ? .station : .row)))"
    }

    private func place(_ block: FindingKind.Block) -> String {
        block.region.level == nil ? table(block.file) : "\(region(block.region)) dalam \(table(block.file))"
    }
}
