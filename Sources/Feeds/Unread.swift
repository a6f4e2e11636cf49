import Elections
import Ground

/// Something of the input that is not in the output: a file, or a key of files.
public struct Unread: Sendable, Equatable {
    /// The file; the first one where a key of several files is meant.
    public var path: String
    /// The key inside the file; empty where the whole file is meant.
    public var key: String
    /// Line of the file, from 1, where it is known.
    public var line: Int?
    /// Byte of the file, from 0, where it is known.
    public var byte: Int?
    /// How many times this was met.
    public var times = 1
    public var reason: Bilingual

    init(_ path: String, key: String = "", line: Int? = nil, byte: Int? = nil, _ reason: Bilingual) {
        self.path = path
        self.key = key
        self.line = line
        self.byte = byte
        self.reason = reason
    }
}

/// Sentences on why something could not be read or carried over.
enum UnreadReason {
    static let empty = Bilingual(en: "The file is empty.", id: "Berkas ini kosong.")
    static let html = Bilingual(
        en: "The file is an HTML page, such as an error page of the server, and not JSON.",
        id: "Berkas ini halaman HTML, misalnya halaman galat server, bukan JSON.")
    static let notJSON = Bilingual(
        en: "The file is not JSON.", id: "Berkas ini bukan JSON.")
    static let utf16 = Bilingual(
        en: "The file is UTF-16 text; convert it to UTF-8 first.",
        id: "Berkas ini teks UTF-16; ubah dahulu ke UTF-8.")
    static let nested = Bilingual(
        en: "The file is an archive inside the input; run convert on it by itself.",
        id: "Berkas ini arsip di dalam masukan; jalankan convert untuknya sendiri.")
    static let hidden = Bilingual(
        en: "Hidden files and folders are not looked into.",
        id: "Berkas dan folder tersembunyi tidak dibuka.")
    static let pilpres2014 = Bilingual(
        en:
            "This is the 2014 presidential feed made by volunteers, whose regions have running numbers or names "
            + "only; convert does not read it.",
        id:
            "Ini data pilpres 2014 buatan relawan, yang wilayahnya hanya bernomor urut atau bernama; convert tidak "
            + "membacanya.")
    static let kawalpemilu = Bilingual(
        en:
            "This is a count by the volunteers of KawalPemilu and not a page of the KPU; convert does not read it.",
        id: "Ini hitungan relawan KawalPemilu, bukan halaman KPU; convert tidak membacanya.")
    static let unknownShape = Bilingual(
        en: "The JSON has none of the shapes of KPU result pages that convert knows.",
        id: "JSON ini tidak berbentuk seperti halaman hasil KPU yang dikenal convert.")
    static let recapFeed = Bilingual(
        en:
            "The page is from the recap feed (hr), of which no example is known; convert reads the count as it came "
            + "in (hhcw).",
        id:
            "Halaman ini dari data rekapitulasi (hr), yang tidak ada contohnya; convert membaca hitungan yang masuk "
            + "(hhcw).")
    static let constituency = Bilingual(
        en:
            "The page is by constituency (dapil), whose codes are not those of regions; convert reads pages of "
            + "regions and stations (hhcw).",
        id:
            "Halaman ini menurut dapil, yang kodenya bukan kode wilayah; convert membaca halaman wilayah dan TPS "
            + "(hhcw).")
    static let noContest = Bilingual(
        en:
            "Neither path nor content says which contest this is; put it below a folder named ppwp, pdpd, pdpr, "
            + "pdprdp, pdprdk, pkwkp or pkwkk.",
        id:
            "Baik alamat maupun isi tidak menyebut pemilihannya; taruh di bawah folder bernama ppwp, pdpd, pdpr, "
            + "pdprdp, pdprdk, pkwkp atau pkwkk.")
    static let noStation = Bilingual(
        en: "Neither path nor images say which polling station this is; name the file by its 13-digit code.",
        id: "Baik alamat maupun gambar tidak menyebut TPS-nya; namai berkas dengan kode 13 angka.")
    static let noSerials = Bilingual(
        en: "The path does not say which polling station this is; keep the folders of its address "
            + "(ppwp/province/regency/district/village/station).",
        id: "Alamat tidak menyebut TPS-nya; pertahankan folder alamatnya "
            + "(ppwp/provinsi/kabupaten/kecamatan/kelurahan/tps).")
    static let noRegion = Bilingual(
        en: "Neither path nor content says which region this is.",
        id: "Baik alamat maupun isi tidak menyebut wilayahnya.")
    static let mixedTable = Bilingual(
        en: "The table holds codes that do not belong to one region.",
        id: "Tabel memuat kode yang bukan milik satu wilayah.")
    static let noTime = Bilingual(
        en: "The page gives no moment (ts), without which it cannot stand among the captures.",
        id: "Halaman tidak menyebut waktu (ts), sehingga tidak dapat masuk captures.")
    static let severalContests = Bilingual(
        en: "The figure covers several contests together and has no column.",
        id: "Angka ini mencakup beberapa pemilihan sekaligus dan tidak ada kolomnya.")
    static let noCandidates = Bilingual(
        en: "The page displays progress without candidates, which captures.csv cannot hold.",
        id: "Halaman menampilkan kemajuan tanpa calon, yang tidak dapat dimuat captures.csv.")
    static let unknownKey = Bilingual(
        en: "The key has no column in the output.", id: "Kunci ini tidak ada kolomnya di keluaran.")
    static let internalID = Bilingual(
        en: "The internal number of the region has no column; its code is kept.",
        id: "Nomor internal wilayah tidak ada kolomnya; kodenya disimpan.")
    static let listedWithoutContest = Bilingual(
        en: "The list of stations does not say of which contest it is; the stations were not added.",
        id: "Daftar TPS tidak menyebut pemilihannya; TPS-nya tidak ditambahkan.")
    static let partyDetail = Bilingual(
        en: "Votes within a party have no column; the party's total is in votes_k.",
        id: "Suara di dalam partai tidak ada kolomnya; jumlah partai ada di votes_k.")
    static let candidatesWithoutPage = Bilingual(
        en: "The list names candidates of a contest of which the input has no page; they were not written.",
        id: "Daftar memuat calon untuk pemilihan yang halamannya tidak ada di masukan; tidak ditulis.")
    static let notSelected = Bilingual(
        en: "The contest was left out by --contest.", id: "Pemilihan ini tidak dipilih dengan --contest.")

