import Ground

// Files that cannot be read or written, and the text of tables.
extension Indonesian {
    public func place(_ file: String, line: Int?, column: String?) -> String {
        file + (line.map { ", baris \($0)" } ?? "") + (column.map { ", kolom \($0)" } ?? "")
    }

    public func more(_ hidden: Int, of all: Int, in file: String) -> String {
        "\(file): dan \(hidden) lagi (seluruhnya \(all))"
    }

    public func sentence(_ fault: TextFault) -> String {
        switch fault {
        case .noText(let controls, let first, let isNamedGzip):
            "berkas ini bukan teks: \(controls) dari \(first) bita pertamanya bita kendali, yang tidak ada dalam teks; "
                + (isNamedGzip
                    ? "gzip pun bukan, walau namanya begitu; ambil lagi"
                    : "beri tabel sebagai CSV dalam UTF-8, buku kerja (.xlsx, .ods) atau tabel SQLite")
        case .utf16:
            "berkas ini dalam UTF-16; simpan sebagai UTF-8, atau sebut dengan ‘encoding’ utf16 bila memuat \(station)"
        case .unmarkedUTF16:
            "berkas ini tampaknya UTF-16 tanpa penanda urutan bita; simpan sebagai UTF-8, atau sebut dengan ‘encoding’ utf16 bila memuat \(station)"
        case .nul(let byte):
            "ada bita NUL pada bita ke-\(byte) berkas ini; hapus, karena teks tidak memuatnya"
        case .notUTF8(let byte, let value):
            "bita ke-\(byte) (0x\(String(value, radix: 16, uppercase: true))) bukan UTF-8; berkas ini mungkin dalam "
                + "Windows-1252; simpan sebagai UTF-8, atau sebut dengan ‘encoding’ cp1252 bila memuat \(station)"
        case .notEncoded(let encoding, let byte, let value):
            "bita ke-\(byte) (0x\(String(value, radix: 16, uppercase: true))) tidak ada dalam \(encoding.rawValue); sebut "
                + "penyandian lain (\(TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))), atau simpan sebagai UTF-8"
        case .otherEncoding(let named, let like, let byte):
            "‘encoding’ menyebut \(named.rawValue), tetapi menurut bita ke-\(byte) berkas ini tampaknya \(like.rawValue); "
                + (like == .utf8
                    ? "hilangkan ‘encoding’"
                    : "sebut \(like.rawValue) di sana, atau simpan berkas ini sebagai UTF-8")
        case .otherFormat(let format): sentence(format)
        case .headerTooLong(let most):
            "baris header lebih dari \(number(most)) bita; cari akhir baris atau tanda kutip yang hilang"
        case .noHeader: "berkas ini kosong, baris header pun tidak ada; periksa asal berkasnya"
        case .emptyLine: "baris ini kosong; hapus"
        case .width(let found, let expected):
            "baris ini memuat \(found) sel sedangkan header \(expected): terlalu "
                + (found > expected ? "banyak" : "sedikit")
                + "; sel yang memuat pemisah harus di antara tanda kutip ganda"
        case .widthOfRows(let found, let others):
            "baris ini memuat \(found) sel sedangkan baris sebelumnya \(others); akhiri seperti baris lain, dan beri tanda kutip ganda pada sel yang memuat pemisah"
        case .emptyCellsBehind(let found, let expected):
            "baris ini memuat \(found) sel sedangkan header \(expected), dan \(found - expected) sel terakhir kosong; bila semua baris begitu, "
                + "tulis pemisah sebanyak itu di akhir baris header juga; sel yang memuat pemisah harus di antara tanda kutip ganda"
        case .missingColumn(let header, let near):
            "kolom ini tidak ada; "
                + (near.map { "apakah \($0) yang dimaksud? Ganti namanya; " } ?? "")
                + columnsThere(header)
        case .repeatedColumn: "kolom ini ada dua kali dalam header; ganti nama salah satunya"
        case .unclosedQuote:
            "tanda kutip ganda dibuka di sini dan tidak pernah ditutup; tutup, atau gandakan di dalam sel"
        case .textAfterQuote:
            "ada teks setelah tanda kutip ganda penutup; gandakan tanda kutip di dalam sel"
        case .loneReturn:
            "ada carriage return dalam baris tanpa line feed sesudahnya; akhiri semua baris dengan LF atau CRLF, dan "
                + "tulis sel yang memuat pergantian baris di antara tanda kutip ganda"
        case .nulInCell: "ada bita NUL dalam sel; hapus, karena teks tidak memuatnya"
        case .cellTooLong(let bytes, let most):
            "sel ini memuat \(bytes) bita; paling banyak \(most) dibaca, jadi cari tanda kutip atau pemisah yang hilang"
        case .controlsInCell:
            "sel ini bukan teks: memuat bita kendali dan bukan UTF-8; ambil lagi berkasnya"
        case .cellNotUTF8:
            "sel ini bukan UTF-8; berkas ini mungkin dalam Windows-1252; simpan sebagai UTF-8, atau sebut dengan ‘encoding’ "
                + "cp1252 bila memuat \(station)"
        case .emptyCell: "sel ini kosong; di sini perlu nilai"
        case .tooManyMarks(let most):
            "memuat lebih dari \(most) tanda pada satu huruf; hapus tanda-tanda itu"
        case .beyondVoters: "lebih besar daripada jumlah pemilih mana pun; periksa angkanya"
        case .countTooLarge(let most):
            "lebih dari \(number(most)), jumlah terbesar yang dibaca; periksa angkanya"
        case .negative: "negatif; jumlah paling kecil 0"
        case .grouped(let digits, ""):
            "bukan bilangan bulat polos; tulis \(digits) jika memang itu, dan semua angka dengan tanda yang sama: angka lain di "
                + "sini ditulis dengan cara lain, dan akan salah baca dalam gaya angka yang menjadikan angka ini bulat"
        case .grouped(let digits, let style):
            "bukan bilangan bulat polos; tulis \(digits) jika memang itu, atau sebut gaya angka dengan ‘numbers’ \(style)"
        case .decimals: "memiliki desimal; jumlah adalah bilangan bulat"
        case .zeroDecimals(let digits):
            "ditulis dengan desimal; tulis \(digits), atau beri dalam gaya angka polos"
        case .exponent:
            "ditulis dengan eksponen, buatan lembar kerja dan R untuk bilangan besar, sehingga angkanya tersembunyi; ekspor "
                + "kolom ini sebagai bilangan bulat"
        case .percentSign:
            "adalah persentase, padahal perlu jumlah; beri jumlah suara, pemilih atau surat suara"
        case .emptyWord:
            "berarti sel kosong; kosongkan, atau sebut dengan ‘empty’ \"NA,-\" (kata-kata berkas) bila memuat \(station)"
        case .notWhole: "bukan bilangan bulat; tulis angka saja, atau kosongkan sel jika tidak diketahui"
        case .notNumber:
            "bukan bilangan menurut gaya angka berkas ini; tulis seperti 12.34, atau sebut gayanya dengan ‘numbers’"
        case .signBesideNumber(let number): "bertanda di samping bilangannya; tulis \(number)"
        case .numberOfStyle(let style):
            "bukan bilangan menurut gaya angka berkas ini; tulis seperti 12.34, atau sebut gayanya dengan ‘numbers’ \(style) jika semua "
                + "bilangan ditulis seperti ini"
        case .outside(let low, let high):
            "di luar \(low) sampai \(high); perbaiki atau kosongkan selnya"
        case .notOneOf(let words, let near):
            "bukan salah satu dari \(words.joined(separator: ", "))\(near.map { "; maksud Anda \($0)?" } ?? "")"
        case .notOneOfOrOwn(let words, let near, let file, let example):
            "bukan salah satu dari \(words.joined(separator: ", "))\(near.map { "; maksud Anda \($0)?" } ?? "") "
                + "(aturan lain ditulis dalam \(file) di folder, misalnya \(example))"
        }
    }

