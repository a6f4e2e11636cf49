import Elections

extension Election {
    /// The result beside a comparison, with shares of what those of its page are.
    public func recap(beside comparison: Comparison) -> Recap? {
        comparison.page.map { recap(of: $0, region: comparison.region) }
            ?? recap(contest: comparison.contest, region: comparison.region)
    }

    /// Whether the shares of a count are of another whole than those that are shown of the result of its place: of all ballots where
    /// these are of the valid votes, of all votes where these are of the votes listed. They stand on no axis together.
    public func isOfOtherWhole(_ comparison: Comparison) -> Bool {
        guard let page = comparison.page, page.shareBase != nil || comparison.choices.isEmpty,
            let shown = recap(contest: comparison.contest, region: comparison.region)
        else { return false }
        return shown.of(page.shareBase).shareWhole != shown.shareWhole
            || shown.mayLackOthers && comparison.choices.isEmpty
    }

    /// Whether the printed shares of a count sum to what they would as shares of all ballots, and not to 100: nobody says what they are
    /// of, and beside shares of the valid votes each would stand lower than it is.
    public func mayBeOfBallots(_ comparison: Comparison) -> Bool {
        comparison.reasons.contains(.sharesDoNotSum)
            && comparison.diagnoses.contains { if case .ballotsInBase = $0 { true } else { false } }
    }

    /// What a comparison is of, in few words.
    public func place(_ comparison: Comparison) -> String {
        place(contest: comparison.contest, region: comparison.region)
    }
}
