import Elections
import Reconciliation

// Words for a newsroom.
extension Indonesian {
    public func headline(_ news: NewsFacts) -> String {
        (news.officialContradict ? "angka resmi saling bertentangan; " : "") + apart(news) + shares(news)
            + (news.isTested ? farWithoutMargin(news.outsideAnyway.map(\.name)) : "") + parts(news)
            + besides(news) + measures(news)
            + (news.otherPageLeader.map { "; halaman lain di berkas menempatkan \($0) di depan" } ?? "")
    }

    /// That a sample and the official file have other votes of the same stations.
    private func apart(_ news: NewsFacts) -> String {
        news.stationsApart.map { stationsApart($0.differing, of: $0.compared, sampler: news.sampler) + "; " }
            ?? ""
    }

    public func sumsApart(in regions: String) -> String {
        "di \(regions), yang setiap \(station) ada dalam sampel, jumlahnya berbeda"
    }

    public func stationsBeside(_ beside: NewsFacts.Beside) -> String {
        "\(number(beside.differing)) dari \(count(beside.compared, .station)) sampel memuat suara yang berbeda di berkas resmi"
            + (beside.isAtEdge ? ", di tepi yang dapat terjadi karena kebetulan" : "")
    }

    public func stationsDiffer(_ stations: Int) -> String { "\(station) berbeda" }

    public func stationsApart(_ differing: Int, of compared: Int, sampler: String?) -> String {
        "\(station) demi \(station) \(sample(by: sampler)) tidak konsisten dengan berkas resmi (\(number(differing)) dari "
            + "\(count(compared, .station)) berbeda)"
    }

    /// A sample; of one that is not consistent station by station its estimate alone.
    private func estimate(of news: NewsFacts) -> String {
        news.stationsApart == nil ? sample(of: news) : "taksiran sampel itu untuk \(whole)"
    }

    /// Regions of a sample that stand out, and counts of single regions that differ.
    private func parts(_ news: NewsFacts) -> String {
        let names = news.partsOutside.map(\.name)
        guard !names.isEmpty else { return "" }
        let which = names.count <= 3 ? " (\(list(names)))" : ""
        guard news.isSample else {
            return
                "; \(numbers.integer(names.count)) dari \(numbers.integer(news.parts)) hitungan untuk satu wilayah saja berbeda lebih dari yang dijelaskan marginnya\(which)"
        }
        return
            "; \(numbers.integer(names.count)) dari \(numbers.integer(news.parts)) wilayah sampel yang diuji menonjol\(which)"
    }

    /// Figures beside shares that their margins do not explain.
    private func measures(_ news: NewsFacts) -> String {
        measuresApart(news.measures)
    }

    /// Figures beside shares that their margins do not explain, behind a semicolon.
    ///
    /// - Parameter figures: Whose they are, and what they are of.
    func measuresApart(_ figures: [(name: String, measure: String)]) -> String {
        guard let first = figures.first else { return "" }
        return figures.count > 1
            ? "; \(number(figures.count)) angka di samping bagian suara berbeda lebih dari yang dijelaskan marginnya"
            : "; angka \(first.measure) \(first.name) berbeda lebih dari yang dijelaskan marginnya"
    }

    private func shares(_ news: NewsFacts) -> String {
        if let census = news.census { return sums(census) }
        guard news.isTested else { return untestedHeadline(news) }
        // Those at the edge do not agree: what lies outside comes first, then they.
        let edge =
            news.outside.isEmpty || news.atEdge.isEmpty
            ? "" : "; \(number(news.atEdge.count)) lain di tepi rentang marginnya"
        let others =
            edge + (news.agree.isEmpty ? "" : "; \(inside(news)) sesuai\(unclear(news))\(otherLeader(news))")
        guard !news.outside.isEmpty || !news.atEdge.isEmpty else {
            let subject = news.isSample ? estimate(of: news) : inside(news)
            let within =
                news.isBeyondPrintedMargin
                ? "rentang yang diberikan margin of error untuk semua \(pair) sekaligus"
                : "batas margin of error"
            return
                "\(subject) sesuai dengan \(official(of: news)) dalam \(within) (tingkat \(news.level))"
                + unclear(news) + otherLeader(news)
        }
        guard let first = news.outside.first else {
            let subject = news.isSample ? estimate(of: news) : quickCounts(news.atEdge.map(\.name))
            return
                "\(subject) di tepi rentang marginnya (di luar pada \(news.level), di dalam pada \(news.edgeLevel))"
                + others
        }
        let names = news.outside.map(\.name)
        let subject = news.isSample ? estimate(of: news) : quickCounts(names)
        if news.isNotAsDeclared {
            return
                "\(subject) berbeda \(first.size) untuk \(first.pair) dari \(official(isSample: true)), \(notAsDeclared(news))"
        }
        let size = names.count == 1 ? " \(first.size) untuk \(first.pair)" : ""
        return
            "\(subject) berbeda\(size) dari \(official(of: news)), lebih dari yang dijelaskan marginnya (tingkat \(news.edgeLevel))"
            // No post can leave it out.
            + (news.mayBeChance
                ? ", yang dari banyak hitungan yang diuji dapat terjadi kebetulan pada satu" : "")
            + (news.isInsidePrintedMargin
                ? ", bila margin yang tercetak berlaku untuk bagian suara sekitar separuh" : "")
            + replaced(news)
            + (news.ahead.map { ", dengan \($0) di depan" } ?? "")
            + others
    }

