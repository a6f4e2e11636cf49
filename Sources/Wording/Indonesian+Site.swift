// Words of a site.
extension Indonesian {
    public var siteTitle: String { "Hitung cepat di samping hasil resmi" }

    public func elections(_ count: Int) -> String {
        count == 1 ? "Pemilihan umum" : "\(number(count)) kumpulan pemilihan"
    }

    public var wholeReport: String { "Semua pemilihan bersama" }

    public var wholeReportHas: String {
        "berapa yang berada di luar karena kebetulan saja, semua hitungan dalam satu grafik, metode, dan sumber."
    }

    public var removedPages: String { "Tidak ada lagi di sini" }

    public var removedStatement: String {
        "Dihapus dari situs ini, beserta apa yang pernah dikatakan di sini."
    }

    public var siteMethods: String {
        "Setiap pemilihan memiliki halaman sendiri dengan metode, sumber, dan berkas yang dibaca; proof.json di "
            + "sampingnya memuat sidik berkas itu. site.json adalah daftar ini untuk program."
    }

    public func siteMade(_ made: Int, kept: Int, removed: [String]) -> String {
        "\(number(made)) kumpulan pemilihan dihitung, \(number(kept)) tidak berubah"
            + (removed.isEmpty ? "." : "; tidak ada lagi di situs: \(list(removed)).")
    }

    public func change(_ isRemoved: Bool, _ isChanged: Bool, of title: String) -> String {
        isRemoved ? "Dihapus: \(title)" : isChanged ? "Berubah: \(title)" : title
    }
}
