import Elections

// Plans of samples.
extension Indonesian {
    public func planTitle(_ source: String) -> String { "Rencana sampel dari \(source)" }
    public var planKicker: String {
        "Rencana berlaku sejauh penghitungan berikutnya serupa dengan yang lalu."
    }
    public var planMethod: String {
        "Margin dan selisih dihitung dari ragam di dalam strata penghitungan ini; angka undian berasal dari sampel menurut rencana yang ditarik darinya."
    }
    public var planPart: String { "Rencananya" }

    public func plan(
        _ target: PlanTarget, value: String, sample: Int, stations: Int, strata: Int, allocation: String
    ) -> String {
        let aim =
            switch target {
            case .share(let pair): "bagian suara \(numbered(pair)), yang sebesar \(value) %"
            case .lead(let first, let second):
                "keunggulan \(numbered(first)) atas \(numbered(second)), yang sebesar \(value) poin"
            }
        return
            "Rencana untuk \(aim): \(number(sample)) dari \(count(stations, .station)) dalam \(count(strata, .stratum)) (\(allocation))."
    }

    public var planTakesEveryStation: String {
        "Ini mencakup setiap \(station): tidak ada sampel yang lebih kecil yang mencapainya."
    }

    public func planExpects(
        level: String, margin: String, power: String, gap: String, degreesOfFreedom: Int,
        designEffect: String?
    ) -> String {
        "Margin yang diperkirakan pada \(level) %: ±\(margin) poin; selisih yang ditemukan dengan peluang \(power) %: \(gap) poin; derajat bebas \(number(degreesOfFreedom))"
            + (designEffect.map { "; efek desain \($0)" } ?? "") + "."
    }

    public func planDrawn(draws: Int, margin: String, gap: String) -> String {
        "Dalam \(number(draws)) sampel seperti itu yang ditarik dari penghitungan ini: margin ±\(margin) poin; selisih \(gap) poin."
    }

    public func planFallsShort(isMargin: Bool, regions: [String]) -> String {
        "\(isMargin ? "Margin" : "Selisih") undian\(regions.isEmpty ? "" : " di \(list(regions))") lebih lebar daripada yang diminta: hasil di sana jauh dari kurva normal; rencanakan lebih banyak \(station)."
    }
}
