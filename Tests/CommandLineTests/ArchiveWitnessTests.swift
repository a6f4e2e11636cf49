import Foundation
import Testing

/// A witness of others (C2SP tlog-witness, `aics-witness` of PyPI, which needs Python 3.12) sees our heads grow, and refuses those
/// that did not grow out of what it saw.
@Suite struct ArchiveWitnessTests {
    private let script = """
        import sys, time, urllib.error, urllib.request
        address, body = sys.argv[1], open(sys.argv[2], "rb").read() if len(sys.argv) > 2 else None
        for attempt in range(100):
            try:
                answer = urllib.request.urlopen(urllib.request.Request(address, data=body), timeout=10)
            except urllib.error.HTTPError as error:
                answer = error
            except OSError:
                time.sleep(0.1)
                continue
            sys.stdout.write(f"{answer.status}\\n" + answer.read().decode())
            break
        """

    @Test func aWitnessSeesTheLogGrow() throws {
        guard let witness = Tool.named("aics-witness"), let python = Tool.named("python3") else { return }
        try ArchiveCommandTests.inFolder { folder in
            func archive(_ words: String) throws -> String {
                try ArchiveCommandTests.output(words, in: folder)
            }
            func file(_ name: String, _ text: String) throws -> String {
                let url = folder.appending(path: name)
                try Data(text.utf8).write(to: url)
                return url.path
            }
            let port = Int.random(in: 20_000...50_000)
            let config = folder.appending(path: "witness.json").path
            let made = try Tool.output(
                of: witness,
                [
                    "init", "--config", config, "--name", "witness.example.org/w1", "--listen",
                    "127.0.0.1:\(port)",
                ])
            let key = made.output.split(separator: "\n").last.map(String.init) ?? ""
            try #require(key.hasPrefix("witness.example.org/w1+"), "\(made)")
            _ = try archive("init --origin example.org/a --key a.key")
            let own = try String(contentsOf: folder.appending(path: "a.key.pub"), encoding: .utf8)
                .split(separator: "\n")[0]
            _ = try Tool.output(
                of: witness,
                ["add-log", "--config", config, "--origin", "example.org/a", "--vkey", String(own)])
            let serving = Process()
            serving.executableURL = witness
            serving.arguments = ["serve", "--config", config]
            serving.currentDirectoryURL = folder
            (serving.standardOutput, serving.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
            try serving.run()
            defer {
                // It would end by itself on SIGTERM, which test runners may have blocked.
                kill(serving.processIdentifier, SIGKILL)
                serving.waitUntilExit()
            }
            let address = "http://127.0.0.1:\(port)"
            let client = try file("client.py", script)
            let health = try Tool.output(of: python, [client, address + "/healthz"])
            try #require(health.output.hasPrefix("200\n"), "\(health)")
            func answer(_ body: String) throws -> String {
                let request = try file("request", body)
                return try Tool.output(of: python, [client, address + "/add-checkpoint", request]).output
            }

            _ = try archive("add captures/20241128T010000 captures/20241128T020000 --time 2024-11-28T01:00Z")
            let first = try answer(try archive("prove 0 2 --key a.key"))
            #expect(first.hasPrefix("200\n— witness.example.org/w1 "), "\(first)")
            _ = try archive("add captures --zone +07:00")
            let grown = try archive("prove 2 7 --key a.key")
            // One other hash of the proof, and a proof from a size that it did not see.
            let lines = grown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            var bent = lines
            bent[1] = String(bent[1].first == "A" ? "B" : "A") + bent[1].dropFirst()
            #expect(try answer(bent.joined(separator: "\n")).hasPrefix("422\n"))
            #expect(try answer(try archive("prove 3 7 --key a.key")).hasPrefix("409\n2\n"))
            let second = try answer(grown)
            #expect(second.hasPrefix("200\n— witness.example.org/w1 "), "\(second)")

            // What the witness signed meets a policy that asks for it, and nothing else does.
            let head = try archive("head --key a.key")
            let policy = try file(
                "policy", "log \(own)\nwitness w1 \(key)\nquorum w1\n")
            _ = try file("alone", head)
            _ = try file("seen", head + second.dropFirst("200\n".count))
            let seen = try archive("verify --head seen --policy policy")
            #expect(seen.contains("The policy is met"), "\(seen)")
            let alone = try ArchiveCommandTests.archive(
                ["verify", "--head", "alone", "--policy", policy], in: folder)
            #expect(alone.status == 1 && alone.output.contains("The policy is not met"), "\(alone)")

            // Another history under the same name and key is refused.
            let other = "--archive other.archive --key a.key"
            _ = try archive("init --origin example.org/a --archive other.archive")
            _ = try archive("add captures --zone +07:00 --supplier Budi --archive other.archive")
            _ = try archive("add captures --zone +08:00 --supplier Budi --archive other.archive")
            let fork = try answer(try archive("prove 7 10 \(other)"))
            #expect(fork.hasPrefix("422\n"), "\(fork)")
        }
    }
}
