import Elections

// Charts with axes of their own.
extension English {
    public func lacking(_ lack: ChartLack, kind: String, fitting: [String]) -> String {
        let why =
            switch lack {
            case .noQuickCount: "there is no quick count with shares"
            case .noneTested:
                "no count has a range: it takes a margin of error and \(aRecap) for the same region"
            case .otherWhole:
                "shares of the \(manyCounts) are of other votes or ballots than those of the \(recap) here, and stand on no axis with them"
            case .noRecap: "no \(recap) is on file"
            case .noCaptures: "there is no captures.csv with figures of the official display"
            case .few(let known, let needed):
                "it takes at least \(counted(needed, "row", "rows")) with what it shows, and there \(agreeing(known, "is", "are")) "
                    + number(known)
            case .noProvinces: "no contest is held in the provinces of Indonesia"
            case .noLead: "no contest has \(aRecap) with the votes of all its choices, or a winning threshold"
            case .noStations: "it is drawn of a file with a row for each polling station"
            case .isReport: "this is a report without quick counts; name what it was made from"
            case .isFile(let name):
                "\(name) is a file, and this is drawn of the folder of an election, or of --sample and --official"
            case .nothingToCheck:
                "there is no form or station with the figures of a rule, such as registered or valid beside the votes"
            }
        let others =
            fitting.isEmpty ? "" : " \(joined(fitting)) can be drawn of it."
        return "No \(kind) here: \(why).\(others)"
    }

    public func noChart(_ word: String, near: String?, known: [String]) -> String {
        "'\(word)' is no kind of chart\(near.map { "; did you mean \($0)?" } ?? ".") There are \(joined(known))."
    }

    public func label(plot label: PlotLabel) -> String {
        switch label {
        case .quickCount: oneCount
        case .waiting: "waiting for the \(recap)"
        case .eachDot: "Each dot is one of twenty equally likely results, given the count and its margin."
        case .oneDot: "a dot: 1 of 20 equally likely results"
        case .estimate: "Count (%)"
        case .choice: pair.capitalizedFirst
        case .allAgree: "every tested count agrees with the \(recap)"
        case .someEdge: "a tested count is at the edge"
        case .someApart: "a tested count is not consistent"
        case .sampleSize: "\(stations.capitalizedFirst) in the sample (each step doubles)"
        case .inRange: "\(recap) inside the range"
        case .outOfRange: "\(recap) outside the range"
        case .noCount: "no \(oneCount)"
        case .noVote: "no vote here"
        case .notCompared: "not compared"
        case .region: "Region"
        case .regions: "regions"
        case .count: "Count"
        case .verdict: "Verdict"
        case .lead: "Lead of the first over the second, % of the valid votes"
        case .limit: "limit for a petition"
        case .line: "winning threshold"
        case .limitNote: methodOfFilingLimit
        case .ownMargins: "Verdicts go by the margin of each count, not by these limits."
        case .noPopulation: "limit unknown: needs the number of inhabitants"
        case .goesOn: "goes on beyond the panel"
        case .beyondAxis: "beyond the axis"
        case .endOfScale: "end of the scale of time"
        case .display: "official display, while votes came in"
        case .partialRecap: "sums of the meetings held until then"
        case .otherCount: "full count of others, while votes came in"
        case .noVotesShown: "0 votes shown"
        case .garbled: "capture that does not add up"
        case .unreachable: "site not reachable"
        case .partialNote: "Partial figures are no random sample and are not tested."
        case .noCapture: "no figure of the official display"
        case .time: "Time"
        case .remark: "Remark"
        case .turnout: "Turnout, % of registered voters"
        case .aboveRegister: "more than 100%"
        case .fingerprintNote: "A pattern does not show its cause."
        case .others: "others"
        }
    }

    public func quantileChart(_ rows: Int, _ basis: ChartBasis, choice: String, of contest: String) -> String
    {
        "Quantile dot plot of \(self.rows(rows, basis)) for \(choice), \(contest)"
    }

    public func quantileSubtitle(_ choice: String, _ contest: String, _ whole: ShareWhole) -> String {
        "\(choice)\(contest.isEmpty ? "" : ", \(contest)"): \(shareOf(whole))"
    }

    public func dots(below: Int, above: Int) -> String {
        "\(count(below, .init("dot", "dots", id: ""))) below, \(number(above)) above"
    }

    public func dots(of count: String, below: Int, above: Int, _ basis: ChartBasis) -> String {
        "\(count): \(below) of 20 dots \(agreeing(below, "lies", "lie")) below the \(reference(basis)), \(above) above it."
    }

    public func quantileHeads(_ basis: ChartBasis) -> [String] {
        [
            basis == .sample ? "Part" : "Pollster", "Basis", "Count (%)", "Dots below", "Dots above",
            "\(reference(basis).capitalizedFirst) (%)", "Verdict",
        ]
    }

    public func verdict(_ label: String, restsOn choice: String) -> String {
        "whole count: \(label), for \(choice)"
    }

