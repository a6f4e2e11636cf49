import Elections

// What is said of a sample beside its comparisons.
extension English {
    public func sentence(_ kind: FindingKind.Sample) -> String {
        switch kind {
        case .votesDoNotSum(let stations):
            return "In \(sampled(stations)) the votes of the \(self.pairs) do not sum to the valid votes."
        case .regionsNotSampled(let regions):
            return "Without a sampled station, so that nothing is said of it: \(named(regions))."
        case .regionsNotArrived(let regions, let stations): return notArrived(regions, stations: stations)
        case .strataNotArrived(let strata, let stations, let all, let partly):
            return strataNotArrived(strata, stations: stations, of: all, partly: partly, isCompared: true)
        case .regionsWithoutVotes(let regions):
            return
                "Without a valid vote in the sampled stations, so that nothing is said of it: \(named(regions))."
        case .regionsTooFew(let regions, let least, let areClusters):
            return
                "With fewer than \(least) sampled \(areClusters ? "clusters" : "stations"), or too few to show how "
                + "they differ, and therefore not tested: \(named(regions))."
        case .regionsTooThin(let regions, let points):
            return
                "Where for the least precise \(self.pair) only a gap of more than \(count(points, .point)) would be seen, so "
                + "that \"consistent\" says little of it: \(named(regions))."
        case .gapNotSplit(let isMean):
            return isMean
                ? "The mean of station shares is not the share of the votes, so its gap does not split into luck of the "
                    + "draw and recording; use --estimator combined-ratio to split it."
                : "Separate ratios take the strata's valid votes from the frame, so their gap does not split into luck "
                    + "of the draw and recording; use --estimator combined-ratio to split it."
        case .ratioBorrows:
            return
                "Separate ratios use the valid votes of the official file, so the estimate depends on what it is "
                + "compared with; a gap in the number of valid votes cannot show."
        case .stationsDiffer(let stations, let all, let exchanges):
            let order = self.exchanges(exchanges)
            return
                "\(number(stations)) of \(count(all, .station)) of the sample \(stations == 1 ? "has" : "have") other "
                + "votes in the official file." + (order.isEmpty ? "" : " " + order)
        case .leadDirection(let leader, let runnerUp, let higher, let lower, let p):
            return
                "The official file states the lead of \(self.pair) \(leader) over \(self.pair) \(runnerUp) higher than the sample in "
                + "\(number(higher)) and lower in \(number(lower)) of them (exact sign test, \(numbers.pSentence(p)))."
        case .pairDirection(let pair, let more, let fewer, let p):
            return
                "The official file has more votes of \(self.pair) \(pair) than the sample in \(number(more)) and fewer in "
                + "\(number(fewer)) of them (exact sign test, \(numbers.pSentence(p)))."
        case .leadCorrected(let official, let corrected, let low, let high, let level, let isApproximate):
            let range = low.flatMap { low in
                high.map { " (\(numbers.level(level)) range \(points(low)) to \(points($0)))" }
            }
            return
                "The official lead of \(points(official)) points would be \(points(corrected))\(range ?? "") if what these "
                + "stations show held \(everywhere)."
                + (isApproximate ? " Few stations differ, so the range is approximate." : "")
        case .stationDiffers(let station, let figures, let line):
            return
                "Station \(station): \(self.figures(figures, pair: self.pair, sample: "sample", official: "official")) "
                + "(line \(line) of the sample)."
        }
    }

    /// What figures that are of no region are of.
    var whole: String { names.isOfArrivedStrata ? arrivedStrata : "the whole" }
    public var arrivedStrata: String { "the strata that arrived" }
    /// " of the strata that arrived" behind what is of these alone; empty where it is of the whole.
    var ofArrived: String { names.isOfArrivedStrata ? " of \(arrivedStrata)" : "" }

    /// Where something would hold, were it so in all that is told of.
    var everywhere: String { names.isOfArrivedStrata ? "in all \(arrivedStrata)" : "everywhere" }

    public func strataNotArrived(
        _ strata: [String], stations: Int?, of all: Int?, partly: [String]?, isCompared: Bool
    ) -> String {
        let size = stations.flatMap { own in
            all.map { ", \(number(own)) of the \(count($0, .station)) of the frame" }
        }
        let them = agreeing(strata.count, "it", "them")
        let parts =
            partly.map { regions in
                regions.isEmpty
                    ? ""
                    : ", also \(agreeing(regions.count, "that", "those")) of \(named(regions)), which "
                        + "\(agreeing(regions.count, "has", "have")) \(self.stations) in \(them)"
            } ?? ", also that of a region that has \(self.stations) in \(them)"
        return
            "Nothing has arrived of \(counted(strata.count, "stratum", "strata")) (\(list(strata))\(size ?? "")). Without an "
            + "assumption on \(them) nothing can be said of all strata together: every figure is of \(arrivedStrata)\(parts)."
            + (isCompared
                ? " The official file is limited to the same strata, so that like is compared with like."
                : "")
            + " Larger strata (--stratum, with a frame of the same) would let the others stand for \(them)."
    }

    public func notArrived(_ regions: [String], stations: Int) -> String {
        "Of \(named(regions)) \(stations == 1 ? "the one sampled station has not" : "none of the \(number(stations)) sampled stations has") "
            + "arrived, so that nothing is said of \(agreeing(regions.count, "it", "them")); other figures rest on the others."
    }

