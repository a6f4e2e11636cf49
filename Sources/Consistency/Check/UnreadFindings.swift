import Elections

/// Notices on figures that are 0 where votes were counted: one for each file and figure.
struct UnreadFindings {
    private(set) var all: [Finding] = []

    /// - Parameters:
    ///   - stations: Stations that were scanned.
    ///   - input: What is checked.
    init(_ stations: CheckedStations, input: CountCheck.Input) {
        let scan = stations.scan
        let forms = CountText.of(scan.builder.rows, .station)
        for (column, count) in scan.unread.sorted(by: { $0.key < $1.key }) {
            add(
                scan.rules.columns[column], count.stations, of: forms,
                SourcePlace(file: stations.file, line: stations.line(count.firstRow)), input)
        }
    }

    /// - Parameters:
    ///   - recap: A recap of which rules were asked.
    ///   - input: What is checked.
    init(_ recap: RecapForms, input: CountCheck.Input) {
        let forms = CountText.of(recap.recap.count, .row)
        let columns = Dictionary(grouping: recap.unread, by: \.column)
        for (column, places) in columns.sorted(by: { $0.key < $1.key }) {
            add(
                recap.rules.columns[column], places.count, of: forms,
                SourcePlace(
                    file: recap.recap.file, line: recap.recap.line(ofRow: places.map(\.row).min() ?? 0)),
                input)
        }
    }

    private mutating func add(
        _ column: String, _ number: Int, of forms: Bilingual, _ place: SourcePlace, _ input: CountCheck.Input
    ) {
        let count = CountText.number(number)
        let verb = CountText.agreeing(number, "gives", "give")
        var place = place
        place.column = column
        all.append(
            Finding(
                rule: "unread", severity: .notice, contest: input.contest, place: place, expected: "0",
                found: String(number),
                message: Bilingual(
                    en:
                        "\(count.en) of \(forms.en) \(verb) 0 for \(column) though votes were counted there: the figure "
                        + "is taken as not read, and no rule that needs it is asked there.",
                    id:
                        "\(count.id) dari \(forms.id) mencantumkan 0 untuk \(column) padahal suara dihitung di sana: "
                        + "angka itu dianggap belum terbaca, dan aturan yang memerlukannya tidak diperiksa di sana."
                )))
    }
}
