/// The pieces in which content differs from that of the capture before.
///
/// As it is kept: the separator, the hunks and the new pieces. The pieces are compressed after those that they replace, as
/// `zstd --patch-from` compresses after a whole file; so a patch costs what changed, and reading one touches nothing but
/// what changed, however many stand before it.
struct BlobPatch {
    /// Pieces that take the place of others.
    struct Hunk: Equatable {
        /// The first piece that is replaced, or the one before which new ones stand.
        var place: Int
        var removed: Int
        var inserted: Int
    }

    /// A patch that does not fit the content before it.
    struct Damage: Error {}

    let separator: UInt8
    let hunks: [Hunk]
    /// Bytes of the new pieces.
    let literals: [UInt8]
    /// Bytes of the pieces that they replace.
    let replaced: [UInt8]

    private static let level: Int32 = 19
    /// Of many new pieces, such as those between two branches of captures: up to 2.5 times the bytes in a twentieth of the time.
    private static let quickLevel: Int32 = 12
    /// Bytes of new pieces from which on there are many.
    private static let manyBytes = 512 << 10

    // MARK: Making one

    /// - Parameters:
    ///   - before: The content before.
    ///   - after: The content, cut by the same separator.
    /// - Returns: `nil` where the two have little in common.
    init?(from before: PieceTable, to after: PieceTable) {
        guard let hunks = PieceComparison(before, after).hunks else { return nil }
        separator = after.separator
        self.hunks = hunks
        var shift = 0
        literals = after.bytes(
            hunks.map { hunk in
                defer { shift += hunk.inserted - hunk.removed }
                return (hunk.place + shift)..<(hunk.place + shift + hunk.inserted)
            })
        replaced = before.bytes(hunks.map { $0.place..<($0.place + $0.removed) })
    }

    /// Bytes that a reader goes through for this patch: how much longer reading takes with it.
    var cost: Int {
        literals.count + replaced.count + (hunks.allSatisfy { $0.inserted == $0.removed } ? 0 : 1 << 16)
    }

    func packed() throws -> [UInt8] {
        var columns: [UInt8] = []
        var last = 0
        for hunk in hunks {
            Varint.append(hunk.place - last, to: &columns)
            last = hunk.place
        }
        for hunk in hunks { Varint.append(hunk.removed, to: &columns) }
        for hunk in hunks { Varint.append(hunk.inserted, to: &columns) }
        let table = try Zstd.compress(columns, level: BlobPatch.level)
        var packed: [UInt8] = [separator]
        for number in [hunks.count, columns.count, table.count, literals.count] {
            Varint.append(number, to: &packed)
        }
        let level = literals.count < BlobPatch.manyBytes ? BlobPatch.level : BlobPatch.quickLevel
        return try packed + table + Zstd.compress(literals, after: replaced, level: level)
    }

    // MARK: Applying one

    /// Makes the content of a patch out of that before it.
    ///
    /// - Parameters:
    ///   - packed: The patch.
    ///   - table: The content before; it becomes that of the patch.
    ///   - zstd: What decompresses it.
    /// - Throws: `Damage` or `Zstd.Failure` where they do not fit.
    static func apply(_ packed: [UInt8], to table: inout PieceTable, _ zstd: Decompressor) throws {
        guard packed.first == table.separator else { throw Damage() }
        var at = 1
        let numbers = try (0..<4).map { _ in try Varint.read(packed, &at) }
        let (count, columnBytes, tableBytes, literalBytes) = (numbers[0], numbers[1], numbers[2], numbers[3])
        guard at + tableBytes <= packed.count, columnBytes <= 30 * max(1, count),
            3 * count <= columnBytes, literalBytes <= PieceTable.most
        else { throw Damage() }
        let columns = try zstd.decompress(packed[at..<(at + tableBytes)], count: columnBytes)
        at += tableBytes
        var place = 0
        let places = try (0..<count).map { _ in try Varint.read(columns, &place) }
        let removed = try (0..<count).map { _ in try Varint.read(columns, &place) }
        let inserted = try (0..<count).map { _ in try Varint.read(columns, &place) }
        var hunks: [Hunk] = []
        hunks.reserveCapacity(count)
        var (last, end) = (0, 0)
        for index in 0..<count {
            last += places[index]
            guard last >= end, last + removed[index] <= table.pieces.count else { throw Damage() }
            end = last + removed[index]
            hunks.append(Hunk(place: last, removed: removed[index], inserted: inserted[index]))
        }
        let known = table.bytes(hunks.map { $0.place..<($0.place + $0.removed) })
        let literals = try zstd.decompress(packed[at...], after: known, count: literalBytes)
        try table.apply(hunks, literals: literals)
    }
}

/// Whole numbers, seven bits a byte, the low ones first.
enum Varint {
    static func append(_ number: Int, to bytes: inout [UInt8]) {
        var rest = UInt(number)
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    static func read(_ bytes: [UInt8], _ at: inout Int) throws -> Int {
        var number = 0
        var shift = 0
        while at < bytes.count, shift < 42 {
            let byte = bytes[at]
            at += 1
            number |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
        throw BlobPatch.Damage()
    }
}
