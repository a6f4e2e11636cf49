import ElectionFiles
import Elections
import Foundation
import Ground
import Wording

/// Election folders that exist for the length of one closure.
enum TemporaryFolder {
    /// A small folder without a fault: one contest of two pairs in region 51.
    static let sound: [String: String] = [
        "contests.csv":
            "contest_id,title,election_date,region_code,kind,rule\nbali,Bali,2018-06-27,51,pilkada,plurality\n",
        "candidates.csv": "contest_id,ballot_no,candidate_pair\nbali,1,A - B\nbali,2,C - D\n",
        "regions.csv": "region_code,region_name\n51,Bali\n5171,Denpasar\n",
        "recap.csv": "contest_id,region_code,ballot_no,votes\nbali,51,1,600\nbali,51,2,400\n",
        "quick_counts.csv":
            "contest_id,pollster,ballot_no,share_pct,qc_id,stage\nbali,P,1,59.50,q1,final\nbali,P,2,40.50,q1,final\n",
    ]

    static func with<Result>(
        _ files: [String: String?], around base: [String: String] = sound,
        _ body: (URL) throws -> Result
    ) throws -> Result {
        let parent = FileManager.default.temporaryDirectory.appending(path: "sanding-\(UUID())")
        let folder = parent.appending(path: "bali")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: parent) }
        var contents: [String: String?] = base
        for (name, text) in files { contents[name] = text }
        for case (let name, let text?) in contents {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        return try body(folder)
    }

    /// What reading the sound folder with these files instead says: every sentence, paths cut to `bali`.
    static func sentences(
        _ files: [String: String?], numbers: NumberStyle = .plain, _ prepare: (URL) throws -> Void = { _ in }
    ) throws -> [String] {
        try with(files) { folder in
            try prepare(folder)
            do {
                _ = try ElectionFolder(at: folder, numbers: numbers)
                return []
            } catch let problems as TableProblems {
                return English(.indonesian).sentence(problems).split(separator: "\n").map(String.init)
            } catch let fault as FileFault {
                let start = folder.deletingLastPathComponent().relativePath + "/"
                return [English(.indonesian).sentence(fault).replacing(start, with: "")]
            }
        }
    }

    static func read(_ files: [String: String?], numbers: NumberStyle = .plain) throws -> ElectionFolder {
        try with(files) { try ElectionFolder(at: $0, numbers: numbers) }
    }
}

/// Folders of the repository.
enum Repository {
    static let data = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Data")

    /// Folders that hold a contests.csv or a datapackage.json, by name.
    static func folders(in url: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.path).filter { name in
            let folder = url.appending(path: name)
            return ["contests.csv", "datapackage.json"].contains {
                FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
            }
        }.sorted()
    }
}
