import Foundation

/// In which pieces two contents differ.
struct PieceComparison {
    private let before: PieceTable
    private let after: PieceTable
    /// Whether what begins at the same place is the same.
    private let isShared: Bool

    init(_ before: PieceTable, _ after: PieceTable) {
        self.before = before
        self.after = after
        isShared = before.sharesBytes(with: after)
    }

    /// Pieces that differ and could not be kept as a patch: more than one in so many.
    private static let mostChanged = 3

    /// What makes one out of the other, in ascending order; `nil` where they have little in common.
    var hunks: [BlobPatch.Hunk]? {
        before.withBytes { old in
            after.withBytes { new in
                guard let old = old.baseAddress, let new = new.baseAddress else { return nil }
                return inPlace(old, new) ?? moved(old, new)
            }
        }
    }

    private func areEqual(
        _ one: Int, _ other: Int, _ old: UnsafePointer<UInt8>, _ new: UnsafePointer<UInt8>
    ) -> Bool {
        let (first, second) = (before.pieces[one], after.pieces[other])
        if isShared, first.start == second.start { return first.count == second.count }
        return PieceTable.areEqual(first, of: old, second, of: new)
    }

    /// Pieces that stand at the same place; `nil` where many of those differ.
    private func inPlace(_ old: UnsafePointer<UInt8>, _ new: UnsafePointer<UInt8>) -> [BlobPatch.Hunk]? {
        let count = before.pieces.count
        guard count == after.pieces.count else { return nil }
        var hunks: [BlobPatch.Hunk] = []
        var changed = 0
        for place in 0..<count where !areEqual(place, place, old, new) {
            changed += 1
            if changed > max(16, count / PieceComparison.mostChanged) { return nil }
            if let last = hunks.last, last.place + last.removed == place {
                hunks[hunks.count - 1].removed += 1
                hunks[hunks.count - 1].inserted += 1
            } else {
                hunks.append(.init(place: place, removed: 1, inserted: 1))
            }
        }
        return hunks
    }

    /// Pieces that came, went or moved, in one walk through both contents.
    private func moved(_ old: UnsafePointer<UInt8>, _ new: UnsafePointer<UInt8>) -> [BlobPatch.Hunk]? {
        let (oldCount, newCount) = (before.pieces.count, after.pieces.count)
        let limit = max(16, newCount / PieceComparison.mostChanged)
        let oldPlaces = PieceComparison.places(before.pieces, old)
        let newPlaces = PieceComparison.places(after.pieces, new)
        var hunks: [BlobPatch.Hunk] = []
        var (one, other, changed) = (0, 0, 0)
        func edit(removed: Int, inserted: Int) {
            changed += inserted
            if let last = hunks.last, last.place + last.removed == one {
                hunks[hunks.count - 1].removed += removed
                hunks[hunks.count - 1].inserted += inserted
            } else {
                hunks.append(.init(place: one, removed: removed, inserted: inserted))
            }
            one += removed
            other += inserted
        }
        while one < oldCount || other < newCount {
            if changed > limit { return nil }
            if one < oldCount, other < newCount, areEqual(one, other, old, new) {
                one += 1
                other += 1
                continue
            }
            let isGone = one < oldCount && newPlaces[hash(before.pieces[one], old)] == nil
            let found = other < newCount ? oldPlaces[hash(after.pieces[other], new)] ?? -1 : -1
            // A piece that stood further up before is written again.
            let isNew = other < newCount && (found < one || one >= oldCount)
            if isGone || isNew || other >= newCount || found == one {
                let isReplaced = found == one && !isGone && !isNew && other < newCount
                edit(
                    removed: isGone || other >= newCount || isReplaced ? 1 : 0,
                    inserted: isNew || isReplaced ? 1 : 0)
            } else {
                edit(removed: found - one, inserted: 0)
            }
        }
        return hunks
    }

    private func hash(_ piece: PieceTable.Piece, _ base: UnsafePointer<UInt8>) -> Int {
        PieceComparison.hash(piece, base)
    }

    private static func hash(_ piece: PieceTable.Piece, _ base: UnsafePointer<UInt8>) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(start: base + Int(piece.start), count: Int(piece.count)))
        return hasher.finalize()
    }

    /// The last place of each piece, by what it holds.
    private static func places(
        _ pieces: [PieceTable.Piece], _ base: UnsafePointer<UInt8>
    ) -> [Int: Int] {
        var places: [Int: Int] = [:]
        places.reserveCapacity(pieces.count)
        for (place, piece) in pieces.enumerated() { places[hash(piece, base)] = place }
        return places
    }
}
