import Elections
import Estimation

extension QuickCountReading {
    /// Level assumed for a margin whose level was not published, percent.
    static let assumedLevel = 95.0

    /// The reading as an estimate; its covariance is `nil` unless margin and sample size were published.
    ///
    /// A margin without the number of stations cannot be checked against the formulas that pollsters mix
    /// up (Methods B4), so it is not used. Nobody published a margin for a remainder: it has no variance.
    func shareEstimate() throws -> ShareEstimate {
        var estimate = try ShareEstimate.published(
            choices: shares.map { String($0.ballotNumber) },
            sharesPct: shares.map(\.percent.value), shareDecimals: shareDecimals,
            marginPct: sampleStations == nil ? nil : marginPercent?.value,
            marginDecimals: marginPercent?.decimals ?? 0,
            levelPct: levelPercent?.value ?? QuickCountReading.assumedLevel,
            stations: sampleStations)
        for (index, share) in shares.enumerated() where share.isRemainder {
            for other in shares.indices {
                estimate.covariance?[index][other] = 0
                estimate.covariance?[other][index] = 0
            }
        }
        return estimate
    }

    /// What the published margin can be, given the votes of an average station.
    func marginCheck(votesPerStation: Double?) -> MarginCheck {
        MarginCheck(
            marginPct: marginPercent?.value, marginDecimals: marginPercent?.decimals ?? 0,
            levelPct: levelPercent?.value ?? QuickCountReading.assumedLevel, stations: sampleStations,
            votesPerStation: votesPerStation, mostVotesPerStation: QuickCountReading.largestStation)
    }

    /// Voters of the largest station that any election in the rule book allows.
    private static let largestStation = FormRulebook.standard.forms
        .compactMap { $0.constants["station_limit"].flatMap { Double("\($0)") } }.max()
}

extension Recap {
    /// Valid votes of an average polling station, where the number of stations is known.
    var votesPerStation: Double? {
        guard let stations = pollingStations, stations > 0 else { return nil }
        return Double(validVotes) / Double(stations)
    }
}
