import Foundation
import Ground
import Testing

@testable import Publishing

/// Files go to the disk as they are made, with the bytes and digests that they have in memory.
@Suite struct OutputSinkTests {
    typealias Scratch = OutputScratch

    private func make(_ sink: OutputSink) throws {
        let long = try sink.open("report.html")
        for number in 0..<30_000 { long.append("<p>\(number)</p>\n") }
        try sink.add("charts/a.svg", "<svg/>")
        long.append([UInt8]("end".utf8))
        try sink.add("empty.csv", "")
        try long.close()
        try sink.finish(run: Samples.run, name: "x", title: "X", columns: [:])
    }

    @Test func foldersHoldWhatMemoryHolds() throws {
        let files = try OutputSink.memory(make)
        #expect(
            files.map(\.path) == [
                "charts/a.svg", "datapackage.json", "empty.csv", "report.html", "proof.json",
            ])
        try Scratch.run { scratch in
            let target = scratch.appending(path: "report")
            try FolderWriter(target: target).writeFiles(make)
            #expect(Scratch.files(target) == files.map(\.path).sorted())
            let proof = try JSONDecoder().decode(
                Proof.self, from: Data(contentsOf: target.appending(path: "proof.json")))
            #expect(proof.outputs.map(\.path) == files.dropLast().map(\.path))
            for file in files {
                let bytes = [UInt8](try Data(contentsOf: target.appending(path: file.path)))
                #expect(bytes == file.bytes, "\(file.path)")
                guard let listed = proof.outputs.first(where: { $0.path == file.path }) else { continue }
                #expect(listed.bytes == bytes.count && listed.sha256 == Digest.sha256(bytes))
            }
        }
    }

    @Test func aFileIsOnTheDiskBeforeTheNextIsMade() throws {
        try Scratch.run { scratch in
            try FolderWriter(target: scratch.appending(path: "report")).write { folder in
                let sink = OutputSink(.folder(folder))
                try sink.add("charts/a.svg", "<svg/>")
                #expect(try Scratch.text(folder, "charts/a.svg") == "<svg/>")
                let long = try sink.open("report.md")
                for _ in 0..<100_000 { long.append("twenty bytes of text") }
                let there = try Scratch.text(folder, "report.md").utf8.count
                #expect(there > 1_900_000, "\(there) of 2,000,000 bytes")
            }
        }
    }

    @Test func aPathIsGivenOnce() {
        let error = #expect(throws: FolderWriter.RepeatedPath.self) {
            _ = try OutputSink.memory { sink in for _ in 0..<2 { try sink.add("a", "") } }
        }
        #expect(error?.path == "a")
    }

    /// `/dev/full` takes no byte: the disk is full.
    @Test(.enabled(if: access("/dev/full", W_OK) == 0))
    func aFullDiskIsToldWhenAFileIsClosed() throws {
        let file = try OutputText(at: "/dev/full") { _, _, _ in Issue.record("a file that was not written") }
        file.append(String(repeating: "x", count: 200_000))
        file.append("y")
        let error = #expect(throws: CocoaError.self) { try file.close() }
        #expect(error?.code == .fileWriteOutOfSpace)
    }

    private struct Proof: Decodable {
        struct Output: Decodable {
            var path: String
            var bytes: Int
            var sha256: String
        }
        var outputs: [Output]
    }
}
