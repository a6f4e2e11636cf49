import Archive
import Foundation
import SandingKit
import Testing

@testable import Publishing

/// Whoever still writes while a run is ended does not bring its folder back.
@Suite struct EndedRunTests {
    /// What fills a folder, told where it is and where there is room for an archive.
    enum Work: CaseIterable {
        case converting, exporting, reporting

        func fill(_ folder: URL, beside scratch: URL) throws {
            let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent()
            switch self {
            case .converting:
                let pages = root.appending(path: "Data/invented-count/pages").path
                _ = try ConvertRequest(pages).run(into: folder)
            case .exporting:
                let path = scratch.appending(path: "a.archive").path
                if !FileManager.default.fileExists(atPath: path) {
                    try CaptureArchive.create(path, name: "a", origin: "example.org/log")
                    let captures = root.appending(path: "Data/pilkada-2024-jakarta").path
                    _ = try ArchiveAddRequest(path, inputs: [captures]).run()
                }
                _ = try ArchiveExport(CaptureArchive(path, name: "a")).write(to: folder)
            case .reporting:
                let sink = OutputSink(.folder(folder))
                try sink.parts(["a", "b"]) { _, inner in try inner.add("charts/x.svg", "<svg/>") }
                try sink.add("report.md", "#")
            }
        }
    }

    @Test(arguments: Work.allCases)
    func itsFolderStaysAway(work: Work) throws {
        try OutputScratch.run { scratch in
            let there = scratch.appending(path: "there", directoryHint: .isDirectory)
            try FileManager.default.createDirectory(at: there, withIntermediateDirectories: false)
            try work.fill(there, beside: scratch)
            #expect(!OutputScratch.files(there).isEmpty)
            let before = try OutputScratch.names(scratch)
            let staging = scratch.appending(path: ".out.sanding-1/content", directoryHint: .isDirectory)
            #expect(throws: (any Error).self) { try work.fill(staging, beside: scratch) }
            #expect(try OutputScratch.names(scratch) == before)
        }
    }

    /// All others that make folders do so in one that must be there; these keep what they make when they are ended.
    @Test func foldersAboveAreMadeByFew() throws {
        let keepers = [
            // A folder that grows with each run, whole at any time.
            "Archive/TilePublisher.swift", "SandingKit/Archive/StampFolder.swift",
            // Nobody ends the run meanwhile: its writer is closed to others.
            "Publishing/Output/ContentSwap.swift",
            // Before there is anything to remove.
            "sanding/Invocation.swift", "sanding-bench/BootstrapWork.swift",
        ]
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        let found = try (FileManager.default.subpaths(atPath: sources.path) ?? []).filter { path in
            guard path.hasSuffix(".swift") else { return false }
            return try String(contentsOf: sources.appending(path: path), encoding: .utf8)
                .contains("withIntermediateDirectories: true")
        }
        #expect(found.sorted() == keepers.sorted())
    }
}
