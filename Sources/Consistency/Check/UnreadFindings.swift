import Elections

/// Notices on figures that are 0 where votes were counted: one for each file and figure.
struct UnreadFindings {
    private(set) var all: [Finding] = []

    /// - Parameters:
    ///   - stations: Stations that were scanned.
    ///   - input: What is checked.
    init(_ stations: CheckedStations, input: CountCheck.Input) {
        let scan = stations.scan
        for (column, count) in scan.unread.sorted(by: { $0.key < $1.key }) {
            add(
                scan.rules.columns[column], count.stations, of: scan.builder.rows, areStations: true,
                SourcePlace(file: stations.file, line: stations.line(count.firstRow)), input)
        }
    }

    /// - Parameters:
    ///   - recap: A recap of which rules were asked.
    ///   - input: What is checked.
    init(_ recap: RecapForms, input: CountCheck.Input) {
        let columns = Dictionary(grouping: recap.unread, by: \.column)
        for (column, places) in columns.sorted(by: { $0.key < $1.key }) {
            add(
                recap.rules.columns[column], places.count, of: recap.recap.count, areStations: false,
                SourcePlace(
                    file: recap.recap.file, line: recap.recap.line(ofRow: places.map(\.row).min() ?? 0)),
                input)
        }
    }

    private mutating func add(
        _ column: String, _ number: Int, of forms: Int, areStations: Bool, _ place: SourcePlace,
        _ input: CountCheck.Input
    ) {
        var place = place
        place.column = column
        all.append(
            Finding(
                .form(.unread(column: column, forms: number, of: forms, areStations: areStations)),
                severity: .notice, contest: input.contest, place: place, expected: "0",
                found: String(number)))
    }
}