    public func sentence(_ format: OtherFormat) -> String {
        switch format {
        case .page:
            "ini halaman web (HTML), bukan tabel; ambil berkas di balik tautannya, bukan halaman yang menampilkannya"
        case .pdf:
            "ini PDF; beri tabelnya sebagai CSV atau buku kerja (minta kepada penyelenggara, atau salin lalu periksa)"
        case .zip:
            "ini arsip zip atau buku kerja, padahal perlu berkas CSV; buka arsipnya, atau beri di tempat \(station) dibaca"
        case .oldWorkbook:
            "ini buku kerja Excel sebelum 2007, atau yang bersandi; simpan sebagai .xlsx tanpa kata sandi"
        case .database:
            "ini basis data SQLite; sebut salah satu tabelnya setelah #, misalnya file.sqlite#stations"
        case .parquet: "ini berkas Parquet; ekspor sebagai CSV"
        case .picture: "ini gambar, bukan tabel; ketik angkanya ke dalam berkas CSV"
        }
    }

    public func sentence(_ cause: FileCause) -> String {
        switch cause {
        case .noFile: "tidak ada berkas ini; periksa namanya"
        case .noFileOrFolder: "tidak ada berkas atau folder ini; periksa namanya"
        case .noFilesOrFolders(let others):
            "tidak ada berkas atau folder ini, juga tidak ada \(list(others, most: 12)); periksa namanya"
        case .isAddress:
            "adalah alamat; tidak ada berkas yang diambil dari web: simpan dahulu, lalu beri berkasnya"
        case .isFolder: "ini folder; beri berkas"
        case .noMemory(let ofFile): "memori tidak cukup" + (ofFile ? " untuk berkas ini" : "")
        case .unreadable(let refusal): "berkas ini tidak dapat dibaca (\(word(refusal))); \(advice(refusal))"
        case .unreadableFolder(let refusal):
            "folder ini tidak dapat dibaca (\(word(refusal))); \(advice(refusal))"
        case .unwritable(let refusal): "berkas ini tidak dapat ditulis (\(word(refusal))); \(advice(refusal))"
        case .stream:
            "ini pipa atau perangkat, sedangkan berkas dibaca lebih dari sekali; simpan dahulu ke berkas"
        case .streamNotKept(let refusal):
            "isi pipa atau perangkat ini tidak dapat disimpan di folder berkas sementara (\(word(refusal))); simpan dahulu ke "
                + "berkas"
        case .tooLarge(let megabytes, let isCompressed):
            "\(isCompressed ? "isi berkas terkompresi ini" : "aliran ini") lebih dari \(megabytes) MB; beri sebagai "
                + "berkas biasa, yang dibaca sepotong demi sepotong"
        case .changed: "berkas ini berubah sewaktu dibaca; coba lagi"
        case .cutOff: "berkas terkompresi ini terpotong; ambil lagi"
        case .damaged(let bytes):
            "berkas terkompresi ini rusak setelah \(bytes) bita isi; ambil lagi"
        case .noGzip(let bytes):
            "berkas terkompresi ini rusak: setelah \(bytes) bita isi menyusul sesuatu yang bukan gzip; ambil lagi"
        }
    }

