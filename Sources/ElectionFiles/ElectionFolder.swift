import Elections
import Foundation
import Ground

/// An election folder as read: the election, the files it came from, and what was left aside.
public struct ElectionFolder: Sendable, Equatable {
    public var election: Election
    /// By their paths relative to the folder, in alphabetical order.
    public var inputs: [InputFile]
    /// Remarks for the person who runs it, such as columns that were not read.
    public var notices: [FolderNotice]
}

/// A remark on a folder that was read.
public enum FolderNotice: Sendable, Hashable, Codable {
    /// Columns of a table that were left aside, and what was probably meant by some of them.
    case columnsNotRead(file: String, columns: [String], meant: [MeantColumn])
    /// A file whose name differs from a table's only in letter case.
    case fileNotRead(file: String, insteadOf: String)
}

extension ElectionFolder {
    /// Reads and cross-checks a folder of the shape of Contract section 1.
    ///
    /// - Parameters:
    ///   - url: The folder.
    ///   - numbers: How numbers are written in files that `datapackage.json` says nothing about.
    ///   - refusesWrongSums: Whether figures that do not add up are refused. Who checks a count wants them as
    ///     findings; nothing else may be computed from them.
    /// - Throws: `TableProblems` with every fault found, each with file, line, column and value;
    ///   `FileFault` where the folder or a file cannot be read.
    public init(at url: URL, numbers: NumberStyle = .plain, refusesWrongSums: Bool = true) throws {
        var reader = try FolderReader(url: url, numbers: numbers, refusesWrongSums: refusesWrongSums)
        self = try reader.read()
    }
}

/// Reads the files of a folder one after another and gathers their faults.
struct FolderReader {
    let url: URL
    let numbers: NumberStyle
    private let refusesWrongSums: Bool
    private var package: PackageDescriptor?
    private var inputs: [InputFile] = []
    private var notices: [FolderNotice] = []
    var problems = TableProblems()
    var scheme = RegionCodeScheme.undeclared

