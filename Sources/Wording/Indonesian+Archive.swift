import Archive
import Ground

// Arsip tangkapan: apa yang ditambahkan, apa yang terjadi, dan apa yang diperiksa.
extension Indonesian {
    public func sentence(_ fault: ArchiveFault) -> String {
        switch fault {
        case .noArchive:
            "tidak ada arsip ini; periksa namanya, atau buat dengan ‘archive init’"
        case .notArchive:
            "ini bukan arsip tangkapan, atau bita pertamanya rusak; sebut arsip yang dibuat dengan ‘archive init’, atau pakai salinan lain"
        case .newerVersion(let version):
            "arsip ditulis oleh versi program yang lebih baru (skema \(version)) dan tidak diubah; pakai versi itu"
        case .exists: "nama ini sudah dipakai; pilih nama lain"
        case .locked: "program lain sedang menulis ke arsip dan belum selesai; coba lagi"
        case .readOnly: "arsip hanya boleh dibaca; periksa izinnya dan izin mapnya"
        case .fullDisk: "disk penuh; entri ini tidak disimpan, yang sudah dinyatakan tersimpan tetap ada"
        case .damaged(let found, let work): "arsip rusak: \(word(found)); \(advice(work))"
        case .notAsAdded(let found, let work): "\(sentence(found)); \(advice(work))"
        case .system(let refusal): "arsip tidak dapat dipakai (\(word(refusal))); \(advice(refusal))"
        case .noEntry(let index, let count):
            "tidak ada entri \(index); "
                + (count == 0 ? "arsip masih kosong" : "yang ada 0 sampai \(count - 1)")
        case .manifestTooLarge(let bytes, let most):
            "keterangan entri berisi \(number(bytes)) bita; paling banyak \(number(most)), jadi pendekkan catatannya"
        case .notSize(let size, let count):
            "tidak ada \(number(size)) entri; beri angka 0 sampai \(number(count)), ukuran yang lebih lama dulu"
        case .notTime(let text):
            "\(text.isEmpty ? "waktu kosong" : text) bukan waktu; tulis seperti 2024-11-28T10:59:41+07:00"
        case .inFuture(let text, let now):
            "waktu \(text) belum tiba: jam mesin ini menunjukkan \(now); perbaiki waktunya, atau jamnya, lalu tambahkan lagi"
        case .noZone(let text): "waktu \(text) tanpa zona; sebut zonanya dengan ‘zone’, misalnya +07:00"
        case .damagedInput(let detail):
            "berkas itu terpotong atau rusak (\(detail)); yang ada sebelum kerusakan sudah ditambahkan: ambil sekali lagi lalu tambahkan"
        case .notManifest(let line): "baris \(line) bukan manifes sebuah entri; ekspor arsipnya sekali lagi"
        case .notFolder: "ini berkas; sebut map tempat halaman disimpan"
        case .noPages:
            "tidak ada halaman di dalamnya (berkas tersembunyi dan tautan ke map dilewati); sebut yang berisi halaman"
        case .nameless:
            "yang masuk dari sini tidak bernama, sehingga dua halaman mana pun akan dihitung sebagai satu; sebut halamannya dengan ‘source’, yaitu alamatnya"
        case .noRows:
            "tidak ada baris di bawah kepala tabelnya, jadi tidak ada yang ditambahkan; isilah, atau sebut yang berisi halaman"
        case .notZone: "ini bukan zona; tulis seperti +07:00 atau Z"
        case .foreign(let path):
            "map itu berisi \(path), yang bukan bagian terbitan, dan tidak diubah; pilih map lain"
        case .otherPublication: "map itu berisi terbitan dengan entri lain dan tidak diubah; pilih map lain"
        case .notKey: "ini bukan kunci yang dapat dipakai, atau frasa sandinya lain; periksa keduanya"
        case .keyIsOpen: "kunci dapat dibaca orang lain; jadikan pribadi (chmod 600)"
        case .notOrigin(let name):
            "\(name.isEmpty ? "nama kosong" : name) tidak dapat menjadi nama log; tulis seperti example.org/arsip, tanpa "
                + "spasi atau tanda tambah"
        case .notHead(let cause): "ini bukan kepala atau bukti log: \(word(cause)); tempel seutuhnya"
        case .notStamp:
            "ini bukan cap waktu: bukan balasan RFC 3161 yang diberikan (.tsr) dan bukan bukti OpenTimestamps (.ots)"
        case .otherStamp(let count):
            "cap waktu ini untuk hal lain daripada kepala arsip ini, yang pernah berisi \(number(count)) entri; cap keluaran "
                + "‘archive head’, bita demi bita"
        case .notPolicy(let line): "baris \(line) bukan kebijakan (C2SP tlog-policy); perbaiki"
        }
    }

