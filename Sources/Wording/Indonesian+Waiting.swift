import Elections

// What counts say by themselves while there is no result.
extension Indonesian {
    /// What counts say together before there is a result.
    func alone(_ news: NewsFacts) -> String {
        let clear = news.clearLeaders
        guard !clear.isEmpty else {
            return news.undecided.isEmpty
                ? "\(oneCount) sudah ada, "
                : "\(subject(news.undecided, news)) belum menunjukkan siapa yang unggul" + apartBefore(news)
                    + "; "
        }
        let leads = clear.map { "menurut \(subject($0.names, news)) \($0.leader) unggul" }
        let others = news.undecided.count
        return (clear.count > 1 ? "\(oneCount) saling bertentangan: " : "") + joined(leads)
            + (clear.count > 1
                ? ", masing-masing lebih dari margin of error-nya" : " lebih dari margin of error-nya")
            + (news.line?.isMet.map {
                $0 ? ", melampaui ambang kemenangan" : ", di bawah ambang kemenangan"
            }
                ?? (news.line?.isOpen == true
                    ? ", dan belum menunjukkan apakah ambang kemenangan terlampaui" : ""))
            + (others == 0 ? "" : ", \(number(others)) lain belum menunjukkan siapa yang unggul")
            + without(news) + apartBefore(news) + "; "
    }

    /// Some counts by their names, or the sample.
    private func subject(_ names: [String], _ news: NewsFacts) -> String {
        news.isSample ? sample(of: news) : quickCounts(names)
    }

    /// Counts without a margin that have somebody else first than all with one.
    private func without(_ news: NewsFacts) -> String {
        news.otherLeaders.map { "; menurut \(quickCounts($0.names)), tanpa margin, \($0.leader) unggul" }
            .joined()
    }

    /// That counts are apart from each other: in whom they have ahead it is said before.
    private func apartBefore(_ news: NewsFacts) -> String {
        guard news.clearLeaders.count < 2 else { return "" }
        return
            (news.difference == nil
            ? "" : "; hitungan-hitungan itu saling berbeda lebih dari yang dijelaskan marginnya")
            + (news.line?.isContradicted == true
                ? "; tentang ambang kemenangan hitungan-hitungan itu saling bertentangan" : "")
    }

    /// What counts say by themselves of the rule of winning.
    func line(_ news: NewsFacts) -> String {
        guard let line = news.line else { return "" }
        let beyond = "di luar margin of error-nya"
        let that = line.besides.isEmpty ? "memperolehnya" : "memperoleh suara sebanyak itu"
        let met = line.met.map { "menurut \(quickCounts($0.names)) \($0.leader) \(that), \(beyond)" }
        let notMet =
            line.notMet.isEmpty
            ? [] : ["menurut \(quickCounts(line.notMet)) tidak ada \(pair) yang \(that), \(beyond)"]
        let open =
            line.open.isEmpty
            ? [] : ["\(quickCounts(line.open)) belum dapat memastikannya karena margin of error-nya"]
        return " Untuk terpilih diperlukan \(asked(line.condition))"
            + (line.besides.isEmpty ? "" : ", selain syarat \(named(line.besides))") + ": "
            + (met + notMet + open + line.turnouts.map(turnout)).joined(separator: "; ") + "."
    }

    private func turnout(_ turnout: NewsFacts.Turnout) -> String {
        let standing =
            switch turnout.isAbove {
            case true?: "di atas syarat itu, di luar margin of error-nya"
            case false?: "tidak di atas syarat itu, di luar margin of error-nya"
            case nil:
                turnout.hasMargin ? "dan margin of error-nya belum memastikan" : "tanpa margin of error"
            }
        return "partisipasi menurut \(quickCounts([turnout.name])) \(turnout.share), \(standing)"
    }

    /// Each count by itself.
    func leads(_ news: NewsFacts) -> [String] {
        let most = NewsFacts.mostParts
        let further = max(0, news.alone.count - most) + max(0, news.partial.count - most)
        let clear = news.alone.prefix(most).map { count -> String in
            let name = news.isSample ? sample(of: news) : count.name
            let margin =
                switch count.isClear {
                case true?: ", lebih dari margin of error selisih itu"
                case false?: ", dalam margin of error selisih itu"
                case nil: ", tanpa margin of error"
                }
            guard let lead = count.lead else {
                return
                    "menurut \(name) \(count.leader) dan \(count.second) sama-sama memperoleh \(count.share)"
            }
            return
                "menurut \(name) \(count.leader) memperoleh \(count.share), unggul \(lead) atas \(count.second)\(margin)"
        }
        let partial = news.partial.prefix(most).map { count -> String in
            let shares = joined(count.shares.map { "\($0.choice) memperoleh \($0.share)" })
            return "menurut \(count.name) \(shares), yang belum menunjukkan siapa yang unggul"
        }
        return clear + partial + (further > 0 ? ["\(number(further)) hitungan lain ada di tabel"] : [])
    }
}
