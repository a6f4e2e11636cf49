import Foundation
import Tables
import Testing

@testable import Reports

@Suite struct FolderWriterTests {
    private func inScratch(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "writer-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private let report = [
        ReportFile(path: "charts/a.svg", text: "<svg/>"), ReportFile(path: "report.md", text: "#"),
        ReportFile(
            path: "proof.json",
            text: #"{"schema":"sanding/proof/1","outputs":[{"path":"charts/a.svg"},{"path":"report.md"}]}"#),
    ]

    @Test func makesFoldersAboveAndLeavesNothingElse() throws {
        try inScratch { scratch in
            let target = scratch.appending(path: "a/b/report")
            try FolderWriter(target: target).write(report)
            #expect(try String(contentsOf: target.appending(path: "report.md"), encoding: .utf8) == "#")
            let names = try FileManager.default.contentsOfDirectory(
                atPath: scratch.appending(path: "a/b").path)
            #expect(names == ["report"])
        }
    }

    @Test func replacesAnEarlierReportWhole() throws {
        try inScratch { scratch in
            let target = scratch.appending(path: "report")
            try FolderWriter(target: target).write(report)
            try FolderWriter(target: target).write([ReportFile(path: "report.md", text: "new")])
            let names = try FileManager.default.contentsOfDirectory(atPath: target.path)
            #expect(names == ["report.md"])
        }
    }

    @Test func leavesAFolderAloneThatHoldsAnythingElse() throws {
        try inScratch { scratch in
            let target = scratch.appending(path: "report")
            try FolderWriter(target: target).write(report)
            try Data("mine".utf8).write(to: target.appending(path: "notes.txt"))
            let fault = #expect(throws: FileFault.self) {
                try FolderWriter(target: target).write(report)
            }
            #expect(fault?.kind == .unwritable)
            #expect(fault?.detail.contains("notes.txt") == true)
            #expect(FileManager.default.fileExists(atPath: target.appending(path: "notes.txt").path))
        }
    }

    @Test func aFaultLeavesNoFoldersBehind() throws {
        try inScratch { scratch in
            let fault = FileFault(file: "x", kind: .unreadable, detail: "y")
            let thrown = #expect(throws: FileFault.self) {
                try FolderWriter(target: scratch.appending(path: "a/b/report")).write { staging in
                    try Data("half".utf8).write(to: staging.appending(path: "half.csv"))
                    throw fault
                }
            }
            #expect(thrown == fault)
            let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
            #expect(names.isEmpty)
        }
    }

    @Test func aFaultOnTheWayLeavesTheOldReport() throws {
        try inScratch { scratch in
            let target = scratch.appending(path: "report")
            try FolderWriter(target: target).write(report)
            let clash = [ReportFile(path: "x", text: ""), ReportFile(path: "x/y", text: "")]
            #expect(throws: FileFault.self) { try FolderWriter(target: target).write(clash) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["report"])
            #expect(try String(contentsOf: target.appending(path: "report.md"), encoding: .utf8) == "#")
        }
    }
}
