import Elections

// What shares are shares of.
extension English {
    public func shareTitle(_ whole: ShareWhole) -> String { "Share of \(named(whole)) (%)" }

    public func shareHead(_ whole: ShareWhole) -> String { "Share of \(named(whole))" }

    public func share(_ share: String, of whole: ShareWhole) -> String {
        whole == .ballots || whole == .listed ? "\(share) of \(named(whole))" : share
    }

    /// What shares are, with their unit, in a subtitle.
    func shareOf(_ whole: ShareWhole) -> String {
        let isNamed = whole == .validVotes || whole == .unknown
        return "share of \(isNamed ? "the " : "")\(named(whole))\(ofArrived), %"
    }

    private func named(_ whole: ShareWhole) -> String {
        switch whole {
        case .validVotes: "valid votes"
        case .ballots: "all ballots"
        case .listed: "the votes listed"
        case .unknown: "votes"
        }
    }
}
