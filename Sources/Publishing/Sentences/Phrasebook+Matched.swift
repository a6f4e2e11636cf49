import Elections
import Estimation
import Reconciliation
import Statistics
import Wording

extension MatchedStations {
    /// The stations, where one by one they are not consistent with the official file.
    var ifApart: MatchedStations? { verdict.isOutsideEdge ? self : nil }

    /// The stations that differ, where some do and chance can do that.
    var beside: NewsFacts.Beside? {
        verdict.isOutsideEdge || discrepantStations == 0
            ? nil : .init(discrepantStations, of: stations, isAtEdge: verdict == .borderline)
    }
}

extension Phrasebook {
    /// What the sampled stations show beside their own official figures; the verdict comes first.
    ///
    /// - Parameters:
    ///   - matched: The stations compared one by one.
    ///   - names: Names of the stations that differ, in their order.
    ///   - level: Level of the intervals, a fraction.
    public func matched(_ matched: MatchedStations, names: [String], level: Double) -> [String] {
        var sentences = [opening(matched)]
        let exchanges = wording.exchanges(matched.exchanges)
        if !exchanges.isEmpty { sentences.append(exchanges) }
        if !names.isEmpty { sentences.append(wording.differing(names)) }
        sentences += direction(matched, level)
        sentences += [lead(matched, level: level)].compactMap { $0 }
        if let most = matched.mostDiffering {
            sentences.append(wording.mostDiffering(most, level: self.level(level)))
        }
        return sentences + matched.splits.enumerated().map { wording.split(Choice(index: $0), $1) }
    }

    /// That a sample is not consistent with the official file station by station, and what that means for the lead.
    func apart(_ matched: MatchedStations, level: Double) -> String {
        [opening(matched), lead(matched, level: level)].compactMap { $0 }.joined(separator: " ")
    }

    /// What the official lead would be if stations elsewhere differed alike; `nil` where nobody leads.
    private func lead(_ matched: MatchedStations, level: Double) -> String? {
        guard matched.leader != matched.runnerUp else { return nil }
        return wording.correctedLead(
            matched.officialLead, matched.correctedLead,
            matched.correctedLeadInterval.map {
                RangeText(numbers.points($0.low), numbers.points($0.high), level: self.level(level))
            }, isPartial: matched.isPartial,
            isApproximate: (1..<MatchedDifference.fewErrors).contains(matched.lead.unequal))
    }

    /// "Station by station: not consistent with the official file. 91 of 1,501 …"
    public func opening(_ matched: MatchedStations) -> String {
        wording.comparedStations(
            matched.verdict, differing: matched.discrepantStations, compared: matched.stations,
            arrived: matched.arrived,
            sides: matched.verdict == .consistent
                ? sides(over: matched.overstated, under: matched.understated, p: matched.directionP) : nil)
    }

    /// To which side stations differ where chance can do that; one alone has no side.
    func sides(over: Int, under: Int, p: Double) -> MatchedSides? {
        over > 0 && under > 0 ? .both : over + under > 1 ? .one(p: p) : nil
    }

    private func direction(_ matched: MatchedStations, _ level: Double) -> [String] {
        var sentences: [String] = []
        if matched.overstated + matched.understated > 0 {
            sentences.append(
                wording.leadDirection(
                    matched.leader, matched.runnerUp, higher: matched.overstated,
                    lower: matched.understated, p: matched.directionP))
        }
        return sentences
            + matched.pairsOneWay(level: level).map {
                wording.pairDirection($0.pair, more: $0.overstated, fewer: $0.understated, p: $0.p)
            }
    }
}
