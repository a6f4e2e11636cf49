import Foundation
import Ground
import TestSupport
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
                for _ in 0..<250_000 { long.append("twenty bytes of text") }
                // A few pieces of 64 KiB wait to be written, whatever the size of the file.
                let there = try Scratch.text(folder, "report.md").utf8.count
                #expect(there > 3_800_000, "\(there) of 5,000,000 bytes")
                try long.close()
                #expect(try Scratch.text(folder, "report.md").utf8.count == 5_000_000)
            }
        }
    }

    @Test func aPathIsGivenOnce() {
        let error = #expect(throws: FolderWriter.RepeatedPath.self) {
            _ = try OutputSink.memory { sink in for _ in 0..<2 { try sink.add("a", "") } }
        }
        #expect(error?.path == "a")
    }

    /// Pieces of any size, written beside the thread that makes them, are the bytes in their order, with their digest.
    @Test func piecesAreWrittenInTheirOrder() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var random = SeededRandom(state: 73)
        for run in 0..<200 {
            let path = folder.appending(path: "\(run)")
            var plain: [UInt8] = []
            var told: (bytes: Int, sha256: String)?
            let file = try OutputText(at: path.path) { bytes, sha256, _ in told = (bytes, sha256) }
            for _ in 0..<random.between(0, 60) {
                let size =
                    random.between(0, 3) == 0 ? random.between(60_000, 140_000) : random.between(0, 900)
                let piece = [UInt8](repeating: UInt8(random.between(0, 255)), count: size)
                plain += piece
                file.append(piece)
            }
            try file.close()
            #expect(try Data(contentsOf: path) == Data(plain))
            #expect(told?.bytes == plain.count && told?.sha256 == Digest.sha256(plain))
        }
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
