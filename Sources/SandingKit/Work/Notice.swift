import ElectionFiles
import Elections
import Feeds
import Ground
import Wording

/// Something about a file that does not stop a verb and that a person should know.
public enum Notice: Sendable, Equatable, Codable, CustomStringConvertible {
    /// Columns that no verb knows.
    case unknownColumns(file: String, columns: [String])
    /// The last line has no line end.
    case endsWithinLine(file: String)
    /// A table of a folder that is not part of a check.
    case notChecked(file: String)
    /// What reading an election folder said.
    case folder(String)
    /// Stations without complete votes, which a past count does without.
    case incompleteStations(file: String, leftOut: Int, remaining: Int)
    /// Stations that stand on more than one row of a past count, each of which is counted.
    case stationsTwice(file: String, stations: [FindingKind.RepeatedStation])
    /// What a conversion says of its contests.
    case conversion(ConversionNotice)

    /// Public code of the kind.
    public var code: String {
        switch self {
        case .unknownColumns: "unknown-columns"
        case .endsWithinLine: "ends-within-line"
        case .notChecked: "not-checked"
        case .folder: "folder"
        case .incompleteStations: "incomplete-stations"
        case .stationsTwice: "stations-twice"
        case .conversion: "conversion"
        }
    }

    public var description: String {
        switch self {
        case .unknownColumns(let file, let columns):
            "\(file): columns that are not known are left out: \(CountText.list(columns))."
        case .endsWithinLine(let file):
            "\(file): the last line has no line end; if the file was cut off, its last figure is incomplete."
        case .notChecked(let file): "\(file) is not part of the check."
        case .folder(let text): text
        case .incompleteStations(let file, let leftOut, let remaining):
            "\(file.escapedForTerminal): \(CountText.of(leftOut, .station)) without complete votes left out; "
                + "\(CountText.number(remaining, .english)) remain"
        case .stationsTwice(let file, let stations):
            "\(file.escapedForTerminal): \(CountText.of(stations.count, .station)) "
                + "\(CountText.agreeing(stations.count, "stands", "stand")) more than once "
                + "(\(Notice.named(stations).escapedForTerminal)). Every row is counted; leave one row of each first"
        case .conversion(let text): English(.indonesian).remark(text)
        }
    }
}

extension Notice {
    private static func named(_ stations: [FindingKind.RepeatedStation]) -> String {
        CountText.list(
            stations.map { "\($0.station) on lines \(CountText.list($0.lines.map(String.init)))" },
            separator: "; "
        )
    }

    /// Remarks on files of stations and recaps as they are: columns that are left out, and files that end within a
    /// line.
    ///
    /// - Throws: `TableProblems` and `FileFault` where a header cannot be read.
    static func on(_ files: [CountFiles.Named], levels: [String]?) throws -> [Notice] {
        let unknown = try files.filter { !$0.name.hasSuffix(".gz") }.compactMap { file -> Notice? in
            let columns = try StationFile(levels: levels).unknownColumns(of: file.url, name: file.name)
            return columns.isEmpty ? nil : .unknownColumns(file: file.name, columns: columns)
        }
        return unknown
            + files.filter { FileEnd.isWithinLine($0.url) }.map { .endsWithinLine(file: $0.name) }
    }
}
