import Archive
import Testing

@Suite struct MerkleTreeTests {
    private static let leaves = (0..<130).map { MerkleTree.leaf([UInt8($0)]) }

    /// RFC 6962: the tree of nothing, and the vectors of its reference implementation.
    @Test func knownRoots() {
        #expect(
            MerkleTree.root([]).hexadecimal
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        let inputs: [[UInt8]] = [[], [0], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43]]
        let roots = [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        ]
        for size in 1...6 {
            #expect(MerkleTree.root(inputs[..<size].map(MerkleTree.leaf)).hexadecimal == roots[size - 1])
        }
    }

    /// Every entry of every tree up to 33, and no other entry, place or size.
    @Test func inclusionProofsHoldForTheirEntryOnly() {
        for size in 1...33 {
            let tree = Self.leaves[..<size]
            let root = MerkleTree.root(tree)
            for index in 0..<size {
                let proof = MerkleTree.inclusion(of: index, in: tree)
                #expect(MerkleTree.includes(tree[index], at: index, size: size, proof: proof, root: root))
                #expect(
                    !MerkleTree.includes(tree[index], at: index + 1, size: size, proof: proof, root: root))
                #expect(
                    !MerkleTree.includes(
                        tree[index], at: index, size: size, proof: proof + [root], root: root))
                if !proof.isEmpty {
                    #expect(
                        !MerkleTree.includes(
                            tree[index], at: index, size: size, proof: Array(proof.dropLast()), root: root))
                }
            }
        }
    }

    @Test func consistencyProofsHoldForTheirTreesOnly() {
        for size in 1...33 {
            let tree = Self.leaves[..<size]
            let new = (size: size, root: MerkleTree.root(tree))
            for old in 0...size {
                let before = (size: old, root: MerkleTree.root(tree[..<old]))
                let proof = MerkleTree.consistency(from: old, in: tree)
                #expect(MerkleTree.extends(before, to: new, proof: proof))
                #expect(!MerkleTree.extends(before, to: new, proof: proof + [new.root]))
                let other = (size: old, root: MerkleTree.leaf([99, 99]))
                #expect(!MerkleTree.extends(other, to: new, proof: proof))
                if old > 0, old < size {
                    let changed = (size: size, root: MerkleTree.leaf([98]))
                    #expect(!MerkleTree.extends(before, to: changed, proof: proof))
                }
            }
        }
    }
}
