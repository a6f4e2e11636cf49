import Elections
import Estimation
import Ground
import Statistics

// What the compared stations say together, and each that differs.
extension SampleFindings {
    /// Adds the direction of the differences and the corrected lead, as grave as their tests together say.
    mutating func addVerdict(_ matched: MatchedStations, _ options: DecisionRule) {
        let grave: Severity =
            switch matched.verdict {
            case .inconsistent: .error
            case .borderline: .warning
            default: .notice
            }
        let (count, all) = (matched.discrepantStations, matched.stations)
        guard count > 0 else { return }
        add(
            .sample(
                .stationsDiffer(stations: count, of: all, exchanges: matched.exchanges)),
            grave, "0", String(count))
        addDirection(matched, grave)
        for pair in matched.pairsOneWay(level: options.level) {
            add(
                .sample(
                    .pairDirection(
                        pair: pair.pair, more: pair.overstated, fewer: pair.understated, p: pair.p)),
                grave, "", "\(pair.overstated)/\(pair.understated)")
        }
        addLead(matched, grave, level: options.level)
    }

    private mutating func addDirection(_ matched: MatchedStations, _ grave: Severity) {
        let (over, under) = (matched.overstated, matched.understated)
        guard over + under > 0 else { return }
        add(
            .sample(
                .leadDirection(
                    leader: matched.leader, runnerUp: matched.runnerUp, higher: over, lower: under,
                    p: matched.directionP)),
            matched.reasons.contains(.leadOneWay) ? grave : .notice, "", "\(over)/\(under)")
    }

    private mutating func addLead(_ matched: MatchedStations, _ grave: Severity, level: Double) {
        guard matched.leader != matched.runnerUp, matched.lead.unequal > 0 else { return }
        let points = { (value: Double) in NumberText(.english).decimal(100 * value, 2) }
        let interval = matched.correctedLeadInterval
        add(
            .sample(
                .leadCorrected(
                    official: matched.officialLead, corrected: matched.correctedLead, low: interval?.low,
                    high: interval?.high, level: level,
                    isApproximate: matched.lead.unequal < MatchedDifference.fewErrors)),
            matched.reasons.contains(.leadCorrected) ? grave : .notice, points(matched.officialLead),
            points(matched.correctedLead))
    }

    /// A station with both figures, and the slip of digits that leads from one to the other.
    mutating func addDifference(_ difference: MatchedStations.Difference, names stations: StationNames) {
        let table = sample.table
        let figures = difference.pairs.map { pair in
            FindingKind.PairFigures(
                pair: pair, sample: difference.votes[pair.index],
                official: difference.officialVotes[pair.index])
        }
        let names = figures.map { $0.pair.column }
        // One exchange is simpler than a slip in each figure.
        let slips: [Slip] =
            difference.isExchange
            ? [names.count == 2 ? .exchanged(names[0], names[1], in: nil) : .permuted(names, in: nil)]
            : figures.flatMap {
                Slip.digits(reference: $0.sample, recorded: $0.official, name: $0.pair.column)
            }
        add(
            Finding(
                .sample(
                    .stationDiffers(
                        station: stations[difference.row], figures: figures,
                        sampleLine: table.line(ofRow: difference.row))),
                severity: .notice, contest: contest,
                region: table.regions.last?[difference.row].map { RegionCode($0, scheme: .undeclared) },
                source: table.file,
                place: SourcePlace(
                    file: official.file, line: official.line(ofRow: difference.officialRow),
                    column: figures.count == 1 ? names[0] : nil),
                expected: figures.map { String($0.sample) }.joined(separator: " "),
                found: figures.map { String($0.official) }.joined(separator: " "),
                station: table.stationNumbers?[difference.row], explanations: slips))
    }
}
