import Ground

// Reports that are made again and compared.
extension Indonesian {
    public func sentence(_ cause: ProofCause) -> String {
        switch cause {
        case .noProof: "map ini tidak berisi proof.json; sebut map laporan utuh yang ditulis Sanding"
        case .notProof: "ini bukan bukti laporan; sebut map yang ditulis Sanding"
        case .noCommandLine:
            "bukti ini tidak menyebut bagaimana perintahnya diberikan (laporan versi terdahulu dan program lain tidak "
                + "menyebutnya); tulis ulang laporannya agar ada"
        case .foreignCommandLine:
            "proof.json menyebut tempat menulis atau berkas di luar map ini, yang tidak pernah ditulis Sanding di sana; tidak ada "
                + "yang dijalankan"
        case .notRepeatable(let command):
            "map dari \(command) tidak hanya berasal dari berkas dan tidak dapat dibuat ulang"
        case .inputNotFound:
            "laporan ini dibuat darinya, dan ia tidak ada di dalam atau di samping laporan maupun di map kerja; jalankan perintah di "
                + "tempatnya (verify juga menerima mapnya sebagai ‘inputs’, sekali untuk tiap map bila ada beberapa)"
        case .otherInput(let report):
            "ini bukan berkas yang menjadi sumber \(report); tulis ulang laporannya, atau sebut map dengan berkas yang baru"
        case .noComparisons:
            "laporan ini tidak berisi comparisons.csv dengan persentase dan suara, yang dibaca skrip; hanya "
                + "reconcile menulisnya"
        }
    }

    public func sameReport(files: Int, inputs: Int) -> String {
        inputs == 0
            ? "\(number(files)) berkas dibuat ulang: sama, bita demi bita."
            : "\(number(files)) berkas dibuat ulang dari \(number(inputs)) masukan: sama, bita demi bita."
    }

    public func otherReport(_ differing: Int, of files: Int) -> String {
        differing == 0
            ? "Meskipun begitu, semua \(number(files)) berkas sama."
            : "\(number(differing)) dari \(number(files)) berkas tidak sama dengan yang dibuat ulang:"
    }

    public var noReportMade: String {
        "Perintahnya berakhir tanpa laporan, sehingga tiada yang dibandingkan."
    }

    public func sentence(_ difference: FolderComparison.Difference) -> String {
        switch difference {
        case .missing(let path): "\(path) tidak ada"
        case .extra(let path): "\(path) bukan bagian laporan"
        case .file(let path, let found):
            "\(place(path, found.place)): laporan berisi \(found.one ?? "kosong"), dibuat ulang menjadi "
                + "\(found.other ?? "kosong")"
        }
    }

    public func numbered(byte: Int) -> String { "bita \(number(byte))" }

    public func exchangedInputs(_ first: String, _ second: String) -> String {
        "\(first) dan \(second) tertukar: masing-masing adalah berkas yang dibaca laporan ini sebagai yang lain."
    }

    public func otherInput(_ name: String) -> String {
        "\(name) bukan berkas yang menjadi sumber laporan ini."
    }

    public func otherVersion(_ made: String, now: String) -> String {
        "Laporan ini dari versi \(made), program ini versi \(now); kalimat dan angka dapat berbeda karena itu saja (lihat "
            + "CHANGELOG)."
    }

    public func otherFiles(_ count: Int) -> String { "… dan \(number(count)) berkas lagi" }
}
