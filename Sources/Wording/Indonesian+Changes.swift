import Elections

// What is said of two files of one count; nothing of it speaks of intent.
extension Indonesian {
    public func sentence(_ kind: FindingKind.Change) -> String {
        switch kind {
        case .columnsExchanged(let one, let other, let stations, let changed):
            return
                "Di \(number(stations)) dari \(count(changed, .station)) yang berubah, \(column(one)) dan \(column(other)) tertukar kolomnya."
        case .leadPassed(let region, let from, let to, let before, let after, let arrived):
            let place = region.code == nil ? "" : "Di \(self.region(region)) "
            return
                "\(place)\(choice(to)) kini unggul \(count(after, .vote)); sebelumnya \(choice(from)) unggul "
                .capitalizedFirst + "\(number(before))."
                + (arrived == 0
                    ? ""
                    : " \(count(arrived, .station)) baru memiliki suara dalam berkas yang lebih baru; tanpa itu \(choice(from)) "
                        + "tetap unggul.")
        case .stationsExchanged(let pairs):
            let names = pairs.map { "\($0.first) dan \($0.second)" }
            return
                "\(count(pairs.count, .stationPair)) kini saling bertukar angka: \(list(names, most: 3, separator: "; "))."
        case .stationsMoved(let pairs):
            let names = pairs.map { "\($0.first) kini \($0.second)" }
            return
                "\(count(pairs.count, .station)) kini berada di tempat lain dengan angka yang sama: "
                + "\(list(names, most: 3, separator: "; "))."
        case .figuresTimes(let times, let isMore, let names):
            let what = isMore ? "\(number(times)) kali angka semula" : "angka semula dibagi \(number(times))"
            return
                "Di \(count(names.count, .station)) setiap angka yang berubah menjadi \(what): \(list(names, most: 3))."
        case .numbersWrittenOtherwise(let numbers):
            return
                "Berkas lama dan berkas baru menulis nomor \(station) secara berbeda (\(numbers.own) dan "
                + "\(numbers.other)); keduanya dianggap sama."
        case .regionsRenamed(let own):
            return
                "\(renamed(own, isHere: false).capitalizedFirst): dari \(count(own.inCommon, .station)) di sana, \(number(own.equal)) "
                + "memiliki angka yang sama."
        case .numbersShifted(let region, let shift, let equal, let all):
            return
                "Nomor \(station) di \(self.region(region)) \(number(abs(shift))) lebih \(shift > 0 ? "besar" : "kecil") dalam berkas "
                + "yang lebih baru; perbandingan memakai nomor semula, dan \(number(equal)) dari \(number(all)) berangka sama."
        case .standsTwice(let station, let lines, let file):
            return
                "\(self.station.capitalizedFirst) \(station) tercantum pada baris \(self.lines(lines)) dari \(file); \(self.station) ini tidak dibandingkan."
        case .ruleBroken(let rule, let station, let since, let now, let before):
            return
                "\(self.station.capitalizedFirst) \(station) kini melanggar aturan (\(state(since))): \(rule.text.id)"
                + sides(rule, now, before)
        case .block(let block): return self.block(block)
        case .oneWay(let favour, let favouring, let counted, let p, let leftOut, let rules):
            return
                "\(number(favouring)) dari \(count(counted, .change)) \(self.favour(favour, changes: favouring)); bila "
                + "peluangnya sama besar, sebanyak itu berpeluang \(numbers.short(p)).\(kept(rules))"
                + (rules?.areBroken == true
                    ? ""
                    : " Satu kekeliruan yang sama di banyak formulir, lalu dikoreksi, tampak seperti ini.")
                + uncounted(leftOut)
        case .figuresRemoved(let figures, let stations, let file):
            return
                "\(count(figures, .figure)) pada \(count(stations, .station)) kosong dalam \(file), padahal sebelumnya "
                + "terisi."
        case .inOneRegion(let region, let corrected, let inAll, let stations, let stationsInAll, let rules):
            return "\(number(corrected)) dari \(count(inAll, .station)) yang angkanya berubah berada di "
                + "\(self.region(region)), yang mempunyai \(number(stations)) dari \(count(stationsInAll, .station)). "
                + (rules?.areBroken == true
                    ? "Di tempat lain terlalu sedikit untuk dibandingkan dengannya."
                    : "Koreksi satu kantor tampak seperti ini; di tempat lain terlalu sedikit untuk dibandingkan dengannya.")
                + kept(rules)
        case .stationsRemoved(let stations), .stationsAdded(let stations):
            return missing(stations)
        case .votesFell(let stations):
            return
                "Di \(count(stations, .station)) suara suatu \(self.pair) atau suara sah lebih sedikit daripada "
                + "sebelumnya; koreksi berakibat demikian."
        }
    }

