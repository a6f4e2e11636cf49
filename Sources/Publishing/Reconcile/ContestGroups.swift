import Elections

/// The contests of an election by the place above them: the province where codes tell it, otherwise the region that
/// `regions.csv` puts above.
struct ContestGroups {
    struct Group {
        /// `nil` for contests that have no place above them.
        var region: RegionCode?
        var contests: [Contest]
    }

    let groups: [Group]

    /// Whether places tell contests apart.
    var areNamed: Bool { groups.count > 1 }

    /// - Parameter election: Contests in the order in which their groups first appear.
    init(_ election: Election) {
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
        self.groups = groups
    }

    /// All contests of an election as one group, in their order.
    init(one election: Election) { groups = [Group(region: nil, contests: election.contests)] }

    /// The first two digits of a code, where it is Indonesian.
    private static func province(of region: RegionCode) -> RegionCode? {
        guard let level = region.level, level >= .province, region.text.utf8.count >= 2 else { return nil }
        return RegionCode(String(region.text.prefix(2)), scheme: region.scheme)
    }
}
