import Elections
import Feeds
import Ground

// Published pages and what a conversion makes of them; all of them are Indonesian.
extension Indonesian {
    public func sentence(_ reason: UnreadReason) -> String {
        switch reason {
        case .empty:
            "Berkas ini kosong."
        case .html:
            "Berkas ini halaman HTML, misalnya halaman galat server, bukan JSON."
        case .notJSON:
            "Berkas ini bukan JSON."
        case .utf16:
            "Berkas ini teks UTF-16; ubah dahulu ke UTF-8."
        case .nested:
            "Berkas ini arsip di dalam masukan; jalankan convert untuknya sendiri."
        case .hidden:
            "Berkas dan folder tersembunyi tidak dibuka."
        case .pilpres2014:
            "Ini data pilpres 2014 buatan relawan, yang wilayahnya hanya bernomor urut atau bernama; convert tidak membacanya."
        case .kawalpemilu:
            "Ini hitungan relawan KawalPemilu, bukan halaman KPU; convert tidak membacanya."
        case .unknownShape:
            "JSON ini tidak berbentuk seperti halaman hasil KPU yang dikenal convert."
        case .recapFeed:
            "Halaman ini dari data rekapitulasi (hr), yang tidak ada contohnya; convert membaca hitungan yang masuk (hhcw)."
        case .constituency:
            "Halaman ini menurut dapil, yang kodenya bukan kode wilayah; convert membaca halaman wilayah dan TPS (hhcw)."
        case .noContest:
            "Baik alamat maupun isi tidak menyebut pemilihannya; taruh di bawah folder bernama ppwp, pdpd, pdpr, pdprdp, pdprdk, pkwkp atau pkwkk."
        case .noStation:
            "Baik alamat maupun gambar tidak menyebut TPS-nya; namai berkas dengan kode 13 angka."
        case .noSerials:
            "Alamat tidak menyebut TPS-nya; pertahankan folder alamatnya (ppwp/provinsi/kabupaten/kecamatan/kelurahan/tps)."
        case .noRegion:
            "Baik alamat maupun isi tidak menyebut wilayahnya."
        case .mixedTable:
            "Tabel memuat kode yang bukan milik satu wilayah."
        case .noTime:
            "Halaman tidak menyebut waktu (ts), sehingga tidak dapat masuk captures."
        case .severalContests:
            "Angka ini mencakup beberapa pemilihan sekaligus dan tidak ada kolomnya."
        case .noCandidates:
            "Halaman menampilkan kemajuan tanpa calon, yang tidak dapat dimuat captures.csv."
        case .unknownKey:
            "Kunci ini tidak ada kolomnya di keluaran."
        case .internalID:
            "Nomor internal wilayah tidak ada kolomnya; kodenya disimpan."
        case .listedWithoutContest:
            "Daftar TPS tidak menyebut pemilihannya; TPS-nya tidak ditambahkan."
        case .partyDetail:
            "Suara di dalam partai tidak ada kolomnya; jumlah partai ada di votes_k."
        case .candidatesWithoutPage:
            "Daftar memuat calon untuk pemilihan yang halamannya tidak ada di masukan; tidak ditulis."
        case .notSelected:
            "Pemilihan ini tidak termasuk yang diminta."
        case .zeroForm:
            "Formulir berisi nol padahal suara sudah dihitung, yang ditampilkan sistem bila formulir tidak dibaca; angkanya dikosongkan."
        case .notCount(let value):
            "\(value) bukan bilangan 0 sampai 2147483647 dalam angka biasa; dikosongkan."
        case .notTime(let value):
            "\(value) bukan waktu seperti \"2024-02-15 00:46:45\"; dikosongkan."
        case .path(let said, let believed):
            "Alamat menyebut \(said) dan isi menyebut \(believed); yang dipakai isinya."
        case .otherName(let name, let kept):
            "Wilayah ini bernama \"\(name)\" di sini dan \"\(kept)\" di daftar lain, yang dipakai."
        case .tooLarge(let limit):
            "Berkas ini lebih besar dari batas \(limit >> 20) MB untuk halaman hasil; tidak dibaca."
        case .link(let target):
            "Entri ini tautan ke \(target), yang tidak diikuti."
        case .linkToFolder:
            "Entri ini tautan ke folder, yang tidak diikuti."
        case .notRegular:
            "Berkas ini tidak dapat dibaca (bukan berkas biasa)."
        case .noPermission:
            "Berkas ini tidak dapat dibaca (tidak ada izin)."
        case .unreadable(let detail):
            "Berkas ini tidak dapat dibaca (\(detail))."
        case .damage(let detail):
            "Arsip terpotong atau rusak mulai di sini (\(detail)); yang sebelumnya dibaca."
        case .otherDigest(let fault):
            "Rekaman menyebut \(fault.field) \(fault.said), sedangkan bitanya \(fault.found); halaman tidak dibaca."
        case .json(let kind): sentence(kind)
        }
    }