    /// Regions under two codes: "kecamatan 51 kini 61".
    ///
    /// - Parameters:
    ///   - own: What two files look like.
    ///   - isHere: Whether it is said of the newer file, and not of both.
    func renamed(_ own: Relabelling, isHere: Bool) -> String {
        let names = own.regions.map {
            "\(level($0.level)) \($0.old) \(isHere ? "di sini" : "kini") \($0.new)"
        }
        return list(names, most: 3, separator: ", ")
    }

    /// What two files look like: every number so much higher, regions under other codes; the start of a sentence.
    ///
    /// - Parameters:
    ///   - own: What they look like.
    ///   - file: The older file.
    func labels(_ own: Relabelling, _ file: String) -> String {
        let numbers =
            own.shift == 0
            ? []
            : [
                "setiap nomor \(station) di sini \(number(abs(own.shift))) lebih \(own.shift > 0 ? "tinggi" : "rendah") daripada "
                    + "di \(file)"
            ]
        let regions = own.regions.isEmpty ? [] : ["yang dalam \(file) disebut \(renamed(own, isHere: true))"]
        return "tampaknya " + joined(numbers + regions) + ":"
    }

    public func favour(_ favour: Favour, changes: Int) -> String {
        switch favour {
        case .lead(let pair, let other):
            "menaikkan keunggulan \(choice(pair)) atas \(choice(other)) melebihi pembagian "
                + "sebanding dengan suara"
        case .share(let pair): "menaikkan persentase \(choice(pair))"
        }
    }

    private func state(_ since: FindingKind.RuleState) -> String {
        switch since {
        case .stationIsNew: "\(self.station.capitalizedFirst) ini baru"
        case .figureWasUnknown: "sebelumnya ada angka yang belum diketahui"
        case .held: "sebelumnya terpenuhi"
        }
    }

    /// The two sides of a rule now and, where it held before, then.
    private func sides(_ rule: FormRulebook.Rule, _ now: RuleSides?, _ before: RuleSides?) -> String {
        guard let now else { return "" }
        let earlier = before.map {
            $0.bound == nil ? "; sebelumnya \(compared($0))" : "; sebelumnya \(numbers.marked($0.left))"
        }
        return " Di sini \(compared(now, rule.expression))\(earlier ?? "")."
    }

    private func block(_ block: FindingKind.ChangeBlockFigures) -> String {
        "Di \(region(block.region)), \(number(block.favouring)) dari \(count(block.counted, .change)) "
            + "\(favour(block.favour, changes: block.favouring)); menurut tingkat \(region(block.around)) "
            + "(\(number(block.favouringAround)) dari \(number(block.countedAround))) kebetulan memberi sekitar "
            + "\(numbers.short(block.expected)), dan pembagian sebanding dengan suara sekitar "
            + "\(numbers.short(block.inProportion)) (peluang sebanyak itu setelah disesuaikan: "
            + "\(numbers.short(block.pAdjusted))). Penghitungan ulang di satu tempat dapat berakibat sama."
            + uncounted(block.leftOut)
    }

    /// How many changes are not counted, and why; with a blank before it, or nothing.
    /// What becomes of the rules of the forms that changed, where most of them break or keep one that they kept or broke before.
    private func kept(_ rules: RulesOfChanges?) -> String {
        guard let rules else { return "" }
        let (new, old) = rules.areBroken ? ("melanggar", "mematuhinya") : ("mematuhi", "melanggarnya")
        return
            " Di \(number(rules.forms)) dari \(count(rules.changed, .station)) yang berubah, angka baru \(new) aturan formulir "
            + "sedangkan angka lama \(old)."
    }

    private func uncounted(_ changes: UncountedChanges) -> String {
        var parts: [String] = []
        if changes.exchanged > 0 {
            parts.append(
                "\(count(changes.exchanged, .station)) yang suara dua pasangannya bertukar tempat dan kini berurutan "
                    + "seperti wilayah sekitarnya (yang selalu menguntungkan \(self.pair) yang unggul di sana); urutan mana "
                    + "yang benar tidak diketahui dari kedua berkas")
        }
        if changes.unknown > 0 {
            parts.append(
                "\(count(changes.unknown, .station)) yang suara suatu pasangannya tidak diketahui sebelum atau "
                    + "sesudahnya")
        }
        return parts.isEmpty ? "" : " Tidak dihitung: \(parts.joined(separator: "; "))."
    }

    private func missing(_ own: FindingKind.StationsOfOneFile) -> String {
        let lacking =
            own.withoutVotes == 0
            ? "" : " \(count(own.withoutVotes, .station)) di antaranya tanpa suara suatu \(self.pair)."
        // Points mark the thousands, so commas do not part numbers.
        return
            "\(count(own.stations, .station)) dari \(own.file) tidak ada dalam \(own.other); suara \(self.pair) di sana: "
            + "\(list(own.votes.map(number), separator: "; ")).\(lacking)\(alike(own.alike))"
    }
}
