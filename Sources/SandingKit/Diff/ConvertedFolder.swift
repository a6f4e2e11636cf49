import ElectionFiles
import Elections
import Foundation
import Ground

/// A folder with one file of stations, such as `convert` writes, in the place of that file.
struct ConvertedFolder {
    /// The file of stations.
    let stations: String
    /// Kind and day of the contest, which say whose law applies.
    let kind: ContestKind
    let day: String?

    /// - Parameter path: As given.
    /// - Returns: `nil` where it is no folder with stations.
    init?(_ path: String) {
        let url = URL(fileURLWithPath: path, isDirectory: true)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        guard let file = CountFiles.stationNames.first(where: names.contains) else { return nil }
        stations = path.hasSuffix("/") ? path + file : "\(path)/\(file)"
        let contests = url.appending(path: "contests.csv")
        var problems = TableProblems()
        guard names.contains("contests.csv"),
            let text = try? TextBytes(contentsOf: contests, name: contests.path)
        else {
            (kind, day) = (.other, nil)
            return
        }
        let table = Table(text, problems: &problems)
        func cell(_ name: String) -> String? {
            table.header.firstIndex(of: name).flatMap {
                table.records.count == 1 ? table.records[0].cells[$0] : nil
            }
        }
        kind = cell("kind").flatMap(ContestKind.init) ?? .other
        day = cell("election_date").flatMap { $0.isEmpty ? nil : $0 }
    }
}