    /// That the figures which those of today replaced are in the range.
    private func replaced(_ news: NewsFacts) -> String {
        news.replaced.map { day in
            ", tetapi sesuai dengan angka sebelumnya yang digantikannya" + (day.isEmpty ? "" : " (\(day))")
        } ?? ""
    }

    private func notAsDeclared(_ news: NewsFacts) -> String {
        "begitu pula angka resmi \(station) sampel itu sendiri, di luar rentang kebetulan \(news.edgeLevel); ini undian yang jarang terjadi, "
            + "bukan sampel acak seperti yang dinyatakan, atau angka resmi di tempat lain berbeda jenisnya"
    }

    /// The official figures that counts are held against: of single regions, those there.
    private func official(of news: NewsFacts) -> String {
        news.isOfParts ? "\(recap) di sana" : official(isSample: news.isSample)
    }

    private func unclear(_ news: NewsFacts) -> String {
        news.open.map {
            ", " + ($0.areAll ? "" : "\(number($0.counts)) di antaranya ")
                + tooClose($0.question, counts: $0.counts)
        } ?? ""
    }

    public func tooClose(_ question: OpenQuestion, counts: Int) -> String {
        switch question {
        case .leader: "angkanya sendiri terlalu dekat untuk menyebut yang unggul"
        case .leaderAndLine:
            "angkanya sendiri terlalu dekat untuk menyebut yang unggul, atau apakah ambang kemenangan terlampaui"
        case .line: "angkanya sendiri terlalu dekat dengan ambang kemenangan untuk menyebut apakah terlampaui"
        }
    }

    /// Whom counts have ahead that agree with a result which has another one there.
    private func otherLeader(_ news: NewsFacts) -> String {
        news.aheadInside.map { ahead in
            ", meskipun \(ahead.areAll ? "" : counts(named: ahead.names) + " ")menempatkan \(ahead.leader) di depan"
        } ?? ""
    }

    /// Quick counts by their names; by their number where those are many.
    func quickCounts(_ names: [String], all: Bool = false) -> String {
        names.count == 1 && (saysCount(names[0]) || endsInKind(names[0]))
            ? names[0]
            : names.count < 4
                ? "\(oneCount) \(joined(names))" : all ? oneCount : "\(number(names.count)) \(oneCount)"
    }

    /// Names of a few counts, or how many they are.
    func counts(named names: [String]) -> String {
        names.count < 4 ? joined(names) : "\(number(names.count)) \(oneCount)"
    }

    /// The counts that agree; where they are many, by what tells them from those that do not and from those not tested.
    private func inside(_ news: NewsFacts) -> String {
        if news.agree.count < 4 { return quickCounts(news.agree) }
        if news.hasOthersTested { return "\(number(news.agree.count)) \(oneCount) lain yang bermargin" }
        return oneCount + (news.isOfParts ? " untuk satu wilayah" : "")
            + (news.hasUntested ? " yang bermargin" : "")
    }

    /// Counts without a margin that no usual one explains.
    private func farFromResult(_ news: NewsFacts) -> String {
        let gaps = news.outsideAnyway
        let size = gaps.count == 1 ? " \(gaps[0].size) untuk \(gaps[0].pair)" : ""
        return
            "\(quickCounts(gaps.map(\.name))), tanpa margin, berbeda\(size) dari \(recap), lebih dari yang dijelaskan margin yang lazim"
            + (news.aheadAnyway.map { ", dengan \($0) di depan" } ?? "")
    }

