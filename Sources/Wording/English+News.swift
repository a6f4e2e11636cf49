import Elections
import Reconciliation

// Words for a newsroom.
extension English {
    public func headline(_ news: NewsFacts) -> String {
        (news.officialContradict ? "official figures contradict each other; " : "") + apart(news)
            + shares(news)
            + (news.isTested ? farWithoutMargin(news.outsideAnyway.map(\.name)) : "") + parts(news)
            + besides(news) + measures(news)
            + (news.otherPageLeader.map { "; another page of the \(recap) has \($0) ahead" } ?? "")
    }

    /// That a sample and the official file have other votes of the same stations.
    private func apart(_ news: NewsFacts) -> String {
        news.stationsApart.map { stationsApart($0.differing, of: $0.compared, sampler: news.sampler) + "; " }
            ?? ""
    }

    public func sumsApart(in regions: String) -> String {
        "in \(regions), where every \(station) is in the sample, the sums differ"
    }

    public func stationsBeside(_ beside: NewsFacts.Beside) -> String {
        "\(number(beside.differing)) of \(number(beside.compared)) sampled \(agreeing(beside.compared, station, stations)) \(agreeing(beside.differing, "has", "have")) other votes in "
            + "the official file" + (beside.isAtEdge ? ", at the edge of what chance gives" : "")
    }

    public func stationsDiffer(_ stations: Int) -> String {
        agreeing(stations, "\(station) differs", "\(self.stations) differ")
    }

    public func stationsApart(_ differing: Int, of compared: Int, sampler: String?) -> String {
        "station by station \(sample(by: sampler)) is not consistent with the official file (\(number(differing)) of "
            + "\(count(compared, .station)) \(agreeing(differing, "differs", "differ")))"
    }

    /// Regions of a sample that stand out, and counts of single regions that differ.
    private func parts(_ news: NewsFacts) -> String {
        let names = news.partsOutside.map(\.name)
        guard !names.isEmpty else { return "" }
        let which = names.count <= 3 ? " (\(list(names)))" : ""
        guard news.isSample else {
            return "; \(numbers.integer(names.count)) of \(numbers.integer(news.parts)) "
                + "\(agreeing(news.parts, "count of a single region", "counts of single regions")) "
                + agreeing(
                    names.count, "differs by more than its margin explains",
                    "differ by more than theirs explain")
                + which
        }
        return
            "; \(numbers.integer(names.count)) of its \(numbers.integer(news.parts)) \(agreeing(news.parts, "tested region", "tested regions")) \(agreeing(names.count, "stands", "stand")) out\(which)"
    }

    /// Figures beside shares that their margins do not explain.
    private func measures(_ news: NewsFacts) -> String {
        let isOfOne = news.isTested && news.agree + news.outside.map(\.name) == [news.measures.first?.name]
        return measuresApart(news.measures, isOfOne: isOfOne)
    }

    /// Figures beside shares that their margins do not explain, behind a semicolon.
    ///
    /// - Parameters:
    ///   - figures: Whose they are, and what they are of.
    ///   - isOfOne: Whether the first is of the one count that was spoken of.
    func measuresApart(_ figures: [(name: String, measure: String)], isOfOne: Bool) -> String {
        guard let first = figures.first else { return "" }
        if figures.count > 1 {
            return
                "; \(counted(figures.count, "figure", "figures")) beside the shares differ by more than their margins explain"
        }
        return
            "; \(isOfOne ? "its" : "\(first.name)'s") figure of \(first.measure) differs by more than its margin explains"
    }

    /// A sample; of one that is not consistent station by station its estimate alone.
    private func estimate(of news: NewsFacts) -> String {
        news.stationsApart == nil ? sample(of: news) : "its estimate of \(whole)"
    }

