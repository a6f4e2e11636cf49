import Foundation
import Ground

/// Results of a run that ended without a fault, beside plain sums of its files.
struct ResultCheck {
    private(set) var faults: [Fault] = []
    private let run: ProgramCase
    private let result: ProgramResult

    init(_ run: ProgramCase, _ result: ProgramResult) {
        self.run = run
        self.result = result
        switch run.expectation {
        case .none: break
        case .check(let file, let levels, let recapsFit): check(file, levels, recapsFit)
        case .diff(let old, let new, let levels): diff(old, new, levels)
        case .estimate(let file, let levels): estimate(file, levels)
        case .plan(let file, let levels): plan(file, levels)
        case .simulate(let file, let levels): simulate(file, levels)
        case .convert(let votes): convert(votes)
        case .reconcile(let votes): reconcile(votes)
        }
    }

    private mutating func add(_ kind: String, _ detail: String) {
        faults.append(Fault(kind: "\(run.command): exit status 0 with \(kind)", detail: detail))
    }

    /// The results as JSON, from standard output or from the folder.
    private func document(_ file: String = "results.json") -> JSONNode? {
        if run.arguments.contains("--json") { return try? JSONParser.parse(result.output) }
        guard run.arguments.contains("out"),
            let data = try? Data(contentsOf: result.folder.appendingPathComponent("out/" + file))
        else { return nil }
        return try? JSONParser.parse(Array(data))
    }

    private func plain(_ file: String, _ levels: [String]) -> PlainSums? {
        run.files[file].flatMap { PlainSums($0, levels: levels) }
    }

    private mutating func check(_ file: String, _ levels: [String], _ recapsFit: Bool) {
        guard let document = document(), let part = document["parts"]?.elements?.first,
            let plain = plain(file, levels)
        else { return }
        // Rows of recaps are forms too.
        let hasRecaps = run.files.keys.contains { $0.hasPrefix("recap_") }
        if let forms = part["form_checks"]?["forms"]?.whole, !hasRecaps, forms != plain.distinct {
            add("another number of forms than plainly", "\(forms), plainly \(plain.distinct)")
        }
        if recapsFit, let findings = part["findings"]?.elements {
            let wrong = findings.filter { $0["rule"]?.text == "R12" }
            if let first = wrong.first {
                add("recaps that are plain sums called wrong", first["message"]?["en"]?.text ?? "")
            }
        }
    }

    private mutating func diff(_ old: String, _ new: String, _ levels: [String]) {
        guard let document = document(), let one = plain(old, levels), let two = plain(new, levels) else {
            return
        }
        for figure in document["figures"]?.elements ?? [] {
            guard let name = figure["field"]?.text, let first = one.known(name), let second = two.known(name)
            else { continue }
            let found = (figure["old"]?.whole, figure["new"]?.whole)
            if found.0 != first || (document["not_compared"]?["keys_twice"]?.whole == 0 && found.1 != second)
            {
                return add(
                    "other totals than plain sums", "\(name): \(found), plainly \(first) and \(second)")
            }
        }
        guard let stations = document["stations"], let right = PlainDiff(one, two) else { return }
        let found = ["removed", "added", "unchanged", "changed"].map { stations[$0]?.whole }
        if found != [right.removed, right.added, right.unchanged, right.changed] {
            add("other numbers of stations than plainly", "\(found), plainly \(right)")
        }
    }

    private mutating func estimate(_ file: String, _ levels: [String]) {
        guard let document = document("estimate.json"), let plain = plain(file, levels) else { return }
        let shares = (document["sample"]?["shares"]?.elements ?? []).compactMap { $0["estimate"]?.double }
        for fault in SumCheck.shares(shares, plain) { add("other shares than plainly", fault.detail) }
    }

    private mutating func plan(_ file: String, _ levels: [String]) {
        guard let document = document(), let plain = plain(file, levels),
            let strata = document["strata"]?.elements
        else { return }
        let counted = plain.columns.indices.filter {
            plain.columns[$0].hasPrefix("votes_") || plain.columns[$0] == "valid"
        }
        let complete = plain.stations.count { station in counted.allSatisfy { station.counts[$0] != nil } }
        let found = strata.compactMap { $0["stations"]?.whole }.reduce(0, +)
        if !strata.isEmpty, found != complete {
            add("another number of stations than plainly", "\(found), plainly \(complete)")
        }
    }

    private mutating func simulate(_ file: String, _ levels: [String]) {
        guard let document = document(), let plain = plain(file, levels) else { return }
        let shares = (document["choices"]?.elements ?? []).compactMap { $0["share"]?.double }
        for fault in SumCheck.shares(shares, plain) { add("other shares than plainly", fault.detail) }
    }

    private mutating func convert(_ votes: [Int]) {
        let folder = result.folder.appendingPathComponent("out")
        let files = OutputFolderCheck.contents(folder).filter { $0.key.hasSuffix("stations.csv") }
        guard let file = files.values.first, files.count == 1 else { return }
        let levels = ["province_code", "regency_code", "district_code", "village_code"]
        guard let plain = PlainSums(Array(file), levels: levels) else {
            return add("a stations.csv that the plain reader does not read", "")
        }
        let found = votes.indices.map { plain.known("votes_\($0 + 1)") ?? 0 }
        if found.reduce(0, +) != votes.reduce(0, +) || Set(found) != Set(votes) {
            add("other votes than the pages have", "\(found), put in \(votes)")
        }
    }

    private mutating func reconcile(_ votes: [String: [Int]]) {
        guard let document = document(), let contests = document["contests"]?.elements else { return }
        for contest in contests {
            // Names are trimmed when they are read.
            guard let id = contest["contest"]?.text,
                let right = votes.first(where: { $0.key.trimmed.utf8.elementsEqual(id.utf8) })?.value,
                let official = contest["official"], let valid = official["valid_votes"]?.whole
            else { continue }
            if valid != right.reduce(0, +) {
                add("other valid votes than plainly", "\(id): \(valid), plainly \(right)")
            }
            if let lead = official["lead_votes"]?.whole, right.count > 1 {
                let sorted = right.sorted(by: >)
                if lead != sorted[0] - sorted[1] {
                    add("another lead than plainly", "\(id): \(lead), plainly \(right)")
                }
            }
        }
    }
}

extension JSONNode {
    /// A whole number, where this is one.
    var whole: Int? { Int(shown) }

    /// A number, where this is one.
    var double: Double? { Double(shown) }
}
