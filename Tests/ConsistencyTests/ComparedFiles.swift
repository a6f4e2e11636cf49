import ElectionFiles
import Elections
import Foundation
import SandingKit

@testable import Consistency

/// Two files of stations, compared as the command line does it.
enum ComparedFiles {
    static func compare(
        _ old: String, _ new: String, threads: Int = 2, form: String = "any", levels: [String]? = nil
    ) throws -> CountDiff {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try [("old.csv", old), ("new.csv", new)].map { name, text in
            let url = folder.appending(path: name)
            try text.write(to: url, atomically: true, encoding: .utf8)
            return CountFiles.Named(url: url, name: name)
        }
        let join = try StationFile(levels: levels, threads: threads).joined(files[0], files[1])
        let book = FormRulebook.standard
        return try CountDiff(
            StationDiff(join), book: book, form: book.form(form), threads: threads)
    }

    /// Every changed figure as a line, as `changes.csv` has them.
    static func lines(_ result: CountDiff) -> [String] {
        let diff = result.diff
        return (0..<diff.count).flatMap { station -> [String] in
            let codes = diff.levels.indices.map {
                diff.code(level: $0, region: diff.region(of: station, level: $0))
            }
            let start =
                "\(diff.kinds[station].rawValue) \(codes.joined(separator: "/")) \(diff.number(of: station))"
            guard diff.kinds[station] == .changed else { return [start] }
            return diff.measures.indices.compactMap { measure in
                let (old, new) = diff.values(measure, station)
                guard old != new else { return nil }
                let texts = [old, new].map { $0.map(String.init) ?? "–" }
                return "\(start) \(diff.measures[measure].name) \(texts[0]) \(texts[1])"
            }
        }
    }
}
