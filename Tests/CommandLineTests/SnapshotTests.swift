import Foundation
import Testing

/// Whole reports as they were recorded beside what the program writes today.
///
/// `SANDING_RECORD=1 swift test --filter Snapshot` writes today's files in place of the recorded ones, and fails where one
/// changed, so that nobody records without seeing it.
@Suite struct SnapshotTests {
    /// A folder of the repository and the command whose report it holds.
    struct Report: Sendable, CustomTestStringConvertible {
        var folder: String
        var command: String
        var testDescription: String { folder }
    }

    static let reports: [Report] = {
        let kept = "Tests/CommandLineTests/Snapshots"
        let count = "Data/invented-count"
        return [
            Report(
                folder: "Notebooks-out/example",
                command: "reconcile Data/pilkada-2018 --contest pilgub-2018-jabar"),
            Report(folder: "\(kept)/reconcile-id", command: "reconcile Data/makassar-2018 --lang id"),
            Report(
                folder: "\(kept)/reconcile-sample",
                command: "reconcile --sample \(count)/sample.csv --official \(count)/official_later.csv "
                    + "--stratum regency_code --by regency_code"),
            Report(
                folder: "\(kept)/check", command: "check \(count)/official.csv \(count)/recap_village.csv"),
            Report(
                folder: "\(kept)/diff-id",
                command: "diff \(count)/official.csv \(count)/official_later.csv --lang id"),
            Report(
                folder: "\(kept)/estimate",
                command: "estimate \(count)/sample.csv --stratum regency_code --frame \(count)/frame.csv "
                    + "--by regency_code"),
            Report(
                folder: "\(kept)/convert",
                command: "convert \(count)/pages --candidates \(count)/candidate_ids.csv"),
        ]
    }()

    /// Files that hold digests of the others.
    static let digests: Set<String> = ["proof.json", "datapackage.json"]

    /// What the command writes today, in a folder that has `Data` and nothing else.
    static func today(_ command: String) throws -> [String: Data] {
        try Program.inScratch { scratch in
            try FileManager.default.createSymbolicLink(
                at: scratch.appending(path: "Data"), withDestinationURL: Program.root.appending(path: "Data"))
            let words = command.split(separator: " ").map(String.init)
            let run = try Program.run(words + ["--out", "report", "--quiet"], in: scratch)
            #expect(run.status == 0, "\(command): \(run.errors)")
            return try Program.contents(of: scratch.appending(path: "report"))
        }
    }

    /// Whether two texts differ in the last digits of numbers at most, as they may between processors.
    static func isTheSame(_ one: Data, _ other: Data) -> Bool {
        if one == other { return true }
        let number = /[0-9]+\.[0-9]{9,}(?:[eE][-+]?[0-9]+)?/
        let (first, second) = (String(decoding: one, as: UTF8.self), String(decoding: other, as: UTF8.self))
        guard first.replacing(number, with: "0") == second.replacing(number, with: "0") else { return false }
        let pairs = zip(first.matches(of: number), second.matches(of: number))
        return pairs.allSatisfy { left, right in
            guard let x = Double(left.0), let y = Double(right.0) else { return false }
            return abs(x - y) <= 1e-9 * max(abs(x), abs(y), 1e-3)
        }
    }

    @Test(arguments: reports)
    func theReportIsWhatWasRecorded(report: Report) throws {
        let folder = Program.root.appending(path: report.folder)
        let recorded = try Program.contents(of: folder)
        let today = try Self.today(report.command)
        #expect(today.count > 4)
        #expect(Set(recorded.keys) == Set(today.keys), "\(report.folder)")
        var isExact = true
        for (path, bytes) in today where !Self.digests.contains(path) {
            let before = recorded[path] ?? Data()
            isExact = isExact && before == bytes
            #expect(
                Self.isTheSame(before, bytes),
                "\(report.folder)/\(path) changed; see Tests/README.md on recording")
        }
        if isExact {
            for path in Self.digests { #expect(recorded[path] == today[path], "\(report.folder)/\(path)") }
        }
        guard ShownOutputTests.isRecording, recorded != today else { return }
        if !recorded.isEmpty { try FileManager.default.removeItem(at: folder) }
        for (path, bytes) in today {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try bytes.write(to: file)
        }
    }

    @Test func aChangeIsSeenAndTheLastDigitIsNot() {
        let same = { (one: String, other: String) in Self.isTheSame(Data(one.utf8), Data(other.utf8)) }
        #expect(same("a 0.12345678901234567 b", "a 0.12345678901234561 b"))
        #expect(!same("a 0.12345678901234567 b", "a 0.12345679901234567 b"))
        #expect(!same("a 0.12345678901234567 b", "c 0.12345678901234567 b"))
        #expect(!same("1 and 2.5", "1 and 2.6"))
    }
}
