import Elections
import Foundation
import Ground

extension KPUContestFiles {
    private static let levels = StationTable.indonesianLevels
    private static let pieceRows = 2048
    private static let counts: Set<String> = {
        let names = StationField.ofForms.map(\.name) + KPUStationPage.details
        return Set(names + ["votes", "ballot_no", "stations_in", "stations_total", "valid_votes", "page_no"])
    }()

    /// Columns with the types of their values.
    static func columns(_ names: [String]) -> [TableColumn] {
        names.map { name in
            let isCount = counts.contains(name) || Choice.isColumn(name)
            return TableColumn(name: name, type: isCount ? "integer" : "string")
        }
    }

    /// Writes the files of the contest into a folder that is there.
    ///
    /// - Parameters:
    ///   - url: The folder.
    ///   - options: Threads, and the words of texts.
    /// - Returns: Names and columns of the files.
    func write(to url: URL, options: KPUConversion.Options) throws -> [KPUConversion.Output] {
        var outputs: [KPUConversion.Output] = []
        func add(_ name: String, _ table: CSVWriter) throws {
            let bytes = Array(table.text.utf8)
            try ByteFile.write(url.appendingPathComponent(name), name: name, pieces: 1) { _, writer in
                writer.append(bytes)
            }
            outputs.append(.init(path: name, columns: KPUContestFiles.columns(table.header)))
        }
        try add("contests.csv", contestTable(options.text))
        try add("candidates.csv", candidateTable(options.text))
        try add("regions.csv", KPUContestFiles.table(regions))
        if !captures.isEmpty && !ballot.entries.isEmpty {
            let file = KPUCaptureFile(
                contest, ballot: ballot, choices: choices, captures, text: options.text)
            try file.write(to: url.appendingPathComponent("captures.csv"), threads: options.threads)
            outputs.append(
                .init(path: "captures.csv", columns: KPUContestFiles.columns(KPUCaptureFile.columns)))
        }
        guard !selection.current.isEmpty else { return outputs }
        try writeStations(url, "stations.csv", selection.current, besides: [], threads: options.threads)
        outputs.append(.init(path: "stations.csv", columns: KPUContestFiles.columns(stationColumns)))
        if !selection.older.isEmpty {
            let besides = ["captured_at", "page", "page_no"]
            try writeStations(
                url, "versions.csv", selection.older, besides: besides, threads: options.threads)
            outputs.append(
                .init(path: "versions.csv", columns: KPUContestFiles.columns(stationColumns + besides)))
        }
        if let pages = data.pages {
            try pages.move(to: url.appendingPathComponent("pages.csv"))
            outputs.append(.init(path: "pages.csv", columns: KPUContestFiles.columns(KPUPageRows.columns)))
        }
        return outputs
    }

    private func contestTable(_ text: (ConversionText) -> String) -> CSVWriter {
        var table = CSVWriter(header: [
            "contest_id", "title", "election_date", "region_code", "kind", "rule", "note",
        ])
        table.append(
            [
                contest.id, title, contest.electionDate, contest.region,
                contest.kind.isPilkada ? "pilkada" : "pemilu", contest.rule,
                contest.note.map { text(.contest($0)) } ?? "",
            ].map { .text($0) })
        return table
    }

    private func candidateTable(_ text: (ConversionText) -> String) -> CSVWriter {
        var table = CSVWriter(header: [
            "contest_id", "ballot_no", "candidate_id", "candidate_pair", "short_name", "source_url", "note",
        ])
        for entry in ballot.entries {
            table.append([
                .text(contest.id), .integer(entry.choice.number), .text(entry.id),
                .text(entry.standIn.map(text) ?? entry.name), .text(entry.shortName), .text(entry.source),
                .text(entry.standIn == nil ? entry.note : text(.unlisted)),
            ])
        }
        return table
    }

    static func table(_ regions: [KPURegionItem]) -> CSVWriter {
        var table = CSVWriter(header: ["region_code", "region_name", "parent_code"])
        for region in regions {
            table.append([.text(region.code), .text(region.name), .text(region.parent)])
        }
        return table
    }

    // MARK: Stations

    private var stationColumns: [String] {
        KPUContestFiles.levels + ["station_no"] + KPUStationPage.fields.map(\.name)
            + (1...max(1, ballot.count)).map { Choice($0).column }
    }

    private func writeStations(
        _ folder: URL, _ name: String, _ rows: [Int], besides: [String], threads: Int
    ) throws {
        let header = (stationColumns + besides).joined(separator: ",") + "\n"
        let pieces = max(1, (rows.count + KPUContestFiles.pieceRows - 1) / KPUContestFiles.pieceRows)
        let stations = data.stations
        var positions = [Int?](repeating: nil, count: max(1, ballot.count))
        for (position, choice) in choices.enumerated() where position < stations.votes.count {
            if let choice { positions[choice.index] = position }
        }
        let columns = positions
        let comma = UInt8(ascii: ",")
        try ByteFile.write(
            folder.appendingPathComponent(name), name: name, pieces: pieces, threads: threads,
            capacity: 200_000
        ) { piece, writer in
            if piece == 0 { writer.append(header) }
            let first = piece * KPUContestFiles.pieceRows
            for row in rows[first..<min(rows.count, first + KPUContestFiles.pieceRows)] {
                for code in stations.villages[Int(stations.village[row])] {
                    writer.append(cell: code)
                    writer.append(byte: comma)
                }
                writer.append(stations.number[row])
                for field in stations.counts {
                    writer.append(byte: comma)
                    writer.append(count: field[row])
                }
                for position in columns {
                    writer.append(byte: comma)
                    if let position { writer.append(count: stations.votes[position][row]) }
                }
                if !besides.isEmpty {
                    let page = stations.origin[row] == .villagePage ? "village" : "station"
                    writer.append("," + KPUTime.text(stations.time[row]) + ",\(page),")
                    writer.append(Int(stations.page[row]))
                }
                writer.append(byte: UInt8(ascii: "\n"))
            }
        }
    }
}
