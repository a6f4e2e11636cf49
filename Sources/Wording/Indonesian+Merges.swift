import Archive

// Dua arsip berdampingan.
extension Indonesian {
    public func merged(_ found: CaptureArchive.Merged, origin: String) -> String {
        "\(number(found.added)) entri dari \(origin) baru, \(number(found.known)) sudah ada. Halaman yang ditangkap kedua arsip "
            + "dengan bita yang sama: \(number(found.agreeing))\(oneTime(found)). Kepala \(origin) disimpan."
    }

    private func oneTime(_ found: CaptureArchive.Merged) -> String {
        let pages = found.agreeingOfOneTime
        guard pages > 0 else { return "" }
        return
            ", \(pages == found.agreeing ? "semuanya" : number(pages)) dengan waktu yang sama di keduanya, sehingga yang satu mungkin salinan yang lain"
    }

    public func relation(_ relation: CaptureArchive.Relation, origin: String) -> String? {
        let rest = "Yang ada di keduanya adalah satu tangkapan dan tidak menguatkan apa pun."
        return switch relation {
        case .same(let count):
            "\(origin) adalah salinan arsip ini: keduanya memuat \(number(count)) entri yang sama. \(rest)"
        case .earlier(let count):
            "\(origin) adalah awal arsip ini: \(number(count)) entrinya adalah entri pertama di sini. \(rest)"
        case .later(let count):
            "\(origin) adalah arsip ini yang sudah bertambah: \(number(count)) entri arsip ini adalah entri pertama di sana. \(rest)"
        case .fork(let place):
            "\(origin) adalah cabang: \(place == 0 ? "namanya nama arsip ini tetapi awalnya lain" : "\(number(place)) entri pertama sama di keduanya"), "
                + "dan mulai entri \(place) isinya berbeda. \(rest)"
        case .independent: nil
        }
    }

    public func agreement(_ found: CaptureArchive.Agreement) -> String {
        "\(found.source): \(number(found.pages)) halaman dengan bita yang sama"
    }

    public func compared(_ found: CaptureArchive.Merged, origin: String) -> String {
        guard found.pairs > 0 else {
            return
                "Tidak ada tangkapan \(origin) yang beralamat dan berwaktu sama dengan tangkapan arsip ini."
        }
        let (figures, later, bytes) = (
            found.count(.figures), found.count(.maybeLater), found.count(.bytes)
        )
        let open = found.pairs - found.same - figures - later - bytes
        let parts = [
            (found.same, "dengan bita atau angka yang sama"),
            (figures, "dengan angka lain pada detik yang sama"),
            (
                later,
                "dengan angka lain, tetapi waktunya kurang teliti sehingga halaman mungkin berubah di antaranya"
            ),
            (bytes, "dengan bita lain yang tidak kedua-duanya terbaca"),
            (open, "yang tidak dapat dibandingkan"),
        ].filter { $0.0 > 0 }.map { "\(number($0)) \($1)" }
        let outcome =
            found.isContradicted
            ? "Kedua arsip bertentangan"
            : bytes > 0
                ? "Tidak ada angka terbaca yang bertentangan; isi bita lain pada detik yang sama perlu dibaca orang"
                : "Tidak ada yang bertentangan"
        return
            "\(number(found.pairs)) pasang tangkapan beralamat dan berwaktu sama: \(joined(parts)). \(outcome)."
    }

    public func line(_ found: CaptureArchive.Contradiction, origin: String) -> String {
        let (ours, theirs) = (found.own.manifest, found.other.manifest)
        let (own, other) = (
            "entri \(found.own.index) (\(time(ours)))",
            "entri \(found.place) (\(time(theirs)); entri \(found.other.index) dari \(origin))"
        )
        let polled = station
        guard let figures = figures(found.differences, stations: polled) else {
            return "\(ours.source): bita berbeda dalam \(own) dan \(other), dan tidak kedua-duanya terbaca"
        }
        let rest = figures.rest == 0 ? "" : "; \(number(figures.rest)) wilayah lain juga berbeda"
        let doubt = found.weight == .maybeLater ? "; halaman mungkin berubah di antaranya" : ""
        return
            "\(ours.source): \(figures.place): \(own) berisi \(figures.own), \(other) berisi \(figures.other)\(rest)\(doubt)"
    }

    public func moreLines(_ count: Int) -> String { "dan \(number(count)) lagi" }
}
