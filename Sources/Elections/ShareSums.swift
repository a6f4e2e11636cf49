/// What the printed shares of counts sum to that give those of all choices on file, in one place.
struct ShareSums: Sendable {
    /// A count whose shares sum to 100: they are of the votes for these choices.
    private(set) var isClosed = false
    /// A finished count whose shares sum to less: others had votes too, or its shares are of all ballots.
    private(set) var isOpen = false
    /// What finished counts say that their shares are of.
    private(set) var declared: Set<ShareBase> = []

    /// The sums of all places.
    ///
    /// - Parameters:
    ///   - readings: Those of an election.
    ///   - regions: Of contests by their ids, for readings that name none.
    ///   - choices: Number of choices on file, by contest.
    static func all(
        _ readings: [QuickCountReading], regions: [String: RegionCode], choices: [String: Int]
    ) -> [ElectionIndex.Place: ShareSums] {
        var sums: [ElectionIndex.Place: ShareSums] = [:]
        for reading in readings where reading.stage == .final {
            guard let base = reading.shareBase, let region = reading.region ?? regions[reading.contest] else {
                continue
            }
            sums[.init(contest: reading.contest, region: region), default: ShareSums()].declared.insert(base)
        }
        for reading in readings
        where reading.hasPrintedShares && reading.shares.count >= max(2, choices[reading.contest] ?? 0) {
            guard let region = reading.region ?? regions[reading.contest] else { continue }
            let isWithin = reading.sumCheck == .withinRounding
            let leaves =
                reading.stage == .final && !isWithin && reading.shareSum.value < 100
                && !reading.shares.contains(where: \.isRemainder)
            guard isWithin || leaves else { continue }
            let place = ElectionIndex.Place(contest: reading.contest, region: region)
            sums[place, default: ShareSums()].isClosed = sums[place]?.isClosed == true || isWithin
            sums[place, default: ShareSums()].isOpen = sums[place]?.isOpen == true || leaves
        }
        return sums
    }
}