    private func advice(_ work: ArchiveFault.Work) -> String {
        switch work {
        case .reading:
            "‘archive verify’ menyebut semua yang terkena; salinan lain arsip ini memilikinya, dan tidak ada yang diberikan"
        case .showing:
            "yang ada sebelumnya ditampilkan; ‘archive verify’ menyebut semua yang terkena, dan salinan lain arsip ini memiliki "
                + "sisanya"
        case .adding:
            "tidak ada yang ditambahkan, jadi simpan halamannya: tambahkan ke salinan lain yang utuh menurut ‘archive verify’, "
                + "atau ke arsip baru, yang dengan ‘archive merge’ menerima bagian sebelum kerusakan"
        case .verifying:
            "daftar entrinya pun tidak terbaca sampai habis; pakai salinan lain, atau buat arsip baru dan coba "
                + "‘archive merge’ dari arsip ini, yang mengambil bagian sebelum kerusakan"
        case .merging:
            "bagian sebelumnya sudah diambil; ‘archive verify’ atas arsip itu menyebut semua yang terkena, dan salinan lainnya "
                + "memiliki sisanya"
        }
    }

    private func word(_ damage: ArchiveDamage) -> String {
        switch damage {
        case .pages: "ada bagian berkas yang terpotong atau berisi lain daripada yang ditulis"
        case .tables: "ada tabel dalam berkas yang hilang atau bentuknya lain"
        case .state: "nama log atau jumlah entrinya tidak terbaca"
        case .indexes: "indeks berkas, yang menunjukkan letak entri dan isi, tidak cocok dengan tabelnya"
        case .entries: "daftar entrinya tidak terbaca"
        case .head: "ada kepala yang pernah diberikan dan tidak terbaca"
        case .stamp: "ada cap waktu yang tidak terbaca"
        case .figures: "angka sebuah halaman tidak terbaca"
        case .contents: "isi halaman ini yang disimpan sebelumnya tidak lagi seperti saat ditambahkan"
        }
    }

    private func word(_ damage: ContentDamage) -> String {
        switch damage {
        case .missing: "isinya hilang"
        case .bytes: "yang disimpan terpotong, atau bitanya lain daripada yang ditulis"
        case .base: "yang disimpan hanya perubahan terhadap isi sebelumnya, yang hilang"
        case .pages: "bagian berkas tempatnya berada rusak"
        }
    }

    private func word(_ fault: HeadFault) -> String {
        switch fault {
        case .notText: "ada bita yang tidak boleh ada, atau baris yang berakhir dengan CRLF"
        case .shape: "ada baris yang hilang atau kosong"
        case .origin: "nama log salah"
        case .size: "jumlah entri bukan angka, atau diawali nol"
        case .hash: "ada intisari yang salah"
        case .signatureLine: "baris tanda tangan salah"
        }
    }

    public func added(_ added: Int, known: Int, unread: Int, revisits: Int, size: Int) -> String {
        let form = unread == 0 ? "" : "; \(number(unread)) tak dikenal bentuknya dan disimpan apa adanya"
        let passed =
            revisits == 0 ? "" : "; \(number(revisits)) rekaman yang hanya menunjuk isi yang sama dilewati"
        return
            "\(number(added)) entri baru, \(number(known)) sudah ada\(form)\(passed). Arsip berisi \(number(size)) entri."
    }

    public func interruptedAfter(entries: Int) -> String {
        "\(number(entries)) entri ada dalam arsip dan tetap di sana; tambahkan masukan yang sama untuk sisanya."
    }

    public func keptSoFar(entries: Int) -> String {
        "\(number(entries)) entri ada di arsip dan tetap di sana."
    }

    public var nothingAdded: String { "tidak ada yang ditambahkan." }

    public func created(_ name: String, origin: String, key: String?) -> String {
        "\(name) sudah dibuat, kosong, sebagai log \(origin)."
            + (key.map {
                " Kuncinya \($0), simpan terpisah; kehilangan kunci hanya berarti kehilangan tanda tangan."
            } ?? " Tanpa kunci; kepala tanpa tanda tangan tetap dapat dicetak dan disimpan di tempat lain.")
    }