    private func shares(_ news: NewsFacts) -> String {
        if let census = news.census { return sums(census) }
        guard news.isTested else { return untestedHeadline(news) }
        guard let first = news.outside.first ?? news.atEdge.first else {
            let subject = news.isSample ? estimate(of: news) : inside(news)
            let verb = agreeing(news.isSample ? 1 : news.agree.count, "agrees", "agree")
            let isOne = news.isSample || news.agree.count == 1
            let margins = isOne ? "its margin" : "their margins"
            let within =
                news.isBeyondPrintedMargin
                ? "the \(isOne ? "range" : "ranges") that \(margins) of error \(isOne ? "gives" : "give") for all \(pairs) at once"
                : "\(margins) of error"
            return
                "\(subject) \(verb) with \(official(of: news)) within \(within) (\(news.level) level)"
                + unclear(news) + otherLeader(news)
        }
        // Those at the edge do not agree: what lies outside comes first, then they.
        let edge =
            news.outside.isEmpty || news.atEdge.isEmpty
            ? ""
            : "; \(counted(news.atEdge.count, "other is", "others are")) at the edge of what \(agreeing(news.atEdge.count, "its margin explains", "their margins explain"))"
        let others =
            edge
            + (news.agree.isEmpty
                ? ""
                : "; \(inside(news)) \(agreeing(news.agree.count, "agrees", "agree"))\(unclear(news))\(otherLeader(news))")
        guard !news.outside.isEmpty else {
            let names = news.atEdge.map(\.name)
            let subject = news.isSample ? estimate(of: news) : quickCounts(names)
            let range = agreeing(names.count, "its margin explains", "their margins explain")
            return "\(subject) \(agreeing(names.count, "lies", "lie")) at the edge of what \(range) "
                + "(outside at \(news.level), inside at \(news.edgeLevel))" + others
        }
        let names = news.outside.map(\.name)
        let subject = news.isSample ? estimate(of: news) : quickCounts(names)
        if news.isNotAsDeclared {
            return
                "\(subject) differs from \(official(isSample: true)) by \(first.size) for \(first.pair), \(notAsDeclared(news, "do"))"
        }
        let size = names.count == 1 ? "by \(first.size) for \(first.pair), " : "by "
        let finding =
            "\(subject) \(agreeing(names.count, "differs", "differ")) from \(official(of: news)) \(size)more than "
            + "\(agreeing(names.count, "its margin explains", "their margins explain")) (\(news.edgeLevel) level)"
            // No post can leave it out.
            + (news.mayBeChance ? ", as one of many tested may by chance" : "")
            + (news.isInsidePrintedMargin
                ? ", if \(agreeing(names.count, "the printed margin is", "the printed margins are")) for shares near half"
                : "")
        return finding + replaced(news)
            + (news.ahead.map { ", and \(agreeing(names.count, "has", "have")) \($0) ahead" } ?? "")
            + others
    }

    /// That the figures which those of today replaced are in the range.
    private func replaced(_ news: NewsFacts) -> String {
        news.replaced.map { day in
            ", but \(agreeing(news.outside.count, "agrees", "agree")) with the earlier figures that it replaced"
                + (day.isEmpty ? "" : " (\(day))")
        } ?? ""
    }

    private func notAsDeclared(_ news: NewsFacts, _ verb: String) -> String {
        "and so \(verb) the official figures of its own \(stations), beyond the \(news.edgeLevel) range of chance; it is a rare draw, "
            + "not the random sample that was declared, or official figures elsewhere are of another kind"
    }

    /// The official figures that counts are held against: of single regions, those there.
    private func official(of news: NewsFacts) -> String {
        news.isOfParts ? "the \(recap) there" : official(isSample: news.isSample)
    }

    /// Counts without a margin that no usual one explains.
    private func farFromResult(_ news: NewsFacts) -> String {
        let gaps = news.outsideAnyway
        let size = gaps.count == 1 ? "by \(gaps[0].size) for \(gaps[0].pair), " : "by "
        return "\(quickCounts(gaps.map(\.name))), without a printed margin, "
            + "\(agreeing(gaps.count, "differs", "differ")) from the \(recap) \(size)more than usual margins explain"
            + (news.aheadAnyway.map { ", and \(agreeing(gaps.count, "has", "have")) \($0) ahead" } ?? "")
    }

    public var fileIsPartial: String { "the official file does not have the votes of every \(station) yet" }

    /// What a sample of every station has.
    private func sums(_ census: NewsFacts.Census) -> String {
        if let alone = census.alone {
            return "every \(station)\(ofArrived) is in the sample, which has "
                + "\(alone.leader) \(alone.lead) ahead; "
                + fileIsPartial
        }
        let start = "every \(station)\(ofArrived) is in the sample, and its sums "
        guard let gap = census.gap else { return start + "are those of \(official(isSample: true))" }
        return start + "differ from \(official(isSample: true)) by \(gap.size) for \(gap.pair)"
            + (census.ahead.map { ", and have \($0) ahead" } ?? "")
    }

