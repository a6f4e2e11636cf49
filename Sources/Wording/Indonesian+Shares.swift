import Elections

// What shares are shares of.
extension Indonesian {
    public func shareTitle(_ whole: ShareWhole) -> String { "\(shareHead(whole)) (%)" }

    public func share(_ share: String, of whole: ShareWhole) -> String {
        switch whole {
        case .ballots: "\(share) dari semua surat suara"
        case .listed: "\(share) dari suara yang tercantum"
        case .validVotes, .unknown: share
        }
    }

    /// What shares are, with their unit, in a subtitle.
    func shareOf(_ whole: ShareWhole) -> String { "\(shareHead(whole).uncapitalizedFirst)\(ofArrived), %" }

    public func shareHead(_ whole: ShareWhole) -> String {
        switch whole {
        case .validVotes: "Bagian suara sah"
        case .ballots: "Bagian semua surat suara"
        case .listed: "Bagian suara yang tercantum"
        case .unknown: "Bagian suara"
        }
    }
}