    public func sentence(_ cause: OutputCause) -> String {
        switch cause {
        case .noFolder:
            "folder ini tidak dapat dibuat; sebut nama yang belum ada, di dalam folder yang sudah ada"
        case .fileIsThere:
            "berkas ini sudah ada, dan mungkin sudah dikerjakan orang; sebut nama lain, atau hapus"
        case .fileUnwritable(let refusal):
            "berkas ini tidak dapat ditulis (\(word(refusal))); \(advice(refusal)), atau pilih folder lain"
        case .reportUnwritable(let refusal):
            "laporan tidak dapat ditulis di situ (\(word(refusal))); pilih folder lain dengan --out"
        case .isFile: "ada berkas bernama ini; pilih folder lain dengan --out"
        case .isInput:
            "hasilnya dibuat dari folder ini dan akan menggantikannya; pilih folder lain dengan --out"
        case .replacedMeanwhile: "kini ada hal lain di situ; jalankan lagi"
        case .linkToNothing:
            "ini tautan ke sesuatu yang tidak ada; buat folder itu, atau pilih yang lain dengan --out"
        case .linkToFile: "ini tautan ke berkas; pilih folder lain dengan --out"
        case .unreadableFolder: "folder ini tidak dapat dibaca; pilih yang lain dengan --out"
        case .unreadableSubfolder(let folder):
            "folder ini memuat subfolder \(folder), yang tidak dapat dibaca, dan dibiarkan; pilih folder lain dengan "
                + "--out"
        case .foreign(let path):
            "folder ini memuat \(path), yang bukan bagian laporan sanding, dan dibiarkan; pilih folder lain dengan "
                + "--out"
        case .edited(let path):
            "\(path) tidak seperti yang ditulis sanding (SHA-256-nya lain daripada di proof.json), dan dibiarkan; ganti "
                + "nama folder agar perubahan tetap ada, atau pilih folder lain dengan --out"
        }
    }

    public func sentence(_ cause: PictureCause) -> String {
        switch cause {
        case .noLibrary:
            "gambar dibuat dengan librsvg, yang tidak ada di mesin ini; pasang paket Debian librsvg2-2, atau minta svg, "
                + "yang tidak memerlukannya"
        case .noFont(let wanted):
            "teks akan hilang atau meleset, karena huruf \(wanted) tidak ada di mesin ini; pasang paket Debian "
                + "fonts-noto-core, atau minta svg, yang tidak memerlukan huruf di sini"
        case .tooLarge(let pixels):
            "gambar akan memiliki lebih dari \(number(pixels)) piksel dalam satu baris atau kolom; minta lebih sedikit "
                + "baris"
        case .refused: "gambar tidak dapat dibuat; periksa apakah memori cukup, dan laporkan bila cukup"
        }
    }

    /// Kolom yang ada dalam berkas, bila salah satu tidak ada; kolom tanpa nama dihitung.
    func columnsThere(_ header: [String]) -> String {
        let named = header.filter { !$0.allSatisfy { $0 == " " || $0 == "\t" } }
        guard !named.isEmpty else { return "tidak ada kolom berkas yang bernama" }
        let others = header.count - named.count
        return "berkas memuat \(list(named, most: 40))"
            + (others > 0 ? " dan \(number(others)) kolom tanpa nama" : "")
    }
}