    public func notCompared(_ found: TimeLine.Comparison, old: Int, new: Int) -> String? {
        let parts = [(found.onlyOld, old, new), (found.onlyNew, new, old)].compactMap { count, held, other in
            count == 0
                ? nil : "\(number(count)) wilayah dari entri \(held) tidak ada di halaman entri \(other)"
        }
        guard !parts.isEmpty else { return nil }
        return joined(parts)
            + (found.isOnePage
                ? ": tidak dibandingkan."
                : " (dua alamat, jadi dua halaman): tidak dibandingkan, dan ini bukan penarikan.")
    }

    public func otherBytes(_ entries: [Int]) -> String {
        "bita lain daripada entri \(list(entries)) pada detik yang sama, dan tidak semuanya terbaca"
    }

    public func notRead(_ entries: [Int], isSame: Bool?) -> String {
        let bytes = isSame.map { $0 ? " Bita keduanya sama." : " Bita keduanya berbeda." } ?? ""
        return
            "Entri \(list(entries)) tidak punya angka yang terbaca, jadi tidak ada yang dibandingkan.\(bytes)"
    }

    public func notTaken(_ fault: WebDigestFault) -> String {
        fault.field == WebDigestFault.entryField
            ? "\(fault.address) tidak diambil: entrinya menyebut \(fault.field) \(fault.said), sedangkan bitanya \(fault.found); "
                + "ekspor arsipnya sekali lagi."
            : "\(fault.address) tidak diambil: rekamannya menyebut \(fault.field) \(fault.said), sedangkan bitanya \(fault.found); "
                + "ambil arsip webnya sekali lagi."
    }

    public func unknownDigest(_ algorithm: String) -> String {
        "intisari jenis \(algorithm) tidak dapat diperiksa; rekaman yang memakainya diambil tanpa diperiksa."
    }

    public func triedAgain(_ fault: String) -> String { "\(fault); dicoba lagi setiap kali dilihat." }

    public func notReread(_ entries: [Int]) -> String {
        "Entri \(list(entries)) tetap seperti yang dibaca dahulu: alamatnya tidak menyebut pemilihannya, yang dahulu disebut alur "
            + "berkasnya; tambahkan lagi halamannya dengan alamat yang menyebutnya."
    }

    public func readEarlier(_ count: Int) -> String {
        "Angka \(number(count)) tangkapan masih seperti yang dibaca versi lama; ‘archive reread’ membaca ulang halamannya dan "
            + "menambah entri bila hasilnya angka lain."
    }

    public var noEntries: String { "arsip belum berisi entri; archive add memasukkannya." }

    public func sentence(_ fault: ArchiveVerification.Fault) -> String {
        let said =
            switch fault.kind {
            case .missing: "hilang"
            case .strange: "berada di situ dua kali atau di tempat yang salah"
            case .manifest: "bukan manifes"
            case .leaf: "intisarinya lain dari teksnya"
            case .mark: "tersimpan dengan tanda yang bukan miliknya"
            case .content(let role, let damage): "\(word(role)) tidak terbaca (\(word(damage)))"
            case .digest(let role): "\(word(role)) intisarinya lain"
            case .tree: "pohon atas entri yang ada lain dari yang disimpan"
            case .head(let size): "kepala \(number(size)) entri yang pernah diberikan berasal dari pohon lain"
            case .stamp(let size): "cap waktu \(number(size)) entri tidak mengikat kepala pohon ini"
            case .lostHead: "ada kepala yang pernah diberikan dan tidak terbaca"
            case .file: "tabel dan indeks berkas tidak saling cocok"
            }
        return fault.entry.map { "entri \($0): \(said)" } ?? said
    }

    private func word(_ role: Manifest.Blob.Role) -> String {
        switch role {
        case .page: "halaman"
        case .rows: "baris"
        case .totals: "angka"
        case .head: "kepala jawaban"
        }
    }

    public func verified(_ found: ArchiveVerification) -> String {
        "\(number(found.entries)) entri, \(number(found.blobs)) isi (\(number(found.bytes)) bita) dan "
            + "\(number(found.heads)) kepala yang pernah diberikan: setiap entri dan setiap isi sama seperti saat ditambahkan. "
            + "Akar: \(found.root.base64)"
    }

