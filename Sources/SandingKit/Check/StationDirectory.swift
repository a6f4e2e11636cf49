import ElectionFiles
import Elections
import Foundation
import Ground

/// What a person needs to find the stations that findings name: names of all levels, figures as printed, links.
public struct StationDirectory: Sendable, Equatable {
    /// How much is wanted.
    public enum Detail: Sendable { case none, names, all }

    /// One station.
    public struct Entry: Sendable, Equatable {
        /// Codes of the levels from the top down.
        public var codes: [String]
        /// Their names; empty where no file names the region.
        public var names: [String]
        /// Number of the station; empty where it has none.
        public var station: String
        /// Figures as the file has them, with their columns; cells that are empty are left out.
        public var figures: [(column: String, text: String)]
        /// Address of the official page.
        public var page: String
        /// Addresses of photographs of the form.
        public var photos: [String]

        public static func == (one: Entry, other: Entry) -> Bool {
            one.codes == other.codes && one.names == other.names && one.station == other.station
                && one.page == other.page && one.photos == other.photos
                && one.figures.elementsEqual(other.figures) { $0.column == $1.column && $0.text == $1.text }
        }
    }

    /// Region columns from the top down.
    public let levels: [String]
    /// File of the stations, as findings name it.
    public let file: String
    private let entries: [Int: Entry]
    private let regions: [String: String]

    /// The station of a line of the file.
    public subscript(line: Int) -> Entry? { entries[line] }

    /// Names of regions by code, of a list of regions.
    public func name(of code: String) -> String? { regions[code] }

    /// Columns of the addresses of pages, and of photographs between blanks.
    private static let pageColumns = ["url", "page_url", "source_url", "link"]
    private static let photoColumns = ["images", "photos", "photo", "image", "c1_url"]

    /// - Parameters:
    ///   - file: Stations as text that was opened.
    ///   - reading: How it is read.
    ///   - detail: Names and links of the file's own only, or figures and the photographs of `pages` too.
    ///   - lines: Lines that findings name.
    ///   - regions: Names of regions by code.
    ///   - pages: `pages.csv` of a conversion beside the file, where there is one.
    ///   - threads: Threads that read.
    /// - Returns: `nil` where no name is known and nothing else is wanted.
    /// - Throws: `TableProblems`, `FileFault`.
    init?(
        _ file: CountFiles.Named, reading: ReadingOptions, detail: Detail, lines: Set<Int>,
        regions: [String: String],
        pages: URL?,
        threads: Int
    ) throws {
        let header = try ColumnReader.header(of: file.url, name: file.name)
        let levels = (reading.levels ?? StationTable.indonesianLevels).filter(header.contains)
        let nameColumns = levels.map(PlaceNaming.column).map { header.contains($0) ? $0 : nil }
        let counts =
            detail == .all
            ? header.filter { StationField.isCount($0) || reading.ownNumbers.contains($0) } : []
        let links = (StationDirectory.pageColumns + StationDirectory.photoColumns).filter(header.contains)
        guard
            detail == .all || !regions.isEmpty || !links.isEmpty || nameColumns.contains(where: { $0 != nil })
        else { return nil }
        let wanted = levels + ["station_no"] + nameColumns.compactMap { $0 } + counts + links
        var seen = Set<String>()
        let table = try ColumnReader(
            wanted.filter { header.contains($0) && seen.insert($0).inserted }.map {
                ColumnRequest($0, .code, isGrouped: false)
            }, style: reading.numbers, threads: threads
        ).read(file.url, name: file.name)
        let columns = Dictionary(wanted.compactMap { name in table.codes(name).map { (name, $0) } }) {
            first, _ in first
        }
        var entries: [Int: Entry] = [:]
        for row in 0..<table.rowCount {
            let line = file.places?.line(table.line(ofRow: row)) ?? table.line(ofRow: row)
            guard lines.contains(line) else { continue }
            let codes = levels.map { columns[$0]?[row] ?? "" }
            entries[line] = Entry(
                codes: codes,
                names: zip(codes, nameColumns).map { code, column in
                    column.flatMap { columns[$0]?[row] } ?? regions[code] ?? ""
                },
                station: columns["station_no"]?[row] ?? "",
                figures: counts.compactMap { name in columns[name]?[row].map { (column: name, text: $0) } },
                page: StationDirectory.pageColumns.compactMap { columns[$0]?[row] }.first ?? "",
                photos: StationDirectory.photoColumns.compactMap { columns[$0]?[row] }
                    .flatMap { $0.split(separator: " ").map(String.init) })
        }
        if detail == .all, let pages { try StationDirectory.join(pages, levels: levels, to: &entries) }
        self.levels = levels
        self.file = file.name
        self.entries = entries
        self.regions = regions
    }

    /// Takes photographs from `pages.csv`: those of the latest page of each station.
    private static func join(_ pages: URL, levels: [String], to entries: inout [Int: Entry]) throws {
        let name = pages.lastPathComponent
        let header = try ColumnReader.header(of: pages, name: name)
        let wanted = levels + ["station_no", "images", "captured_at"]
        guard wanted.allSatisfy(header.contains) else { return }
        let table = try ColumnReader(wanted.map { ColumnRequest($0, .code, isGrouped: false) }).read(
            pages, name: name)
        var lines: [[String]: Int] = [:]
        for (line, entry) in entries { lines[entry.codes + [entry.station]] = line }
        var latest: [Int: String] = [:]
        let columns = wanted.compactMap { table.codes($0) }
        for row in 0..<table.rowCount {
            let key = columns.prefix(levels.count + 1).map { $0[row] ?? "" }
            guard let line = lines[key], let images = columns[levels.count + 1][row] else { continue }
            let time = columns[levels.count + 2][row] ?? ""
            guard time >= latest[line] ?? "" else { continue }
            latest[line] = time
            entries[line]?.photos = images.split(separator: " ").map(String.init)
        }
    }
}

extension StationDirectory {
    /// Names of regions of a list with `region_code` and `region_name`.
    ///
    /// - Parameter url: The list.
    static func names(in url: URL) throws -> [String: String] {
        var problems = TableProblems()
        let table = Table(
            try TextBytes(contentsOf: url, name: url.lastPathComponent), required: ["region_code"],
            problems: &problems)
        guard problems.isEmpty, table.header.contains("region_name") else { return [:] }
        var names: [String: String] = [:]
        table.forEachRow { names[$0.text("region_code")] = $0.text("region_name") }
        return names
    }

    /// What is known of the stations that findings name: from their file, lists of regions and what lies beside it.
    ///
    /// - Parameters:
    ///   - stations: Stations as text that was opened.
    ///   - findings: What was found.
    ///   - sides: What lies beside the file.
    ///   - detail: What is wanted.
    ///   - reading: How the file is read.
    ///   - threads: Threads that read.
    static func of(
        _ stations: CountFiles.Named, findings: [Finding], sides: SideFiles, detail: Detail,
        reading: ReadingOptions, threads: Int
    ) throws -> StationDirectory? {
        let lines = Set(
            findings.filter { $0.place.file == stations.name }.flatMap { finding -> [Int] in
                // A person looks at each total by itself.
                if case .station(.totalRows(let rows)) = finding.kind { return rows.map(\.line) }
                return [finding.place.line].compactMap { $0 }
            })
        return try StationDirectory(
            stations, reading: reading, detail: detail, lines: lines, regions: sides.names,
            pages: sides.pages, threads: threads)
    }
}
