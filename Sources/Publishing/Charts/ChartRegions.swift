import Elections
import Estimation
import Figures
import Reconciliation
import Wording

/// A region of an election with the counts of it.
struct ChartRegion {
    var code: RegionCode
    var name: String
    var contest: Contest
    var counts: [Comparison]
    /// How many counts of other stages and kinds there are, which were not asked for.
    var asides = 0
}

extension ChartSource {
    /// Every region that is voted in once: the parts of a sample, the regions below a single contest of which there are
    /// official figures, or those of all contests.
    var regions: [ChartRegion] {
        if result.isOfSample {
            return result.comparisons.filter { $0.level != nil }.compactMap { comparison in
                election.contest(comparison.contest).map { contest in
                    let known = election.regionName(comparison.region)
                    return ChartRegion(
                        code: comparison.region,
                        name: known == comparison.region.text ? words.source(comparison) : known,
                        contest: contest, counts: [comparison])
                }
            }
        }
        let below = election.contests.count == 1 ? election.contests.flatMap(parts) : []
        if below.count > 1 { return below }
        let held = election.contests.compactMap { contest in contest.region.map { (contest, $0) } }
        // Two contests of one region are told apart by year, or by what is elected.
        let options = held.map { contest, region in
            [name(of: region, in: contest), place(contest), contest.title]
        }
        return zip(held, ChartSource.apart(options)).map { item, name in
            ChartRegion(
                code: item.1, name: name, contest: item.0, counts: counts(of: item.0),
                asides: asides(result.comparisons(of: item.0.id).filter { $0.region == item.1 }))
        }
    }

    /// Counts of a region that are of other stages and kinds only.
    private func asides(_ comparisons: [Comparison]) -> Int {
        let aside = comparisons.filter { $0.isAside && $0.repeatOf == nil }
        return aside.count == comparisons.count ? ComparedCount.all(aside).count : 0
    }

    /// Places of contests, as ``place(_:)`` has them; the title of one that shares its place with another.
    func places(_ contests: [Contest]) -> [String] {
        ChartSource.apart(contests.map { [place($0), $0.title] })
    }

    /// For each the first of its names that no other has at that place; the last one where there is none.
    private static func apart(_ options: [[String]]) -> [String] {
        let taken = (options.first ?? []).indices.map { level in
            Dictionary(options.map { ($0[level], 1) }, uniquingKeysWith: +)
        }
        return options.map { names in
            names.indices.first { taken[$0][names[$0]] == 1 }.map { names[$0] } ?? names[names.count - 1]
        }
    }

    /// Regions below the one of a contest that have official figures, with the counts of each.
    func parts(of contest: Contest) -> [ChartRegion] {
        let codes = election.recapRows(of: contest.id).map(\.region).uniqued().filter { code in
            code != contest.region
                && (contest.region?.assumedLevel).map { level in
                    code.assumedLevel?.rawValue == level.rawValue + 1 && !code.text.hasPrefix("99")
                } ?? true
        }
        let all = Dictionary(grouping: result.comparisons(of: contest.id), by: \.region)
        let counts = all.mapValues { $0.filter { $0.repeatOf == nil && !$0.isAside } }
        return codes.sorted { $0.text < $1.text }.map { code in
            ChartRegion(
                code: code, name: name(of: code, in: contest), contest: contest,
                counts: ComparedCount.all(counts[code] ?? []).map(\.best), asides: asides(all[code] ?? []))
        }
    }

    private func name(of region: RegionCode, in contest: Contest) -> String {
        let name = election.regionName(region)
        return name == region.text ? contest.title : name
    }

    /// What the counts of a region say together.
    func state(_ region: ChartRegion) -> RegionState {
        guard !region.counts.isEmpty else { return region.asides > 0 ? .notCompared : .noCount }
        let tones = region.counts.filter(\.isTested).map(tone)
        if tones.isEmpty { return .notCompared }
        return tones.contains(.apart) ? .apart : tones.contains(.edge) ? .edge : .agree
    }

    /// The verdict on one count, or how many counts have each verdict; why there is none.
    func reason(_ region: ChartRegion) -> String {
        let counts = region.counts
        guard !counts.isEmpty else {
            return region.asides > 0 ? wording.asides(region.asides) : wording.label(plot: .noCount)
        }
        // What was tested comes first: the colour of the region says it.
        let labels = (counts.filter(\.isTested) + counts.filter { !$0.isTested }).map(words.label)
        guard labels.count > 1 else { return labels[0] }
        return labels.uniqued().map { label in wording.many(labels.count { $0 == label }, label) }
            .joined(separator: ", ")
    }

    /// The verdict on one count, or how many of several agree; why there is none.
    func brief(_ region: ChartRegion) -> String {
        let tested = region.counts.filter(\.isTested)
        guard region.counts.count > 1 else { return reason(region) }
        return wording.brief(
            tested.count { $0.verdict.isInside }, of: tested.count,
            untested: region.counts.count - tested.count)
    }

    /// Counts of regions without those of the whole.
    func counts(in regions: [ChartRegion]) -> [Comparison] { regions.flatMap(\.counts) }

    /// What some counts say together, with the election, or that none can be tested. A sample that is not consistent station by
    /// station says so first.
    func title(_ counts: [Comparison], place: String) -> String {
        guard let apart else { return finding(counts, place: place) + stationsBeside }
        let said =
            wording.stationsApart(apart.discrepantStations, of: apart.stations, sampler: nil) + "; "
            + finding(counts, place: "").uncapitalizedFirst
        return place.isEmpty ? said.capitalizedFirst : "\(place): \(said)"
    }

    /// That stations of a sample differ where chance can do that, after a semicolon; empty where none does.
    private var stationsBeside: String {
        matched?.beside.map { "; " + wording.stationsBeside($0) } ?? ""
    }

    private func finding(_ counts: [Comparison], place: String) -> String {
        // Counts of the whole may have been tested: of single regions there is none.
        guard !counts.isEmpty else {
            return place.isEmpty
                ? wording.noCountOfRegions.capitalizedFirst : "\(place): \(wording.noCountOfRegions)"
        }
        guard !place.isEmpty else { return words.chartTitle(counts) }
        if counts.allSatisfy(\.awaitsResult) {
            return "\(place): \(words.finding(waiting: counts, of: result) ?? wording.awaiting(counts.count))"
        }
        let plain = words.chartTitle(counts)
        return wording.headline(words.tally(counts), place: place)
            ?? "\(place): \(plain.uncapitalizedFirst)"
    }

    /// What the counts of a contest say together, with its place. A sample has the name of its file, which is no place.
    func title(_ counts: [Comparison], of contest: Contest) -> String {
        title(counts, place: result.isOfSample ? "" : place(contest))
    }

    /// The election, or its one contest, as titles name it.
    var place: String {
        election.contests.count == 1 ? place(election.contests[0]) : election.title
    }
}
