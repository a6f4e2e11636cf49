import Elections
import Reconciliation

// Samples of stations that give no estimate.
extension English {
    public func sentence(_ fault: SampleFaultKind) -> String {
        switch fault {
        case .noStation: "the sample has no station; check the file"
        case .nothingArrived: "no station of the sample has votes; nothing has arrived yet"
        case .incompleteVotes(let name):
            "some \(pairs) of station \(name) have votes and others none; fill all, or leave all empty if the "
                + "station did not arrive"
        case .stationTwice(let name, let line):
            "station \(name) stands twice, also on line \(line); remove one of the rows"
        case .missingColumn(let column): "the column is missing" + named(column)
        case .emptyValid:
            "the cell is empty although the station has votes; fill it, or leave out ‘base’ valid"
        case .emptyNumber: "the cell is empty; every station that arrived needs a value"
        case .unusablePlace(let value): "\(value) is not usable; a place in the list is a number"
        case .unusableWeight(let value):
            "\(value) is not usable; a weight is the number of stations that one stands for, from 0.000000001 to "
                + "1,000,000,000"
        case .unusableProbability(let value):
            "\(value) is not usable; a probability is at least 0.000000001 and at most 1"
        case .noValidVote:
            "no station that arrived has a valid vote, so there is no share; check the columns"
        case .silentStrata(let strata):
            "no station of stratum \(list(strata)) has arrived; wait for one, or merge strata in the sample and the "
                + "frame"
        case .stratumNotInFrame(let stratum, let frame):
            "stratum \(stratum) \(notInFrame(frame))"
        case .clusterNotInFrame(let cluster, let frame):
            "cluster \(cluster) \(notInFrame(frame))"
        case .groupNotInFrame(let group, let frame):
            "\(group ?? "the empty cell") \(notInFrame(frame))"
        case .silentGroups(let groups, let column):
            "no station of \(column) \(list(groups)) has arrived, so weights cannot be adjusted to it; merge groups "
                + "in the sample and the frame"
        case .fewerValidThanSampled(let stratum, let all, let sampled):
            "\(stratum.map { "stratum \($0)" } ?? "the whole") has \(validVotes(all)) in all, but \(validVotes(sampled)) "
                + "in its sampled stations alone; \(correctFrame)"
        case .fewerStationsThanDrawn(let stratum, let all, let drawn):
            "\(stratum.map { "stratum \($0)" } ?? "the sample") has \(drawnOf(all, drawn))"
        case .smallerClusterThanDrawn(let cluster, let all, let drawn):
            "cluster \(cluster) has \(drawnOf(all, drawn))"
        case .singleUnit(let strata, let isCluster):
            singleUnit(strata, isCluster ? ("cluster", "clusters") : ("station", "stations"))
        case .replicates(let variance):
            "the \(variance.rawValue) stands for units drawn at random in strata; use ‘variance’ taylor with two "
                + "stages, an order, unequal probabilities, post-strata or separate ratios"
        case .noFrameForStages(let cluster):
            "two stages need the stations of every cluster of the population; give ‘frame’ with a row for each "
                + cluster
        case .noFrameForGroups(let column):
            "‘poststratify’ \(column) needs the stations of every \(column); give ‘frame’ with that column"
        case .noFrameForSeparateRatios:
            "‘estimator’ separate-ratio needs the valid votes of every stratum; give ‘frame’ with a column valid, or "
                + "compare with an official file"
        case .noValidVotesYet(let name):
            "station \(name) has no valid votes yet, so the file does not tell those of its stratum; use ‘estimator’ "
                + "combined-ratio, or give ‘frame’ with a column valid"
        case .stratumOfSeveralRegions(let stratum):
            "stratum \(stratum) lies in several of the regions compared, and nothing tells its valid votes in each; use "
                + "‘estimator’ combined-ratio, or strata that lie in one region"
        case .negativeVariance(let choice):
            "the estimated variance of \(pair) \(choice) is negative, as this estimator's can be; use "
                + "‘probability-variance’ brewer"
        case .noJointProbabilities(let variance):
            "‘probability-variance’ \(variance.rawValue) needs the joint probabilities; give ‘joint’, or choose brewer"
        case .jointTwice(let one, let other, let earlier, let probability):
            "stations \(one) and \(other) stand twice, with \(earlier) and with \(probability); remove one of the rows"
        case .ambiguousStation(let name, let known, let example):
            "\(name) may be \(list(known, separator: " or ")); write all regions, such as \(example)"
        case .jointMissing(let one, let other):
            "stations \(one) and \(other) have no row together; give every two of a stratum one row, or leave ‘joint’ "
                + "out"
        case .jointTooLarge(let one, let other, let probability):
            "stations \(one) and \(other) have the joint probability \(probability), more than one of them has alone; "
                + "correct it"
        case .jointTooSmall(let one, let other, let probability, let alone):
            "stations \(one) and \(other) have the joint probability \(probability), too small for two stations "
                + "with \(alone.map { "\($0)" }.joined(separator: " and ")), so nothing can be estimated from them; "
                + "correct it, or leave ‘joint’ out"
        case .otherChoices(let official, let sample):
            "the official file has \(official) \(pairs) and the sample \(sample); they are not of one contest"
        case .sumsOfRegions(let rows, let all, let level, let official):
            "there is no such column, and \(rows) of \(all) rows are the sums of all \(stations) that \(official) has in their \(level): "
                + "these are results of regions and no sample of \(stations); give a file with a row for each \(station)"
        }
    }

    private func named(_ column: SampleFaultKind.Column) -> String {
        switch column {
        case .stratum: "; it was named as a stratum"
        case .postStratum: "; it was named as the post-stratum"
        case .cluster: "; it was named as the cluster"
        case .regions: "; it was named with ‘by’"
        case .validVotes: "; shares of the valid votes were asked for with ‘base’ valid"
        case .number: ""
        }
    }

    private func singleUnit(_ strata: [String], _ unit: (one: String, many: String)) -> String {
        let shows = "one shows nothing of how \(unit.many) differ"
        if strata.isEmpty { return "one \(unit.one) has arrived, and \(shows); at least 2 are needed" }
        return
            "one \(unit.one) has arrived in stratum \(list(strata)), and \(shows); choose with ‘lonely-stratum’ "
            + "(collapse, average, certainty), or merge strata in the sample and the frame"
    }

    private func notInFrame(_ frame: SampleFaultKind.Population) -> String {
        frame.isCounted
            ? "has no station in \(frame.file), which all stations are counted from; add them there, or correct the code"
            : "is not in the frame (\(frame.file)); correct the code or the frame"
    }

    private func drawnOf(_ all: Int, _ drawn: Int) -> String {
        "\(number(drawn)) drawn \(agreeing(drawn, "station", "stations")), but only \(counted(all)) in all; "
            + correctFrame
    }

    private func validVotes(_ votes: Int) -> String {
        "\(number(votes)) valid \(agreeing(votes, "vote", "votes"))"
    }

    private var correctFrame: String { "correct the frame, or the codes of the sample" }
}
