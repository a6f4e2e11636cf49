import Elections

// Heads of tables, and words that pages share.
extension Indonesian {
    public func head(_ head: Head) -> String {
        switch head {
        case .contest: "Pemilihan"
        case .verdict: "Kesimpulan"
        case .from: "Dari"
        case .to: "Sampai"
        case .what: "Apa"
        case .whatWasSaid: "Keterangan"
        case .source: "Sumber"
        case .kind: "Jenis"
        case .finding: "Temuan"
        case .place: "Letak"
        case .number: "No."
        case .pair: pair.capitalizedFirst
        case .votes: "Suara"
        case .estimate: "Perkiraan"
        case .officialFile: "Berkas resmi"
        case .recap: recap.capitalizedFirst
        case .difference: "Selisih"
        case .interval(let level): "Rentang \(level)"
        case .together(let level): "Semua \(pair) \(level)"
        case .togetherAsPrinted(let level): "Semua \(pair) \(level), menurut angka tercetak"
        case .adjustedP: "p, tersesuaikan"
        case .figure: "Angka"
        case .figures: "Angka"
        case .figuresOfChart: "Angka pada bagan ini"
        case .standardError: "Galat baku"
        case .range: "Rentang"
        case .allTogether: "Semua sekaligus"
        case .region: "Wilayah"
        case .regions: "Wilayah"
        case .target: "Sasaran"
        case .stations: station.capitalizedFirst
        case .sample: "Sampel"
        case .margin: "Margin"
        case .gap: "Selisih"
        case .designEffect: "Efek desain"
        case .stratum: "Stratum"
        case .strata: "Strata"
        case .spread: "Sebaran, poin"
        case .withVotes: "bersuara"
        case .versions: "Versi"
        case .captures: "Tangkapan"
        case .filesRead: "Berkas yang dibaca"
        case .file: "Berkas"
        case .bytes: "Bita"
        }
    }

    public var howComputed: String { "Cara penghitungan" }
    public var skipToContent: String { "Langsung ke isi" }
    public func report(at place: String) -> String { "Laporan: \(place)" }
    public var madeWith: String { "Diolah dengan" }
    public func points(_ text: String) -> String { "\(text) poin" }
}
