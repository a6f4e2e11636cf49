import Elections

// What counts say by themselves while there is no result.
extension English {
    /// What counts say together before there is a result.
    func alone(_ news: NewsFacts) -> String {
        let clear = news.clearLeaders
        guard !clear.isEmpty else {
            return news.undecided.isEmpty
                ? "\(agreeing(news.shown.count, "\(aCount) is", "\(manyCounts) are")) in, "
                : "\(subject(news.undecided, news)) \(agreeing(news.undecided.count, "does", "do")) not tell who leads"
                    + apartBefore(news) + "; "
        }
        let all = clear.flatMap(\.names).count
        let leads = clear.map { entry in
            "\(subject(entry.names, news)) \(agreeing(entry.names.count, "has", "have")) \(entry.leader) ahead"
        }
        let others = news.undecided.count
        return (clear.count > 1 ? "\(manyCounts) contradict each other: " : "") + joined(leads)
            + (clear.count > 1
                ? ", each by more than its margin of error"
                : " by more than \(agreeing(all, "its margin", "their margins")) of error")
            + (news.line?.isMet.map {
                $0 ? ", beyond the winning threshold" : ", short of the winning threshold"
            }
                ?? (news.line?.isOpen == true
                    ? ", and \(agreeing(all, "leaves", "leave")) open whether the winning threshold is passed"
                    : ""))
            + (others == 0
                ? "" : ", \(counted(others, "other does", "others do")) not tell who leads")
            + without(news) + apartBefore(news) + "; "
    }

    /// Some counts by their names, or the sample.
    private func subject(_ names: [String], _ news: NewsFacts) -> String {
        news.isSample ? sample(of: news) : quickCounts(names)
    }

    /// Counts without a margin that have somebody else first than all with one.
    private func without(_ news: NewsFacts) -> String {
        news.otherLeaders.map { entry in
            "; \(subject(entry.names, news)), without a printed margin, \(agreeing(entry.names.count, "has", "have")) \(entry.leader) ahead"
        }.joined()
    }

    /// That counts are apart from each other: in whom they have ahead it is said before.
    private func apartBefore(_ news: NewsFacts) -> String {
        guard news.clearLeaders.count < 2 else { return "" }
        return
            (news.difference == nil
            ? "" : "; \(manyCounts) differ from each other by more than their margins explain")
            + (news.line?.isContradicted == true
                ? "; they contradict each other on the winning threshold" : "")
    }

    /// What counts say by themselves of the rule of winning.
    func line(_ news: NewsFacts) -> String {
        guard let line = news.line else { return "" }
        let that = line.besides.isEmpty ? "that" : "as many votes"
        let met = line.met.map {
            "\($0.leader) has \(that) in \(quickCounts($0.names)), beyond \(agreeing($0.names.count, "its margin", "their margins")) of error"
        }
        let notMet =
            line.notMet.isEmpty
            ? []
            : [
                "\(met.isEmpty ? "no" : "in \(quickCounts(line.notMet)) no") \(pair) has \(that)"
                    + (met.isEmpty ? " in \(quickCounts(line.notMet))" : "")
                    + ", beyond \(agreeing(line.notMet.count, "its margin", "their margins")) of error"
            ]
        let open =
            line.open.isEmpty
            ? []
            : [
                "the \(agreeing(line.open.count, "margin", "margins")) of \(quickCounts(line.open)) \(agreeing(line.open.count, "does", "do")) not tell"
            ]
        return " To win takes \(asked(line.condition))"
            + (line.besides.isEmpty ? "" : ", besides \(named(line.besides))") + ": "
            + (met + notMet + open + line.turnouts.map(turnout)).joined(separator: "; ") + "."
    }

    private func turnout(_ turnout: NewsFacts.Turnout) -> String {
        let standing =
            switch turnout.isAbove {
            case true?: "above that, beyond its margin of error"
            case false?: "not above that, beyond its margin of error"
            case nil: turnout.hasMargin ? "and its margin does not tell" : "without a printed margin of error"
            }
        return "the turnout in \(quickCounts([turnout.name])) is \(turnout.share), \(standing)"
    }

    /// Each count by itself.
    func leads(_ news: NewsFacts) -> [String] {
        let most = NewsFacts.mostParts
        let further = max(0, news.alone.count - most) + max(0, news.partial.count - most)
        let clear = news.alone.prefix(most).map { count -> String in
            let name = news.isSample ? sample(of: news) : count.name
            let margin =
                switch count.isClear {
                case true?: ", more than the margin of error of the lead"
                case false?: ", within the margin of error of the lead"
                case nil: ", without a printed margin of error"
                }
            guard let lead = count.lead else {
                return "\(name) has \(count.leader) and \(count.second) at \(count.share) each"
            }
            return
                "\(name) has \(count.leader) at \(count.share), \(lead) ahead of \(count.second)\(margin)"
        }
        let partial = news.partial.prefix(most).map { count -> String in
            let shares = joined(count.shares.map { "\($0.choice) at \($0.share)" })
            return "\(count.name) has \(shares), which does not tell who leads"
        }
        return clear + partial
            + (further > 0 ? ["\(counted(further, "more count is", "more counts are")) in the table"] : [])
    }
}
