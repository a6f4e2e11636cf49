import ElectionFiles
import Elections
import Ground

// Peta kolom dan berkas yang dibaca dengannya.
extension Indonesian {
    public func sentence(_ fault: MapFault) -> String {
        switch fault {
        case .notText: "ini bukan teks, padahal peta adalah JSON; buat rancangan dengan sanding map"
        case .notJSON: "mulai di sini peta bukan JSON; perbaiki, atau buat rancangan baru dengan sanding map"
        case .noObject: "peta adalah objek, { … }; buat rancangan dengan sanding map"
        case .unknownKey(let near?, _): "bukan kunci peta; mungkin maksudnya \"\(near)\""
        case .unknownKey(nil, let known): "bukan kunci peta; yang ada: \(list(known, most: 40))"
        case .otherType(let value): "bukan isi kunci ini: \(phrase(value))"
        case .unknownWord(let known): "bukan salah satu dari \(known.joined(separator: ", "))"
        case .noChoices:
            "peta tidak menyebut satu pun pilihan dengan suaranya; tulis dalam \"choices\" ({\"votes\": KOLOM, \"name\": NAMA}, "
                + "dan dalam berkas panjang {\"name\": NILAI})"
        case .noLevels: "peta tidak menyebut tingkat wilayah; tulis kolomnya dari atas dalam \"levels\""
        case .bothShapes:
            "peta memerikan satu baris per pilihan (\"long\") sekaligus kolom suara; pilih \"votes\" atau \"long\""
        case .codeParts:
            "kode memiliki kolom, \"lengths\" dan \"parts\" sama banyak: tingkat dari atas, dan \"station\" terakhir bila "
                + "nomor \(station) ada di dalamnya"
        case .nameTwice: "adalah nama dua hal; beri masing-masing nama sendiri"
        case .columnTwice: "dibaca untuk dua hal dalam peta; satu kolom hanya untuk satu hal"
        case .reservedName: "adalah nama angka formulir; pakai nama lain"
        case .unused:
            "tidak ada berkas yang dibaca dengan peta ini; beri berkas \(station), atau hilangkan petanya"
        case .noParts:
            "menyebut lembar atau tabel, padahal tidak ada buku kerja atau basis data; hilangkan, atau beri salah satunya"
        case .unsure(let keys):
            "rancangan ini ragu tentang \(list(keys, most: 12)); cocokkan dengan berkas, lalu hapus kunci \"unsure\""
        case .unknownCondition(let missing, let header):
            "--where menyebut \(missing.count == 1 ? "satu kolom" : "\(number(missing.count)) kolom") yang tidak ada dalam berkas: "
                + missing.map { "\($0.name)\($0.near.map { " (mungkin \($0)?)" } ?? "")" }.joined(
                    separator: ", ")
                + "; \(columnsThere(header))"
        case .missingColumns(let missing, let header):
            "\(missing.count == 1 ? "satu kolom peta" : "\(number(missing.count)) kolom peta") tidak ada dalam berkas: "
                + missing.map { "\($0.name)\($0.near.map { " (mungkin \($0)?)" } ?? "")" }.joined(
                    separator: ", ")
                + "; \(columnsThere(header))"
        case .codeLength(let expected): "tidak sepanjang \(number(expected)) karakter seperti kode dalam peta"
        case .emptyCode: "sel ini kosong; setiap baris perlu kode ini"
        case .unknownChoice:
            "adalah pilihan yang tidak disebut peta; tambahkan ke \"choices\" (atau ke \"is\" salah satunya), atau ke \"ignore\""
        case .rowTwice(let line, let hasParty, let hasMode):
            "ada dua kali untuk \(station) ini, juga pada baris \(number(line)); hapus satu baris"
                + (hasParty || hasMode ? "" : ", atau sebut kolom pembedanya dengan \"party\" atau \"mode\"")
        case .modeTotal(let sum, let choice):
            "diberikan sebagai jumlah cara memilih untuk \(choice), sedangkan cara-caranya berjumlah \(number(sum)); perbaiki "
                + "salah satu"
        case .otherFigure(let value, let line):
            "untuk \(station) yang sama tertulis \(number(value)) pada baris \(number(line)); betulkan salah satunya, atau "
                + "keluarkan kolom ini dari peta"
        case .sumTooLarge: "membuat jumlah melebihi hitungan mana pun; periksa kolomnya"
        case .noRow: "tidak ada baris seperti yang diminta peta; periksa \"where\""
        case .noFigure:
            "bukan angka; tulis angka pada formulir, misalnya 71 atau votes_2 71, dan hal lain di kolom \"remark\""
        case .answerTwice(let line): "dijawab dua kali, juga pada baris \(number(line)); simpan satu"
        case .titlesAbove(let header):
            "ada judul di atas header, yang tampaknya baris \(number(header)); hapus, atau beri peta dengan "
                + "\"header_line\": \(header) (sanding map merancangnya)"
        case .noHeaderLine:
            "header disebut ada di sini, padahal berkas berakhir di atasnya; perbaiki \"header_line\""
        }
    }

