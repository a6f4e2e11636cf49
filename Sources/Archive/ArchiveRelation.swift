extension CaptureArchive {
    /// What another archive is to this one: the same history, a fork of it, or one of its own.
    public enum Relation: Sendable, Hashable {
        /// Both hold the same entries in the same order, so many.
        case same(Int)
        /// The other one is the beginning of this one: its entries, so many, are the first ones here.
        case earlier(Int)
        /// This one is the beginning of the other one: its entries, so many, are the first ones there.
        case later(Int)
        /// Both begin with the same entries, or have one name, and hold something else from the entry with this number on.
        case fork(at: Int)
        /// They do not begin with the same entry.
        case independent

        /// One tree is the beginning of another where all its leaves are.
        ///
        /// - Parameters:
        ///   - own: Name and leaves of this archive.
        ///   - other: Those of the other one.
        init(_ own: (origin: String, leaves: [TreeHash]), _ other: (origin: String, leaves: [TreeHash])) {
            let common = zip(own.leaves, other.leaves).prefix { $0 == $1 }.count
            let (here, there) = (own.leaves.count, other.leaves.count)
            // What holds nothing yet has no history.
            if min(here, there) == 0 {
                self = .independent
            } else if common == min(here, there) {
                self = here == there ? .same(common) : here > there ? .earlier(common) : .later(common)
            } else {
                self = common > 0 || own.origin == other.origin ? .fork(at: common) : .independent
            }
        }
    }
}
