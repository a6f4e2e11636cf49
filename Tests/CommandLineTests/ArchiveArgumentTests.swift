import Foundation
import Testing

/// Every file that a command of the archive takes, and what is said where it is empty, noise, a folder, missing or unreadable.
@Suite struct ArchiveArgumentTests {
    /// What stands where a file is asked for.
    private enum Stand: String, CaseIterable {
        case empty, noise, folder, missing, unreadable

        func make(_ file: URL) throws {
            switch self {
            case .empty: try Data().write(to: file)
            case .noise:
                // Noise of one seed, whose first byte begins no file that is known.
                var state: UInt64 = 20_180_627
                let bytes = (0..<5_000).map { _ -> UInt8 in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return UInt8(state >> 56)
                }
                try Data([0xFE] + bytes).write(to: file)
            case .folder: try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
            case .missing: break
            case .unreadable:
                // Root may read every file of a disk, and nobody the first page of a process.
                try FileManager.default.createSymbolicLink(
                    atPath: file.path, withDestinationPath: "/proc/self/mem")
            }
            if self != .unreadable, self != .missing, self != .folder { chmod(file.path, 0o600) }
        }
    }

    /// A command with `FILE` for the file, and the exit status for each of ``Stand``; `nil` is not asked.
    struct Row: Sendable, CustomTestStringConvertible {
        var arguments: [String]
        var statuses: [Int32?]
        var testDescription: String { arguments.joined(separator: " ") }

        init(_ line: String, _ statuses: [Int32?] = [65, 65, 66, 66, 74]) {
            arguments = line.split(separator: " ").map(String.init)
            self.statuses = statuses
        }
    }

    private static let rows: [Row] =
        [
            "list", "log", "show 0", "verify", "head", "prove 0", "check-head head.txt", "publish out",
            "diff 0 1",
            "export out", "reread", "attach", "attach stamp", "merge captures.archive", "head --key a.key",
            "add page --time 2024-11-28T01:00Z", "watch captures --once --zone Z",
        ].map { Row("archive \($0) --archive FILE") }
        + [
            Row("archive add FILE", [0, 0, 66, 66, 74]),
            // What is read in pieces of its size is empty where that is 0.
            Row("archive add page --zone Z --times FILE", [65, 65, 66, 66, 65]),
            Row("archive add page --zone Z --candidates FILE", [65, 65, 66, 66, 65]),
            Row("archive watch captures --once --zone Z --candidates FILE", [65, 65, 66, 66, 65]),
            Row("archive watch FILE --once --zone Z", [66, 66, 0, 66, 66]),
            Row("archive reread --candidates FILE", [65, 65, 66, 66, 65]),
            Row("archive attach FILE"),
            Row("archive merge FILE"),
            // Text that is no file is a head that was typed.
            Row("archive check-head FILE", [65, 65, 66, 65, 74]),
            Row("archive verify --policy FILE"), Row("archive verify --head FILE"),
            Row("archive head --key FILE"), Row("archive prove 0 --key FILE"),
            Row("archive publish out --key FILE"),
            // An empty passphrase is that of a key without one, and so is any other.
            Row("archive head --key a.key --passphrase-file FILE", [nil, nil, 66, 66, 74]),
            Row("archive export FILE", [73, 73, 0, 0, 73]),
            Row("archive export --format warc FILE", [73, 73, 73, 0, 73]),
            Row("archive export --format wacz FILE", [73, 73, 73, 0, 73]),
            Row("archive publish FILE", [73, 73, 0, 0, 73]),
            Row("archive init --archive FILE", [73, 73, 73, 0, 73]),
            Row("archive init --archive new.archive --key FILE", [73, 73, 73, nil, 73]),
            Row("verify FILE", [66, 66, 66, 66, 66]), Row("verify FILE --script", [66, 66, 66, 66, 66]),
            Row("verify bundle --inputs FILE", [66, 66, 66, 66, 66]),
        ]

    private static let proof = """
        {"schema": "sanding/proof/1", "sanding": "1", "command": "reconcile", "inputs": [], "command_line": ["reconcile", "x"], \
        "paths": ["x"]}
        """

