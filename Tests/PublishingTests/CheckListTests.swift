import Consistency
import Elections
import Foundation
import SandingKit
import Testing

@testable import Publishing

/// All findings of a check as lists that a browser filters: every finding is on one page, and a choice is what stands in the rows.
@Suite struct CheckListTests {
    /// A check of stations of which each breaks a rule, in two regions.
    private func report(_ stations: Int, _ language: Language) throws -> CheckReport {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let rows = (1...stations).map { station in
            let village = station % 3
            // Now more, now fewer than the votes: a column of votes that is missing would be one cause for all of them.
            let valid = station % 4 == 0 ? 70 : 100
            return
                "1\(village),1\(village)01,\(station),200,150,\(valid),\(60 + station % 7),\(20 + station % 5)"
        }
        let text =
            (["province_code,regency_code,station_no,registered,ballots_used,valid,votes_1,votes_2"] + rows)
            .joined(separator: "\n")
        let url = folder.appending(path: "stations.csv")
        try (text + "\n").write(to: url, atomically: true, encoding: .utf8)
        let found = try CheckRequest(
            [url.path],
            reading: ReadingOptions(levels: ["province_code", "regency_code"])
        ).run()
        return CheckReport(
            parts: found.parts,
            run: RunFacts(
                version: "1", command: "check", arguments: [:], inputs: found.inputs, seed: 1),
            name: "check", language: language)
    }

    private func lists(_ report: CheckReport) -> [Section] {
        Array(report.publication.sections).filter(\.isForBrowsers)
    }

    @Test(arguments: Language.allCases) func everyFindingIsOnAPage(language: Language) throws {
        let report = try report(2300, language)
        let lists = lists(report)
        let entries = FindingEntry.grouped(report.findings)
        #expect(entries.count > 2000 && lists.count == (entries.count + 999) / 1000)
        var rows = 0
        for list in lists {
            guard case .table(let table)? = list.blocks.first else {
                Issue.record("no table")
                continue
            }
            rows += table.rows.count
            #expect(!table.filters.isEmpty)
            for filter in table.filters {
                #expect(filter.kinds.count == table.rows.count)
                #expect(Set(filter.choices.map(\.kind)) == Set(filter.kinds))
                for choice in filter.choices {
                    #expect(
                        filter.style.contains(".f-\(choice.kind):checked) tbody tr:not(.r-\(choice.kind))"))
                }
            }
        }
        #expect(rows == entries.count)
        let files = try report.publication.files([.html])
        #expect(files.allSatisfy { $0.bytes.count <= 1_000_000 })
        let page = try #require(files.first { $0.path == "report.html" })
        #expect(String(decoding: page.bytes, as: UTF8.self).contains("list-1-1"))
        #expect(!files.contains { String(decoding: $0.bytes, as: UTF8.self).contains("<script") })
    }

    @Test func fewFindingsNeedNoList() throws {
        #expect(lists(try report(20, .english)).isEmpty)
    }
}
