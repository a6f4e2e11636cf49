import Foundation
import Ground
import Testing

@testable import Archive

/// A merge takes patches as the other archive keeps them, and nothing that does not make what its digest says.
@Suite struct MergeCopyTests {
    /// Stations of which every tenth changes from one content to the next, with figures of one branch.
    private static func page(_ version: Int, branch: Int) -> [UInt8] {
        var text = "village,station,votes_1,votes_2\n"
        for row in 0..<4_000 {
            let changes = (0...version).count { ($0 * 7_919 + row * 31 + branch) % 10 == 0 }
            text += "32010\(row / 10),\(row % 10),\(100 + row % 77 + changes),\(50 + branch)\n"
        }
        return Array(text.utf8)
    }

    private func made(_ path: String, branch: Int) throws -> CaptureArchive {
        try CaptureArchive.create(path, name: "a\(branch)", origin: "example.org/\(branch)")
        let archive = try CaptureArchive(path, name: "a\(branch)", isWriting: true)
        for version in 0..<6 {
            try archive.add(Self.page(version, branch: branch), second: 2 * version + branch)
        }
        return archive
    }

    private func patches(_ archive: CaptureArchive) throws -> [TreeHash: [UInt8]] {
        var found: [TreeHash: [UInt8]] = [:]
        for entry in try archive.entries() {
            let digest = entry.manifest.blobs[0].digest
            if let copy = try archive.store.copy(digest), copy.base != nil { found[digest] = copy.data }
        }
        return found
    }

    @Test func patchesAreTakenAsTheyAre() throws {
        try Scratch.run { scratch in
            let own = try made(scratch.path, branch: 0)
            let other = try made(scratch.folder.appending(path: "other").path, branch: 1)
            let theirs = try patches(other)
            #expect(theirs.count >= 4)
            #expect(try own.merge(other).added == 6)
            let merged = try patches(own)
            #expect(theirs.allSatisfy { merged[$0.key] == $0.value })
            #expect(try own.verify().faults.isEmpty)
            for version in 0..<6 {
                let page = Self.page(version, branch: 1)
                let entry = try own.entries().first { $0.manifest.blobs[0].digest == TreeHash(of: page) }
                #expect(try entry.map { try own.content($0.manifest.blobs[0], of: $0.index) } == page)
            }
        }
    }

    /// The head of whose entries were taken is kept as it was signed or written, once, and can be asked for.
    @Test func theOthersHeadIsKept() throws {
        try Scratch.run { scratch in
            let own = try made(scratch.path, branch: 0)
            let other = try made(scratch.folder.appending(path: "other").path, branch: 1)
            #expect(try own.otherHeads().isEmpty)
            for _ in 0..<2 { _ = try own.merge(other) }
            let head = try other.checkpoint()
            let kept = try own.otherHeads()
            #expect(kept.count == 1 && kept[0].text.contains("example.org/1\n6\n"))
            #expect(kept[0].text == head.text)
        }
    }

    /// A patch that is other bytes than were written comes into no archive.
    @Test func aDamagedPatchIsNotTaken() throws {
        try Scratch.run { scratch in
            let own = try made(scratch.path, branch: 0)
            let path = scratch.folder.appending(path: "other").path
            let digests = try made(path, branch: 1).entries().map { $0.manifest.blobs[0].digest }
            #expect(
                try SQLiteFile.run(
                    "DROP TRIGGER part_is_fixed; UPDATE part SET data = substr(data, 1, length(data) - 9) || zeroblob(9) "
                        + "WHERE blob = 4", on: path))
            #expect(throws: FileFault.self) { try own.merge(CaptureArchive(path, name: "other")) }
            // What stands before the damage is there, and whole.
            #expect(
                try digests.map { try own.store.row($0) != nil } == [true, true, true, false, false, false])
            #expect(try own.verify().faults.isEmpty)
        }
    }
}
