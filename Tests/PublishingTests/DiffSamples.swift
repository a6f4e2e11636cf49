import Consistency
import ElectionFiles
import Elections
import Foundation
import SandingKit

@testable import Publishing

/// Reports on two small counts that are written for each test.
enum DiffSamples {
    static let head =
        "province_code,regency_code,district_code,village_code,station_no,valid,votes_1,votes_2,votes_3\n"

    /// Four districts of two provinces with 20 stations each.
    ///
    /// - Parameter change: What a row becomes, given its district from 0, its station from 1 and its three
    ///   pairs' votes; `nil` leaves it out.
    static func stations(
        _ change: (Int, Int, [Int]) -> (valid: Int, votes: [Int])? = { ($2.reduce(0, +), $2) }
    ) -> String {
        head
            + (0..<80).compactMap { index -> String? in
                let (district, station) = (index / 20, index % 20 + 1)
                let votes = [120 + index % 7, 70 + index % 11, 30 + index % 3]
                guard let row = change(district, station, votes) else { return nil }
                let code = "\(11 + district / 2)010\(district % 2 + 1)"
                return
                    "\(11 + district / 2),\(11 + district / 2)01,\(code),\(code)2001,\(station),\(row.valid),"
                    + row.votes.map(String.init).joined(separator: ",") + "\n"
            }.joined()
    }

    /// All changes of the first district favour pair 2, half of those elsewhere; valid votes that no longer sum
    /// at two stations, stations removed and added.
    static func changed() -> (old: String, new: String) {
        let old = stations { _, station, votes in station == 20 ? nil : (votes.reduce(0, +), votes) }
        let new = stations { district, station, votes in
            if district == 3, station == 1 { return nil }
            if station == 20, district != 3 { return nil }
            var votes = votes
            let step = district == 0 ? 5 : station.isMultiple(of: 2) ? 5 : -5
            if district == 0 || station < 15 {
                votes[0] -= step
                votes[1] += step
            }
            return (votes.reduce(0, +) + (district == 2 && station < 3 ? 7 : 0), votes)
        }
        return (old, new)
    }

    static func report(
        _ old: String, _ new: String, language: Language = .english, levels: [String]? = nil,
        names: (String, String) = ("old.csv", "new.csv")
    ) throws -> DiffReport {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try [(names.0, old), (names.1, new)].enumerated().map { index, file in
            let url = folder.appending(path: "\(index).csv")
            try file.1.write(to: url, atomically: true, encoding: .utf8)
            return CountFiles.Named(url: url, name: file.0)
        }
        let join = try StationFile(levels: levels, threads: 1).joined(files[0], files[1])
        let book = FormRulebook.standard
        let form = book.form("any")
        return DiffReport(
            result: try CountDiff(StationDiff(join), book: book, form: form), form: form, run: Samples.run,
            name: "diff-test", language: language, vocabulary: .indonesian)
    }

    static func changed(_ language: Language) throws -> DiffReport {
        let (old, new) = changed()
        return try report(old, new, language: language)
    }
}

extension Cell {
    /// The words of a cell, without what a format marks.
    var text: String {
        spans.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }
}