    private func sentence(_ kind: JSONFault.Kind) -> String {
        switch kind {
        case .endsEarly: "Berkas ini terpotong: JSON berakhir terlalu cepat."
        case .unexpected: "Teks di tempat ini bukan JSON."
        case .textAfterEnd: "Ada teks lagi setelah dokumen JSON."
        case .repeatedKey(let key):
            "Kunci \"\(key)\" ada dua kali dalam satu objek; tidak jelas mana yang berlaku."
        case .tooDeep: "Objek bersarang lebih dari 64 tingkat."
        case .notUTF8: "Teks di sini bukan UTF-8."
        }
    }

    public func text(_ text: ConversionText) -> String {
        switch text {
        case .moment(.server): "ts server tanpa zona waktu, dibaca sebagai WIB"
        case .moment(.serverWithZone): "ts server, diubah ke WIB"
        case .moment(.folder): "halaman tidak menyebut waktu; dipakai waktu foldernya, dibaca sebagai WIB"
        case .candidate(let id): "calon \(id)"
        case .party(let id): "partai \(id)"
        case .unlisted: "tidak ada daftar dalam masukan yang menyebut namanya"
        case .contest(.fourSeats): "empat kursi untuk calon dengan suara terbanyak"
        case .contest(.seatsByConstituency):
            "kursi dibagi per daerah pemilihan; suara di sini ialah suara partai bersama calonnya"
        case .contest(.codesOfSitung): remark(.ownCodes(system: "Situng"))
        }
    }

    public func remark(_ kind: ConversionNotice.Kind) -> String {
        switch kind {
        case .numberedByID(let ids):
            "tidak ada daftar nomor urut untuk id calon \(list(ids, most: 5)); dinomori menurut urutan id. Beri daftar dengan ‘candidates’"
        case .tooManyCandidates(let count, let most):
            "surat suara memuat \(count) calon; berkas TPS dibaca sampai \(most)"
        case .olderVersions(let count):
            "\(number(count)) versi lain dari TPS ada di versions.csv; halaman TPS didahulukan dari halaman desa, dan yang terbaru menurut ts dari yang lama"
        case .undecided(let count):
            "\(number(count)) halaman TPS berwaktu sama dengan yang lain tetapi angkanya beda; yang terakhir dibaca yang dipakai"
        case .newerVillage(let count):
            "\(number(count)) halaman desa yang lebih baru menampilkan suara lain daripada halaman TPS"
        case .repeatedStations(let count):
            "\(number(count)) halaman TPS mengulang yang lain dan tidak dimasukkan"
        case .repeatedCaptures(let count):
            "\(number(count)) baris halaman wilayah mengulang yang lain dan tidak dimasukkan"
        case .listedOnly(let count):
            "\(number(count)) TPS disebut dalam daftar tanpa halaman; angkanya kosong"
        case .unnamedRegions(let count):
            "\(number(count)) wilayah tidak bernama di masukan; kodenya dipakai sebagai nama"
        case .votesBeforeProgress(let count):
            "\(number(count)) baris halaman wilayah menampilkan suara walau status_progress false; tetap dimasukkan"
        case .impossibleProgress(let count):
            "\(number(count)) baris halaman wilayah memuat TPS masuk melebihi jumlahnya; ditandai garbled"
        case .adopted(let count):
            "\(number(count)) halaman tanpa suara tidak menyebut pemilihannya dan dianggap milik pemilihan ini, satu-satunya dalam masukan; sebut yang lain dengan ‘contest’"
        case .ownCodes(let system): "kolom wilayah berisi nomor urut \(system), bukan kode Kemendagri"
        }
    }

    public func remark(_ first: ConversionNotice, ofContests contests: Int) -> String {
        "\(number(contests)) pemilihan, yang pertama: \(remark(first))"
    }

    public func sentence(_ fault: PageFault) -> String {
        switch fault {
        case .noArchive:
            "berkas ini bukan arsip tar atau zip dan bukan JSON, atau rusak sejak awal; beri folder, arsip, atau berkas "
                + ".json"
        case .notBallotNumber(let most): "bukan nomor urut dari 1 sampai \(most); perbaiki"
        case .candidateTwice: "atau nomor urutnya ada dua kali dalam pemilihan ini; perbaiki satu baris"
        case .noFile: "tidak ada berkas di dalamnya; beri folder atau arsip halaman KPU"
        case .noPage(let files):
            "dari \(files) berkas di dalamnya tidak satu pun halaman KPU yang dapat diubah; beri JSON seperti yang "
                + "dikirim server KPU"
        }
    }
}
