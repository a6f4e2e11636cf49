import Elections

// What is said of the forms, stations and levels of a count.
extension Indonesian {
    public func sentence(_ kind: FindingKind.Form) -> String {
        switch kind {
        case .ruleBroken(let rule, let sides?):
            "Aturan tidak terpenuhi: “\(rule.text.id)” Di sini \(compared(sides, rule.expression))."
        case .ruleBroken(let rule, nil): "Aturan tidak terpenuhi: “\(rule.text.id)”"
        case .unread(let column, let forms, let all, let areStations):
            "\(number(forms)) dari \(count(all, areStations ? .station : .row)) mencantumkan 0 untuk \(self.column(column)) padahal "
                + "suara dihitung di sana: angka itu dianggap belum terbaca, dan aturan yang memerlukannya tidak "
                + "diperiksa di sana."
        case .validSummed(let files, let rules):
            "\(joined(files.map(table))) tidak memuat kolom suara sah: dalam \(list(rules)) jumlah suara semua pilihan menggantikannya, "
                + "yang sama pastinya menunjukkan apa yang terlalu banyak."
        case .oftenBroken(let rule, let forms, let all, let areStations, let lines):
            "\(number(forms)) dari \(count(all, areStations ? .station : .row)) tidak memenuhi aturan “\(rule.text.id)” "
                + "(\(rule.expression)); ini disebut sekali dan tidak untuk masing-masing: sebuah kolom berisi hal lain di sini, "
                + "atau pemilih boleh begitu, misalnya memilih di luar daftarnya sendiri atau punya beberapa suara "
                + "(baris \(list(lines.map(String.init)))\(forms > lines.count ? ", …" : ""))."
        case .noFigures(let column, let stations, let all):
            "\(number(stations)) dari \(count(all, .station)) tidak mempunyai angka \(self.column(column)) dan tidak diperiksa."
        case .notCounts(let fault, let value, let cells, let lines):
            "\"\(value)\" \(OptionNames.typed(sentence(fault))). "
                + (cells == 1
                    ? "Sel itu dianggap belum terbaca, dan selebihnya diperiksa tanpanya."
                    : "\(number(cells)) sel kolom itu bukan hitungan dengan alasan yang sama (baris "
                        + "\(list(lines.map(String.init)))\(cells > lines.count ? ", …" : "")); semuanya dianggap belum "
                        + "terbaca, dan selebihnya diperiksa tanpanya.")
        case .noVotes(let stations):
            "Semua suara di \(count(stations, .station)) adalah 0: belum ada yang dimasukkan, atau suaranya ada di kolom lain."
        }
    }

    /// Kedua sisi sebuah aturan; untuk angka yang dibandingkan dengan tetapan: nilainya dan nilai seharusnya.
    func compared(_ sides: RuleSides, _ expression: String? = nil) -> String {
        let (left, right) = (numbers.marked(sides.left), numbers.marked(sides.right))
        guard let bound = sides.bound else {
            return "\(left) terhadap \(right)" + (expression.map { " (\($0))" } ?? "")
        }
        let should =
            switch bound.side {
            case .below: "di bawah \(right)"
            case .atMost: "paling banyak \(right)"
            case .exactly: right
            case .notExactly: "selain \(right)"
            case .atLeast: "paling sedikit \(right)"
            case .above: "di atas \(right)"
            }
        return "\(column(bound.column)) adalah \(left), seharusnya \(should)"
    }

    /// A probability that chance does not exceed, and mostly does not reach.
    private func atMost(_ p: Double) -> String {
        p < 0.001 ? numbers.short(p) : "paling besar \(numbers.short(p))"
    }

    private func totals(_ rows: [FindingKind.TotalRow], _ start: String, among: String) -> String {
        let names = rows.map { row in
            let why =
                row.parts > 0
                ? "tepat jumlah \(number(row.parts)) baris lain"
                : (row.isNamed
                    ? "menurut namanya" : row.isNearlySum ? "menurut angkanya" : "bernomor seperti yang lain")
                    + (row.against.map { ", bukan jumlah \(summed($0)): \(figures($0))" }
                        ?? (row.isUnread
                            ? ", dan tidak dapat dibandingkan karena ada angka yang kosong"
                            : ", bukan jumlah tepat baris mana pun"))
            return row.station.isEmpty
                ? "baris \(number(row.line)) (\(why))" : "\(row.station) (baris \(number(row.line)), \(why))"
        }
        return
            "\(number(rows.count)) baris\(start) tampaknya jumlah di antara \(among), dan tidak diikutkan dalam "
            + "penjumlahan: " + list(names, most: 12, separator: "; ") + "."
    }

