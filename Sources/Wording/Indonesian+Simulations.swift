import Elections

// Repeated samples.
extension Indonesian {
    public func simulationTitle(_ source: String) -> String {
        "Sampel dari \(source), ditarik berulang kali"
    }
    public var simulationKicker: String {
        "Sampel buatan; menunjukkan perilaku metode, bukan suatu penghitungan."
    }
    public var simulationMethod: String {
        "Setiap sampel diperkirakan seperti sampel yang masuk, dan rentangnya dibandingkan dengan penghitungan asalnya."
    }

    public func head(_ head: SimulationHead) -> String {
        switch head {
        case .samples: "Sampelnya"
        case .pair: term("Nomor", "Nomor surat suara")
        case .trueShare: "bagian sebenarnya, %"
        case .meanError: "galat rata-rata, poin"
        case .meanErrorMonteCarlo: "  galat MC-nya, poin"
        case .rootMeanSquare: "galat RMS, poin"
        case .meanStandardError: "rata-rata SE, poin"
        case .coverage: "Cakupan, %"
        case .all: "semua"
        case .halfWidth: "Setengah lebar, poin"
        case .halfWidthOfAll: "  dari semua, poin"
        }
    }

    public func simulated(samples: Int, _ drawn: DrawnSample, stations: Int, seed: UInt64, level: String)
        -> String
    {
        "\(count(samples, .sample)), masing-masing \(self.drawn(drawn)), dari \(count(stations, .station)), benih \(seed). Rentang pada \(level) %; setelah ± tertulis satu galat baku Monte Carlo."
    }

    private func drawn(_ drawn: DrawnSample) -> String {
        let upTo = { (each: Int?) in
            each.map { " dengan paling banyak \(count($0, .station)) masing-masing" } ?? ""
        }
        return switch drawn {
        case .simpleRandom(let stations): "\(count(stations, .station)) acak"
        case .systematic(let stations): "\(count(stations, .station)) dengan jarak sama"
        case .stratified(let stations, let strata, let rule):
            "\(count(stations, .station)) dalam \(count(strata, .stratum))" + (rule.map { " (\($0))" } ?? "")
        case .clusters(let clusters, let all): "\(count(clusters, .cluster)) dari \(number(all))"
        case .twoStage(let clusters, let all, let each):
            "\(count(clusters, .cluster)) dari \(number(all))\(upTo(each))"
        case .unequalClusters(let draws, let all, let each):
            "\(count(draws, .draw)) dari \(number(all)) klaster menurut ukuran\(upTo(each))"
        }
    }

    public var simulatedBounds: String {
        "Bila tidak satu pun atau semua sampel terhitung, ≤ atau ≥ tertulis di depan batas eksak satu sisi 95 %."
    }

    public func simulatedMissing(rate: String, pair: Choice?, odds: String?) -> String {
        let skew = pair.flatMap { pair in
            odds.map {
                ", lebih sering di tempat \(numbered(pair)) kuat (peluang kali \($0) untuk tiap 10 poin)"
            }
        }
        return "\(rate) % \(station) tidak pernah melapor\(skew ?? "")."
    }

    public func leadCovered(_ first: Choice, over second: Choice, in rate: String, halfWidth: String)
        -> String
    {
        "Keunggulan \(numbered(first)) atas \(numbered(second)): tercakup pada \(rate), rata-rata setengah lebar \(halfWidth) poin."
    }

    public func falseFlags(level: String, rate: String) -> String {
        "Tanda keliru (bagian sebenarnya di luar rentang simultan \(level) %): \(rate)."
    }

    public func falseRejections(alpha: String, rate: String) -> String {
        "Penolakan keliru oleh uji bersama pada \(alpha) %: \(rate)."
    }

    public func stationsReceived(mean: String, degreesOfFreedom: String) -> String {
        "\(station.capitalizedFirst) masuk: rata-rata \(mean); median derajat bebas: \(degreesOfFreedom)."
    }

    public func unusableSamples(_ count: Int) -> String {
        "\(self.count(count, .sample)) tidak memberi perkiraan karena hampir tidak ada \(station) yang masuk, dan tidak termasuk dalam angka."
    }

    public func verdictsOfSamples(
        _ samples: Int, draws: Int, inner: String, outer: String, outside: String, notConsistent: String
    ) -> String {
        "Kesimpulan atas \(count(samples, .sample)), masing-masing dibandingkan dengan \(count(draws, .sample)) yang ditarik dari penghitungan: keseluruhan di luar \(inner) % pada \(outside), tidak konsisten (di luar \(outer) %) pada \(notConsistent)."
    }

    public func verdictsOfRegions(
        by: String, least: Int, areClusters: Bool, tested: Int, inner: String, outside: String,
        notConsistent: String, standOut: String
    ) -> String {
        "Wilayah (\(by)) dengan sedikitnya \(least) \(areClusters ? "klaster" : station) dalam sampel: \(number(tested)) diuji, di luar \(inner) % pada \(outside), tidak konsisten pada \(notConsistent); ada wilayah sampel yang menonjol bila semua dilihat bersama pada \(standOut)."
    }

    public func cases(_ count: Int, of total: Int, bound: String?, isUpper: Bool) -> String {
        "\(number(count)) dari \(number(total))"
            + (bound.map { " (\(isUpper ? "paling banyak" : "sedikitnya") \($0) %)" } ?? "")
    }
}