    static func notCount(_ value: String) -> Bilingual {
        Bilingual(
            en: "\(value) is not a count from 0 to 2147483647 written in plain digits; left empty.",
            id: "\(value) bukan bilangan 0 sampai 2147483647 dalam angka biasa; dikosongkan.")
    }

    static func notTime(_ value: String) -> Bilingual {
        Bilingual(
            en: "\(value) is not a moment like \"2024-02-15 00:46:45\"; left empty.",
            id: "\(value) bukan waktu seperti \"2024-02-15 00:46:45\"; dikosongkan.")
    }

    static func path(_ said: String, believed: String) -> Bilingual {
        Bilingual(
            en: "The path says \(said) and the content says \(believed); the content was believed.",
            id: "Alamat menyebut \(said) dan isi menyebut \(believed); yang dipakai isinya.")
    }

    static func otherName(_ name: String, kept: String) -> Bilingual {
        Bilingual(
            en: "The region is named \"\(name)\" here and \"\(kept)\" in another list, which was kept.",
            id: "Wilayah ini bernama \"\(name)\" di sini dan \"\(kept)\" di daftar lain, yang dipakai.")
    }

    static func tooLarge(limit: Int) -> Bilingual {
        Bilingual(
            en: "The file is larger than the \(limit >> 20) MB that a result page may have; it was not read.",
            id: "Berkas ini lebih besar dari batas \(limit >> 20) MB untuk halaman hasil; tidak dibaca.")
    }

    static func link(_ target: String) -> Bilingual {
        Bilingual(
            en: "The entry is a link to \(target), which is not followed.",
            id: "Entri ini tautan ke \(target), yang tidak diikuti.")
    }

    static func unreadable(_ detail: String) -> Bilingual {
        Bilingual(
            en: "The file cannot be read (\(detail)).", id: "Berkas ini tidak dapat dibaca (\(detail)).")
    }

    static func damage(_ detail: String) -> Bilingual {
        Bilingual(
            en: "The archive is cut off or damaged from here on (\(detail)); what stands before was read.",
            id: "Arsip terpotong atau rusak mulai di sini (\(detail)); yang sebelumnya dibaca.")
    }

    static func json(_ fault: JSONFault) -> Bilingual {
        switch fault.kind {
        case .endsEarly:
            Bilingual(
                en: "The file is cut off: the JSON ends too early.",
                id: "Berkas ini terpotong: JSON berakhir terlalu cepat.")
        case .unexpected:
            Bilingual(en: "The text is not JSON at this place.", id: "Teks di tempat ini bukan JSON.")
        case .textAfterEnd:
            Bilingual(
                en: "More text follows after the JSON document.", id: "Ada teks lagi setelah dokumen JSON.")
        case .repeatedKey(let key):
            Bilingual(
                en: "The key \"\(key)\" stands twice in one object; which one holds is not known.",
                id: "Kunci \"\(key)\" ada dua kali dalam satu objek; tidak jelas mana yang berlaku.")
        case .tooDeep:
            Bilingual(
                en: "Objects lie more than 64 deep inside one another.",
                id: "Objek bersarang lebih dari 64 tingkat.")
        case .notUTF8:
            Bilingual(en: "The text is not UTF-8 here.", id: "Teks di sini bukan UTF-8.")
        }
    }
}