    private func untestedHeadline(_ news: NewsFacts) -> String {
        guard news.hasResult else {
            return news.shown.isEmpty
                ? "no finished \(oneCount) and no complete \(recap) on file"
                : alone(news)
                    + (news.isSample
                        ? fileIsPartial
                        : news.pagesContradict
                            ? "pages of the \(recap) contradict each other"
                            : "no complete \(recap) is on file")
        }
        guard !news.isBounded else {
            if !news.outsideAnyway.isEmpty { return farFromResult(news) }
            let agree =
                news.agreeAnyway.isEmpty
                ? ""
                : "\(quickCounts(news.agreeAnyway, all: true)), without a printed margin, "
                    + "\(agreeing(news.agreeAnyway.count, "agrees", "agree")) with the \(recap) whatever the margin"
            if news.depend.isEmpty { return agree }
            if !agree.isEmpty {
                return agree
                    + "; \(counted(news.depend.count, "other agrees or not, as its margin is", "others agree or not, as their margins are"))"
            }
            return "\(quickCounts(news.depend.map(\.name), all: true)) printed no margin; whether "
                + "\(agreeing(news.depend.count, "it agrees", "they agree")) with the \(recap) depends on it"
        }
        return news.shown.isEmpty
            ? "no finished \(oneCount) \(news.hasMeasures ? "of shares " : "")is on file to hold against the \(recap)"
            : "\(quickCounts(news.shown.map(\.name), all: true)) cannot be compared with the \(recap)"
    }

    public func lede(_ news: NewsFacts) -> String {
        if let census = news.census { return sums(census).capitalizedFirst + "." }
        guard news.isTested else {
            let leads = leads(news)
            // That there is no result is said before.
            if leads.isEmpty, !news.hasResult, !news.shown.isEmpty {
                return agreeing(
                    news.shown.count, "\(aCount.capitalizedFirst) is in.",
                    "\(manyCounts.capitalizedFirst) are in.")
            }
            return leads.isEmpty
                ? headline(news).capitalizedFirst + "."
                : leads.joined(separator: "; ").capitalizedFirst + "."
                    + (news.difference.map { " " + $0 } ?? "") + line(news)
        }
        var clauses: [String] = []
        if !news.agree.isEmpty {
            let who =
                news.isSample
                ? estimate(of: news).capitalizedFirst
                : quickCounts(news.agree).capitalizedFirst
                    + (news.isOfParts && news.agree.count > 3 ? " of single regions" : "")
            let one = news.isSample || news.agree.count == 1
            clauses.append(
                "\(who) \(one ? "agrees" : "agree") with \(news.isOfParts ? "the official figures there" : "it")\(unclear(news)), \(one ? "its margin" : "their margins") of error taken for all "
                    + "\(pairs) at once at the \(news.level) level")
        }
        let beyond = NewsFacts.groups(news.outside).map { group in
            (
                group,
                news.isNotAsDeclared
                    ? notAsDeclared(news, "are")
                    : "more than \(agreeing(group.names.count, "its margin explains", "their margins explain")) at the \(news.edgeLevel) level"
                        + (news.mayBeChance ? ", as one of many tested may by chance" : "")
            )
        }
        let further = news.partsOutside.count - NewsFacts.mostParts
        let between = NewsFacts.groups(news.atEdge).map { group in
            (
                group,
                "outside \(agreeing(group.names.count, "its range", "their ranges")) at the \(news.level) level and inside at \(news.edgeLevel)"
            )
        }
        for (group, how) in beyond + between {
            let than = news.isOfParts ? "the official figure there" : "it"
            let one = clauses.isEmpty ? "the \(oneCount) by \(group.most.name)" : "that of \(group.most.name)"
            let who =
                news.isSample ? estimate(of: news) : group.names.count == 1 ? one : quickCounts(group.names)
            clauses.append(
                "\(who) \(agreeing(group.names.count, "is", "are")) \(far(group, than: than)), \(how)")
        }
        if news.isSample {
            clauses += news.partsOutside.prefix(NewsFacts.mostParts).map {
                "in \($0.name) the sample is \(far($0, than: "the official file")), more than chance explains among \(numbers.integer(news.parts)) regions"
            }
            if further > 0 {
                clauses.append("\(counted(further, "more region stands", "more regions stand")) out")
            }
        } else if news.parts > 0 {
            clauses.append(
                "\(numbers.integer(news.partsAgree)) of \(counted(news.parts, "count of a single region", "counts of single regions")) "
                    + "\(agreeing(news.partsAgree, "agrees", "agree")) with the official figures there")
            clauses += news.partsOutside.prefix(NewsFacts.mostParts).map {
                "that of \($0.name) is \(far($0, than: "the official figure there")), more than its margin explains"
            }
            if further > 0 { clauses.append("\(counted(further, "more differs", "more differ")) so") }
        }
        return clauses.joined(separator: "; ").capitalizedFirst + measures(news) + "."
    }