    public var fileIsPartial: String { "berkas resmi belum memuat suara semua \(station)" }

    /// What a sample of every station has.
    private func sums(_ census: NewsFacts.Census) -> String {
        if let alone = census.alone {
            return "semua \(station)\(ofArrived) ada dalam sampel, dengan "
                + "\(alone.leader) unggul \(alone.lead); "
                + fileIsPartial
        }
        let start = "semua \(station)\(ofArrived) ada dalam sampel, dan jumlahnya "
        guard let gap = census.gap else { return start + "sama dengan \(official(isSample: true))" }
        return start + "berbeda \(gap.size) untuk \(gap.pair) dari \(official(isSample: true))"
            + (census.ahead.map { ", dengan \($0) di depan" } ?? "")
    }

    private func untestedHeadline(_ news: NewsFacts) -> String {
        guard news.hasResult else {
            return news.shown.isEmpty
                ? "tidak ada \(oneCount) yang selesai dan \(recap) yang lengkap di berkas"
                : alone(news)
                    + (news.isSample
                        ? fileIsPartial
                        : news.pagesContradict
                            ? "halaman \(recap) saling bertentangan"
                            : "\(recap) yang lengkap tidak ada di berkas")
        }
        guard !news.isBounded else {
            if !news.outsideAnyway.isEmpty { return farFromResult(news) }
            let agree =
                news.agreeAnyway.isEmpty
                ? ""
                : "\(quickCounts(news.agreeAnyway, all: true)), tanpa margin, sesuai dengan \(recap) berapa pun marginnya"
            if news.depend.isEmpty { return agree }
            if !agree.isEmpty {
                return agree + "; kesesuaian \(number(news.depend.count)) lainnya bergantung pada marginnya"
            }
            return
                "\(quickCounts(news.depend.map(\.name), all: true)) tidak memuat margin; kesesuaiannya dengan "
                + "\(recap) bergantung padanya"
        }
        return news.shown.isEmpty
            ? "tidak ada \(oneCount) \(news.hasMeasures ? "perolehan suara " : "")yang selesai di berkas untuk disandingkan dengan \(recap)"
            : "\(quickCounts(news.shown.map(\.name), all: true)) tidak dapat dibandingkan dengan \(recap)"
    }

    public func lede(_ news: NewsFacts) -> String {
        if let census = news.census { return sums(census).capitalizedFirst + "." }
        guard news.isTested else {
            let leads = leads(news)
            // That there is no result is said before.
            if leads.isEmpty, !news.hasResult, !news.shown.isEmpty {
                return "\(oneCount.capitalizedFirst) sudah ada."
            }
            return leads.isEmpty
                ? headline(news).capitalizedFirst + "."
                : leads.joined(separator: "; ").capitalizedFirst + "."
                    + (news.difference.map { " " + $0 } ?? "") + line(news)
        }
        var clauses: [String] = []
        if !news.agree.isEmpty {
            let who =
                news.isSample
                ? estimate(of: news)
                : quickCounts(news.agree)
                    + (news.isOfParts && news.agree.count > 3 ? " untuk satu wilayah" : "")
            clauses.append(
                "\(who) sesuai dengan \(news.isOfParts ? "angka resmi di sana" : "angka itu")\(unclear(news)), dengan margin of error yang berlaku untuk semua \(pair) sekaligus pada "
                    + "tingkat \(news.level)")
        }
        let beyond = NewsFacts.groups(news.outside).map { group in
            (
                group,
                news.isNotAsDeclared
                    ? notAsDeclared(news)
                    : "lebih dari yang dijelaskan marginnya pada tingkat \(news.edgeLevel)"
                        + (news.mayBeChance
                            ? ", yang dari banyak hitungan yang diuji dapat terjadi kebetulan pada satu" : "")
            )
        }
        let further = news.partsOutside.count - NewsFacts.mostParts
        let between = NewsFacts.groups(news.atEdge).map {
            ($0, "di luar rentang pada tingkat \(news.level) dan di dalam pada \(news.edgeLevel)")
        }
        for (group, how) in beyond + between {
            clauses.append(
                "\(news.isSample ? estimate(of: news) : quickCounts(group.names)) \(far(group, news)), \(how)"
            )
        }
        if news.isSample {
            clauses += news.partsOutside.prefix(NewsFacts.mostParts).map {
                "di \($0.name) sampel \(far($0, news)), lebih dari yang dijelaskan kebetulan di antara \(numbers.integer(news.parts)) wilayah"
            }
            if further > 0 { clauses.append("\(numbers.integer(further)) wilayah lain juga menonjol") }
        } else if news.parts > 0 {
            clauses.append(
                "\(numbers.integer(news.partsAgree)) dari \(numbers.integer(news.parts)) hitungan untuk satu wilayah saja sesuai dengan angka resmi di sana"
            )
            clauses += news.partsOutside.prefix(NewsFacts.mostParts).map {
                "hitungan \($0.name) \(far($0, news)) di sana, lebih dari yang dijelaskan marginnya"
            }
            if further > 0 { clauses.append("\(numbers.integer(further)) hitungan lain juga demikian") }
        }
        return clauses.joined(separator: "; ").capitalizedFirst + measures(news) + "."
    }

