import Foundation
import Testing

/// The driver of Tests/Fuzz finds what is planted: a crash, a hang, a wrong sum, half a folder and their like.
@Suite struct FuzzDriverTests {
    @Test func findsPlantedFaults() throws {
        try Program.inScratch { scratch in
            let process = Process()
            process.executableURL = Program.products.appending(path: "sanding-fuzz")
            process.arguments = ["self-test"]
            process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": scratch.path]) { $1 }
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(said)")
            #expect(said.contains("Every planted fault was found."))
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
        }
    }
}