    private func phrase(_ value: MapValue) -> String {
        switch value {
        case .text: "teks"
        case .columns: "nama kolom, atau beberapa dalam [ ]"
        case .number: "bilangan bulat mulai 1"
        case .object: "objek, { … }"
        case .objects: "daftar objek, [ { … } ]"
        }
    }

    public func draftHead(_ file: String, isSure: Bool) -> String {
        "Rancangan sanding map dari \(file). Kunci yang diawali // adalah catatan."
            + (isSure ? "" : " Cocokkan yang ragu dengan berkas, lalu hapus kunci \"unsure\".")
    }

    public func sentence(_ reason: MapDraft.Reason, isSure: Bool) -> String {
        let said =
            switch reason {
            case .name: isSure ? "menurut namanya" : "menurut namanya; ada yang setingkat: urutkan dari atas"
            case .names(let names): "salah satu dari \(list(names, most: 12)), yang semuanya mungkin"
            case .sums(let target, let rows, let all):
                "jumlahnya sama dengan \(target) pada \(number(rows)) dari \(number(all)) baris"
            case .sumsBeside(let other, let target, let rows, let all):
                "bersama \(other) berjumlah sama dengan \(target) pada \(number(rows)) dari \(number(all)) baris"
            case .asked: "sesuai --where"
            case .alsoSum(let target):
                "jumlahnya juga sama dengan \(target); sebut di \"choices\" kolom mana yang berisi suara"
            case .sumsToAll(let target, let rows, let all):
                "jumlahnya sama dengan \(target) pada \(number(rows)) dari \(number(all)) baris, dan tidak jelas apakah itu suara sah atau semua "
                    + "surat suara; hapus yang bukan pilihan (kosong, tidak sah)"
            case .sumOfChoices(let rows, let all):
                "jumlah suara pilihan sama dengan kolom ini pada \(number(rows)) dari \(number(all)) baris"
            case .sumWith(let columns, let rows, let all):
                "suara pilihan dan \(list(columns, most: 6)) berjumlah sama dengan kolom ini pada \(number(rows)) dari \(number(all)) baris"
            case .sumsOtherwise(let target, let rows, let all):
                "jumlahnya sama dengan \(target) hanya pada \(number(rows)) dari \(number(all)) baris; hapus yang bukan pilihan, atau tambahkan "
                    + "yang kurang"
            case .namesDiffer(let column, let names):
                "\(column) menyebut beberapa nama (\(list(names, most: 4))), sehingga satu kolom memuat suara lebih dari satu orang; berikan baris "
                    + "satu pemilihan saja, atau berkas dengan satu baris per pilihan"
            case .shares(let columns):
                "\(list(columns, most: 4)) berisi desimal atau persen, padahal peta perlu suara; berikan berkas yang memuat jumlah suara"
            case .modesAdded(let besides):
                "tidak ada kolom dengan semua suara sebuah baris, jadi suara menurut cara memilih dijumlahkan"
                    + (besides.isEmpty
                        ? ""
                        : "; \(list(besides)) berisi angka yang tidak jelas artinya dan mungkin cara memilih lain")
            case .votesApart(let choice):
                "satu baris satu pilihan (\(choice)), dan suaranya ada dalam kolom-kolom ini; tambahkan kolom \"votes\" yang memuat jumlahnya ke berkas"
            case .mayBeTotal:
                "kira-kira sebanyak semua yang lain bersama-sama di setiap \(station), seperti jumlah atau surat suara; bila bukan pilihan, cantumkan di "
                    + "\"ignore\""
            case .ownChoices(let level, let regions):
                "\(number(regions)) wilayah \(level) punya pilihan sendiri-sendiri, dan orang yang namanya sama dianggap satu; pilih dengan --where "
                    + "\(level)=NILAI"
            case .ownParties(let column, let parties):
                "\(list(parties, most: 6)) punya beberapa pilihan, seperti dalam pemilihan pendahuluan yang diadakan setiap partai sendiri; pilih dengan "
                    + "--where \(column)=NILAI, atau biarkan bila semua bersaing dalam satu pemilihan"
            case .noZeros(let ones):
                "\(number(ones)) baris berisi 1 suara dan tidak ada yang berisi 0, jadi baris 0 tidak dicantumkan"
            case .numbers: "angka yang jumlahnya tidak ada dalam kolom mana pun; hapus yang bukan pilihan"
            case .onlyText: "tidak ada kolom dengan nama yang dikenal; ini kolom teks pertama"
            case .repeated(let rows, let line, let apart):
                "\(number(rows)) baris muncul dua kali menurut kolom ini, mula-mula baris \(number(line)); "
                    + telling(apart)
            case .sharedName(let column, let names):
                "\(list(names, most: 6)) ada bersama beberapa nilai \(column), sehingga orang yang bernama sama akan dianggap satu; tulis kedua "
                    + "kolom pada \"choice\" bila itu beberapa orang, atau pilih baris dengan --where"
            case .votesOf(let values):
                "baris \(list(values, most: 12)) dianggap suara bagi pilihan; hapus yang bukan"
            case .oneChoiceEach:
                "setiap \(station) punya satu baris; bila baris itu memuat semua pilihan, kolom ini menyebut salah satunya, dan suara yang lain ada di kolom sesudahnya"
            case .noChoice(let rows):
                "\(number(rows)) baris tidak menyebut pilihan; cantumkan \"\" pada \"ignore\" bila tidak menghitung apa pun, atau "
                    + "kecualikan dengan --where"
            case .contradicts(let other, let rows, let all):
                "menurut namanya, dan tidak cocok dengan \(other) pada \(number(rows)) dari \(number(all)) baris: salah satunya hal lain"
            case .equals(let other):
                "menurut namanya, dan sama dengan \(other) pada setiap baris: mungkin yang memilih"
            case .oneOf(let values):
                "berkas juga memuat \(list(Array(values.dropFirst()), most: 12)); pilih dengan --where KOLOM=NILAI"
            case .sameAnswers(let values):
                "setiap nilainya (\(number(values))) memuat jawaban yang sama, yang dapat dimiliki beberapa pertanyaan: biarkan bila "
                    + "nilainya wilayah; bila pertanyaan, hapus dan pilih satu dengan --where KOLOM=NILAI"
            case .sameChoices(let values, let butFor, let isNeeded):
                "setiap nilainya (\(number(values))) memuat pilihan yang sama"
                    + (butFor.isEmpty
                        ? "" : " kecuali \(list(butFor, most: 6)), yang tidak dimiliki semuanya")
                    + ", jadi kolom ini wilayah"
                    + (isNeeded
                        ? "; tanpa kolom ini baris beberapa wilayah dianggap satu"
                        : "; jika ini kursi yang diperebutkan, hapus dan pilih satu dengan --where KOLOM=NILAI")
            case .missing: "tidak ditemukan; tambahkan"
            case .noSuchValue(let values):
                "tidak ada baris dengan nilai itu; kolomnya memuat \(list(values, most: 12)): pilih satu dengan --where KOLOM=NILAI"
            case .words(let words):
                "\(list(words, most: 6)) berada di tempat angka; sebut apa yang berarti sel kosong dengan --empty, atau betulkan "
                    + "berkasnya"
            case .grouped(let texts):
                "\(list(texts, most: 3)) memakai tanda ribuan; jika benar, sebut gaya angkanya dengan "
                    + "\(styles(texts, or: "atau")) ketika berkas dibaca"
            case .twoMarks: "angka ini memakai dua tanda ribuan, jadi bukan desimal"
            case .noDecimalMark:
                "spasi atau apostrof di antara angka adalah tanda ribuan, bukan tanda desimal"
            case .tooLarge(let texts):
                "\(list(texts, most: 6)) lebih besar daripada angka mana pun, paling banyak \(number(Int(Int32.max))); hapus kolom ini "
                    + "bila berisi kode, atau betulkan berkasnya"
            case .emptyCells(let cells, let line):
                "\(number(cells)) sel kosong, mula-mula pada baris \(number(line)), padahal setiap \(station) perlu wilayahnya: isi, "
                    + "atau hapus kolomnya; baris jumlah boleh tetap ada"
            case .namesakes:
                "kolom lain bernama sama, sehingga keduanya tidak dapat dibaca; beri nama yang berbeda"
            case .oneRowEach: "tidak perlu: setiap baris sudah berbeda menurut tingkatnya"
            case .noRegions: "tidak ada kolom wilayah: semua baris satu wilayah"
            }
        return (isSure ? "yakin: " : "RAGU: ") + said
    }

