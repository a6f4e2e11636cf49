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
        add(
            "sample-votes-sum", .warning, "0", String(count),
            Bilingual(
                en:
                    "In \(counted(count, "sampled station", "sampled stations")) the votes of the pairs do not sum to the "
                    + "valid votes.",
                id:
                    "Di \(CountText.of(count, .station).id) sampel jumlah suara pasangan tidak sama dengan suara sah."
            ))
    }

    mutating func addUnsampled(_ regions: [String]) {
        guard !regions.isEmpty else { return }
        let names = CountText.list(regions.sorted())
        add(
            "region-not-sampled", .notice, "", regions.sorted().joined(separator: ", "),
            Bilingual(
                en: "Without a sampled station, so that nothing is said of it: "
                    + "\(counted(regions.count, "region", "regions")) (\(names.en)).",
                id:
                    "\(CountText.of(regions.count, .region).id) tidak memiliki TPS sampel, sehingga tidak disimpulkan: \(names.id)."
            ))
    }

    mutating func addSilent(_ regions: [String]) {
        guard !regions.isEmpty else { return }
        let names = CountText.list(regions)
        add(
            "region-without-votes", .notice, "", regions.joined(separator: ", "),
            Bilingual(
                en:
                    "Without a valid vote in the sampled stations, so that nothing is said of it: "
                    + "\(counted(regions.count, "region", "regions")) (\(names.en)).",
                id:
                    "\(CountText.of(regions.count, .region).id) tidak memiliki suara sah di TPS sampelnya, sehingga tidak "
                    + "disimpulkan: \(names.id)."))
    }

    /// Names the regions whose sample is too small to say anything: fewer stations than a variance needs, or a
    /// gap must be larger than `limit` to be seen.
    mutating func addThin(_ regions: [Comparison], limit: Double) {
        let few = regions.filter {
            $0.reasons.contains(.tooFewStations) || $0.reasons.contains(.tooFewClusters)
        }.map(\.region.text)
        let isClustered = sample.options.cluster != nil
        let wide = regions.filter { ($0.minimumDetectableGap ?? 0) > limit }.map(\.region.text)
        let least = SampleReconciler.fewestStations
        if !few.isEmpty {
            let names = CountText.list(few)
            add(
                "region-too-few-stations", .notice, String(least), few.joined(separator: ", "),
                Bilingual(
                    en:
                        "With fewer than \(least) sampled \(isClustered ? "clusters" : "stations"), or too few to show how they "
                        + "differ, and "
                        + "therefore not tested: \(counted(few.count, "region", "regions")) (\(names.en)).",
                    id:
                        "\(CountText.of(few.count, .region).id) memiliki kurang dari \(least) "
                        + "\(isClustered ? "klaster" : "TPS") sampel, atau "
                        + "terlalu sedikit untuk menunjukkan perbedaannya, dan tidak diuji: \(names.id)."))
        }
        if !wide.isEmpty {
            let names = CountText.list(wide)
            let points = Int(100 * limit, within: 0...100, .toNearestOrAwayFromZero)
            add(
                "region-too-thin", .notice, String(points), wide.joined(separator: ", "),
                Bilingual(
                    en:
                        "Where for the least precise pair only a gap of more than "
                        + "\(CountText.of(points, .point).en) would be seen, so that \"consistent\" says little of it: \(counted(wide.count, "region", "regions")) (\(names.en)).",
                    id:
                        "Di \(CountText.of(wide.count, .region).id) hanya selisih lebih dari \(points) poin yang akan "
                        + "terlihat pada pasangan yang paling tidak teliti, sehingga \"konsisten\" tidak banyak artinya "
                        + "baginya: \(names.id)."))
        }
    }

    /// Says why the gap does not split under an estimator of another quantity.
    mutating func addUnsplit(_ estimator: DesignOptions.Estimator) {
        let isMean = estimator == .mean
        add(
            "matched-not-split", .notice, DesignOptions.Estimator.combinedRatio.rawValue,
            estimator.rawValue,
            Bilingual(
                en:
                    isMean
                    ? "The mean of station shares is not the share of the votes, so its gap does not split into "
                        + "luck of the draw and recording; use --estimator combined-ratio to split it."
                    : "Separate ratios take the strata's valid votes from the frame, so their gap does not split "
                        + "into luck of the draw and recording; use --estimator combined-ratio to split it.",
                id:
                    isMean
                    ? "Rata-rata bagian per TPS bukan bagian suara, sehingga selisihnya tidak dapat dipecah "
                        + "menjadi undian sampel dan pencatatan; pakai --estimator combined-ratio untuk "
                        + "memecahnya."
                    : "Rasio terpisah mengambil suara sah strata dari kerangka, sehingga selisihnya tidak dapat "
                        + "dipecah menjadi undian sampel dan pencatatan; pakai --estimator combined-ratio untuk "
                        + "membandingkan TPS satu per satu."))
    }

    /// Says that the estimate is not independent of the official file.
    mutating func addBorrowed(_ frame: SampleFrame?) {
        guard let frame, frame.file == official.file else { return }
        add(
            "separate-ratio-borrows", .warning, "", frame.file,
            Bilingual(
                en:
                    "Separate ratios use the valid votes of the official file, so the estimate depends on what it "
                    + "is compared with; a gap in the number of valid votes cannot show.",
                id:
                    "Rasio terpisah memakai suara sah dari berkas resmi, sehingga perkiraan bergantung pada yang "
                    + "dibandingkan; selisih jumlah suara sah tidak akan terlihat."))
    }

    mutating func add(_ finding: Finding) { list.append(finding) }

    mutating func add(
        _ rule: String, _ severity: Severity, _ expected: String, _ found: String,
        _ message: Bilingual
    ) {
        list.append(
            Finding(
                rule: rule, severity: severity, contest: contest, source: sample.table.file,
                place: SourcePlace(file: sample.table.file), expected: expected, found: found,
                message: message))
    }
}
