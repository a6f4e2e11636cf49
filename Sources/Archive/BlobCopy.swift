import Ground

/// What another archive keeps of a content, as it lies there: compressing it anew takes a second where it is large.
struct BlobCopy {
    var data: [UInt8]
    /// The content of which this is a patch; `nil` where it is whole.
    var base: TreeHash?
    /// What a chain takes more with the patch, in bytes.
    var cost: Int
    /// Bytes of the content.
    var bytes: Int
}

extension BlobStore {
    /// What is kept of a content; nothing of it is held against its digest.
    ///
    /// - Returns: `nil` where it is not there or cannot be read, which whoever reads the content itself is told.
    func copy(_ digest: TreeHash) throws -> BlobCopy? {
        try unlessDamaged {
            guard let found = try row(digest) else { return nil }
            var base: Row?
            if let id = found.base {
                base = try row(id)
                if base == nil { return nil }
            }
            do {
                return BlobCopy(
                    data: try data(found), base: base?.digest, cost: found.cost - (base?.cost ?? 0),
                    bytes: found.bytes)
            } catch is ContentDamage {
                return nil
            }
        } ?? nil
    }

    /// The content that a patch of another archive makes here.
    ///
    /// - Returns: The content before it and what it becomes; `nil` where that content is not here, ends a chain that is long enough, or
    ///   becomes something else.
    /// - Throws: `FileFault` where the file cannot be read.
    func patched(by copy: BlobCopy, _ digest: TreeHash) throws -> (base: Row, PieceTable)? {
        guard let name = copy.base, let base = try row(name), copy.cost > 0,
            BlobStore.isShort(base.cost, base.bytes),
            BlobStore.isShort(base.cost + copy.cost, copy.bytes)
        else { return nil }
        do {
            var table = try soundContent(base).cut(by: copy.data.first ?? 0)
            try BlobPatch.apply(copy.data, to: &table, zstd)
            return table.count == copy.bytes && table.digest == digest ? (base, table) : nil
        } catch is ContentDamage {
            return nil
        } catch is BlobPatch.Damage {
            return nil
        } catch is Zstd.Failure {
            return nil
        }
    }

    /// The bytes of whole content as another archive keeps them, where they make it.
    func copied(_ copy: BlobCopy, _ content: [UInt8]) -> [UInt8]? {
        guard copy.base == nil, copy.bytes == content.count,
            let made = try? zstd.decompress(copy.data[...], count: copy.bytes)
        else { return nil }
        return made == content ? copy.data : nil
    }
}
