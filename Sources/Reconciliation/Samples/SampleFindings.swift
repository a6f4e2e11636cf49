import Elections
import Statistics

/// What is worth knowing about a sample beside its comparisons.
struct SampleFindings {
    private(set) var list: [Finding] = []
    let sample: StationSample
    let official: StationTable
    let contest: String

    init(_ sample: StationSample, _ official: StationTable, contest: String) {
        self.sample = sample
        self.official = official
        self.contest = contest
        let count = sample.unequalStations
        guard count > 0 else { return }
        add(.sample(.votesDoNotSum(stations: count)), .warning, "0", String(count))
    }

    mutating func addUnsampled(_ regions: [String]) {
        guard !regions.isEmpty else { return }
        let names = regions.sorted()
        add(.sample(.regionsNotSampled(names)), .notice, "", names.joined(separator: ", "))
    }

    /// Names the strata that neither side of the comparison has.
    mutating func addUnheard(_ unheard: UnheardStrata?) {
        guard let unheard else { return }
        add(
            .sample(
                .strataNotArrived(
                    unheard.names, stations: unheard.stations, of: unheard.of, partly: unheard.partly)),
            .warning, "", unheard.names.joined(separator: ", "))
    }

    mutating func addNotArrived(_ silent: StationSample.NotArrived) {
        add(
            .sample(.regionsNotArrived(silent.regions, stations: silent.stations)), .warning,
            String(silent.stations), silent.regions.joined(separator: ", "))
    }

    mutating func addSilent(_ regions: [String]) {
        guard !regions.isEmpty else { return }
        add(.sample(.regionsWithoutVotes(regions)), .notice, "", regions.joined(separator: ", "))
    }

    /// Names the regions whose sample is too small to say anything: fewer stations than a variance needs, or a
    /// gap must be larger than `limit` to be seen.
    mutating func addThin(_ regions: [Comparison], limit: Double) {
        let few = regions.filter {
            $0.reasons.contains(.tooFewStations) || $0.reasons.contains(.tooFewClusters)
        }.map(\.region.text)
        let wide = regions.filter { ($0.minimumDetectableGap ?? 0) > limit }.map(\.region.text)
        let least = SampleReconciler.fewestStations
        if !few.isEmpty {
            add(
                .sample(
                    .regionsTooFew(few, least: least, areClusters: sample.options.cluster != nil)),
                .notice, String(least), few.joined(separator: ", "))
        }
        if !wide.isEmpty {
            let points = Int(100 * limit, within: 0...100, .toNearestOrAwayFromZero)
            add(
                .sample(.regionsTooThin(wide, points: points)), .notice, String(points),
                wide.joined(separator: ", "))
        }
    }

    /// Says why the gap does not split under an estimator of another quantity.
    mutating func addUnsplit(_ estimator: DesignOptions.Estimator) {
        add(
            .sample(.gapNotSplit(isMean: estimator == .mean)), .notice,
            DesignOptions.Estimator.combinedRatio.rawValue, estimator.rawValue)
    }

    /// Says that the estimate is not independent of the official file.
    mutating func addBorrowed(_ frame: SampleFrame?) {
        guard let frame, frame.file == official.file else { return }
        add(.sample(.ratioBorrows), .warning, "", frame.file)
    }

    mutating func add(_ finding: Finding) { list.append(finding) }

    mutating func add(
        _ kind: FindingKind, _ severity: Severity, _ expected: String, _ found: String
    ) {
        list.append(
            Finding(
                kind, severity: severity, contest: contest, source: sample.table.file,
                place: SourcePlace(file: sample.table.file), expected: expected, found: found))
    }
}
