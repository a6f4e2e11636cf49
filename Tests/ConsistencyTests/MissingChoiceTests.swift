import Elections
import Foundation
import Ground
import SandingKit
import TestSupport
import Testing

@testable import Consistency

/// A column of votes that a file lacks is one cause, whatever slips stand beside it; other slips are none.
@Suite struct MissingChoiceTests {
    private static func check(_ text: String) throws -> CountCheck {
        let folder = FileManager.default.temporaryDirectory.appending(path: "choices-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "stations.csv")
        try Data(text.utf8).write(to: file)
        return try #require(try CheckRequest([file.path]).run().parts.first?.check)
    }

    private static func missing(_ check: CountCheck) -> [(what: FindingKind.MissingChoice, findings: Int)] {
        check.findings.compactMap { finding in
            guard case .cause(let cause) = finding.kind, case .choiceMissing(let what) = cause.what else {
                return nil
            }
            return (what, cause.findings)
        }
    }

    /// The text without the votes of a choice; those behind it are numbered anew.
    private static func without(_ choice: Int, _ text: String) -> String {
        let lines = text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let column = lines[0].firstIndex(of: "votes_\(choice)") ?? 0
        var number = 0
        let header = lines[0].enumerated().filter { $0.offset != column }.map { _, name -> String in
            guard name.hasPrefix("votes_") else { return String(name) }
            number += 1
            return "votes_\(number)"
        }
        let rows = lines.dropFirst().map { cells in
            cells.enumerated().filter { $0.offset != column }.map { String($0.element) }
        }
        return ([header] + rows).map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
    }

    @Test(arguments: 1...3)
    func aMissingChoiceIsOneCause(choice: Int) throws {
        for seed in 0..<14 {
            var random = SeededRandom(state: UInt64(100 * choice + seed))
            var count = SmallCount(seed: UInt64(seed) &* 7919 &+ 3)
            let whole = count.stations
            // Slips of other kinds beside it.
            for _ in 0..<(seed % 3) {
                count.stations[random.between(0, count.stations.count - 1)]["registered"] += 300
            }
            let check = try Self.check(Self.without(choice, count.text(count.stations, depth: 4)))
            let found = Self.missing(check)
            #expect(found.count == 1)
            let sums = (1...3).map { number in whole.reduce(0) { $0 + $1["votes_\(number)"] } }
            let lost = sums[choice - 1]
            #expect(found.first?.what.votes == lost && found.first?.what.of == whole.count)
            let others = sums.enumerated().filter { $0.offset != choice - 1 }.map(\.element).sorted(by: >)
            #expect(found.first?.what.leavesLeadOpen == (lost > others[1]) && found.first?.what.held == nil)
            let counted = check.findings.filter { $0.severity == .error && $0.cause == nil }
            #expect(!counted.contains { $0.rule == "R7" }, "\(counted.map(\.rule))")
            // Nobody can answer it at one station.
            let cause = check.findings.first { $0.rule == "cause-choice-missing" }
            #expect(cause?.place.line == nil && cause?.station == nil && cause?.region == nil)
            let stake = VotesAtStake(check, terms: .init())
            #expect(stake.contradicted == 0)
            // A lead that the missing choice may have is nobody's.
            #expect((stake.lead == nil) == (lost > others[1]) && (stake.leader == nil) == (lost > others[1]))
        }
    }

    /// A form whose valid votes break another rule is a finding of its own beside it.
    @Test func aSlipBesideAMissingChoiceIsTold() throws {
        var count = SmallCount(seed: 23)
        let place = count.stations.count / 2
        count.stations[place]["valid"] += 7
        let check = try Self.check(Self.without(2, count.text(count.stations, depth: 4)))
        let found = Self.missing(check)
        #expect(found.map(\.what.stations) == [count.stations.count - 1])
        let own = check.findings.filter { $0.severity == .error && $0.cause == nil }
        #expect(Set(own.compactMap(\.place.line)) == [place + 2], "\(own.map(\.place))")
        #expect(own.contains { $0.rule == "R7" })
    }

    /// Nor is a form folded whose difference is not the figure that the column holds elsewhere.
    @Test func aSlipBesideAHeldColumnIsTold() throws {
        var count = SmallCount(seed: 17)
        for place in count.stations.indices {
            count.stations[place]["invalid"] += 2
            count.stations[place]["ballots_used"] += 2
            count.stations[place]["valid"] += count.stations[place]["invalid"]
        }
        count.stations[3]["votes_2"] -= 1
        let check = try Self.check(count.text(count.stations, depth: 4))
        let found = Self.missing(check)
        #expect(found.map(\.what.held) == ["invalid"])
        #expect(found.map(\.what.stations) == [count.stations.count - 1])
        let own = check.findings.filter { $0.rule == "R7" && $0.cause == nil }
        #expect(own.map(\.place.line) == [5])
    }

    /// Valid votes that include the invalid ones lack no choice.
    @Test func aColumnThatHoldsAnotherIsTold() throws {
        var count = SmallCount(seed: 17)
        for place in count.stations.indices {
            count.stations[place]["invalid"] += 2
            count.stations[place]["ballots_used"] += 2
            count.stations[place]["valid"] += count.stations[place]["invalid"]
        }
        let check = try Self.check(count.text(count.stations, depth: 4))
        let found = Self.missing(check)
        #expect(found.map(\.what.held) == ["invalid"] && found.first?.what.leavesLeadOpen == false)
        #expect(VotesAtStake(check, terms: .init()).lead != nil)
        // The bound of the ballots is broken by nothing else.
        let counted = check.findings.filter { $0.severity == .error && $0.cause == nil }
        #expect(
            counted.isEmpty && (found.first?.findings ?? 0) > count.stations.count, "\(counted.map(\.rule))")
    }

    @Test func otherSlipsAreNoMissingChoice() throws {
        for seed in 0..<14 {
            var random = SeededRandom(state: UInt64(seed))
            var count = SmallCount(seed: UInt64(seed) &* 104_729)
            switch seed % 3 {
            case 0:
                for _ in 0..<9 { count.stations[random.between(0, count.stations.count - 1)]["valid"] += 10 }
            case 1:
                // Two columns in each other's place, in all rows.
                for place in count.stations.indices {
                    let valid = count.stations[place]["valid"]
                    count.stations[place]["valid"] = count.stations[place]["ballots_used"]
                    count.stations[place]["ballots_used"] = valid
                }
            default: break
            }
            #expect(
                Self.missing(try Self.check(count.text(count.stations, depth: 4))).isEmpty, "seed \(seed)")
        }
    }
}
