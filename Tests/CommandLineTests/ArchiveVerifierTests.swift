import Foundation
import Testing

/// Heads and proofs held against Go's `golang.org/x/mod/sumdb/note` and `tlog`, which share no code with ours.
@Suite struct ArchiveVerifierTests {
    private static let sources = "/usr/share/gocode"

    /// Reads a key, a manifest, a proof of inclusion and one of consistency, and says `good`.
    private static let program = #"""
        package main

        import (
        	"fmt"
        	"os"
        	"strconv"
        	"strings"

        	"golang.org/x/mod/sumdb/note"
        	"golang.org/x/mod/sumdb/tlog"
        )

        func must(err error) {
        	if err != nil {
        		fmt.Println("bad:", err)
        		os.Exit(1)
        	}
        }

        func read(name string) string {
        	data, err := os.ReadFile(name)
        	must(err)
        	return string(data)
        }

        func head(text string, verifiers note.Verifiers) (int64, tlog.Hash) {
        	opened, err := note.Open([]byte(text), verifiers)
        	must(err)
        	lines := strings.Split(opened.Text, "\n")
        	size, err := strconv.ParseInt(lines[1], 10, 64)
        	must(err)
        	root, err := tlog.ParseHash(lines[2])
        	must(err)
        	return size, root
        }

        func proof(text string) (string, []tlog.Hash, string) {
        	text = strings.TrimPrefix(text, "c2sp.org/tlog-proof@v1\n")
        	parts := strings.SplitN(text, "\n\n", 2)
        	lines := strings.Split(parts[0], "\n")
        	var hashes []tlog.Hash
        	for _, line := range lines[1:] {
        		hash, err := tlog.ParseHash(line)
        		must(err)
        		hashes = append(hashes, hash)
        	}
        	return strings.Fields(lines[0])[1], hashes, parts[1]
        }