    private func ready(_ folder: URL) throws {
        try ArchiveCommandTests.archive(["init", "--origin", "example.org/a", "--key", "a.key"], in: folder)
        let head = try ArchiveCommandTests.archive(["head"], in: folder).output
        try Data(head.utf8).write(to: folder.appending(path: "head.txt"))
        try Data("a page".utf8).write(to: folder.appending(path: "page"))
        try ArchiveCommandTests.archive(["add", "page", "--time", "2024-11-28T00:00:00Z"], in: folder)
        try ArchiveCommandTests.archive(["add", "page", "--time", "2024-11-28T01:00:00Z"], in: folder)
        let bundle = folder.appending(path: "bundle")
        try FileManager.default.createDirectory(at: bundle, withIntermediateDirectories: true)
        try Data(Self.proof.utf8).write(to: bundle.appending(path: "proof.json"))
    }

    private func expect(
        _ run: Program.Result, _ status: Int32, _ stand: Stand, names file: String, _ what: String
    ) {
        #expect(run.status == status, "\(what): \(run.status) \(run.errors)")
        guard status != 0 else { return }
        let lines = run.errors.split(separator: "\n").filter { $0 != "Nothing was written." }
        #expect(run.output.isEmpty, "\(what): \(run.output)")
        #expect(
            lines.count == 1 && run.errors.hasPrefix("sanding: ") && run.errors.contains(file),
            "\(what): \(run.errors)")
        // What is wrong with what was read is no matter of permissions.
        #expect(stand == .unreadable || !run.errors.contains("permission"), "\(what): \(run.errors)")
    }

    @Test(arguments: rows)
    func everyFileThatIsNoneHasItsSentence(row: Row) throws {
        try ArchiveCommandTests.inFolder { folder in
            try ready(folder)
            for (stand, status) in zip(Stand.allCases, row.statuses) {
                guard let status else { continue }
                let name = "given-\(stand.rawValue)"
                try stand.make(folder.appending(path: name))
                let arguments = row.arguments.map { $0 == "FILE" ? name : $0 }
                let run = try Program.run(arguments, in: folder)
                let said = row.arguments.first == "verify" && row.arguments.contains("--inputs") ? "x" : name
                expect(run, status, stand, names: said, "\(row.testDescription), \(stand.rawValue)")
                if stand == .empty || stand == .noise {
                    try? FileManager.default.removeItem(at: folder.appending(path: "out"))
                }
            }
        }
    }

    @Test func theProofOfAReportMayBeAnything() throws {
        try ArchiveCommandTests.inFolder { folder in
            try ready(folder)
            for (stand, status) in zip(Stand.allCases, [65, 65, 66, 66, 74] as [Int32]) {
                let proof = folder.appending(path: "bundle/proof.json")
                try FileManager.default.removeItem(at: proof)
                defer { try? Data().write(to: proof) }
                try stand.make(proof)
                let run = try Program.run(["verify", "bundle"], in: folder)
                expect(run, status, stand, names: "bundle", "proof, \(stand.rawValue)")
                try? FileManager.default.removeItem(at: proof)
            }
        }
    }

    /// Files that end in the middle: what stands before is there, and the fault is one of the file.
    @Test(arguments: ["out.warc", "out.warc.gz", "out.wacz", "out.tar", "out.tar.gz"])
    func aFileThatIsCutIsSaidToBe(name: String) throws {
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.made(in: folder)
            if name.contains("tar") {
                let pages = folder.appending(path: "captures").path
                _ = try Tool.output(
                    of: URL(filePath: "/usr/bin/env"),
                    [
                        "tar", name.hasSuffix("gz") ? "-czf" : "-cf", folder.appending(path: name).path, "-C",
                        pages, ".",
                    ])
            } else {
                let form = name.hasSuffix("wacz") ? "wacz" : "warc"
                try ArchiveCommandTests.archive(["export", "--format", form, name], in: folder)
            }
            let whole = try Data(contentsOf: folder.appending(path: name))
            let end = name == "out.tar" ? 3_800 : whole.count / 2
            try whole.prefix(end).write(to: folder.appending(path: "cut-" + name))
            let other = ["--archive", "other.archive"]
            try ArchiveCommandTests.archive(["init"] + other, in: folder)
            let run = try ArchiveCommandTests.archive(
                ["add", "cut-" + name, "--zone", "+07:00"] + other, in: folder)
            #expect(run.status == 65, "\(run)")
            #expect(
                run.errors.contains("cut-\(name): the file is cut off or damaged (")
                    && !run.errors.contains("permission"), "\(run.errors)")
            #expect(try ArchiveCommandTests.archive(["verify"] + other, in: folder).status == 0)
        }
    }

    /// A download of nothing but zeros is what was received, although it looks like an empty tar archive.
    @Test func zerosAreKeptAsTheyCame() throws {
        try Program.inScratch { folder in
            try ArchiveCommandTests.archive(["init"], in: folder)
            try Data(count: 20_480).write(to: folder.appending(path: "page.json"))
            let added = try ArchiveCommandTests.archive(
                ["add", "page.json", "--time", "2024-11-28T01:00Z"], in: folder)
            #expect(added.status == 0 && added.output.hasPrefix("1 new entry, "), "\(added)")
            let page = try ArchiveCommandTests.archive(["show", "0"], in: folder).output
            #expect(page.contains("page: 20480 "), "\(page)")
        }
    }

    @Test func anEmptyArchiveHasASentence() throws {
        try Program.inScratch { folder in
            try ArchiveCommandTests.archive(["init"], in: folder)
            for command in ["list", "log"] {
                let run = try ArchiveCommandTests.archive([command], in: folder)
                #expect(run.status == 0 && run.output.isEmpty)
                #expect(run.errors.contains("the archive has no entries yet"), "\(run.errors)")
                let quiet = try ArchiveCommandTests.archive([command, "--quiet"], in: folder)
                #expect(quiet.status == 0 && quiet.errors.isEmpty)
            }
            let shown = try ArchiveCommandTests.archive(["show", "0"], in: folder)
            #expect(shown.status == 66 && shown.errors.contains("there is no entry 0; there are none"))
        }
    }

    /// A page of the file that holds entries is noise: each command says so, and what to do.
    @Test func aDamagedArchiveHasASentence() throws {
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.made(in: folder)
            let file = folder.appending(path: "captures.archive")
            var bytes = try Data(contentsOf: file)
            for page in 1..<(bytes.count / 4096) {
                for place in 0..<64 {
                    bytes[page * 4096 + place] = UInt8(truncatingIfNeeded: place &* 37 &+ 91)
                }
            }
            try bytes.write(to: file)
            for command in [
                ["list"], ["log"], ["show", "0"], ["head"], ["export", "out"], ["add", "captures"],
            ] {
                let run = try ArchiveCommandTests.archive(command, in: folder)
                #expect(run.status == 65, "\(command): \(run)")
                #expect(
                    run.errors.contains("the archive is damaged: ") && run.errors.contains("archive verify"),
                    "\(command): \(run.errors)")
            }
        }
    }

    /// A file that cannot be read is said once while it is, however often it is tried.
    @Test func aFileThatIsTriedAgainIsSaidOnce() throws {
        guard let strace = Tool.named("strace") else { return print("Skipped: there is no strace") }
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.archive(["init"], in: folder)
            let page = folder.appending(path: "captures/20241128T060000.json")
            try Data("{}".utf8).write(to: page)
            let program = Program.products.appending(path: "sanding").path
            let watch = "'\(program)' archive watch captures --zone Z --every 0.1 2> errors"
            let inject = "-P '\(page.path)' -e trace=openat -e inject=openat:error=EACCES"
            _ = try Tool.output(
                of: URL(filePath: "/bin/bash"),
                [
                    "-c",
                    "cd '\(folder.path)' && '\(strace.path)' -f -qq -o trace \(inject) timeout -s INT 3 \(watch)",
                ])
            let said = try String(contentsOf: folder.appending(path: "errors"), encoding: .utf8)
                .split(separator: "\n").filter { $0.contains("20241128T060000.json") }
            #expect(said.count == 1, "\(said)")
            #expect(said.first?.contains("it is tried again at every look.") == true, "\(said)")
            let trace = try String(contentsOf: folder.appending(path: "trace"), encoding: .utf8)
            #expect(trace.split(separator: "\n").count { $0.contains("INJECTED") } > 2, "\(trace)")
            #expect(
                try ArchiveCommandTests.archive(["list"], in: folder).output.split(separator: "\n").count == 5
            )
        }
    }
}
