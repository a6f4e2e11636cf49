import Elections
import Estimation

extension Reconciler {
    /// An estimate to be laid beside a recap, whatever it comes from.
    struct Subject {
        var estimate: ShareEstimate
        var region: RegionCode
        var source: String
        var id: String
        var stage: ReadingStage?
        var asOf = ""
        var margin: MarginCheck
        /// What keeps it from being tested.
        var obstacles: [ReasonCode]
        /// Whether its level was not published.
        var assumesLevel = false
        /// Choices that are the remainder of the others.
        var remainder: Set<Choice> = []
        /// Column of the regions of which it is one.
        var level: String?
        /// The page that was published.
        var page: QuickCountReading?
        /// Whether limits and verdict come later, from samples drawn from the official file.
        var isDrawn = false

        /// The largest share of the page that is not in the estimate, a fraction.
        var largestUnlisted: Double {
            guard let page, page.shares.count > estimate.choices.count else { return 0 }
            return page.shares.filter { !estimate.choices.contains(String($0.choice)) }
                .map(\.percent.fraction).max() ?? 0
        }
    }
}
