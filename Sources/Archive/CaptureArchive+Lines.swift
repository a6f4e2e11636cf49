import Ground

extension CaptureArchive {
    /// Lines of a content that are not in another one, and those of that one in their place; the first line of both is one of
    /// neither.
    public struct ChangedLines: Sendable, Hashable {
        public var first: [UInt8]
        public var before: [UInt8]
        public var after: [UInt8]
    }

    /// Lines in which two contents differ, each of which is held against its digest once; what they have in common is not read
    /// again.
    ///
    /// - Parameters:
    ///   - old: The earlier one, and the entry that has it.
    ///   - new: The later one.
    /// - Returns: `nil` where they have little in common, or other first lines.
    /// - Throws: `FileFault` where one is missing or has another digest.
    public func changedLines(
        _ old: (blob: Manifest.Blob, entry: Int), _ new: (blob: Manifest.Blob, entry: Int)
    ) throws -> ChangedLines? {
        let (before, after) = (try table(old.blob, of: old.entry), try table(new.blob, of: new.entry))
        guard !before.pieces.isEmpty, !after.pieces.isEmpty, let patch = BlobPatch(from: before, to: after),
            before.bytes([0..<1]) == after.bytes([0..<1]), patch.hunks.first?.place != 0
        else { return nil }
        return ChangedLines(first: after.bytes([0..<1]), before: patch.replaced, after: patch.literals)
    }

    /// Content by lines.
    private func table(_ blob: Manifest.Blob, of entry: Int) throws -> PieceTable {
        try held(blob, of: entry) {
            guard let row = try store.row(blob.digest) else { throw ContentDamage.missing }
            guard row.bytes == blob.bytes else { return nil }
            return try store.soundContent(row).cut(by: UInt8(ascii: "\n"))
        }
    }
}
