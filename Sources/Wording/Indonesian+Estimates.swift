import Elections

// What a sample says on its own, and converted pages.
extension Indonesian {
    public func estimateTitle(_ name: String) -> String { "Perkiraan dari sampel “\(name)”" + ofArrived }
    public var samplePart: String { "Sampel" }

    public func estimateCaption(level: String) -> String {
        "Perkiraan dengan galat baku dalam poin dan rentang \(level), masing-masing dan untuk semua \(pair) sekaligus"
    }

    public func figure(_ figure: EstimatedFigure) -> String {
        switch figure {
        case .share(let number): choice(number).capitalizedFirst
        case .lead(let first, let second): "Keunggulan \(numbered(first)) atas \(numbered(second))"
        case .turnout: "Partisipasi"
        case .invalid: "Suara tidak sah"
        }
    }

    public var rangeTo: String { " sampai " }

    public func converted(read: Int, unread: Int, rows: Int, to place: String?) -> String {
        "Berkas dibaca: \(number(read)); tidak dibaca: \(number(unread)). unread.csv memuat \(count(rows, .row)) tentang yang "
            + "tidak dimasukkan beserta alasannya." + (place.map { " Ditulis ke \($0)." } ?? "")
    }
}
