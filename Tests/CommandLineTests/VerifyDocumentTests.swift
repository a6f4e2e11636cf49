import Foundation
import Testing

/// What verify says to programs, and what its script says of a report that is not whole.
@Suite struct VerifyDocumentTests {
    private static func run(_ words: String, in folder: URL) throws -> Program.Result {
        try Program.run(words.split(separator: " ").map(String.init), in: folder)
    }

    /// A report of a copy of the data, whose files may be changed.
    private static func report(in folder: URL) throws {
        try FileManager.default.copyItem(
            at: Program.root.appending(path: "Data/pilkada-2018"), to: folder.appending(path: "copy"))
        let made = try run("reconcile copy --quiet --format csv,json --out out", in: folder)
        #expect(made.status == 0, "\(made.errors)")
    }

    private static func document(
        _ words: String, in folder: URL, status: Int32
    ) throws -> [String: Any] {
        let run = try run(words + " --json", in: folder)
        #expect(run.status == status, "\(words): \(run.errors)")
        let found = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        return try #require(found as? [String: Any])
    }

    @Test func theDocumentFollowsTheSchema() throws {
        let file = Program.root.appending(path: "Sources/Publishing/Resources/verification-1.schema.json")
        let schema = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        try Program.inScratch { folder in
            try Self.report(in: folder)
            let same = try Self.document("verify out", in: folder, status: 0)
            #expect(ArchiveDocumentTests.faults(same, schema).isEmpty)
            #expect(same["is_same"] as? Bool == true && (same["differences"] as? [Any])?.isEmpty == true)
            #expect((same["files"] as? Int ?? 0) > 3)

            // A wrong number, a file that is gone, a file that is none of it, and what follows in the digests.
            let table = folder.appending(path: "out/comparisons.csv")
            let text = try String(contentsOf: table, encoding: .utf8)
            let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
            let place = try #require(rows[1].firstRange(of: /,\d\d\.\d+,/))
            let changed = rows[1].replacingCharacters(in: place, with: ",99.5,")
            try Data(([rows[0], Substring(changed)] + rows[2...]).joined(separator: "\n").utf8).write(
                to: table)
            try Data("x".utf8).write(to: folder.appending(path: "out/extra.txt"))
            try FileManager.default.removeItem(at: folder.appending(path: "out/findings.csv"))
            let other = try Self.document("verify out", in: folder, status: 1)
            let faults = ArchiveDocumentTests.faults(other, schema)
            #expect(faults.isEmpty, "\(faults)")
            let found = try #require(other["differences"] as? [[String: Any]])
            func difference(_ path: String) -> [String: Any]? {
                found.first { $0["path"] as? String == path }
            }
            let cell = try #require(difference("comparisons.csv"))
            #expect(
                cell["kind"] as? String == "changed" && cell["line"] as? Int == 2
                    && cell["reported"] as? String == "99.5")
            #expect(difference("extra.txt")?["kind"] as? String == "extra")
            #expect(difference("findings.csv")?["kind"] as? String == "missing")
            // The same as in text, whose lines are the sentences.
            let lines = try Self.run("verify out", in: folder).output
            for one in found.prefix(20) { #expect(lines.contains(one["message"] as? String ?? "?")) }
            let quiet = try Self.run("verify out --json --quiet", in: folder)
            #expect(quiet.status == 1 && quiet.output.contains("verification/1"))
        }
    }

    @Test func anInputThatIsAnotherIsInTheDocument() throws {
        try Program.inScratch { folder in
            try Self.report(in: folder)
            let recap = folder.appending(path: "copy/recap.csv")
            let text = try String(contentsOf: recap, encoding: .utf8)
            try FileManager.default.removeItem(at: recap)
            try Data((text + "\n").utf8).write(to: recap)
            let other = try Self.document("verify out", in: folder, status: 1)
            #expect(other["is_same"] as? Bool == false)
            #expect(other["other_inputs"] as? [String] == ["recap.csv"], "\(other)")
        }
    }

    /// A column or file that is missing, a number that is none: a sentence with file and column, and the status 2.
    @Test func theScriptSaysWhatIsMissing() throws {
        guard let python = Tool.named("python3") else { return }
        try Program.inScratch { folder in
            try Self.report(in: folder)
            let script = try Self.run("verify out --script", in: folder)
            let lines = script.output.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(script.status == 0 && lines.count <= 61)
            try Data(script.output.utf8).write(to: folder.appending(path: "recompute.py"))
            func said(
                _ file: String, _ arguments: String, _ change: (String) throws -> String?
            ) throws -> String {
                let url = folder.appending(path: file)
                let text = try String(contentsOf: url, encoding: .utf8)
                try FileManager.default.removeItem(at: url)
                defer { try? Data(text.utf8).write(to: url) }
                if let changed = try change(text) { try Data(changed.utf8).write(to: url) }
                let run = try Tool.output(
                    of: URL(filePath: "/bin/sh"),
                    ["-c", "cd '\(folder.path)'; '\(python.path)' recompute.py \(arguments); echo status $?"])
                #expect(!run.errors.contains("Traceback"), "\(file): \(run.errors)")
                return run.errors + run.output
            }
            func renamed(_ column: String) -> (String) -> String? {
                { text in
                    let head = text.prefix { $0 != "\n" }
                    return String(head).replacing(column, with: "x_y_z", maxReplacements: 1)
                        + String(text.dropFirst(head.count))
                }
            }
            let whole = try said("out/comparisons.csv", "out copy") { $0 }
            #expect(whole.hasSuffix(" 0 differ\nstatus 0\n"), "\(whole)")
            for (file, column) in [
                ("out/comparisons.csv", "estimate_pct"), ("out/comparisons.csv", "verdict"),
                ("copy/recap.csv", "votes"), ("copy/quick_counts.csv", "qc_id"),
            ] {
                let found = try said(file, "out copy", renamed(column))
                #expect(
                    found.hasPrefix("\(file), row 2: the column \(column) is missing; there are "), "\(found)"
                )
                #expect(found.contains("x_y_z") && found.hasSuffix("status 2\n"), "\(found)")
                let gone = try said(file, "out copy") { _ in nil }
                #expect(
                    gone.hasPrefix("\(file): cannot be read (") && gone.hasSuffix("status 2\n"), "\(gone)")
            }
            for text in ["[", "{}", "[1]"] {
                let found = try said("out/proof.json", "out") { _ in text }
                #expect(found.hasPrefix("out/proof.json: cannot be read ("), "\(found)")
            }
            let number = try said("copy/recap.csv", "out copy") { text in
                var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                let place = lines[0].split(separator: ",").firstIndex(of: "votes") ?? 0
                var cells = lines[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                cells[place] = "many"
                lines[1] = cells.joined(separator: ",")
                return lines.joined(separator: "\n")
            }
            #expect(number.contains("recap.csv, row 2: many is no number\n"), "\(number)")
            let usage = try said("out/proof.json", "") { $0 }
            #expect(usage.contains("Usage: recompute.py REPORT") && usage.hasSuffix("status 2\n"), "\(usage)")
        }
    }
}
