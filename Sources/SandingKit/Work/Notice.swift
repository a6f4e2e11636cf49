import ElectionFiles
import Elections
import Feeds
import Ground
import Wording
import Workbooks

/// Something about a file that does not stop a verb and that a person should know.
public enum Notice: Sendable, Equatable, Codable, CustomStringConvertible {
    /// Columns that no verb knows, and what was probably meant by some of them.
    case unknownColumns(file: String, columns: [String], meant: [MeantColumn])
    /// The last line has no line end.
    case endsWithinLine(file: String)
    /// A table of a folder that is not part of a check.
    case notChecked(file: String)
    /// What reading an election folder said.
    case folder(FolderNotice)
    /// Stations without complete votes, which a past count does without.
    case incompleteStations(file: String, leftOut: Int, remaining: Int)
    /// Stations that stand on more than one row of a past count, each of which is counted.
    case stationsTwice(file: String, stations: [FindingKind.RepeatedStation])
    /// Stations of a sample that stand under two writings of their number with the same figures, each counted once.
    case stationsRewritten(file: String, stations: [FindingKind.RepeatedStation])
    /// A file of stations in a folder that tells nothing of the counts there.
    case stationsUnused(file: String, StationsUnused)
    /// Columns of regions that nobody named, which tell all stations apart that stand twice, and the levels with them.
    case levelTellsApart(file: String, columns: [String], levels: [String])
    /// The same, where they were read as levels though nobody named them.
    case levelRead(file: String, columns: [String], levels: [String])
    /// A file that was read by a map, and the names of its choices in the order of their numbers.
    case mapUsed(file: String, map: String, choices: [String])
    /// What reading a foreign file made of its cells.
    case mapped(file: String, MapRemark)
    /// Rows that are the header of the file again, which were left out.
    case headerAgain(file: String, lines: [Int])
    /// Rows that are the total of others, which were left out.
    case totalRows(file: String, [FindingKind.TotalRow])
    /// What a sheet of a workbook holds beside values.
    case workbook(WorkbookNotice)
    /// What a conversion says of its contests.
    case conversion(ConversionNotice)
    /// An algorithm of digests in a web archive that is not known here; its records were taken unchecked.
    case unknownDigest(String)

    /// Public code of the kind.
    public var code: String {
        switch self {
        case .unknownColumns: "unknown-columns"
        case .endsWithinLine: "ends-within-line"
        case .notChecked: "not-checked"
        case .folder: "folder"
        case .incompleteStations: "incomplete-stations"
        case .stationsTwice: "stations-twice"
        case .stationsRewritten: "stations-rewritten"
        case .stationsUnused: "stations-unused"
        case .levelTellsApart: "level-tells-apart"
        case .levelRead: "level-read"
        case .mapUsed: "map-used"
        case .mapped: "mapped"
        case .headerAgain: "header-again"
        case .totalRows: "total-rows"
        case .workbook: "workbook"
        case .conversion: "conversion"
        case .unknownDigest: "unknown-digest"
        }
    }

    /// In English; other languages by ``sentence(_:_:)``.
    public var description: String { sentence(.english) }

    /// What a person reads of it.
    ///
    /// - Parameters:
    ///   - language: The reader's.
    ///   - vocabulary: What things are called; general words are right everywhere.
    public func sentence(_ language: Language, _ vocabulary: Vocabulary = .general) -> String {
        let words = language.wording(vocabulary)
        return switch self {
        case .unknownColumns(let file, let columns, let meant):
            words.unknownColumns(columns, in: file) + words.meant(meant)
        case .levelTellsApart(let file, let columns, let levels):
            words.levelTellsApart(columns, levels: levels, in: file).escapedForTerminal
        case .levelRead(let file, let columns, let levels):
            words.levelRead(columns, levels: levels, in: file).escapedForTerminal
        case .endsWithinLine(let file): words.endsWithinLine(file)
        case .notChecked(let file): words.notChecked(file)
        case .folder(.fileNotRead(let file, let name)): words.notRead(file, insteadOf: name)
        case .folder(.columnsNotRead(let file, let columns, let meant)):
            (words.notRead(columns, in: file) + (meant.isEmpty ? "" : "." + words.meant(meant)))
                .escapedForTerminal
        case .incompleteStations(let file, let leftOut, let remaining):
            words.incompleteStations(leftOut, remaining: remaining, in: file).escapedForTerminal
        case .stationsTwice(let file, let stations):
            words.stationsTwice(stations, in: file).escapedForTerminal
        case .stationsRewritten(let file, let stations):
            words.stationsRewritten(stations, in: file).escapedForTerminal
        case .stationsUnused(let file, let why): words.stationsUnused(file, why).escapedForTerminal
        case .mapUsed(let file, let map, let choices):
            words.mapUsed(map, for: file, choices: choices).escapedForTerminal
        case .mapped(let file, let remark): words.remark(remark, in: file).escapedForTerminal
        case .headerAgain(let file, let lines): words.headerAgain(lines, in: file).escapedForTerminal
        case .totalRows(let file, let rows):
            "\(file): \(words.sentence(FindingKind.Station.totalRows(rows)))".escapedForTerminal
        case .workbook(let notice): words.sentence(notice)
        case .conversion(let notice): words.remark(notice)
        case .unknownDigest(let algorithm): words.unknownDigest(algorithm)
        }
    }
}

extension Notice {
    /// The columns that tell stations apart which stand twice, where there are some that nobody named.
    ///
    /// - Parameters:
    ///   - file: The stations as they were opened.
    ///   - check: Their check.
    ///   - reading: How they were read.
    ///   - threads: Threads that read.
    /// - Throws: `TableProblems`, `FileFault`.
    static func levelHint(
        _ file: CountFiles.Named, _ check: CountCheck, _ reading: ReadingOptions, threads: Int
    ) throws -> LevelHint? {
        let areTwice = check.findings.contains {
            if case .station(.standsTwice) = $0.kind { true } else { false }
        }
        return areTwice
            ? try LevelHint(file, levels: reading.levels ?? StationTable.indonesianLevels, threads: threads)
            : nil
    }

    /// A notice of such columns for each of some files that have stations twice, where it has one.
    static func levelTellsApart(
        _ files: [CountFiles.Named], _ reading: ReadingOptions, threads: Int
    ) throws -> [Notice] {
        try files.compactMap { file in
            try LevelHint(
                file, levels: reading.levels ?? StationTable.indonesianLevels, threads: threads
            ).map { .levelTellsApart(file: file.name, columns: $0.columns, levels: $0.levels) }
        }
    }

    /// Remarks on files of stations and recaps as they are: columns that are left out, and files that end within a
    /// line.
    ///
    /// Texts that were made from files have only what is read.
    ///
    /// - Parameters:
    ///   - files: The files.
    ///   - levels: Region columns from the top down.
    ///   - others: Columns that are read beside those of stations.
    /// - Throws: `TableProblems` and `FileFault` where a header cannot be read.
    static func on(
        _ files: [CountFiles.Named], levels: [String]?, besides others: [String] = []
    ) throws -> [Notice] {
        let unknown = try files.filter { !$0.name.hasSuffix(".gz") && $0.places == nil }.compactMap {
            file -> Notice? in
            let (columns, meant) = try StationFile(levels: levels).unknownColumns(
                of: file.url, name: file.name, besides: others)
            return columns.isEmpty ? nil : .unknownColumns(file: file.name, columns: columns, meant: meant)
        }
        return unknown
            + files.filter { $0.places == nil && FileEnd.isWithinLine($0.url) }.map {
                .endsWithinLine(file: $0.name)
            }
    }
}