    private func summed(_ sum: FindingKind.WrongSum) -> String {
        let rows = "\(number(sum.count)) baris"
        switch sum.rows {
        case .ofRegion(let region) where region.level == nil: return "\(rows) berkas ini"
        case .ofRegion(let region): return "\(rows) \(self.region(region))"
        case .above: return "\(rows) di atasnya"
        case .below: return "\(rows) di bawahnya"
        }
    }

    /// Figures of a total that are not the sum of the others, with the sum and the difference.
    private func figures(_ sum: FindingKind.WrongSum) -> String {
        joined(
            sum.figures.map { figure in
                let gap = figure.found - figure.sum
                return
                    "\(column(figure.column)) \(number(figure.found)), jumlahnya \(number(figure.sum)), \(gap > 0 ? "lebih" : "kurang") \(number(abs(gap)))"
            })
    }

    private func notSum(_ row: FindingKind.TotalRow, in place: String) -> String {
        let sum = row.against.map { "; baris ini bukan jumlah \(summed($0)): \(figures($0))" } ?? ""
        let line = "baris \(number(row.line))\(place)"
        let name = row.station.isEmpty ? line.capitalizedFirst : "\(row.station) (\(line))"
        guard !row.lacksNumber else {
            return
                "\(name) tampaknya baris jumlah karena tidak bernomor dan angkanya hampir sama dengan jumlah baris lainnya, dan tidak "
                + "diikutkan dalam penjumlahan\(sum)."
        }
        let why =
            row.isNamed
            ? "menurut namanya" : row.isNearlySum ? "menurut semua angka lainnya" : "menurut nomornya"
        return "\(name) adalah baris jumlah \(why), dan tidak diikutkan dalam penjumlahan\(sum)."
    }

    public func sentence(_ kind: FindingKind.Station) -> String {
        switch kind {
        case .totalNotSum(let row): return notSum(row, in: "")
        case .totalRows(let rows): return totals(rows, "", among: "baris \(station)")
        case .standsTwice(let station, let lines, let areSame):
            return
                "\(self.station.capitalizedFirst) \(station) ada di baris \(self.lines(lines)), dengan suara yang "
                + "\(areSame ? "sama" : "berbeda")."
        case .standAgain(let copies): return standAgain(copies, rows: nil)
        case .identicalRows(let count, let level, let expected, let p, let isRest, let examples):
            let place = level == nil ? "dalam seluruh berkas" : "dalam \(self.level(level)) yang sama"
            return
                "\(self.count(count, .stationPair))\(isRest ? " lagi" : "") \(place) mempunyai angka yang sama di semua "
                + "kolom; kebetulan saja \(expected == 0 ? "hampir tidak memberi satu pun" : "memberi sekitar \(numbers.short(expected))") (peluang sebanyak itu, semua tingkat "
                + "dilihat: \(atMost(p))). \(self.examples(examples, line: "baris"))"
        case .identicalFewVotes(let count, let examples):
            return
                "\(self.count(count, .stationPair)) yang salah satu dari dua \(self.pair) terbesarnya mendapat kurang dari 6 "
                + "suara mempunyai angka yang sama di semua kolom; banyaknya menurut kebetulan tidak diketahui. "
                + self.examples(examples, line: "baris")
        case .identicalGroup(let first, let all, let chance):
            let rest = all - first.count
            let names =
                first.map { "\($0.name) (baris \($0.line))" }
                + (rest > 0 ? ["\(number(rest)) lainnya"] : [])
            let place =
                chance.level == nil ? "dalam seluruh berkas" : "dalam \(self.level(chance.level)) yang sama"
            return
                "\(self.station.capitalizedFirst) \(joined(names)) mempunyai angka yang sama di semua kolom"
                + "\(chance.isBesidesRegister ? " kecuali pemilih terdaftar" : ""). Ada \(number(chance.pairs)) kelompok dua "
                + "\(self.station) semacam itu \(place); kebetulan saja "
                + "\(chance.expected == 0 ? "hampir tidak memberi satu pun" : "memberi sekitar \(numbers.short(chance.expected))") "
                + "(peluang sebanyak itu, semua tingkat dilihat: \(numbers.short(chance.p)))."
        case .numberGap(let region, let last, let absent):
            return
                "\(self.station.capitalizedFirst) di \(region) bernomor sampai \(last), tanpa \(list(absent.map(String.init), most: 5))."
        case .numbersBlank(let rows, let all, let regions, let places):
            let names = places.map { place in
                let free =
                    place.free.isEmpty
                    ? "" : ", dengan nomor \(list(place.free.map(String.init), most: 5)) belum terpakai"
                return "baris \(lines(place.lines, most: 5)) di \(place.region)\(free)"
            }
            return
                "\(number(rows)) dari \(number(all)) baris tidak bernomor \(station), di \(count(regions, .region)): "
                + "\(names.joined(separator: "; "))"
                + "\(regions > places.count ? "; dan \(number(regions - places.count)) lagi" : "")."
        case .impossibleNumbers(let stations, let largest):
            return "\(count(stations.count, .station)) mempunyai nomor yang bukan bilangan bulat"
                + "\(largest.map { " dari 1 sampai \($0)" } ?? "") tanpa tanda: \(list(stations)). Nomor itu dibaca "
                + "sebagai nama; perbaiki agar \(self.station) ditemukan di berkas lain."
        case .columnApart(let apart):
            return
                "\(column(apart.column)) tidak berangka di semua \(count(apart.stations, .station)) \(self.region(apart.region)) (selnya "
                + "\(apart.isEmpty ? "kosong" : "0")), padahal kolom lain berangka di sana, dan hampir di semua tempat lain kolom itu berangka "
                + "(\(count(apart.others, .station))): seakan-akan tidak diisi di sana, atau memang tidak dipakai di sana."
        case .tensOnly(let region, let figures, let stations):
            return
                "Semua \(number(figures)) angka \(self.region(region)), di \(count(stations, .station)), berakhir dengan 0, seakan-akan "
                + "masing-masing sepuluh kali terlalu besar; dari angka lain kira-kira satu dari sepuluh."
        case .registerApart(let row, let register):
            return
                "\(self.station.capitalizedFirst) \(row.name) mencantumkan \(number(register.registered)) pemilih terdaftar dan "
                + "\(number(register.ballots)) surat suara; \(count(register.others, .station)) lain di wilayahnya mencantumkan "
                + "\(number(register.least)) sampai \(number(register.most)) pemilih terdaftar, dan dengan "
                + "\(number(register.fitting)) angkanya serupa dengan yang lain, termasuk tingkat partisipasinya."
        case .nesting(let region, let file, let lines):
            return
                "\(self.region(region).capitalizedFirst) berada di bawah lebih dari satu wilayah dalam \(table(file)); "
                + "baris \(self.lines(lines, most: 5)) berbeda dari baris lainnya."
        case .codesOfOther(let regions, let under, let begin, let file, let lines):
            return
                "Dalam \(table(file)) \(list(regions.map(region), most: 3)) berada di bawah \(region(under)), padahal kodenya berawal dengan kode "
                + "\(region(begin)) dan hampir semua kode lain berawal dengan kode wilayah di atasnya; baris \(self.lines(lines, most: 5))."
        case .codesShared(let level, let codes):
            return "\(number(codes)) kode \(level) berada di bawah beberapa wilayah; wilayah di atasnya "
                + "membedakannya."
        }
    }

