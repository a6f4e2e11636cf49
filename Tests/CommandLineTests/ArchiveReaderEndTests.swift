import Foundation
import Testing

/// A reader of an archive that is interrupted ends at its next step: the archive is closed, and nothing stays beside it.
@Suite struct ArchiveReaderEndTests {
    private static func table(_ version: Int) -> String {
        "province_code,regency_code,district_code,village_code,station_no,registered,valid,votes_1,votes_2\n"
            + (1...3_000).map { row in
                let votes = 50 + (row % 100 == version ? 1 : 0)
                return "10,1001,100101,1001010001,\(row),300,\(votes + 40),\(votes),40\n"
            }.joined()
    }

    @Test func nothingStaysBesideTheArchive() throws {
        try Program.inScratch { folder in
            let pages = folder.appending(path: "pages")
            try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
            for day in 10...29 {
                try Data(Self.table(day).utf8).write(to: pages.appending(path: "202407\(day)T100000_st.csv"))
            }
            _ = try ArchiveCommandTests.output("init --origin example.org/t", in: folder)
            _ = try ArchiveCommandTests.output("add pages --zone Z", in: folder)
            try FileManager.default.removeItem(at: pages)
            var statuses: Set<Int32> = []
            for command in ["log", "log --json", "verify", "diff 0 19", "publish public"] {
                for after in [0.05, 0.2, 0.4] {
                    try? FileManager.default.removeItem(at: folder.appending(path: "public"))
                    let words = ["archive"] + command.split(separator: " ").map(String.init)
                    let run = try Program.interrupted(words, in: folder, after: after)
                    statuses.insert(run.status)
                    let beside = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                        .filter { $0.hasPrefix("captures.archive-") }
                    #expect(beside.isEmpty, "\(command) after \(after) s: \(beside)")
                }
            }
            // Some were interrupted, those that were quicker were not.
            #expect(statuses.isSubset(of: [0, 130]) && statuses.contains(130), "\(statuses)")
        }
    }
}
