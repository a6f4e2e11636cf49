import Consistency
import Elections
import Figures
import Wording

extension CheckWords {
    /// What must stand on every page and picture of a check.
    var notWhy: String {
        say(
            "A finding says where figures disagree, not why.",
            "Temuan menunjukkan letak angka yang tidak cocok, bukan sebabnya.")
    }

    func votes(_ count: Int) -> String {
        numbers.count(count, .vote)
    }

    /// Why a rule was not asked.
    func notAsked(_ tally: CountCheck.RuleTally) -> String {
        guard !tally.missing.isEmpty else {
            return say(
                "not asked: no form has its figures",
                "tidak diperiksa: tidak ada formulir yang memuat angkanya")
        }
        let columns = CountText.list(tally.missing, language)
        return say(
            "not asked: no file has \(columns)", "tidak diperiksa: tidak ada berkas yang memuat \(columns)")
    }

    /// What chance explains.
    func chance(_ check: CountCheck) -> [String] {
        guard let rows = check.identicalRows else { return [] }
        guard !rows.pairs.isEmpty else {
            return [
                say(
                    "No two of the stations compared (six votes and more for each of the two largest pairs) "
                        + "have the same figures in every column.",
                    "Di antara TPS yang dibandingkan (sedikitnya enam suara bagi masing-masing dari dua pasangan "
                        + "terbesar) tidak ada dua dengan angka yang sama di semua kolom.")
            ]
        }
        return check.findings.filter {
            if case .station(.identicalRows) = $0.kind { true } else { false }
        }.prefix(2).map(wording.sentence)
    }

    /// Whom the sums of levels favour, taken together.
    func gains(_ check: CountCheck) -> [String] {
        let votes = check.levels.errors.filter { Choice.isColumn($0.column) }
        let pairs = votes.compactMap { Int($0.column.dropFirst(6)) }.uniqued().sorted()
        guard !pairs.isEmpty else { return [] }
        let parts = pairs.map { pair in
            let net = votes.filter { $0.column == Choice(pair).column }.reduce(0) { $0 + $1.net }
            return say("pair \(pair) \(signed(net))", "pasangan nomor \(pair) \(signed(net))")
        }
        return [
            say(
                "Printed by recaps beyond the sums below them, over all levels: ",
                "Tercetak dalam rekap melebihi jumlah di bawahnya, semua jenjang: ")
                + bounded(parts) + "."
        ]
    }

    var methods: [String] {
        [
            say(
                "A rule is asked of every form that has the figures it needs; a form that lacks one is listed as such and has not passed. A form is that of a polling station or a row of a recap.",
                "Aturan diperiksa pada setiap formulir yang memuat angka yang diperlukan; formulir yang tidak memuatnya dicatat dan tidak dianggap lolos. Formulir adalah formulir TPS atau baris rekap."
            ),
            say(
                "Each recap is compared with the recap of the next lower level and with the stations. A mismatch is listed at the smallest region where it arises, not again at each level above. A region whose level below lacks rows is not compared with it.",
                "Setiap rekap dibandingkan dengan rekap satu jenjang di bawahnya dan dengan TPS. Ketidakcocokan dicatat pada wilayah terkecil tempat munculnya, tidak diulang pada jenjang di atasnya. Wilayah yang jenjang bawahnya belum lengkap tidak dibandingkan dengannya."
            ),
            say(
                "\"Would fit\" lists single slips (one digit changed, inserted or dropped, two exchanged, a row counted twice or left out) that account for a mismatch exactly. \"a → b\" means that b is printed and a would fit. The row that is most unusual beside its neighbours comes first. Several may fit; which of them happened, if any, is not known.",
                "\"Akan cocok\" memuat satu kekeliruan (satu angka berubah, tersisip, atau hilang, dua tertukar, baris terhitung dua kali atau terlewat) yang menjelaskan selisih dengan tepat. \"a → b\" berarti b tercetak dan a akan cocok. Baris yang paling tidak lazim di antara tetangganya disebut lebih dahulu. Beberapa dapat cocok; mana yang terjadi, jika ada, tidak diketahui."
            ),
            say(
                "Votes at stake: each form or row counts once, with the most votes that any of its warnings and errors puts in doubt, and all are supposed to favour one side. Contradictions are votes by which figures of the pairs disagree with each other or with a sum; the worst case adds votes beyond the ballots or the register and stations without votes. A fault that another figure alone would mend, such as the invalid votes, puts no votes at stake. It is the most that the findings could change together, not what they did.",
                "Suara yang bergantung: setiap formulir atau baris dihitung sekali, dengan suara terbanyak dari peringatan dan ketidakcocokannya, dan semuanya diandaikan menguntungkan satu pihak. Pertentangan adalah suara yang membuat angka pasangan berbeda satu sama lain atau dengan jumlahnya; kasus terburuk menambahkan suara melebihi surat suara atau daftar pemilih dan TPS tanpa suara. Kekeliruan yang dapat dibetulkan oleh angka lain saja, seperti suara tidak sah, tidak dihitung. Itu batas atas pengaruh bersama, bukan yang terjadi."
            ),
            say(
                "Stations with the same figures are held against the number that chance gives, read off stations that differ by a few votes only (Przyborowski and Wilenski 1940).",
                "TPS dengan angka yang sama dibandingkan dengan banyaknya menurut kebetulan, yang dibaca dari TPS yang hanya berbeda beberapa suara (Przyborowski dan Wilenski 1940)."
            ),
        ]
    }
}