    public func sentence(_ kind: FindingKind.Level) -> String {
        switch kind {
        case .mismatch(let figures): return mismatch(figures)
        case .childrenMissing(let group, let file, let source, let alike):
            return "\(table(file)) memuat \(name(group)); \(self.source(source)) tidak memuat"
                + (group.regions == nil
                    ? "nya, jadi angkanya tidak dibandingkan."
                    : " wilayah itu sama sekali, jadi angkanya tidak dibandingkan.")
                + self.alike([alike].compactMap { $0 })
        case .childrenNotGathered(let lower, let upper, let regions):
            return
                "\(table(lower)) tidak memuat baris di bawah \(self.regions(regions)) pada \(table(upper)): angkanya tidak "
                + "dibandingkan."
        case .childrenIncomplete(let lower, let upper, let regions, let absent):
            return
                "Baris \(table(lower)) berjumlah kurang dari yang dicetak \(table(upper)) pada setiap angka "
                + "\(self.regions(regions)): tampaknya ada baris yang belum ada, jadi tidak dibandingkan."
                + (absent.map { " \(self.regions($0).capitalizedFirst) terdaftar dan tidak mempunyai baris." }
                    ?? "")
        case .regionNotListed(let group, let file, let source, let alike):
            return
                "\(self.source(source).capitalizedFirst) memuat \(name(group)); \(table(file)) tidak memuat"
                + (group.regions == nil ? "nya." : " wilayah itu sama sekali.")
                + self.alike([alike].compactMap { $0 })
        case .regionsNotListed(let lower, let upper, let regions):
            return
                "\(table(lower)) memuat baris di bawah \(self.regions(regions)); \(table(upper)) tidak memuatnya."
        case .figuresMissing(let file, let figures, 1, let first):
            return
                "\(table(file)) mengosongkan \(count(figures, .figure)) \(region(first)): tidak dibandingkan."
        case .figuresMissing(let file, let figures, let rows, let first):
            return
                "\(table(file)) mengosongkan \(count(figures, .figure)) pada \(number(rows)) baris, pertama baris "
                + "\(region(first)): tidak dibandingkan."
        case .figuresNotCompared(let file, let figures, let column, let first, let below):
            return
                "\(count(figures, .figure)) \(table(file)) tidak dibandingkan, pertama \(self.column(column)) \(region(first)): tercetak "
                + "\(number(below.printed)); dari \(number(below.rows)) baris di bawahnya (\(source(below.source))), "
                + "\(number(below.empty)) kosong dan yang lain berjumlah \(number(below.sum)), jadi angka itu mungkin benar."
        case .figuresEmpty(let group, let columns, let file, let source):
            return
                "\(table(file)) memuat \(list(self.columns(columns), most: 8)) \(name(group)); \(self.source(source)) mengosongkannya, "
                + "jadi tidak ada yang dibandingkan."
        case .totalRows(let rows, let file):
            return totals(rows, " \(table(file))", among: "baris lainnya")
        case .totalNotSum(let row, let file): return notSum(row, in: " \(table(file))")
        case .namesOtherwise(let names): return sentence(names)
        case .displaced(let region, let file, let source):
            return
                "\(self.region(region).capitalizedFirst) berada di bawah wilayah lain dalam \(table(file)) daripada dalam "
                + "\(self.source(source)); angkanya tidak dibandingkan."
        case .rowStandsTwice(let region, let file, let lines):
            return
                "\(self.region(region).capitalizedFirst) ada di baris \(self.lines(lines)) pada \(table(file)); angkanya "
                + "tidak dibandingkan."
        case .sameFigures(let region, let other, let lines, let file):
            return
                "\(self.region(region).capitalizedFirst) dan \(self.region(other)) berangka sama di setiap kolom dalam "
                + "\(table(file)) (baris \(self.lines(lines)))."
        case .rowsStandAgain(let copies, let file): return standAgain(copies, rows: file)
        case .noStations(let region, let frame, let stations, let alike):
            return
                "\(self.region(region).capitalizedFirst) dalam \(frame) tidak mempunyai \(self.station) dalam \(stations)."
                + self.alike(alike)
        case .notInFrame(let regions, let frame, let stations, let alike):
            return
                "\(frame) tidak memuat \(self.regions(regions)) yang mempunyai \(self.station) dalam \(stations)."
                + self.alike(alike)
        case .frameNotCompared(let level, let frame, let stations, let wanted, let present):
            return "Tidak satu pun \(self.level(level)) dalam \(frame) (\(wanted), …) ada dalam \(stations) "
                + "(\(present), …); kodenya mungkin dari daftar yang berbeda."
        }
    }