        func main() {
        	verifier, err := note.NewVerifier(strings.TrimSpace(read(os.Args[1])))
        	must(err)
        	verifiers := note.VerifierList(verifier)
        	index, hashes, checkpoint := proof(read(os.Args[3]))
        	size, root := head(checkpoint, verifiers)
        	place, err := strconv.ParseInt(index, 10, 64)
        	must(err)
        	must(tlog.CheckRecord(hashes, size, root, place, tlog.RecordHash([]byte(read(os.Args[2])))))
        	old, hashes, checkpoint := proof(read(os.Args[4]))
        	size, root = head(checkpoint, verifiers)
        	before, err := strconv.ParseInt(old, 10, 64)
        	must(err)
        	earlier, earlierRoot := head(read(os.Args[5]), verifiers)
        	if earlier != before {
        		fmt.Println("bad: sizes")
        		os.Exit(1)
        	}
        	must(tlog.CheckTree(hashes, size, root, earlier, earlierRoot))
        	fmt.Println("good")
        }
        """#

    /// The verifier, built; `nil`, with a line that says so, where there is no Go or none of its packages.
    private static func verifier(in folder: URL) throws -> URL? {
        guard let go = Tool.named("go") else { return nil }
        guard FileManager.default.fileExists(atPath: sources + "/src/golang.org/x/mod/sumdb/tlog") else {
            print("Skipped: golang-golang-x-mod-dev is not on this machine")
            return nil
        }
        try Data(program.utf8).write(to: folder.appending(path: "verifier.go"))
        let process = Process()
        process.executableURL = go
        process.arguments = ["build", "-o", "verifier", "verifier.go"]
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging([
            "GO111MODULE": "off", "GOPATH": sources, "GOFLAGS": "",
            "GOCACHE": folder.appending(path: "cache").path,
        ]) { $1 }
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return folder.appending(path: "verifier")
    }

    @Test func goAcceptsOursAndRefusesOthers() throws {
        try ArchiveCommandTests.inFolder { folder in
            guard let verifier = try Self.verifier(in: folder) else { return }
            func archive(_ arguments: [String]) throws -> String {
                let run = try ArchiveCommandTests.archive(arguments, in: folder)
                #expect(run.status == 0, "\(run.errors)")
                return run.output
            }
            _ = try archive(["init", "--origin", "example.org/a", "--key", "a.key"])
            _ = try archive(["add", "captures", "--zone", "+07:00"])
            for index in 0..<5 {
                let old = max(1, index)
                let files = [
                    "manifest": try archive(["show", "\(index)", "--content", "manifest"]),
                    "proof": try archive(["prove", "\(index)", "--key", "a.key"]),
                    "grown": try archive(["prove", "\(old)", "5", "--key", "a.key"]),
                    "head": try archive(["head", "--size", "\(old)", "--key", "a.key"]),
                ]
                func says(_ files: [String: String]) throws -> String {
                    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
                    let names = ["a.key.pub", "manifest", "proof", "grown", "head"]
                    return try Tool.output(of: verifier, names.map { folder.appending(path: $0).path }).output
                }
                #expect(try says(files) == "good\n")
                for (name, old, new) in [
                    ("manifest", "capture", "picture"),
                    ("proof", "index \(index)", "index \((index + 1) % 5)"),
                    ("proof", "\n5\n", "\n4\n"), ("grown", "\n5\n", "\n6\n"),
                    ("head", "example.org/a\n", "example.org/b\n"),
                ] {
                    var tampered = files
                    tampered[name] = files[name]?.replacing(old, with: new)
                    #expect(tampered != files)
                    #expect(try says(tampered).hasPrefix("bad"), "\(index): \(name), \(old)")
                }
            }
        }
    }

    /// Whatever gives a head out that is signed, or that the world can see, keeps it.
    @Test func headsThatAreGivenOutAreKept() throws {
        try ArchiveCommandTests.inFolder { folder in
            func archive(_ words: String) throws -> String {
                try ArchiveCommandTests.output(words, in: folder)
            }
            func kept(_ count: Int) throws {
                let said = count == 1 ? "1 head that was" : "\(count) heads that were"
                #expect(try archive("verify").contains("\(said) given out"), "\(count)")
            }
            _ = try archive("init --origin example.org/a --key a.key")
            _ = try archive(
                "add captures/20241128T010000 --zone +07:00 --source x --time 2024-11-28T01:00:00")
            _ = try archive("head")
            _ = try archive("prove 0")
            try kept(0)
            let proof = try archive("prove 0 --key a.key")
            try kept(1)
            // The same head again is one head; without a key it is taken where one is needed.
            let head = try archive("head --key a.key")
            #expect(try archive("prove 0") == proof && proof.hasSuffix(head))
            _ = try archive("publish public --key a.key")
            try kept(1)
            _ = try archive(
                "add captures/20241128T020000 --zone +07:00 --source x --time 2024-11-28T02:00:00")
            #expect(try archive("publish public").contains("no signature"))
            try kept(2)
            _ = try archive(
                "add captures/20241128T040000 --zone +07:00 --source x --time 2024-11-28T04:00:00")
            _ = try archive("prove 1 3 --key a.key")
            try kept(3)
        }
    }

    @Test func policiesAndSignedHeadsAreChecked() throws {
        try ArchiveCommandTests.inFolder { folder in
            func archive(_ arguments: [String]) throws -> Program.Result {
                try ArchiveCommandTests.archive(arguments, in: folder)
            }
            try Data("a secret\n".utf8).write(to: folder.appending(path: "secret"))
            let signing = ["--key", "a.key", "--passphrase-file", "secret"]
            #expect(try archive(["init", "--origin", "example.org/a"] + signing).status == 0)
            #expect(try archive(["add", "captures", "--zone", "+07:00"]).status == 0)
            let key = try String(contentsOf: folder.appending(path: "a.key.pub"), encoding: .utf8)
            try Data("log \(key)quorum none\n".utf8).write(to: folder.appending(path: "policy"))
            let unsigned = try archive(["verify", "--policy", "policy"])
            #expect(unsigned.status == 1 && unsigned.output.contains("The policy is not met"))
            let head = try archive(["head"] + signing)
            #expect(head.status == 0 && head.output.contains("\u{2014} example.org/a "))
            let verified = try archive(["verify", "--policy", "policy"])
            #expect(
                verified.status == 0 && verified.output.contains("The policy is met: example.org/a signed"))
            #expect(verified.output.contains("1 head that was given out"))
            try Data(head.output.utf8).write(to: folder.appending(path: "head"))
            #expect(try archive(["verify", "--head", "head", "--policy", "policy"]).status == 0)
            let other = head.output.replacing("\n5\n", with: "\n4\n")
            try Data(other.utf8).write(to: folder.appending(path: "head"))
            let refused = try archive(["verify", "--head", "head", "--policy", "policy"])
            #expect(refused.status == 1 && refused.output.contains("The head does not hold"))
            #expect(refused.output.contains("the signature of example.org/a is not of this head"))
            #expect(try archive(["head", "--key", "a.key"]).status == 65)
            let published = try archive(["publish", "out"])
            #expect(
                published.status == 0 && !published.output.contains("no signature"), "\(published.errors)")
            let checkpoint = try String(contentsOf: folder.appending(path: "out/checkpoint"), encoding: .utf8)
            #expect(checkpoint == head.output)
        }
    }
}
