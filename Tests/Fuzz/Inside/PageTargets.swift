import Consistency
import ElectionFiles
import Elections
import Foundation
import Ground
import Publishing
import Reconciliation
import SandingKit

/// Pages of reports with names and numbers of every kind.
enum PageTargets {
    static func check(_ folder: CaseFolder, _ random: inout FuzzRandom) throws -> [Fault] {
        folder.empty()
        var input = StationInput(.init(longPerMille: 2, mostRows: 20, isSound: true), &random)
        let sums = PlainSums(input.table.bytes(&random), levels: input.regionColumns)
        let bytes = input.mutated(&random)
        let url = try folder.write("stations.csv", bytes)
        var recaps: [RecapTable] = []
        if let sums, random.happens(800) {
            for depth in 0...sums.levels.count where random.happens(400) {
                var table = RecapInput.table(sums, depth: depth)
                if random.happens(500) { table.mutate(&random) }
                let file = try folder.write("recap_\(depth).csv", table.bytes(&random))
                if let recap = try? RecapFile(levels: input.levels).read(file, name: "recap_\(depth).csv") {
                    recaps.append(recap)
                }
            }
        }
        let form = FormRulebook.standard.form(random.pick(["any", "pemilu-2024", "pilkada-2024"]))
        guard
            let check = try? RuleTarget.check(
                url, levels: input.levels, book: .standard, form: form, recaps: recaps,
                threads: random.within(1...3))
        else { return [] }
        let part = CheckedCount.Part(
            check: check, stake: VotesAtStake(check, terms: .init()), form: form, contest: nil, election: nil)
        let report = CheckReport(
            parts: [part], run: run("check"), name: "check", language: random.pick([.english, .indonesian]))
        _ = report.summary
        return faults(
            "check pages",
            try? report.publication.files(ReportFormat.standard.union([.embed, .datawrapper, .flourish])))
    }

    static func folder(_ folder: CaseFolder, _ random: inout FuzzRandom) throws -> [Fault] {
        folder.empty()
        var isChanged = false
        for (name, bytes) in FolderInput(&random).files(&random, isChanged: &isChanged) {
            try folder.write(name, bytes)
        }
        let refuses = random.happens(800)
        guard let read = try? ElectionFolder(at: folder.url, refusesWrongSums: refuses),
            let result = try? Reconciler().reconcile(read.election)
        else { return [] }
        let report = ReconcileReport(
            result: result, findings: [], run: run("reconcile"),
            language: random.pick([.english, .indonesian]))
        return faults(
            "folder pages",
            try? report.publication.files(ReportFormat.standard.union([.embed, .datawrapper, .flourish])))
    }

    /// Facts of a run that has no inputs.
    static func run(_ command: String) -> RunFacts {
        RunFacts(version: "fuzz", command: command, arguments: [:], inputs: [], seed: 1)
    }

    /// What is wrong with the text of files.
    static func faults(_ kind: String, _ files: [ReportFile]?) -> [Fault] {
        var faults: [Fault] = []
        var paths: Set<String> = []
        for file in files ?? [] {
            if !paths.insert(file.path.lowercased()).inserted {
                faults.append(Fault(kind: "\(kind): two files have one name", detail: file.path))
            }
            if let fault = OutputText.fault(Array(file.bytes), path: file.path) {
                faults.append(Fault(kind: "\(kind): \(fault.kind)", detail: fault.detail))
            }
        }
        return faults
    }
}

/// What may not stand in a file or on a terminal.
enum OutputText {
    /// Why bytes are not fit to be written.
    ///
    /// - Parameters:
    ///   - bytes: A file or what a program printed.
    ///   - path: Its name, whose ending tells what it is.
    static func fault(_ bytes: [UInt8], path: String) -> Fault? {
        let ending = path.split(separator: ".").last.map(String.init) ?? path
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return Fault(kind: "\(ending) is not UTF-8", detail: path)
        }
        if let place = text.unicodeScalars.firstIndex(where: isControl) {
            let value = String(text.unicodeScalars[place].value, radix: 16)
            let around = text.unicodeScalars[..<place].suffix(60).map { $0.escaped(asASCII: true) }.joined()
            return Fault(
                kind: "control character in \(ending)", detail: "\(path): U+\(value) after \(around)")
        }
        if ["json", "ipynb"].contains(ending) {
            do {
                _ = try JSONParser.parse(bytes)
            } catch {
                return Fault(kind: "\(ending) is not JSON", detail: "\(path): \(error)")
            }
        }
        return nil
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 9, 10, 13: false
        case 0..<32, 127..<160: true
        default: false
        }
    }
}
