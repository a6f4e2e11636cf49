import Consistency
import Elections
import Ground
import SandingKit

/// In which columns of a worklist the codes of a row stand: each in that of its own level.
struct RegionColumns {
    /// Region columns from the top down, and last the column of codes whose level is not known.
    let levels: [String]
    private let place: [String: Int]

    /// The column of codes whose level is not known.
    static let unknown = "region_code"

    /// - Parameter parts: The checks, one a contest.
    init(_ parts: [CheckedCount.Part]) {
        let known = parts.flatMap { part -> [String] in
            let input = part.check.input
            // The file that goes deepest names the levels in their order.
            let recaps = input.recaps.map(\.levels).sorted { $0.count > $1.count }
            return (part.directory?.levels ?? []) + (input.stations?.rollUp.tree.levels.map(\.name) ?? [])
                + recaps.flatMap { $0 } + input.frames.map(\.level)
        }
        levels = known.filter { $0 != RegionColumns.unknown }.uniqued() + [RegionColumns.unknown]
        place = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
    }

    /// Codes by column, empty where none stands.
    ///
    /// - Parameter codes: Codes with the columns of their levels; one that is no level's is of a level that is not known.
    func cells(_ codes: [(level: String, code: String)]) -> [String] {
        var cells = [String](repeating: "", count: levels.count)
        for (level, code) in codes { cells[place[level] ?? levels.count - 1] = code }
        return cells
    }
}

/// Codes of the rows of recaps and of lists of regions that findings name, by the columns of their levels.
struct RegionsOfRows {
    private var codes: [Worklist.Place: [(level: String, code: String)]] = [:]
    /// Figures of the rows of recaps, by column.
    private(set) var figures: [Worklist.Place: [String: Int]] = [:]
    private let frames: [String: String]
    /// Levels at which the files have each region.
    private let levels: [String: [String]]

    /// - Parameters:
    ///   - part: The check of a contest.
    ///   - places: Rows that findings name.
    init(_ part: CheckedCount.Part, places: Set<Worklist.Place>) {
        let input = part.check.input
        let files = Set(places.map(\.file))
        for recap in input.recaps where files.contains(recap.file) {
            for row in 0..<recap.count {
                let place = Worklist.Place(file: recap.file, line: recap.line(ofRow: row))
                guard places.contains(place) else { continue }
                codes[place] = zip(recap.levels, recap.regions).compactMap { level, column in
                    column[row].map { (level, $0) }
                }
                figures[place] = Dictionary(
                    zip(recap.measures, recap.counts).compactMap { measure, counts in
                        counts[row].map { (measure.name, Int($0)) }
                    }
                ) { first, _ in first }
            }
        }
        frames = Dictionary(input.frames.map { ($0.file, $0.level) }) { $1 }
        let trees = [input.stations?.rollUp.tree].compactMap { $0 } + input.recaps.map(\.tree)
        levels = RegionsOfRows.levels(
            of: Set(part.check.findings.compactMap { $0.region?.text }), in: trees)
    }

    /// Levels at which trees have some regions: every code is looked at once, however many rows ask.
    private static func levels(of regions: Set<String>, in trees: [RegionTree]) -> [String: [String]] {
        var found: [String: [String]] = [:]
        for level in trees.flatMap(\.levels) {
            for unit in 0..<level.count {
                guard let code = level.code(unit), regions.contains(code) else { continue }
                if !(found[code] ?? []).contains(level.name) { found[code, default: []].append(level.name) }
            }
        }
        return found
    }

    /// Codes of a row with the columns of their levels.
    ///
    /// - Parameters:
    ///   - place: The row.
    ///   - region: The region that findings on it name; empty where they name none.
    func codes(_ place: Worklist.Place, region: String) -> [(level: String, code: String)] {
        if let known = codes[place] { return known }
        guard !region.isEmpty else { return [] }
        return [(frames[place.file] ?? level(of: region), region)]
    }

    /// The level of a region, where every file that has it has it at the same one.
    private func level(of region: String) -> String {
        let names = levels[region] ?? []
        return names.count == 1 ? names[0] : RegionColumns.unknown
    }
}