    private func mismatch(_ figures: FindingKind.LevelMismatchFigures) -> String {
        let start =
            "\(column(figures.column)) \(region(figures.region)): \(table(figures.file)) mencetak \(number(figures.printed))"
        let difference = figures.printed - figures.sum
        let also =
            figures.alsoBreaks.isEmpty ? "" : " Baris itu sendiri melanggar \(list(figures.alsoBreaks))."
        if figures.isBound {
            return "\(start); satu baris di bawahnya kosong, tetapi \(source(figures.source)) paling "
                + "\(difference > 0 ? "banyak" : "sedikit") berjumlah \(number(figures.sum)).\(also)"
        }
        return
            "\(start), \(source(figures.source)) berjumlah \(number(figures.sum)), \(number(abs(difference))) "
            + "\(difference > 0 ? "lebih sedikit" : "lebih banyak") daripada \(self.sheet).\(also)"
    }

    private func name(_ group: FindingKind.RegionGroup) -> String {
        group.regions.map { "\(count($0, .region)) \(region(group.region))" } ?? region(group.region)
    }

    private func sentence(_ names: FindingKind.NamesOtherwise) -> String {
        let shown = names.names.map { "\($0.own) dan \($0.other)" }
        let more = names.regions - names.names.count
        let how = names.writings.map { writing in
            switch writing {
            case .letterCase: "huruf besar atau tanda"
            case .accents: "tanda aksen"
            case .misread: "huruf yang terbaca dalam pengodean lain"
            case .lost: "huruf yang digantikan tanda"
            }
        }
        let cure =
            names.writings.contains(where: \.isDamage)
            ? " Satu di antara berkas itu rusak: simpan sebagai UTF-8 dari asalnya."
            : ""
        return
            "\(table(names.file)) dan \(table(names.other)) menulis \(number(names.regions)) wilayah secara berbeda (\(joined(how))): "
            + "\(joined(shown + (more > 0 ? ["\(number(more)) lagi"] : []))). Masing-masing hanya punya satu padanan, maka dibandingkan sebagai wilayah yang sama.\(cure)"
    }
}