    func sample(of news: NewsFacts) -> String { sample(by: news.sampler) + ofArrived }

    private func sample(by sampler: String?) -> String {
        "the sample" + (sampler.map { " of \($0)" } ?? "")
    }

    /// "between 6.00 points and 7.10 points above it for Yes".
    private func far(_ group: NewsFacts.GapGroup, than official: String) -> String {
        (group.least.size == group.most.size ? "" : "between \(group.least.size) and ")
            + far(group.most, than: official)
    }

    private func far(_ gap: NewsFacts.Gap, than official: String) -> String {
        "\(gap.size) \(gap.isMore ? "above" : "below") \(official) for \(gap.pair)"
    }

    public func gap(_ news: NewsFacts) -> String? {
        news.farthest.map {
            news.isSample
                ? "\(sample(of: news).capitalizedFirst) is \(far($0, than: "the official file"))."
                : "Largest gap for its margin: \($0.name), \($0.size) \($0.isMore ? "above" : "below") the \(recap) for "
                    + "\($0.pair)."
        }
    }

    public func untested(_ news: NewsFacts) -> [String] {
        var lines: [String] = []
        if !news.agreeAnyway.isEmpty {
            lines.append(
                "Without a printed margin, near enough to agree whatever the margin: \(joined(news.agreeAnyway))."
            )
        }
        if !news.outsideAnyway.isEmpty {
            lines.append(
                "Without a printed margin, farther off than \(manyCounts) usually reach: "
                    + "\(joined(news.outsideAnyway.map(\.name))).")
        }
        lines += news.depend.map {
            "\($0.name) printed no margin of error; it agrees if its margin is ±\($0.margin) points or more."
        }
        lines += news.shownByReason.map { names, reason in
            "\(counts(named: names)) \(agreeing(names.count, "is", "are")) shown without a comparison"
                + (reason.isEmpty ? "." : ": \(reason).")
        }
        return lines
    }

    public func otherPageLeads(_ leader: String, by votes: Int) -> String {
        "Figures of another page on file have \(leader) ahead, by \(counted(votes, "vote", "votes"))."
    }

    public func otherPageLine(_ pair: String, share: String, _ condition: WinnerCondition, isMet: Bool)
        -> String
    {
        "Figures of another page on file give \(pair) \(share), \(isMet ? "with" : "without") \(asked(condition))."
    }

    public func contradictingPages(_ place: String, _ pages: [PageLead]) -> String {
        "Pages of the \(recap) of \(place) contradict each other, and none is marked as the one to use: \(leads(pages))."
    }

    /// "Amara by 46,000 votes on one, Bolo by 54,000 votes on another".
    func leads(_ pages: [PageLead]) -> String {
        list(
            pages.enumerated().map { index, page in
                let place = index == 0 ? "one" : "another"
                return page.first.map {
                    "\($0.leader) is ahead by \(counted($0.votes, "vote", "votes")) on \(place)"
                } ?? "nobody is ahead on \(place)"
            }, most: 3)
    }

    public func noResult(_ place: String) -> String { "No complete \(recap) of \(place) is on file." }

    public func label(_ text: NewsPiece) -> String {
        switch text {
        case .headline: "Headline"
        case .post: "Post"
        case .lede: "Lede"
        case .caption: "Caption"
        case .otherFigures: "Other figures"
        case .checkFirst: "Check before you publish"
        case .altText: "Alternative text of the chart"
        case .notTested: "Not tested"
        }
    }
}