    public func dumbbellChart(_ choices: Int, _ source: String, _ basis: ChartBasis, of contest: String)
        -> String
    {
        let counted = count(choices, .init(pair, pairs, id: pair))
        return "Dumbbell chart of \(counted), \(source) beside the \(reference(basis)), \(contest)"
    }

    public func asides(_ counts: Int) -> String {
        "\(counted(counts, "count", "counts")) of other stages or kinds"
    }

    public func awaiting(_ counts: Int) -> String {
        "\(numbered(quickCounts: counts)) \(agreeing(counts, "is", "are")) in, no complete \(recap) is on file"
    }

    public func numbered(quickCounts: Int) -> String {
        count(quickCounts, countNoun)
    }

    public func median(of counts: Int, areTested: Bool) -> String {
        "median of \(count(counts, .init(areTested ? "tested \(oneCount)" : oneCount, areTested ? "tested \(manyCounts)" : manyCounts, id: "")))"
    }

    public func dumbbellHeads(_ basis: ChartBasis) -> [String] {
        [
            pair.capitalizedFirst, basis == .sample ? "Sample (%)" : "\(oneCount.capitalizedFirst) (%)",
            "\(reference(basis).capitalizedFirst) (%)", "Difference (points)",
        ]
    }

    public func largest(difference: String, of choice: String) -> String {
        "Largest difference: \(choice), \(difference) points."
    }

    private func count(_ panels: Int, of panel: PanelSubject) -> String {
        count(panels, panel == .region ? .region : .init("contest", "contests", id: ""))
    }

    public func multiplesChart(_ panels: Int, of panel: PanelSubject, about subject: String) -> String {
        "Small panels of \(count(panels, of: panel)), \(aCount) with its range beside the \(recap) in each, \(subject)"
    }

    public func multiplesSubtitle(span: String) -> String {
        "\(oneCount.capitalizedFirst) minus \(recap), points, for the \(pair) farthest out; every panel reaches ±\(span) points"
    }

    public func tileChart(_ regions: Int, about subject: String) -> String {
        "Tile map of \(count(regions, .province)), a verdict in each, \(subject)"
    }

    public func many(_ count: Int, _ label: String) -> String { "\(number(count)) \(label)" }

    public func panels(_ count: Int, of panel: PanelSubject, saying sentence: String) -> String {
        "In \(self.count(count, of: panel)): \(sentence)"
    }

    public func funnelChart(_ points: Int, about subject: String) -> String {
        "Funnel plot of \(counted(points, "difference", "differences")) by size of the sample, \(subject)"
    }

    public var noCountOfRegions: String { "no \(oneCount) of single regions" }

    public func funnelSubtitle(_ basis: ChartBasis, choice: String?) -> String {
        "\(differenceAxis(basis)), share of \(choice ?? "the first \(pair) of each official result")"
    }

    public func funnelTitle(outside: Int, of points: Int, level: Double) -> String {
        "\(number(outside)) of \(counted(points, "difference", "differences")) \(agreeing(outside, "lies", "lie")) outside the \(numbers.level(level)) limit for the size of the sample"
    }

    public func funnelNote(deviation: String) -> String {
        "Limits are those of a sample of so many \(stations) where shares differ by \(deviation) points between \(stations) (standard deviation implied by the published margins)."
    }

    public func overdispersion(_ factor: String) -> String {
        "Dashed: limits \(factor) times as wide, which the spread of all differences asks for."
    }

    public func island(_ digit: Int) -> String? {
        [
            1: "Sumatra", 2: "Sumatra", 3: "Java", 5: "Bali and Nusa Tenggara", 6: "Kalimantan",
            7: "Sulawesi", 8: "Maluku", 9: "Papua",
        ][digit]
    }

    public func overdispersionBeyond(_ factor: String) -> String {
        "Limits \(factor) times as wide, which the spread of all differences asks for, lie beyond the axis."
    }

    public func limit(_ level: Double) -> String { "\(numbers.level(level)) limit" }

    public func beyondLimit(_ level: Double) -> String { "outside the \(limit(level))" }

    public func thresholdChart(_ contests: Int, of subject: StripSubject) -> String {
        let all = count(contests, .init("contest", "contests", id: ""))
        return switch subject {
        case .lead: "Strip chart of the official lead in \(all)"
        case .leadBesideLimit:
            "Strip chart of the official lead in \(all), beside the limit for a petition where it is known"
        case .share: "Strip chart of the share of the first choice in \(all) beside the winning threshold"
        }
    }

    public func thresholdTitle(within: Int, of contests: Int) -> String {
        guard contests > 1 else {
            return "The lead is \(within == 1 ? "within" : "outside") the limit for a petition"
        }
        return within == 0
            ? "None of \(counted(contests, "lead", "leads")) is within the limit for a petition"
            : "\(number(within)) of \(counted(contests, "lead", "leads")) \(agreeing(within, "is", "are")) within the limit for a petition"
    }

    public func leadTitle(from least: String, to most: String) -> String {
        "Official leads range from \(least) to \(most) points"
    }

    public func leadTitle(_ leader: String, over second: String?, points: String) -> String {
        second.map { "Officially \(leader) is \(points) points ahead of \($0)" }
            ?? "Officially the first two have the same votes"
    }

