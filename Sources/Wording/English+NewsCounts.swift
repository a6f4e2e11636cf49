import Elections
import Reconciliation

// Whose counts a newsroom tells of, and what those that agree leave open.
extension English {
    /// What counts that agree leave open, behind a comma.
    func unclear(_ news: NewsFacts) -> String {
        news.open.map {
            ", " + ($0.areAll ? "" : "\(number($0.counts)) of them ")
                + tooClose($0.question, counts: $0.counts)
        }
            ?? ""
    }

    public func tooClose(_ question: OpenQuestion, counts: Int) -> String {
        let itself = counts == 1 ? "too close by itself" : "each too close by itself"
        return switch question {
        case .leader: "\(itself) to tell who leads"
        case .leaderAndLine: "\(itself) to tell who leads, or whether the winning threshold is passed"
        case .line:
            (counts == 1 ? "" : "each ")
                + "too close to the winning threshold to tell by itself whether it is passed"
        }
    }

    /// Whom counts have ahead that agree with a result which has another one there.
    func otherLeader(_ news: NewsFacts) -> String {
        news.aheadInside.map { ahead in
            let who = ahead.areAll ? agreeing(ahead.names.count, "it", "they") : counts(named: ahead.names)
            return ", though \(who) \(agreeing(ahead.names.count, "has", "have")) \(ahead.leader) ahead"
        } ?? ""
    }

    /// Quick counts by their names; by their number where those are many.
    func quickCounts(_ names: [String], all: Bool = false) -> String {
        switch names.count {
        case 1 where endsInKind(names[0]): names[0]
        case 1: saysCount(names[0]) ? "the \(names[0])" : "the \(oneCount) by \(names[0])"
        case 2, 3: "the \(manyCounts) by \(joined(names))"
        default: all ? manyCounts : counted(names.count, oneCount, manyCounts)
        }
    }

    /// Names of a few counts, or how many they are.
    func counts(named names: [String]) -> String {
        names.count < 4 ? joined(names) : counted(names.count, oneCount, manyCounts)
    }

    /// The counts that agree; where they are many, by what tells them from those that do not and from those not tested.
    func inside(_ news: NewsFacts) -> String {
        if news.agree.count < 4 { return quickCounts(news.agree) }
        if news.hasOthersTested {
            return "the other \(numbers.integer(news.agree.count)) \(manyCounts) with a margin"
        }
        return manyCounts + (news.isOfParts ? " of single regions" : "")
            + (news.hasUntested ? " with a margin" : "")
    }
}