    func sample(of news: NewsFacts) -> String { sample(by: news.sampler) + ofArrived }

    private func sample(by sampler: String?) -> String { "sampel" + (sampler.map { " \($0)" } ?? "") }

    /// "antara 6,00 poin dan 7,10 poin di atas hasil resmi untuk Yes".
    private func far(_ group: NewsFacts.GapGroup, _ news: NewsFacts) -> String {
        (group.least.size == group.most.size ? "" : "antara \(group.least.size) dan ") + far(group.most, news)
    }

    private func far(_ gap: NewsFacts.Gap, _ news: NewsFacts) -> String {
        "\(gap.size) \(gap.isMore ? "di atas" : "di bawah") \(official(isSample: news.isSample)) untuk \(gap.pair)"
    }

    public func gap(_ news: NewsFacts) -> String? {
        news.farthest.map {
            news.isSample
                ? "\(estimate(of: news).capitalizedFirst) \(far($0, news))."
                : "Selisih terbesar dibanding marginnya: \($0.name), \(far($0, news))."
        }
    }

    public func untested(_ news: NewsFacts) -> [String] {
        var lines: [String] = []
        if !news.agreeAnyway.isEmpty {
            lines.append(
                "Tanpa margin, cukup dekat untuk sesuai berapa pun marginnya: \(joined(news.agreeAnyway)).")
        }
        if !news.outsideAnyway.isEmpty {
            lines.append(
                "Tanpa margin, lebih jauh dari jangkauan \(oneCount) yang lazim: \(joined(news.outsideAnyway.map(\.name)))."
            )
        }
        lines += news.depend.map {
            "\($0.name) tidak memuat margin of error; sesuai bila marginnya ±\($0.margin) poin atau lebih."
        }
        lines += news.shownByReason.map { names, reason in
            "\(counts(named: names)) ditampilkan tanpa perbandingan" + (reason.isEmpty ? "." : ": \(reason).")
        }
        return lines
    }

    public func otherPageLeads(_ leader: String, by votes: Int) -> String {
        "Angka halaman lain di berkas menempatkan \(leader) di depan, dengan selisih \(number(votes)) suara."
    }

    public func otherPageLine(_ pair: String, share: String, _ condition: WinnerCondition, isMet: Bool)
        -> String
    {
        "Angka halaman lain di berkas memberi \(pair) \(share), \(isMet ? "" : "tidak ")memenuhi syarat \(asked(condition))."
    }

    public func contradictingPages(_ place: String, _ pages: [PageLead]) -> String {
        "Halaman \(recap) \(place) saling bertentangan, dan tidak satu pun ditandai untuk dipakai: \(leads(pages))."
    }

    /// "Amara unggul 46.000 suara di satu halaman, Bolo unggul 54.000 suara di halaman lain".
    func leads(_ pages: [PageLead]) -> String {
        list(
            pages.enumerated().map { index, page in
                let place = index == 0 ? "satu halaman" : "halaman lain"
                return page.first.map { "\($0.leader) unggul \(number($0.votes)) suara di \(place)" }
                    ?? "tidak ada yang unggul di \(place)"
            }, most: 3)
    }

    public func noResult(_ place: String) -> String {
        "Tidak ada \(recap) yang lengkap untuk \(place) di berkas."
    }

    public func label(_ text: NewsPiece) -> String {
        switch text {
        case .headline: "Judul"
        case .post: "Unggahan"
        case .lede: "Teras"
        case .caption: "Keterangan gambar"
        case .otherFigures: "Angka lain"
        case .checkFirst: "Periksa sebelum diterbitkan"
        case .altText: "Teks alternatif grafik"
        case .notTested: "Tidak diuji"
        }
    }
}