    /// What to do about rows that stand twice.
    private func telling(_ apart: MapDraft.Apart?) -> String {
        guard let apart else { return "tambahkan kolom pembedanya, atau hapus baris jumlah" }
        guard let value = apart.values.first else {
            return
                "\(apart.column) membedakannya: tambahkan bila itu nama \(station), atau hapus baris jumlah"
        }
        return
            "\(apart.column) membedakannya (\(list(apart.values, most: 6))): pilih putaran, jabatan atau jenis surat suara dengan "
            + "--where \(apart.column)=\(value), dan tambahkan bila itu nama \(station)"
    }

    public func unused(_ columns: [String], nameless: [Int]) -> String {
        let places = nameless.map { "kolom ke-\($0), yang tidak bernama" }
        return "tidak dipakai: \(list(columns + places, most: 60))"
    }

    public func draftSummary(_ file: String, unsure: [String]) -> String {
        unsure.isEmpty
            ? "\(file): rancangan yakin di semua bagian; lihat dengan sanding map --check, dan pakai dengan --map."
            : "\(file): rancangan ragu tentang \(list(unsure, most: 12)); periksa bagian itu, lalu hapus kunci \"unsure\"."
    }

    public func previewHead(_ file: String, stations: Int) -> String {
        "\(file): \(numbers.count(stations, .station)). Yang pertama, sebagaimana dipahami:"
    }

