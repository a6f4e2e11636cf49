import Ground
import Workbooks

// Buku kerja dan basis data.
extension Indonesian {
    public func place(_ file: String, at place: SheetPlace) -> String {
        "\(file), lembar \(place.sheet)" + (place.cell.map { ", sel \($0)" } ?? "")
    }

    public func sentence(_ fault: WorkbookFault) -> String {
        switch fault {
        case .encrypted: "buku kerja ini meminta sandi; simpan tanpa sandi lalu coba lagi"
        case .oldExcel:
            "ini buku kerja Excel 97 sampai 2003 (.xls); buka dengan program lembar sebar lalu simpan sebagai .xlsx atau CSV"
        case .binaryExcel:
            "ini buku kerja biner (.xlsb); buka dengan Excel lalu simpan sebagai .xlsx atau CSV"
        case .notWorkbook:
            "ini bukan buku kerja Excel (.xlsx) maupun OpenDocument (.ods), apa pun namanya; beri buku kerja atau CSV"
        case .damaged(let part, let detail):
            "berkas ini rusak pada \(part)\(detail.map { " (\($0))" } ?? ""); ambil lagi, atau buka dengan program lembar "
                + "sebar lalu simpan kembali"
        case .documentType(let part):
            "\(part) memuat tipe dokumen, yang tidak diperlukan buku kerja dan dapat menyembunyikan isi sangat besar; buka "
                + "dengan program lembar sebar lalu simpan kembali"
        case .partTooLarge(let part, let most):
            "\(part) lebih dari \(number(most)) MB, lebih besar daripada yang dibaca; beri tabel sebagai CSV"
        case .noSheet: "buku kerja ini tidak memiliki lembar dengan sel; beri yang memilikinya"
        case .sheetNeeded(let sheets):
            "buku kerja ini memuat \(counted(sheets: sheets)); pilih satu dengan --sheet"
        case .unknownSheet(let sheets):
            "bukan lembar buku kerja ini, yang memuat \(counted(sheets: sheets)); pilih salah satunya dengan --sheet"
        case .emptySheet: "lembar ini kosong; pilih yang lain"
        case .tooMuchText(let megabytes):
            "lembar ini akan menjadi lebih dari \(number(megabytes)) MB teks; cari baris atau teks yang berulang tanpa "
                + "akhir, atau beri tabel sebagai CSV"
        case .strayCell(let columns):
            "sel ini berada \(number(columns)) kolom di kanan sel lain, dan akan membuat setiap baris selebar itu; hapus"
        case .disorder:
            "baris atau sel ini berada setelah yang lebih akhir, atau ada dua kali; simpan kembali dengan program lembar sebar"
        case .date(let shown):
            "tampil sebagai tanggal atau waktu (\(shown)), yang mungkin menggantikan angka atau kode yang diketik; beri "
                + "sel-selnya format Teks lalu ketik kembali, atau gunakan CSV asal buku kerja ini"
        case .percent(let shown):
            "tampil sebagai \(shown) dan dapat dibaca sebagai keduanya; beri sel-selnya format Angka lalu tulis angka yang "
                + "dimaksud, dalam persen jika kolomnya dalam persen"
        case .tooManyDigits(let digits):
            "memiliki \(number(digits)) digit, sedangkan buku kerja menyimpan 15, sehingga digit terakhir mungkin hilang; "
                + "beri kolomnya format Teks lalu masukkan kembali kode dari sumbernya"
        case .roundedCode:
            "adalah bilangan bulat panjang yang berakhir dengan nol, seperti kode yang digit terakhirnya hilang ketika CSV "
                + "dibuka sebagai buku kerja; masukkan sebagai teks dari sumbernya, atau beri selnya format 0 jika memang benar"
        case .noResult:
            "sel ini memuat rumus tanpa hasil tersimpan; buka buku kerja dengan program lembar sebar, biarkan menghitung, "
                + "lalu simpan"
        case .errorValue:
            "adalah galat rumus; perbaiki rumusnya, atau kosongkan selnya jika nilainya tidak diketahui"
        case .noValue: "bukan seperti yang disebut selnya; simpan kembali dengan program lembar sebar"
        case .mergedHeader(let range):
            "sel \(range) digabung dan termasuk header, yang memiliki satu nama setiap kolom; pisahkan, hapus baris judul, "
                + "lalu tulis nama di atas setiap kolom"
        case .mergedCells(let range):
            "sel \(range) digabung, sehingga semua kecuali yang pertama kosong; pisahkan lalu isi masing-masing"
        case .noText: "sel ini memuat bita yang bukan teks; simpan sebagai teks atau angka"
        case .tableNeeded(let tables):
            tables.isEmpty
                ? "basis data ini tidak memiliki tabel; beri yang memilikinya"
                : "basis data ini memiliki tabel \(joined(tables)); tulis #NAMA setelah nama berkas"
        case .unknownTable(let tables):
            "bukan tabel basis data ini, yang memiliki \(tables.isEmpty ? "nol tabel" : joined(tables)); tulis nama salah "
                + "satunya setelah # pada nama berkas"
        case .pendingChanges(let file):
            "perubahan basis data ini ada di \(file); tutup program yang memakainya, atau buka sekali dengan sqlite3, lalu "
                + "coba lagi"
        }
    }

    private func counted(sheets: [String]) -> String { "\(number(sheets.count)) lembar: \(joined(sheets))" }

    public func sentence(_ kind: WorkbookNotice.Kind) -> String {
        switch kind {
        case .hiddenSheet: "lembar ini tersembunyi; tetap dibaca"
        case .hiddenRows(let count, let first):
            "\(number(count)) baris tersembunyi atau tersaring ikut dibaca (yang pertama baris \(first))"
        case .hiddenColumns(let columns): "kolom tersembunyi ikut dibaca: \(joined(columns))"
        case .emptyRows(let count, let first):
            "\(number(count)) baris kosong di antara baris lain dilewati (yang pertama baris \(first))"
        case .formulas(let count): "dari \(number(count)) sel dengan rumus dibaca hasil yang tersimpan"
        case .zerosBefore(let columns):
            "angka yang tampil dengan nol di depan dibaca dengan nol itu: kolom \(joined(columns))"
        case .columnsLeftOut(let columns):
            "kolom dengan sel yang bukan nilai tepat (tanggal, persen, galat) tidak dibaca: \(joined(columns))"
        case .otherSheets(let sheets): "lembar tersembunyi yang tidak dibaca: \(joined(sheets))"
        }
    }
}
