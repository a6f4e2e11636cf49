import Consistency
import Elections
import Statistics

// What changed between two files, on a page and in a terminal.
extension English {
    public func label(diff label: DiffLabel) -> String {
        switch label {
        case .rules: "Rules broken and repaired"
        case .direction: "Which way the changes go"
        case .places: "Where"
        case .method: "How the files were compared"
        case .figures: "Figures that changed"
        case .stationsByRule: "\(stations.capitalizedFirst) by rule"
        case .blocks: "Changes that favour one \(pair) more than those around them"
        case .change: "Change"
        case .older: "Older file"
        case .newer: "Newer file"
        case .region: "Region"
        case .changesThat: "Changes that"
        case .here: "Here"
        case .expected: "Expected"
        case .around: "Around it"
        case .probability: "Probability"
        case .adjusted: "Adjusted"
        case .moved: "Votes moved"
        case .changed: "Changed"
        case .stations: stations.capitalizedFirst
        case .removed: "Removed"
        case .added: "Added"
        case .fell: "Votes fell"
        case .station: station.capitalizedFirst
        case .falls: "\(stations.capitalizedFirst) whose votes fell"
        case .arrivals: "First arrivals"
        }
    }

    public func label(rule outcome: RuleChanges.Outcome) -> String {
        switch outcome {
        case .repaired: "Repaired"
        case .made: "Newly broken"
        case .kept: "Still broken"
        case .appeared: "On figures new"
        case .added: "At added \(stations)"
        case .removed: "At removed ones"
        }
    }

    public func diffTitle(from old: String, to new: String) -> String { "What changed from \(old) to \(new)" }

    public var changesSayNotWhy: String { "A change says where two files differ, not why." }

    public func nothingChanged(inCommon: Int) -> String {
        "No \(station) changed: "
            + (inCommon == 1
                ? "the one in common has the same figures."
                : "all \(count(inCommon, .station)) in common have the same figures.")
    }

    public func stationsChanged(_ changed: Int, inCommon: Int, removed: Int, added: Int) -> String {
        "\(count(inCommon, .station)) in both files: \(number(changed)) changed; \(number(removed)) removed, "
            + "\(number(added)) added."
    }

    public func totals(_ figure: String, old: Int, new: Int, change: Int, net: Int, gross: Int) -> String {
        // What became known or unknown, and stations of one file, change the sum without a change of a figure.
        let rest =
            change == net
            ? ""
            : "\(signed(change - net)) of it by figures and \(stations) of one file alone; "
        return
            "\(figure) \(number(old)) → \(number(new)) (\(signed(change)); \(rest)at changed \(stations) \(signed(net)) net, "
            + "\(number(gross)) gross)"
    }

    /// A share in whole percent that is not called none or all where it is neither.
    private func share(_ fraction: Double) -> String {
        if fraction > 0, fraction < 0.005 { return "under 1%" }
        return fraction < 1 && fraction >= 0.995 ? "over 99%" : numbers.percent(fraction, 0)
    }

    public func becameKnown(figures: Int, unknown: Int) -> String {
        "\(count(figures, .figure)) became known and \(number(unknown)) unknown; they are counted apart from changes."
    }

    public func enteredSince(stations: Int) -> String {
        "At \(count(stations, .station)) every figure was 0 before: not entered yet, so they became known and are no "
            + "changes."
    }

    public func votesFell(stations: Int) -> String {
        "Votes of \(aPair) or valid votes fell at \(count(stations, .station))."
    }

    public func commonMove(
        of votes: Int, from loser: Choice, to gainer: Choice, stations: Int, of changed: Int
    ) -> String {
        "At \(number(stations)) of the \(count(changed, .station)) where votes of \(aPair) changed, the change is the "
            + "same: \(count(votes, .vote)) fewer for \(choice(loser)) and as many more for \(choice(gainer))."
    }

    public func undone(_ slip: FormSlip, stations: Int) -> String {
        let what =
            switch slip {
            case .pairs: "votes stand as if two \(pairs) were exchanged"
            case .fields: "other figures stand as if exchanged"
            case .shifted: "figures stand as if shifted by one column"
            }
        return
            "At \(count(stations, .station)) \(what), by the figures before and after; a move of as many votes looks "
            + "the same."
    }

    public func notCompared(columns: [String]) -> String {
        "Not compared, because one file lacks them: \(list(columns))."
    }

    public func notCompared(repeated stations: Int) -> String {
        "Not compared, because they stand on several rows of a file: \(count(stations, .station))."
    }

    public var noRuleConcerned: String { "No rule of the forms is concerned." }

    public func rules(repaired: Int, broken: Int, kept: Int) -> String {
        "Rules of the forms, counted once for each \(station): \(number(repaired)) repaired, \(number(broken)) newly "
            + "broken, \(number(kept)) still broken."
    }

    public func rulesBesides(appeared: Int, added: Int, removed: Int) -> String {
        "Besides: \(number(appeared)) broken on figures unknown before, \(number(added)) at added \(stations), "
            + "\(number(removed)) at removed ones."
    }

    public func leadMoved(up: Int, of changes: Int, first: Choice, second: Choice, net: Int, p: Double)
        -> String
    {
        "\(number(up)) of \(count(changes, .change)) of the lead of \(choice(first)) over \(choice(second)) "
            + "\(agreeing(up, "moves", "move")) it up, \(signedVotes(net)) in all; with signs by chance a sum as large "
            + "has probability \(numbers.p(p))."
    }