    public var sumOfAll: String { "jumlah semua" }

    public var emptyCells: String { "sel kosong" }

    public func mapUsed(_ map: String, for file: String, choices: [String]) -> String {
        let names = choices.enumerated().map { "\(Choice(index: $0)) \($1)" }
        return "\(file): dibaca dengan peta \(map)"
            + (names.isEmpty ? "." : "; pilihan: \(list(names, most: 12)).")
    }

    public func remark(_ remark: MapRemark, in file: String) -> String {
        switch remark {
        case .headerDiffers(let wanted, let found):
            "\(file): kolom \"\(found)\" dibaca sebagai \"\(wanted)\"; namanya hanya berbeda huruf besar-kecil atau spasi."
        case .zeroDecimals(let cells, let line, let column, let value):
            "\(file): \(number(cells)) bilangan bulat ditulis dengan nol di belakang titik, mula-mula pada baris "
                + "\(number(line)), kolom \(column) (\(value)); dibaca tanpa nol itu."
        case .dates(let cells, let line, let column, let value):
            "\(file): \(number(cells)) sel \(column) mirip tanggal buatan lembar kerja dari nama seperti 4-1, mula-mula pada "
                + "baris \(number(line)) (\(value)); cocokkan dengan aslinya."
        case .missingRows(let stations, let line, let choice):
            "\(file): \(numbers.count(stations, .station)) tanpa baris untuk \(choice), mula-mula pada baris \(number(line)); suaranya "
                + "tidak diketahui, bukan 0; bila berkas tidak mencantumkan baris 0, tulis \"no_row\": 0 di \"long\" dalam peta."
        case .zerosLeftOut(let stations):
            "\(file): \(numbers.count(stations, .station)) tanpa baris untuk sebagian pilihan dihitung 0 suara, sesuai peta (\"no_row\")."
        case .rowsEmpty(let rows, let line):
            "\(file): \(number(rows)) baris tidak berisi apa pun, mula-mula baris \(number(line)), dan tidak dipakai."
        case .rowsLeftOut(let rows, let used):
            "\(file): \(number(used)) baris dipakai, \(number(rows)) lainnya dikecualikan oleh peta."
        case .totalsOfModes(let count):
            "\(file): \(number(count)) jumlah cara memilih sama dengan jumlah cara-caranya, dan tidak ditambahkan lagi."
        }
    }
}
