/// Pages of one count: readings of one pollster, contest and region on one day.
///
/// A count is more than one page. Its margin, the level of that, the number of stations and the way they were drawn are the
/// same whichever page prints them, so that what one page prints holds for the others. Where pages print different figures
/// nothing is taken from any of them, and each keeps its own; the checks of a folder say so.
public struct CountPages: Sendable {
    /// What a page can lack and another one of the same count print.
    public enum Field: String, Sendable, Codable, CaseIterable {
        case margin, level, stations, method
    }

    /// A figure that a reading has from another page.
    public struct Borrowed: Sendable, Equatable, Codable {
        public var field: Field
        /// Reading that prints it.
        public var page: String

        public init(field: Field, page: String) { (self.field, self.page) = (field, page) }
    }

    /// By the id of the reading.
    private var borrowed: [String: (reading: QuickCountReading, from: [Borrowed])] = [:]

    /// A day of a count.
    private struct Night: Hashable {
        let count: CountKey
        let day: Substring
    }

    /// - Parameters:
    ///   - readings: Readings in the order of the file.
    ///   - home: Regions of contests, which readings without a region have.
    public init(_ readings: [QuickCountReading], home: [String: RegionCode] = [:]) {
        let nights = Dictionary(grouping: readings.filter { $0.stage != .garbled }) { reading in
            Night(count: CountKey(reading, home: home), day: reading.asOf.prefix(10))
        }
        // Every night fills readings of its own: their order decides nothing.
        for pages in nights.values where pages.count > 1 { pool(pages) }
    }

    /// A reading with what other pages of its count print, and where each figure is from.
    public func filled(_ reading: QuickCountReading) -> (reading: QuickCountReading, from: [Borrowed]) {
        borrowed[reading.id] ?? (reading, [])
    }

    private mutating func pool(_ pages: [QuickCountReading]) {
        var filled = pages.map { (reading: $0, from: [Borrowed]()) }
        for field in Field.allCases {
            let printed = pages.compactMap { page in
                CountPages.text(field, page).map { (page: page.id, value: $0) }
            }
            guard Set(printed.map(\.value)).count == 1, let first = printed.first,
                let source = pages.first(where: { $0.id == first.page })
            else { continue }
            for index in filled.indices where CountPages.lacks(field, filled[index].reading) {
                CountPages.copy(field, from: source, to: &filled[index].reading)
                filled[index].from.append(Borrowed(field: field, page: first.page))
            }
        }
        for (reading, from) in filled where !from.isEmpty { borrowed[reading.id] = (reading, from) }
    }

    /// A figure as it is compared: a margin of 1 and one of 1.0 are the same.
    private static func text(_ field: Field, _ page: QuickCountReading) -> String? {
        switch field {
        case .margin: page.marginPercent.map { "\($0.value)" }
        case .level: page.levelPercent.map { "\($0.value)" }
        case .stations: page.sampleStations.map(String.init)
        case .method: page.samplingMethod.isEmpty ? nil : page.samplingMethod
        }
    }

    private static func lacks(_ field: Field, _ page: QuickCountReading) -> Bool {
        // A page with margins of its own lacks none.
        field == .margin ? !page.hasMargin : text(field, page) == nil
    }

    private static func copy(
        _ field: Field, from page: QuickCountReading, to other: inout QuickCountReading
    ) {
        switch field {
        case .margin: (other.marginPercent, other.marginOf) = (page.marginPercent, page.marginOf)
        case .level: other.levelPercent = page.levelPercent
        case .stations: other.sampleStations = page.sampleStations
        case .method: other.samplingMethod = page.samplingMethod
        }
    }
}