    public func notVerified(_ found: ArchiveVerification, file: String) -> String {
        "\(file) tidak seperti saat ditulis: \(number(found.faults.count)) kesalahan; yang pertama yang menentukan, yang lain mungkin "
            + "akibatnya:"
    }

    public func whatToDo(_ found: ArchiveVerification) -> String {
        found.isLogSound
            ? "Lognya sendiri seperti semula. Pakai salinan lain; atau ‘archive add’ halaman yang sama sekali lagi, atau "
                + "‘archive merge’ salinan yang memilikinya: keduanya memulihkan isi entri itu."
            : "Pakai salinan lain; atau buat arsip baru lalu ‘archive merge’ arsip ini ke dalamnya, yang mengambil bagian sebelum "
                + "kesalahan pertama."
    }

    public func mended(_ entries: [Int]) -> String {
        "Isi entri \(list(entries)) tidak lagi seperti saat ditambahkan; kini pulih, dari yang ditambahkan sekarang. ‘archive verify’ "
            + "mengatakan apakah masih ada yang rusak."
    }

    public func sentence(_ finding: CaptureArchive.HeadFinding) -> String {
        switch finding {
        case .holds(let size): "Kepala cocok: pohon ini dimiliki arsip saat berisi \(number(size)) entri."
        case .differs(let size):
            "Kepala tidak cocok: \(number(size)) entri pertama arsip lain dari yang dimaksud kepala."
        case .ahead(let size, let count):
            "Kepala lebih maju: \(number(size)) entri, sedangkan arsip berisi \(number(count))."
        case .otherOrigin(let origin): "Kepala milik log lain: \(origin)."
        }
    }

    public func sentence(_ finding: HeadPolicy.Finding) -> String {
        switch finding {
        case .satisfied(let log, let witnesses):
            "Kebijakan terpenuhi: \(log) menandatangani kepala, begitu pula \(number(witnesses)) saksi."
        case .noLog: "Kebijakan tidak terpenuhi: tidak ada log di dalamnya yang menandatangani kepala."
        case .badSignature(let name):
            "Kebijakan tidak terpenuhi: tanda tangan \(name) bukan untuk kepala ini."
        case .noQuorum(let witnesses):
            "Kebijakan tidak terpenuhi: kepala dilihat \(number(witnesses)) saksi dari yang disebut, terlalu sedikit."
        }
    }

    public func time(_ manifest: Manifest) -> String {
        let source =
            switch manifest.timeSource {
            case .given, .name, .page, .record: ""
            case .file: " (waktu berkas di disk ini)"
            case .clock: " (saat ditambahkan)"
            }
        return moment(manifest.time) + source
    }

    public func orderedByFiles(_ count: Int) -> String {
        "\(number(count)) tangkapan hanya punya waktu berkasnya di disk ini, yang berganti pada setiap salinan dan checkout: apakah "
            + "datangnya sebelum atau sesudah yang lain tidak diketahui. Waktu tangkapan diberikan dengan --time atau --times, atau "
            + "dalam nama berkas."
    }

    public func label(_ label: ArchiveLabel) -> String {
        switch label {
        case .entry: "entri"
        case .time: "ditangkap"
        case .source: "sumber"
        case .supplier: "pemasok"
        case .parser: "dibaca oleh"
        case .content: "halaman"
        case .rows: "baris"
        case .totals: "angka"
        case .head: "jawaban server"
        case .leaf: "daun"
        case .note: "catatan"
        case .until: "sampai"
        }
    }

    public func exported(_ target: String, _ what: ArchiveCopy) -> String {
        switch what {
        case .files(let count): "\(target) berisi \(number(count)) berkas."
        case .entries(let count, let pages):
            "\(target) berisi \(number(count)) entri, \(number(pages)) di antaranya dengan bita halaman."
        }
    }

    public func published(_ folder: String, size: Int, files: Int, isSigned: Bool) -> String {
        "\(folder) berisi \(number(size)) entri; \(number(files)) berkas baru."
            + (isSigned ? "" : " Kepalanya tanpa tanda tangan, padahal log publik memerlukannya: beri --key.")
    }

    public var passphrase: String { "Frasa sandi kunci:" }

    public func noContent(_ entry: Int) -> String { "entri \(entry) tidak punya isi itu" }
}
