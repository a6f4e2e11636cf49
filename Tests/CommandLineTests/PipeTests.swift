import Foundation
import Testing

@testable import sanding

/// Inputs that come through pipes are read as files are, with the digest of what came.
@Suite struct PipeTests {
    /// A run in a shell with the program as `$SANDING`.
    static func shell(_ script: String, in folder: URL) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["SANDING": Program.products.appending(path: "sanding").path]
        ) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    struct Inputs: Decodable {
        struct Input: Decodable, Equatable {
            var bytes: Int
            var sha256: String
        }
        var inputs: [Input]
    }

    static func inputs(_ folder: URL) throws -> [Inputs.Input] {
        try JSONDecoder().decode(
            Inputs.self, from: Data(contentsOf: folder.appending(path: "proof.json"))
        ).inputs
    }

    @Test(
        "Every command reads pipes",
        arguments: [
            "estimate $1 --out $2", "check $1 --out $2", "diff $1 $1 --out $2",
            "reconcile --sample $1 --official $1 --out $2",
        ])
    func everyCommandReadsPipes(command: String) throws {
        try Program.inScratch { scratch in
            try DesignFiles.sample.write(
                to: scratch.appending(path: "s.csv"), atomically: true, encoding: .utf8)
            func run(_ input: String, _ out: String) throws -> (status: Int32, output: String) {
                try Self.shell(
                    "$SANDING " + command.replacing("$1", with: input).replacing("$2", with: out)
                        + " --levels province_code,village_code --quiet", in: scratch)
            }
            let (file, pipe) = (try run("s.csv", "a"), try run("<(cat s.csv)", "b"))
            #expect(file.status == pipe.status, "\(file.output) \(pipe.output)")
            let (own, piped) = (
                try Self.inputs(scratch.appending(path: "a")), try Self.inputs(scratch.appending(path: "b"))
            )
            #expect(own == piped && !own.isEmpty)
        }
    }

    @Test func standardInputAndCompressedPipesAreRead() throws {
        try Program.inScratch { scratch in
            try DesignFiles.sample.write(
                to: scratch.appending(path: "s.csv"), atomically: true, encoding: .utf8)
            // Notices name the file, and stand in the other stream.
            let options = "--levels province_code,village_code --json 2>/dev/null"
            let file = try Self.shell("$SANDING estimate s.csv " + options, in: scratch)
            let input = try Self.shell("cat s.csv | $SANDING estimate /dev/stdin " + options, in: scratch)
            let packed = try Self.shell(
                "gzip -c s.csv | $SANDING estimate /dev/stdin " + options, in: scratch)
            #expect(file.status == 0, "\(file.output)")
            for run in [input, packed] {
                #expect(run.status == 0)
                #expect(run.output.replacing("stdin", with: "s") == file.output)
            }
        }
    }
}
