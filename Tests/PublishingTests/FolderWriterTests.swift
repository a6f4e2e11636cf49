import Elections
import Foundation
import Ground
import Testing
import Wording

@testable import Publishing

@Suite struct FolderWriterTests {
    typealias Scratch = OutputScratch

    @Test func makesFoldersAboveAndLeavesNothingElse() throws {
        try Scratch.run { scratch in
            let target = scratch.appending(path: "a/b/report")
            try FolderWriter(target: target).write(Scratch.report())
            #expect(try Scratch.text(target, "report.md") == "#")
            #expect(try Scratch.names(scratch.appending(path: "a/b")) == ["report"])
        }
    }

    @Test(arguments: [Staging.Place.beside, .inside])
    func replacesAnEarlierReportWhole(place: Staging.Place) throws {
        try Scratch.run { scratch in
            let target = scratch.appending(path: "report")
            try FolderWriter(target: target).write(Scratch.report())
            let other = Scratch.report(["report.md": "new", "charts/b.svg": "<svg/>", "data/x.csv": "a"])
            try FolderWriter(target: target, place: place).write(other)
            #expect(try Scratch.names(scratch) == ["report"])
            #expect(Scratch.files(target) == ["charts/b.svg", "data/x.csv", "proof.json", "report.md"])
            #expect(try Scratch.text(target, "report.md") == "new")
            try FolderWriter(target: target, place: place).write(Scratch.report(["report.md": "newer"]))
            #expect(
                FileManager.default.subpaths(atPath: target.path)?.sorted() == ["proof.json", "report.md"])
        }
    }

    /// A folder of the user's with something in it that no proof tells of, and how the refusal names it.
    @Test(arguments: [
        ("notes.txt", "mine", "the folder holds notes.txt, which is not part of a report by sanding"),
        ("charts/mine.svg", "mine", "the folder holds charts/mine.svg, which is not part"),
        ("drafts/", "", "the folder holds drafts, which is not part"),
        (
            "report.md", "# edited",
            "report.md is not as sanding wrote it (its SHA-256 is another than proof.json has)"
        ),
        ("charts/a.svg", "", "charts/a.svg is not as sanding wrote it"),
        ("copy.md", "->report.md", "the folder holds copy.md, which is not part"),
        ("charts/a.svg", "->/dev/null", "the folder holds charts/a.svg, which is not part"),
    ])
    func leavesAFolderAloneInWhichAnythingWouldBeLost(path: String, content: String, says: String) throws {
        for place in [Staging.Place.beside, .inside] {
            try Scratch.run { scratch in
                let target = scratch.appending(path: "report")
                try FolderWriter(target: target).write(Scratch.report())
                try Scratch.put(content, at: path, in: target)
                let before = try Scratch.snapshot(scratch)
                let fault = #expect(throws: FileFault.self) {
                    try FolderWriter(target: target, place: place).write(Scratch.report(["report.md": "new"]))
                }
                #expect(fault?.kind == .unwritable)
                let said = fault.map { English(.indonesian).sentence($0) } ?? ""
                #expect(said.hasPrefix("\(target.relativePath): \(says)"), "\(said)")
                #expect(said.contains("--out"))
                #expect(try Scratch.snapshot(scratch) == before)
            }
        }
    }

    @Test func editsMadeWhileTheRunGoesOnAreKeptToo() throws {
        try Scratch.run { scratch in
            let target = scratch.appending(path: "report")
            try FolderWriter(target: target).write(Scratch.report())
            #expect(throws: FileFault.self) {
                try FolderWriter(target: target).write { _ in
                    try Scratch.put("# edited", at: "report.md", in: target)
                }
            }
            #expect(try Scratch.text(target, "report.md") == "# edited")
            #expect(try Scratch.names(scratch) == ["report"])
        }
    }

    @Test func aFolderThatLostAFileOrHasNoneIsReplaced() throws {
        try Scratch.run { scratch in
            let target = scratch.appending(path: "report")
            try FolderWriter(target: target).write(Scratch.report())
            try FileManager.default.removeItem(at: target.appending(path: "report.md"))
            try FolderWriter(target: target).write(Scratch.report())
            #expect(try Scratch.text(target, "report.md") == "#")
            let empty = scratch.appending(path: "empty")
            try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: false)
            try FolderWriter(target: empty).write(Scratch.report())
            #expect(try Scratch.text(empty, "report.md") == "#")
        }
    }

    @Test(arguments: [Staging.Place.beside, .inside])
    func modesStay(place: Staging.Place) throws {
        try Scratch.run { scratch in
            let target = scratch.appending(path: "report")
            try FileManager.default.createDirectory(at: target, withIntermediateDirectories: false)
            chmod(target.path, 0o2770)
            try FolderWriter(target: target, place: place).write(Scratch.report())
            #expect(Scratch.mode(target) == 0o2770)
            try FolderWriter(target: target, place: place).write(Scratch.report(["report.md": "new"]))
            #expect(Scratch.mode(target) == 0o2770)
        }
    }

    @Test func aLinkIsFollowedAndStays() throws {
        try Scratch.run { scratch in
            let (link, real) = (scratch.appending(path: "link"), scratch.appending(path: "real"))
            try FileManager.default.createDirectory(at: real, withIntermediateDirectories: false)
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: real)
            for text in ["one", "two"] {
                try FolderWriter(target: link).write(Scratch.report(["report.md": text]))
                #expect(try Scratch.text(real, "report.md") == text)
                #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == real.path)
            }
            try FileManager.default.removeItem(at: real)
            let fault = #expect(throws: FileFault.self) {
                try FolderWriter(target: link).write(Scratch.report())
            }
            #expect(fault?.cause as? OutputCause == .linkToNothing)
            #expect(try Scratch.names(scratch) == ["link"])
        }
    }

    @Test func aFileIsNotReplaced() throws {
        try Scratch.run { scratch in
            let target = scratch.appending(path: "report")
            try Data("mine".utf8).write(to: target)
            let fault = #expect(throws: FileFault.self) {
                try FolderWriter(target: target).write(Scratch.report())
            }
            #expect(fault?.cause as? OutputCause == .isFile)
            let below = #expect(throws: FileFault.self) {
                try FolderWriter(target: target.appending(path: "a/b")).write(Scratch.report())
            }
            #expect(below?.cause as? OutputCause == .reportUnwritable(.belowFile))
            #expect(try Data(contentsOf: target) == Data("mine".utf8))
        }
    }

    @Test func aFaultLeavesNoFoldersBehind() throws {
        try Scratch.run { scratch in
            let fault = FileFault(file: "x", kind: .unusable, FileCause.cutOff)
            let thrown = #expect(throws: FileFault.self) {
                try FolderWriter(target: scratch.appending(path: "a/b/report")).write { staging in
                    try Data("half".utf8).write(to: staging.appending(path: "half.csv"))
                    throw fault
                }
            }
            #expect(thrown == fault)
            let left = try Scratch.names(scratch)
            #expect(left == [])
        }
    }

    @Test(arguments: [Staging.Place.beside, .inside])
    func aFaultOnTheWayLeavesTheOldReport(place: Staging.Place) throws {
        try Scratch.run { scratch in
            let target = scratch.appending(path: "report")
            try FolderWriter(target: target).write(Scratch.report())
            let clash = [ReportFile(path: "x", text: ""), ReportFile(path: "x/y", text: "")]
            #expect(throws: FileFault.self) { try FolderWriter(target: target, place: place).write(clash) }
            #expect(try Scratch.names(scratch) == ["report"])
            #expect(Scratch.files(target) == ["charts/a.svg", "proof.json", "report.md"])
        }
    }

    @Test func twoFilesOfOnePathAreAFaultOfTheProgram() throws {
        try Scratch.run { scratch in
            let files = [ReportFile(path: "x", text: "1"), ReportFile(path: "x", text: "2")]
            #expect(throws: FolderWriter.RepeatedPath(path: "x")) {
                try FolderWriter(target: scratch.appending(path: "report")).write(files)
            }
            let left = try Scratch.names(scratch)
            #expect(left == [])
        }
    }

    @Test func whatAKilledRunLeftIsRemovedByTheNextButNothingElse() throws {
        try Scratch.run { scratch in
            let target = scratch.appending(path: "report")
            let digits = String(repeating: "0123456789abcdef", count: 2)
            let own = ".report.sanding-" + digits
            let kept = [
                ".report.sanding-mine", ".other.sanding-" + digits, ".report.sanding-" + digits.uppercased(),
            ]
            for name in [own] + kept { try Scratch.put("half", at: "\(name)/content/half.csv", in: scratch) }
            let unowned = ".report.sanding-" + String(digits.reversed())
            try Scratch.put("mine", at: "\(unowned)/mine.txt", in: scratch)
            try Scratch.put("sanding/staging/1\nreport\n", at: "\(own)/owner", in: scratch)
            try Scratch.put("sanding/staging/1\nother\n", at: "\(kept[1])/owner", in: scratch)
            try FolderWriter(target: target).write(Scratch.report())
            #expect(try Scratch.names(scratch) == (kept + ["report", unowned]).sorted())
        }
    }

    @Test func aRunThatLivesKeepsItsFiles() throws {
        try Scratch.run { scratch in
            let target = scratch.appending(path: "report")
            try FolderWriter(target: target).write { staging in
                try FolderWriter(target: target).write(Scratch.report(["report.md": "other"]))
                #expect(FileManager.default.fileExists(atPath: staging.path))
                for file in Scratch.report(["report.md": "mine"]) {
                    try Data(file.bytes).write(to: staging.appending(path: file.path))
                }
            }
            #expect(try Scratch.text(target, "report.md") == "mine")
            #expect(try Scratch.names(scratch) == ["report"])
        }
    }

    /// Every state in which a run can die while it moves files one by one is taken back by the next run.
    @Test(arguments: 0...8)
    func halfMovedFilesAreTakenBack(moves: Int) throws {
        try Scratch.run { scratch in
            let target = scratch.appending(path: "report")
            try FolderWriter(target: target).write(Scratch.report(["a.csv": "old", "c/b.csv": "old"]))
            let before = try Scratch.snapshot(target)
            let staging = ".report.sanding-" + String(repeating: "0123456789abcdef", count: 2)
            try Scratch.put("sanding/staging/1\nreport\n", at: "\(staging)/owner", in: target)
            let new = ["a.csv", "d/e.csv", "proof.json"]
            for path in new { try Scratch.put("new", at: "\(staging)/content/\(path)", in: target) }
            let old = ["a.csv", "c/b.csv", "proof.json"]
            let plan = #"{"old":["a.csv","c/b.csv","proof.json"],"new":["a.csv","d/e.csv","proof.json"]}"#
            try Scratch.put(plan, at: "\(staging)/plan.json", in: target)
            let steps =
                old.map { ($0, "\(staging)/old/\($0)") } + new.map { ("\(staging)/content/\($0)", $0) }
            for (from, to) in steps.prefix(moves) { try Scratch.move(from, to, in: target) }
            Leftovers.remove(of: try OutputTarget(target), in: target)
            #expect(try Scratch.snapshot(target) == before)
        }
    }
}
