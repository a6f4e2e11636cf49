import ElectionFiles
import Elections
import Foundation
import Ground
import Reconciliation

/// Reads a sample and what it is used with, in which a region is its whole path of levels.
struct SampleReading {
    let files: SampleFiles
    /// The official file, where the sample is compared with one.
    let official: String?
    private let names: InputNames
    private let design: DesignOptions
    private let control: WorkControl
    private let intake: Intake

    /// What was read.
    struct Tables {
        let sample: StationSample
        /// The official file; `nil` for an estimate.
        let official: StationTable?
        /// Remarks on both.
        let notices: [Notice]
    }

    init(_ files: SampleFiles, official: String? = nil, intake: Intake, control: WorkControl) {
        self.files = files
        self.official = official
        names = InputNames([files.sample, official].compactMap { $0 } + files.paths.dropFirst())
        self.control = control
        self.intake = intake
        var design = files.design
        design.threads = control.threads
        self.design = design
    }

    /// All files of the run.
    static func paths(_ files: SampleFiles, official: String? = nil) -> [String] {
        [files.sample, official].compactMap { $0 } + files.paths.dropFirst()
    }

    /// Reads everything and makes the sample ready.
    ///
    /// - Throws: `TableProblems`, `FileFault` and `SampleFault` with what to do; `EstimationError`.
    func read() throws -> Tables {
        let regions = files.by.map { [$0] } ?? []
        let listed = try official.map {
            try table($0, isSample: false, labels: design.labelColumns + regions, needed: regions)
        }
        let own = try table(files.sample, isSample: true, labels: design.labelColumns + regions)
        let rows = try files.frame.map { frame in
            try FrameFile(
                columns: design.frameColumns, above: levelsAbove(design.frameColumns, in: own) + regions,
                needsValid: design.estimator == .separateRatio, style: files.reading.numbers
            ).read(URL(fileURLWithPath: frame), name: names[frame])
        }
        let places = PlaceNames(
            design.placeColumns(by: files.by), tables: [own, listed].compactMap { $0 },
            list: rows?.map(\.codesByColumn) ?? [])
        let (sample, all) = (places.telling(own), listed.map(places.telling))
        var frame: SampleFrame?
        if let rows, let file = files.frame { frame = try placed(rows, names[file], places) }
        if frame == nil, let all {
            frame = try SampleFrame(counting: all, for: design).holding(sample, of: all, for: design)
        }
        var stations = try StationSample(sample, options: design, frame: frame, joint: try joint())
        stations.shouldStop = control.shouldStop
        let opened = try [files.sample, official].compactMap { $0 }.map {
            try intake.open($0, name: names[$0])
        }
        let once =
            stations.rewritten.isEmpty
            ? [] : [Notice.stationsRewritten(file: names[files.sample], stations: stations.rewritten)]
        let notices =
            try once
            + Notice.on(
                opened, levels: intake.reading.levels,
                besides: design.labelColumns + design.numberColumns + regions)
        return Tables(sample: stations, official: all, notices: notices)
    }

    /// Reads the sample, or a list with the same columns.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - isSample: Whether it is the sample, which has weights and the like.
    ///   - labels: Columns of codes to read beside the regions.
    ///   - needed: Those of them that any list must have, whatever the design.
    private func table(
        _ path: String, isSample: Bool, labels: [String], needed: [String] = []
    ) throws -> StationTable {
        let levels = intake.reading.levels
        let regions = Set(levels ?? StationTable.indonesianLevels)
        var wanted: [String] = []
        for label in labels where !regions.contains(label) && !wanted.contains(label) {
            wanted.append(label)
        }
        var file = StationFile(
            levels: levels, labels: wanted, numbers: isSample ? design.numberColumns : design.drawnColumns,
            style: files.reading.numbers, threads: control.threads)
        // Without them the design cannot be drawn from the official file, and limits are approximate.
        if !isSample {
            file.optional = Set(design.drawnColumns)
            if let cluster = design.cluster, !design.frameColumns.contains(cluster) {
                file.optional.insert(cluster)
            }
            if files.frame != nil { file.optional.formUnion(design.labelColumns) }
            file.optional.subtract(needed)
            // Of the official file nothing else is used; voters tell what a partial file lacks.
            file.fields = [.registered] + (design.base == .valid ? [.valid] : [])
        }
        return try file.read(try intake.stations(path, name: names[path]))
    }

    /// Levels above some columns, which a frame may have beside them.
    private func levelsAbove(_ columns: [String], in table: StationTable) -> [String] {
        let deepest = columns.compactMap { table.levels.firstIndex(of: $0) }.max() ?? 0
        return Array(table.levels.prefix(deepest))
    }

    /// - Throws: `TableProblems` for a frame that does not tell which of two regions is meant.
    private func placed(
        _ rows: [FrameFile.Row], _ file: String, _ places: PlaceNames
    ) throws -> SampleFrame {
        var problems = TableProblems()
        let placed = rows.map { row in
            let codes = design.frameColumns.map { name -> String in
                switch places.name(design.column(name), in: row.codesByColumn) {
                case .name(let name): return name
                case .unclear(let level, let regions):
                    let code = row.codesByColumn[name] ?? ""
                    problems.add(
                        TableProblem(
                            file: file, line: row.line, column: name, value: code,
                            StationFault.codeOfSeveral(level: level, regions: regions)))
                    return code
                }
            }
            var placed = SampleFrame.Row(
                design.place(codes), stations: row.stations, valid: row.valid, line: row.line)
            if let by = files.by, row.codesByColumn[by] != nil,
                case .name(let region) = places.name(PlaceColumn(by), in: row.codesByColumn)
            {
                placed.region = region
            }
            return placed
        }
        try problems.throwIfAny()
        return SampleFrame(file: file, rows: placed)
    }

    /// Joint probabilities, where a file has them.
    private func joint() throws -> JointProbabilities? {
        guard let joint = files.joint else { return nil }
        var found = JointProbabilities(file: names[joint])
        let file = JointProbabilityFile(style: files.reading.numbers, threads: control.threads)
        for row in try file.read(URL(fileURLWithPath: joint), name: names[joint]) {
            try found.add(row.first, row.second, probability: row.probability, line: row.line)
        }
        return found
    }
}
