import ElectionFiles
import Elections
import Foundation
import Reconciliation
import Tables

/// A sample and what it is used with, in which a region is its whole path of levels.
struct PlacedFiles {
    let sample: StationTable
    /// The official file; `nil` for an estimate.
    let official: StationTable?
    /// What the sample was drawn from, from `--frame`.
    let frame: SampleFrame?
}

extension DesignArguments {
    /// Reads the frame, and tells regions of one name apart in all files alike.
    ///
    /// - Parameters:
    ///   - sample: The sample.
    ///   - official: The official file, where there is one.
    ///   - by: Column of the regions, where some are asked for.
    /// - Throws: `TableProblems` for a faulty frame, such as one that does not tell which of two regions is meant.
    func placed(
        _ sample: StationTable, official: StationTable? = nil, by: String?, names: InputNames,
        style: NumberStyle
    ) throws -> PlacedFiles {
        let options = options
        let tables = [sample, official].compactMap { $0 }
        let rows = try frame.map { frame in
            try FrameFile(
                columns: options.frameColumns, above: levelsAbove(options.frameColumns, in: sample),
                needsValid: estimator == .separateRatio, style: style
            ).read(URL(fileURLWithPath: frame), name: names[frame])
        }
        let places = PlaceNames(
            options.placeColumns(by: by), tables: tables, list: rows?.map(\.codesByColumn) ?? [])
        return PlacedFiles(
            sample: places.telling(sample), official: official.map(places.telling),
            frame: try frame.flatMap { frame in
                try rows.map { try placed($0, names[frame], places) }
            })
    }

    /// Levels above some columns, which a frame may have beside them.
    private func levelsAbove(_ columns: [String], in table: StationTable) -> [String] {
        let deepest = columns.compactMap { table.levels.firstIndex(of: $0) }.max() ?? 0
        return Array(table.levels.prefix(deepest))
    }

    private func placed(
        _ rows: [FrameFile.Row], _ file: String, _ places: PlaceNames
    ) throws -> SampleFrame {
        let options = options
        var problems = TableProblems()
        let placed = rows.map { row in
            let codes = options.frameColumns.map { name -> String in
                switch places.name(options.column(name), in: row.codesByColumn) {
                case .name(let name): return name
                case .unclear(let level, let regions):
                    let code = row.codesByColumn[name] ?? ""
                    problems.add(
                        TableProblem(
                            file: file, line: row.line, column: name, value: code,
                            reason:
                                "stands in more than one \(level) (\(CountText.list(regions).en)), and the row "
                                + "does not say which is meant; give the frame the column \(level), with a row for "
                                + "each"))
                    return code
                }
            }
            return SampleFrame.Row(
                options.place(codes), stations: row.stations, valid: row.valid, line: row.line)
        }
        try problems.throwIfAny()
        return SampleFrame(file: file, rows: placed)
    }
}