    public func expected(first: Choice, _ split: ExpectedSplit) -> String {
        let direction = split.direction
        return
            "\(aPair.capitalizedFirst) with more votes has larger figures, and slips in them are larger. If changes struck "
            + "the votes of both \(pairs) in proportion (\(choice(first)) has \(numbers.percent(split.votes, 0)) of "
            + "them at these \(stations); \(numbers.percent(split.gains, 0)) of the votes changed are gains), "
            + "\(numbers.percent(direction.up, 0)) of the change of the lead would move it up, "
            + "\(signedVotes(direction.expectedNet)) in all; in fact \(share(direction.positiveShare)) does, "
            + "\(signed(direction.net)) in all. A sum at least as far from the expected one has probability "
            + "\(numbers.p(direction.p))."
    }

    public func notExpected(_ absence: ExpectedSplit.Absence) -> String {
        let reason =
            switch absence {
            case .noLead: "no lead is known"
            case .fewChanges: "the lead changed at fewer than \(ExpectedSplit.fewest) \(stations)"
            case .oneHasNone: "one of the two \(pairs) has no vote at these \(stations)"
            }
        return "Not compared with slips in proportion to votes: \(reason)."
    }

    public func blocks(_ blocks: Int, of tests: Int) -> String {
        "\(count(tests, .test)) of regions: \(counted(blocks, "block", "blocks")) of changes that "
            + "\(agreeing(blocks, "favours", "favour")) one \(pair) more than those around it."
    }

    public var noRegionTested: String { "No region has enough changes to be compared with those around it." }

    public var changeAndNet: String {
        "Change: newer minus older, over all \(stations). Net and gross: figures that both files know, at the \(stations) "
            + "that both have, with their signs and without."
    }

    public func unchanged(_ figures: [String]) -> String { "No change: \(list(figures))." }

    public var expectedAndAdjusted: String {
        "Expected: at the rate of the region around it, the smallest with enough other changes. Adjusted: over all tests "
            + "of the level. A recount of one place can do the same."
    }

    public func firstStations(_ shown: Int, of all: Int) -> String {
        "The first \(number(shown)) of \(number(all)); all are in changes.csv."
    }

    public func firstBlocks(_ shown: Int, of all: Int) -> String {
        "The first \(part(shown, of: all)); all are in results.json."
    }

    public func part(_ part: Int, of all: Int) -> String { "\(number(part)) of \(number(all))" }

    public func largestChanges(by level: String) -> String { "Largest changes by \(level)" }

    public func votesMoved(_ shown: Int, of all: Int) -> String {
        "Votes moved: sum of all changes of the \(term("pairs'", "candidates' or parties'")) votes without their signs; "
            + "votes_1 and so on: change of the sum, removed and added \(stations) included. "
            + (shown < all
                ? "The first \(part(shown, of: all)) regions with changes; all are in regions.csv."
                : "Figures of all levels are in regions.csv.")
    }

    public func withoutColumn(_ figures: [String]) -> String {
        "Columns of the \(pairs) with the largest gross change; without one: \(list(figures))."
    }

    public var sumsChangesAgain: String {
        "The next cell sums the changes of changes.csv again and counts the \(stations) and findings."
    }

    public func summedAgain(stations: String, findings: String) -> String {
        "\(stations) \(self.stations), their sums of changes and \(findings) findings counted again: all agree"
    }

    public var nothingSummedAgain: String { "no changes and no findings: nothing is counted again" }

    public var diffMethods: [String] {
        [
            "A \(station) is found by its regions and its number, whatever the order of the rows. One that stands on two "
                + "rows of a file is not compared and is listed as a finding.",
            "A figure that only one of the files knows is counted as having become known or unknown, not as a change.",
            "Every rule of the forms is asked of each changed \(station) before and after (sanding check --print-rules "
                + "shows them). A rule is repaired where it was broken and holds now, newly broken where it held.",
            "Direction: without a reason to lean, a change of the lead is as likely to go one way as the other, whatever "
                + "its size; the sign-flip test (Fisher 1935) says how often chance then gives a sum as large. Changes "
                + "may lean without any intent, because the \(pair) with more votes has larger figures and larger slips: "
                + "so they are also compared with the split that slips in proportion to votes give, gains and losses as "
                + "they are. Figures that changed places are another matter: where they come to stand in the order of the "
                + "region around, the lead of who is ahead there always grows; which way round is right is not known from "
                + "the two files.",
            "Regions: each is held against the smallest region around it with enough other changes; among the changes "
                + "there, those that favour \(aPair) are expected to be spread by chance (hypergeometric distribution, "
                + "Fisher 1935), and, where support is uneven, in proportion to the votes of each \(station) "
                + "(Poisson-binomial distribution); the larger probability counts. Changes that leave \(aPair) within one "
                + "vote of its share count for neither side; figures of two \(pairs) that changed places and now stand in "
                + "the order of the region around are not counted. Probabilities are adjusted over all tests of a level "
                + "(Benjamini and Hochberg 1995) that could be beyond chance at all (Tarone 1990). Regions with fewer "
                + "than \(ChangeBlocks.fewest) changes, or that leave fewer to the rest, are not tested. Where nearly all "
                + "changes stand in one region there is nothing to compare them with, and a notice says so.",
            "changes.csv lists every change with the single slip (one digit changed, inserted or dropped, two exchanged) "
                + "that would account for it exactly, if any. Several may fit; which of them happened is not known.",
        ]
    }
}
