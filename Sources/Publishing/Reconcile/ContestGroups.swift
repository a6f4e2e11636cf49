import Elections

/// The contests of an election by the place above them: the province where codes tell it, otherwise the region that
/// `regions.csv` puts above; those of one place in parts where they are more than a page holds.
struct ContestGroups {
    struct Group {
        /// `nil` for contests that have no place above them.
        var region: RegionCode?
        var contests: [Contest]
        /// Which part of those of its place it is, from 1; `nil` where it has all of them.
        var part: Int?

        /// Part of the name of its page, before ``PlainNames`` tells it from others.
        var key: String {
            [region?.text ?? "contests", part.map(String.init)].compactMap { $0 }.joined(separator: "-")
        }
    }

    let groups: [Group]

    /// Whether there are several, each with a name.
    var areNamed: Bool { groups.count > 1 }

    /// - Parameters:
    ///   - election: Contests in the order in which their groups first appear.
    ///   - most: Lines that a group may have, but for one contest.
    ///   - lines: How many a page has of a contest.
    init(_ election: Election, most: Int, lines: (Contest) -> Int) {
        let parents = election.parents
        let above = Set(election.contests.compactMap { contest in contest.region.flatMap { parents[$0] } })
        var groups: [Group] = []
        var places: [RegionCode?: Int] = [:]
        for contest in election.contests {
            let region = contest.region.flatMap { region -> RegionCode? in
                if let province = ContestGroups.province(of: region) { return province }
                return parents[region] ?? (above.contains(region) ? region : nil)
            }
            if let known = places[region] {
                groups[known].contests.append(contest)
            } else {
                places[region] = groups.count
                groups.append(Group(region: region, contests: [contest]))
            }
        }
        self.groups = groups.flatMap { ContestGroups.parts(of: $0, most: most, lines: lines) }
    }

    /// All contests of an election as one group, in their order.
    init(one election: Election) { groups = [Group(region: nil, contests: election.contests)] }

    /// The group as it is, or in parts that follow one another.
    private static func parts(of group: Group, most: Int, lines: (Contest) -> Int) -> [Group] {
        var parts: [[Contest]] = [[]]
        var used = 0
        for contest in group.contests {
            let own = lines(contest)
            if used > 0, used + own > most {
                parts.append([])
                used = 0
            }
            parts[parts.count - 1].append(contest)
            used += own
        }
        guard parts.count > 1 else { return [group] }
        return parts.enumerated().map { Group(region: group.region, contests: $1, part: $0 + 1) }
    }

    /// The first two digits of a code, where it is Indonesian.
    private static func province(of region: RegionCode) -> RegionCode? {
        guard let level = region.level, level >= .province, region.text.utf8.count >= 2 else { return nil }
        return RegionCode(String(region.text.prefix(2)), scheme: region.scheme)
    }
}
