import Foundation
import Ground
import Testing

@testable import Archive

@Suite struct TilePublisherTests {
    @Test func placesOfTilesAreThoseOfTheSpecification() {
        #expect(TilePublisher.place(0, count: 256) == "000")
        #expect(TilePublisher.place(1_234_067, count: 256) == "x001/x234/067")
        #expect(TilePublisher.place(273, count: 112) == "273.p/112")
    }

    private func publish(_ scratch: Scratch) throws -> TilePublisher.Outcome {
        var publisher = TilePublisher(
            try scratch.open(isWriting: false), to: scratch.folder.appending(path: "out").path)
        return try publisher.publish(key: nil)
    }

    /// Every root and entry is found again from the files alone, and later publications add to earlier ones.
    @Test func theFilesHoldTheWholeLog() throws {
        try Scratch.run { scratch in
            try scratch.create()
            let archive = try scratch.open()
            for size in [3, 256, 258] {
                for second in try archive.count()..<size {
                    try archive.add([UInt8(second & 0xFF), 7], second: second)
                }
                #expect(try publish(scratch).size == size)
                func read(_ path: String) throws -> [UInt8] {
                    [UInt8](try Data(contentsOf: scratch.folder.appending(path: "out/" + path)))
                }
                let head = try Checkpoint(String(decoding: read("checkpoint"), as: UTF8.self))
                let (full, rest) = (size / 256, size % 256)
                var hashes = full == 0 ? [] : try read("tile/0/000")
                var bundle = full == 0 ? [] : try read("tile/entries/000")
                if rest > 0 {
                    hashes += try read("tile/0/00\(full).p/\(rest)")
                    bundle += try read("tile/entries/00\(full).p/\(rest)")
                }
                let leaves = stride(from: 0, to: hashes.count, by: 32).compactMap {
                    TreeHash(hashes[$0..<($0 + 32)])
                }
                #expect(leaves.count == size && MerkleTree.root(leaves) == head.root && head.size == size)
                if full > 0 { #expect(try read("tile/1/000.p/1") == MerkleTree.root(leaves[..<256]).bytes) }
                var at = 0
                for leaf in leaves {
                    let count = Int(bundle[at]) << 8 | Int(bundle[at + 1])
                    let manifest = Array(bundle[(at + 2)..<(at + 2 + count)])
                    #expect(MerkleTree.leaf(manifest) == leaf)
                    let blob = try #require(Manifest(manifest)?.blob(.page))
                    let digest = blob.digest.hexadecimal
                    #expect(TreeHash(of: try read("blob/\(digest.prefix(2))/\(digest)")) == blob.digest)
                    at += 2 + count
                }
                #expect(at == bundle.count)
            }
            #expect(try publish(scratch).files == 1)
        }
    }

    @Test func foldersOfOthersAreLeftAlone() throws {
        try Scratch.run { scratch in
            try scratch.create()
            try scratch.open().add([1], second: 0)
            let out = scratch.folder.appending(path: "out")
            try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
            try Data("x".utf8).write(to: out.appending(path: "notes.txt"))
            #expect(
                throws: FileFault(file: out.path, kind: .unwritable, ArchiveFault.foreign(path: "notes.txt"))
            ) {
                try publish(scratch)
            }
            try FileManager.default.removeItem(at: out.appending(path: "notes.txt"))
            #expect(try publish(scratch).size == 1)
            try FileManager.default.removeItem(atPath: scratch.path)
            try scratch.create()
            try scratch.open().add([2], second: 0)
            #expect(throws: FileFault(file: out.path, kind: .unwritable, ArchiveFault.otherPublication)) {
                try publish(scratch)
            }
        }
    }
}