    init(url: URL, numbers: NumberStyle, refusesWrongSums: Bool) throws {
        self.url = url
        self.numbers = numbers
        self.refusesWrongSums = refusesWrongSums
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            throw FileFault(
                file: url.relativePath, kind: .missing,
                FolderFault.noFolder)
        }
        guard isFolder.boolValue else {
            throw FileFault(
                file: url.relativePath, kind: .missing,
                FolderFault.isFile)
        }
    }

    mutating func read() throws -> ElectionFolder {
        try readPackage()
        guard let contestTable = try table("contests", required: ["contest_id"]) else {
            try problems.throwIfAny()
            throw FileFault(
                file: url.relativePath, kind: .missing,
                FolderFault.noContestsFile)
        }
        var election = Election(
            name: url.standardizedFileURL.lastPathComponent, title: package?.title ?? "",
            scheme: scheme)
        election.winnerRules = try winnerRules()
        election.contests = FolderReader.toldApart(contests(contestTable, rules: election.rulebook))
        election.candidates =
            try required("candidates", ["contest_id", "ballot_no", "candidate_pair"])
            .map { candidates($0, of: election.contests) } ?? []
        election.regions =
            try table("regions", required: ["region_code", "region_name"])
            .map { regions($0) } ?? []
        election.recapRows =
            try table("recap", required: ["contest_id", "region_code", "ballot_no"])
            .map { recapRows($0) } ?? []
        election.recapTotals =
            try table("recap_totals", required: ["contest_id", "region_code"])
            .map { recapTotals($0) } ?? []
        election.readings =
            try table(
                "quick_counts", required: ["contest_id", "pollster", "ballot_no"]
            ).map { readings($0) } ?? []
        election.captures =
            try table(
                "captures", required: ["contest_id", "captured_at", "ballot_no"]
            ).map { captures($0) } ?? []
        election.outages = try table("outages", required: ["from", "to"]).map { outages($0) } ?? []
        try problems.throwIfAny()
        completeRegions(&election)
        CrossCheck(election, refusesWrongSums: refusesWrongSums).run(into: &problems)
        try problems.throwIfAny()
        return ElectionFolder(
            election: election, inputs: inputs.sorted { $0.name < $1.name }, notices: notices)
    }

    /// Contests of one title get their ids behind it: what is said of one must not be taken for the other.
    private static func toldApart(_ contests: [Contest]) -> [Contest] {
        let titles = Dictionary(contests.map { ($0.title, 1) }, uniquingKeysWith: +)
        return contests.map { contest in
            var own = contest
            if titles[contest.title, default: 0] > 1 { own.title += " (\(contest.id))" }
            return own
        }
    }

    private mutating func readPackage() throws {
        let file = url.appendingPathComponent(PackageDescriptor.fileName)
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        let text = try open(PackageDescriptor.fileName)
        let descriptor = try PackageDescriptor(text)
        package = descriptor
        scheme = descriptor.scheme
    }

    /// Contests of a folder whose files may be faulty; `nil` where they cannot be read.
    static func contests(at url: URL) -> [Contest]? {
        guard var reader = try? FolderReader(url: url, numbers: .plain, refusesWrongSums: false) else {
            return nil
        }
        try? reader.readPackage()
        return (try? reader.table("contests", required: ["contest_id"])).map {
            reader.contests($0, rules: .standard)
        }
    }

    mutating func open(_ name: String) throws -> TextBytes {
        let file = url.appendingPathComponent(name)
        let root = url.resolvingSymlinksInPath().standardizedFileURL.path
        let real = file.resolvingSymlinksInPath().standardizedFileURL.path
        guard real.hasPrefix(root + "/") else {
            throw TableProblems(
                TableProblem(
                    file: name, FolderFault.linkOutside))
        }
        let text = try TextBytes(contentsOf: file, name: name)
        inputs.append(.init(name: name, bytes: text.byteCount, sha256: text.sha256))
        return text
    }

    private mutating func required(_ name: String, _ columns: [String]) throws -> Table? {
        if let table = try table(name, required: columns) { return table }
        if problems.isEmpty {
            throw FileFault(
                file: "\(url.relativePath)/\(name).csv", kind: .missing,
                FolderFault.missingFile)
        }
        return nil
    }

    /// The table of a resource, or `nil` where the folder has none; faults are noted and reading goes on.
    private mutating func table(_ name: String, required: [String]) throws -> Table? {
        let path = package?.paths[name] ?? "\(name).csv"
        let exists = FileManager.default.fileExists(atPath: url.appendingPathComponent(path).path)
        if !exists && package?.paths[name] == nil {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
            notices += names.filter { $0.lowercased() == path }.sorted().map {
                .fileNotRead(file: $0, insteadOf: path)
            }
            return nil
        }
        let text: TextBytes
        do {
            text = try open(path)
        } catch let found as TableProblems {
            problems.add(found)
            return nil
        }
        var found = TableProblems()
        let table = Table(
            text, delimiter: package?.delimiters[name], required: required, problems: &found)
        problems.add(found)
        let known = FolderColumns.known[name] ?? []
        let unknown = table.header.filter { !known.contains($0) }
        if !unknown.isEmpty {
            notices.append(
                .columnsNotRead(
                    file: path, columns: unknown,
                    meant: ColumnNames.meant(unknown, of: table.header, known: known)))
        }
        return required.allSatisfy(table.header.contains) ? table : nil
    }

    /// Visits the rows of a table with the number styles that apply to it.
    mutating func forEach(
        _ table: Table, resource: String, _ body: (RowReader, inout TableProblems) -> Void
    ) {
        var found = TableProblems()
        table.forEachRow(style: numbers, styles: package?.styles[resource] ?? [:]) { row in
            body(row, &found)
        }
        problems.add(found)
    }

    /// Contests without a region take that of their recap where there is only one.
    private func completeRegions(_ election: inout Election) {
        var contests = election.contests
        for index in contests.indices where contests[index].region == nil {
            let regions = Set(election.recapRows(of: contests[index].id).map(\.region))
            if regions.count == 1 { contests[index].region = regions.first }
        }
        election.contests = contests
    }
}

/// The columns of Contract section 1.
enum FolderColumns {
    static let known: [String: [String]] = [
        "contests": [
            "contest_id", "title", "election_date", "region_code", "kind", "rule", "population",
            "parent_contest_id", "note",
        ],
        "candidates": [
            "contest_id", "ballot_no", "candidate_id", "candidate_pair", "short_name", "source_url",
            "note",
        ],
        "regions": ["region_code", "region_name", "parent_code", "source_url"],
        "recap": [
            "contest_id", "region_code", "ballot_no", "votes", "share_pct", "status", "form", "decided_on",
            "source_url", "note",
        ],
        "recap_totals": [
            "contest_id", "region_code", "valid_votes", "invalid_votes", "ballots_used",
            "registered_voters", "polling_stations", "turnout", "invalid_pct", "decided_on", "status",
            "source_url", "note",
        ],
        "quick_counts": [
            "contest_id", "pollster", "ballot_no", "share_pct", "region_code", "sample_stations",
            "low_pct", "high_pct", "data_in_pct", "margin_of_error_pct", "margin_of", "confidence_level_pct",
            "sampling_method", "as_of",
            "qc_id", "stage", "role", "measure", "base", "source_kind", "funder", "frame", "source_url",
            "note",
        ],
        "captures": [
            "contest_id", "captured_at", "ballot_no", "votes", "share_pct", "stations_in",
            "stations_total", "valid_votes", "region_code", "source_kind", "capture_id",
            "time_precision", "stage", "source_url", "note",
        ],
        "outages": ["from", "to", "contest_id", "scope", "what_was_said", "source_url", "note"],
    ]
}
