import Wording

/// Which panels are drawn, and what there is not.
extension IntervalDotsChart {
    /// What there is not: quick counts, a recap.
    var lacking: [String] {
        ((rows.isEmpty ? [.noQuickCount] : []) + (hasRecap ? [] : [head.withoutRecap]))
            .map(words.label(chart:))
    }

    /// The second of two choices whose shares are all of the votes: its panel would be the mirror image.
    var mirrored: Panel? {
        guard panels.count == 2, let first = panels.first, let second = panels.last else { return nil }
        let sums =
            rows.compactMap { row in
                row.shares[first.choice]?.value.flatMap { one in
                    row.shares[second.choice]?.value.map { one + $0 }
                }
            } + [first.official.flatMap { one in second.official.map { one + $0 } }].compactMap { $0 }
        guard !rows.isEmpty, !sums.isEmpty, sums.allSatisfy({ abs($0 - 1) < 0.0015 }) else { return nil }
        return first.official ?? 1 >= second.official ?? 0 ? second : first
    }

    /// Whether a panel says nothing of its own: a mirror image, or a choice that no row names while they name others.
    func isHidden(_ panel: Panel) -> Bool {
        let isNamed = { (panel: Panel) in rows.contains { $0.shares[panel.choice]?.value != nil } }
        return panel == mirrored || (!isNamed(panel) && panels.contains(where: isNamed))
    }

    /// Official shares by their choices, as alternative texts have them: those that some count is tested with, where one is.
    var officialFigures: [String] {
        let tested = Set(
            rows.flatMap { row in row.shares.filter { $0.value.state != .notTestable }.map(\.key) })
        return panels.filter { tested.isEmpty || tested.contains($0.choice) }.compactMap { panel in
            panel.official.map { "\(panel.heading) \(words.share($0, decimals: decimals))%" }
        }
    }

    /// Decimals with which the official shares are told from each other and from the threshold.
    var decimals: Int {
        words.shareDecimals(telling: panels.compactMap(\.official) + [line?.share].compactMap(\.self))
    }
}