    public func exchanges(_ exchanges: [FindingKind.ExchangedPairs]) -> String {
        guard !exchanges.isEmpty else { return "" }
        let stations = exchanges.reduce(0) { $0 + $1.stations }
        let kinds = exchanges.map {
            "\(self.pairs) \(joined($0.pairs.map(\.description))) at \(count($0.stations, .station))"
        }
        return
            "At \(number(stations)) of them the same figures stand in another order, as if \(self.pairs) were exchanged: "
            + "\(list(kinds, separator: "; "))."
    }

    public func sentence(_ kind: FindingKind.Official) -> String {
        switch kind {
        case .partial(let file): return partial(file)
        case .notNamedAlike(let own, let listed):
            return
                "The sample names its stations by \(own) and the official file by \(listed), so they are not compared "
                + "one by one; give both the same lowest region and station_no."
        case .numbersWrittenOtherwise(let numbers):
            return
                "The sample and the official file write numbers of \(self.stations) differently (\(numbers.own) and "
                + "\(numbers.other)); they are taken as the same."
        case .noneCompared:
            return
                "No sampled station has votes in the official file, so stations are not compared one by one."
        case .notOfficial(let stations, true, let alike):
            return
                "None of the sampled stations is in the official file (\(list(stations))): the two name their stations "
                + "otherwise, or are not of one count. Nothing is compared station by station.\(self.alike(alike))"
        case .notOfficial(let stations, false, let alike):
            return
                "Not in the official file: \(sampled(stations.count)) (\(list(stations))); check double or shifted "
                + "codes first. The other stations are compared.\(self.alike(alike))"
        case .standTwice(let stations):
            return
                "Twice in the official file: \(sampled(stations.count)) (\(list(stations))); correct it first. The other "
                + "stations are compared."
        case .unfilled(let stations):
            return
                "Without votes in the official file, or without those of every \(self.pair): \(sampled(stations.count)) "
                + "(\(list(stations))); not compared."
        case .notEntered(let stations, let seen, let confirmed):
            let start =
                "\(count(stations, .station)) of the official file \(agreeing(stations, "has", "have")) 0 in every "
                + "figure, and the sample has votes at \(count(seen.count, .station)) of these (\(list(seen)))"
            guard confirmed > 0 else {
                return start + ". They are taken as not entered: the votes there are unknown and not 0."
            }
            let others = stations - confirmed
            return start
                + ". It has 0 too at \(number(confirmed)) of them: 0 is the figure there. The other "
                + "\(others == 1 ? "one is" : "\(number(others)) are") taken as not entered: the votes there are unknown "
                + "and not 0."
        case .allZero(let stations, let confirmed):
            let sampled =
                confirmed == 0
                ? "none of them is in the sample" : "the sample has 0 too at \(number(confirmed)) of them"
            return
                "\(count(stations, .station)) of the official file \(agreeing(stations, "has", "have")) 0 in every "
                + "figure; \(sampled), and nothing speaks against it: counted as 0 votes."
        case .countedTwice(let stations, let regions, let sampled):
            let names = stations.map {
                "\($0.station) on lines \(lines($0.lines)), with \($0.haveSameVotes ? "the same" : "different") votes"
            }
            let touched = regions.map { "\(whole) and \(named($0))" } ?? whole
            return
                "\(count(stations.count, .station)) \(agreeing(stations.count, "stands", "stand")) more than once in "
                + "the official file (\(list(names, separator: "; "))). Every row is counted, so these votes count more "
                + "than once in \(touched); leave one row of each first."
                + (sampled == 0
                    ? ""
                    : " \(count(sampled, .station)) of the sample \(agreeing(sampled, "is", "are")) among them and not "
                        + "compared one by one.")
        }
    }

    private func partial(_ file: FindingKind.PartialFile) -> String {
        var parts: [String] = []
        if file.stations > 0 {
            let voters =
                file.withoutList == file.stations
                ? "an unknown number of voters"
                : "\(counted(file.voters, "voter", "voters")) on \(agreeing(file.stations, "its list", "their lists"))"
                    + (file.withoutList > 0 ? " and \(number(file.withoutList)) without a list" : "")
            parts.append(
                "\(count(file.stations, .station)) of \(number(file.of)) \(agreeing(file.stations, "has", "have")) no votes, or not those of every \(self.pair), with "
                    + voters)
        }
        if file.unlisted > 0 {
            parts.append(
                "\(count(file.unlisted, .station)) of the frame \(file.unlisted == 1 ? "is" : "are") not listed"
            )
        }
        if file.absent > 0 {
            parts.append(
                "\(sampled(file.absent)) \(agreeing(file.absent, "is", "are")) not in it, so rows are missing"
                    + (file.hasRegions && file.regions.isEmpty
                        ? " in several regions, and may be in any" : ""))
        }
        let touched =
            file.regions.isEmpty
            ? whole.capitalizedFirst
                + (file.hasRegions ? " and every region are" : names.isOfArrivedStrata ? " are" : " is")
            : "\(whole.capitalizedFirst) and \(named(file.regions)) are"
        return
            "The official file is partial: \(parts.joined(separator: "; ")). \(touched) not compared with the sample; "
            + "stations that both files have are compared one by one."
    }

    private func sampled(_ stations: Int) -> String {
        counted(stations, "sampled station", "sampled stations")
    }

    /// `2 regions (A, B)`.
    private func named(_ regions: [String]) -> String {
        "\(count(regions.count, .region)) (\(list(regions)))"
    }

    private func points(_ fraction: Double) -> String { numbers.decimal(100 * fraction, 2) }
}