    public func lineTitle(met: Int, of contests: Int) -> String {
        "The rule of winning is officially met in \(number(met)) of \(counted(contests, "contest", "contests"))"
    }

    public func lineTitle(_ leader: String, share: String, isMet: Bool?) -> String {
        switch isMet {
        case true?: "Officially \(leader) has \(share), and the rule of winning is met"
        case false?: "Officially \(leader) has \(share), and the rule of winning is not met"
        case nil: "Officially \(leader) has \(share)"
        }
    }

    public func lead(votes: String?, percent: String, limit: String?) -> String {
        (votes.map { "\($0) votes, " } ?? "") + "\(percent)%" + (limit.map { "; limit \($0)%" } ?? "")
    }

    public func share(
        _ percent: String, line: String, lead: (official: String, needed: String)?
    ) -> String {
        lead.map { "\(percent)%, \($0.official) points ahead; threshold \(line)% and \($0.needed) points" }
            ?? "\(percent)%; threshold \(line)%"
    }

    public func clock(hour: Int) -> String { "\(hour < 10 ? "0" : "")\(hour):00" }

    public func timelineChart(_ captures: Int, of contest: String) -> String {
        "Step chart of \(count(captures, .init("capture", "captures", id: ""))) of the official display, \(contest)"
    }

    public func timelineTitle(_ choice: String, first: String, last: String, final: String?) -> String {
        "The display showed \(choice) at \(first)% first and \(last)% last"
            + (final.map { "; the \(recap) has \($0)%" } ?? "")
    }

    public func timelineRange(_ choice: String, low: String, high: String, final: String?) -> String {
        "The display showed \(choice) between \(low)% and \(high)%, and which share was first or last is not known"
            + (final.map { "; the \(recap) has \($0)%" } ?? "")
    }

    public func timelineWithoutLine(_ choice: String, garbled: Int, final: String?) -> String {
        (garbled == 0
            ? "No capture shows a share of \(choice)"
            : "\(choice) has no line: \(count(garbled, .init("capture", "captures", id: ""))) that \(agreeing(garbled, "shows", "show")) a share of it \(agreeing(garbled, "does", "do")) not add up")
            + (final.map { "; the \(recap) has \($0)%" } ?? "")
    }

    public func displayEmptiedTitle(_ moments: [String]) -> String {
        "The display showed 0 votes at \(joined(Array(moments.prefix(3))))"
    }

    public func displayEmptied(_ moments: [String]) -> String {
        displayEmptiedTitle(moments) + ", after it had shown some."
    }

    public func unreachable(_ outages: [(from: String, to: String?)]) -> String {
        let said = outages.map { from, to in
            from == to
                ? "on \(from)" : to.map { "from \(from) to \($0)" } ?? "from \(from) on, with no end reported"
        }
        return "As reported, the page could not be read \(joined(said))."
    }

    public func ruleLine(_ share: Double, lead: Double?) -> String {
        "\(label(plot: .line)): \(numbers.percent(share, 0))"
            + (lead.map { " and \(numbers.plain(100 * $0)) points ahead" } ?? "")
    }

    public func countRange(level: Double) -> String { "\(manyCounts), \(range(.plain, level: level))" }

    public func garbled(_ captures: Int) -> String {
        "\(count(captures, .init("capture", "captures", id: ""))) that \(agreeing(captures, "does", "do")) not add up \(agreeing(captures, "is", "are")) left out of the line."
    }

    public func notToScale(_ day: String, _ basis: ChartBasis) -> String {
        "The \(officialReference(basis))\(day.isEmpty ? "" : " of \(day)") stands at the right edge, outside the scale of time."
    }

    public func brief(_ agree: Int, of tested: Int, untested: Int) -> String {
        guard tested > 0 else { return "none of \(number(untested)) can be tested" }
        let rest = untested == 0 ? "" : "; \(number(untested)) not tested"
        return "\(number(agree)) of \(number(tested)) tested \(agreeing(tested, "agrees", "agree"))\(rest)"
    }

    public func fingerprintChart(_ stations: Int, about subject: String) -> String {
        "Density plot of turnout and share in \(count(stations, .station)), \(subject)"
    }

    public func fingerprintTitle(choice: String) -> String {
        "Turnout and votes for \(choice), \(station) by \(station)"
    }

    public func shareAxis(of choice: String) -> String { "Share of \(choice), %" }

    public func stations(_ count: Int) -> String { self.count(count, .station) }

    public func leftOut(stations: Int) -> String {
        "\(count(stations, .station)) without a register or valid votes \(agreeing(stations, "is", "are")) left out."
    }

    public func aboveRegister(stations: Int) -> String {
        "\(count(stations, .station)) \(agreeing(stations, "has", "have")) more voters than the register, and \(agreeing(stations, "stands", "stand")) right of the line at 100%."
    }

    public func more(sources: Int) -> String { "and \(number(sources)) more" }

    public func complement(_ choice: String) -> String {
        "The share of \(choice) is what is left of 100%: its chart would be the mirror image."
    }

    public func beyond(_ figure: String) -> String { "\(figure), beyond the axis" }
}
