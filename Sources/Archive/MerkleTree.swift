/// The hash tree of RFC 6962, section 2.1.
public enum MerkleTree {
    /// Hash of an entry.
    ///
    /// - Parameter entry: The manifest.
    public static func leaf(_ entry: [UInt8]) -> TreeHash { TreeHash(of: [0] + entry) }

    /// Hash of two subtrees.
    public static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
        TreeHash(of: [1] + left.bytes + right.bytes)
    }

    /// The hash of the tree over some leaves; that of nothing is the digest of no bytes.
    ///
    /// - Parameter leaves: Hashes of the entries.
    public static func root(_ leaves: some Collection<TreeHash>) -> TreeHash {
        var peaks = TreePeaks()
        for leaf in leaves { peaks.append(leaf) }
        return peaks.root
    }

    /// The largest power of two below a size of at least 2.
    private static func split(_ size: Int) -> Int { 1 << (Int.bitWidth - 1 - (size - 1).leadingZeroBitCount) }

    /// The hashes that lead from an entry to the root, from the bottom up.
    ///
    /// - Parameters:
    ///   - index: The entry, from 0.
    ///   - leaves: Hashes of all entries of the tree.
    public static func inclusion(of index: Int, in leaves: ArraySlice<TreeHash>) -> [TreeHash] {
        precondition(leaves.indices.contains(leaves.startIndex + index), "the entry is not in the tree")
        guard leaves.count > 1 else { return [] }
        let left = split(leaves.count)
        let middle = leaves.startIndex + left
        return index < left
            ? inclusion(of: index, in: leaves[..<middle]) + [root(leaves[middle...])]
            : inclusion(of: index - left, in: leaves[middle...]) + [root(leaves[..<middle])]
    }

    /// The hashes that show that a tree grew out of a smaller one, as RFC 6962, section 2.1.2, orders them.
    ///
    /// - Parameters:
    ///   - old: Size of the smaller tree; of 0, and of the tree itself, nothing is to be shown.
    ///   - leaves: Hashes of all entries of the larger tree.
    public static func consistency(from old: Int, in leaves: ArraySlice<TreeHash>) -> [TreeHash] {
        precondition(old >= 0 && old <= leaves.count, "the older tree is the smaller one")
        return old == 0 || old == leaves.count ? [] : consistency(old, leaves, isWhole: true)
    }

    private static func consistency(_ old: Int, _ leaves: ArraySlice<TreeHash>, isWhole: Bool) -> [TreeHash] {
        if old == leaves.count { return isWhole ? [] : [root(leaves)] }
        let left = split(leaves.count)
        let middle = leaves.startIndex + left
        return old <= left
            ? consistency(old, leaves[..<middle], isWhole: isWhole) + [root(leaves[middle...])]
            : consistency(old - left, leaves[middle...], isWhole: false) + [root(leaves[..<middle])]
    }

    /// Whether hashes lead from an entry to a root (RFC 9162, section 2.1.3.2).
    ///
    /// - Parameters:
    ///   - leaf: Hash of the entry.
    ///   - index: Its place, from 0.
    ///   - size: Entries of the tree.
    ///   - proof: The hashes, from the bottom up.
    ///   - root: Hash of the tree.
    public static func includes(
        _ leaf: TreeHash, at index: Int, size: Int, proof: [TreeHash], root: TreeHash
    ) -> Bool {
        guard index >= 0, index < size else { return false }
        var (place, last) = (index, size - 1)
        var hash = leaf
        for step in proof {
            if last == 0 { return false }
            if place & 1 == 1 || place == last {
                hash = node(step, hash)
                if place & 1 == 0 {
                    while place & 1 == 0 && place != 0 {
                        place >>= 1
                        last >>= 1
                    }
                }
            } else {
                hash = node(hash, step)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// Whether hashes show that a tree grew out of a smaller one (RFC 9162, section 2.1.4.2).
    ///
    /// - Parameters:
    ///   - old: Size and root of the smaller tree.
    ///   - new: Size and root of the larger tree.
    ///   - proof: The hashes, as a consistency proof orders them.
    public static func extends(
        _ old: (size: Int, root: TreeHash), to new: (size: Int, root: TreeHash), proof: [TreeHash]
    ) -> Bool {
        guard old.size >= 0, old.size <= new.size else { return false }
        if old.size == new.size { return proof.isEmpty && old.root == new.root }
        if old.size == 0 { return proof.isEmpty && old.root == root([]) }
        var rest = proof[...]
        if old.size & (old.size - 1) == 0 { rest = ([old.root] + proof)[...] }
        guard let first = rest.popFirst() else { return false }
        var (place, last) = (old.size - 1, new.size - 1)
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        var (before, after) = (first, first)
        for step in rest {
            if last == 0 { return false }
            if place & 1 == 1 || place == last {
                before = node(step, before)
                after = node(step, after)
                while place & 1 == 0 && place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                after = node(after, step)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && before == old.root && after == new.root
    }
}

/// The full subtrees of a growing tree, the largest first: what is needed to append to it.
struct TreePeaks: Equatable {
    private(set) var size = 0
    private(set) var hashes: [TreeHash] = []

    init() {}

    /// - Returns: `nil` where there are not as many hashes as a tree of this size has full subtrees.
    init?(size: Int, bytes: [UInt8]) {
        guard size >= 0, bytes.count == size.nonzeroBitCount * TreeHash.count else { return nil }
        self.size = size
        hashes = stride(from: 0, to: bytes.count, by: TreeHash.count).compactMap {
            TreeHash(bytes[$0..<($0 + TreeHash.count)])
        }
    }

    var bytes: [UInt8] { hashes.flatMap(\.bytes) }

    mutating func append(_ leaf: TreeHash) {
        var hash = leaf
        var rest = size
        while rest & 1 == 1 {
            hash = MerkleTree.node(hashes.removeLast(), hash)
            rest >>= 1
        }
        hashes.append(hash)
        size += 1
    }

    var root: TreeHash {
        guard let last = hashes.last else { return TreeHash(of: []) }
        return hashes.dropLast().reversed().reduce(last) { MerkleTree.node($1, $0) }
    }
}
