import Elections
import Estimation
import Figures
import Reconciliation
import Statistics

extension Phrasebook {
    /// What a reading says beside the recap, in one or two sentences that stand alone.
    ///
    /// - Parameters:
    ///   - comparison: The reading beside the recap.
    ///   - alpha: Level of the adjusted tests.
    public func sentence(_ comparison: Comparison, alpha: Double) -> String {
        [verdict(comparison), stage(comparison, alpha), lead(comparison)].compactMap { $0 }
            .joined(separator: " ")
    }

    /// What an estimate stands beside: the recap, or the official file of a sample.
    func recapName(_ comparison: Comparison) -> String {
        comparison.estimate.basis == .sample
            ? say("the official file", "berkas resmi") : say("the recap", "rekapitulasi")
    }

    private func verdict(_ comparison: Comparison) -> String {
        if comparison.reasons.contains(.census) { return census(comparison) }
        let recap = recapName(comparison)
        let isLineOnly =
            comparison.verdict == .consistentTooClose
            && (!comparison.reasons.contains(.leadNotClear) || hasEmptyBox(comparison.contest))
        let phrase =
            isLineOnly
            ? say(
                "consistent with \(recap), but too close to say whether the line of the rule is passed",
                "konsisten dengan \(recap), tetapi terlalu dekat untuk menyebut apakah garis syarat terlampaui"
            ) : phrase(comparison.verdict, recap)
        let opening = "\(source(comparison)): \(phrase)"
        guard let choice = comparison.decisive else { return opening + "." }
        let pair = pair(choice.ballotNumber, in: comparison.contest)
        let decimals = decimals(choice)
        let gap = points(choice.difference, decimals)
        let ends = ranges(choice, comparison, decimals)
        let together = say("for all pairs together", "untuk semua pasangan sekaligus")
        let end = rounding(comparison, choice, decimals) + "." + larger(than: choice, in: comparison)
        if comparison.isAmongMany { return amongMany(comparison, gap, pair, ends) + end }
        switch comparison.verdict {
        case .consistent, .consistentTooClose:
            return opening
                + say(
                    ". The difference farthest out, \(gap) for \(pair), is within what sampling can explain (\(ends.inner) \(together))",
                    ". Selisih terjauh, \(gap) untuk \(pair), masih dapat dijelaskan oleh penarikan sampel (\(ends.inner) \(together))"
                ) + end
        case .borderline:
            return opening
                + say(
                    ". The difference of \(gap) for \(pair) is outside \(ends.inner) and inside \(ends.outer), \(together)",
                    ". Selisih \(gap) untuk \(pair) berada di luar \(ends.inner) dan di dalam \(ends.outer), \(together)"
                ) + end
        case .sampleNotAsDeclared:
            return opening
                + say(
                    ". The official figures of its own stations differ from the official result by more than a random sample drawn as declared gives (\(ends.outer) \(together)), as its estimate does (\(gap) for \(pair)). Either the stations are not such a sample, or the official figures of other stations are of another kind; the comparison cannot tell which.",
                    ". Angka resmi TPS sampel sendiri berbeda dari hasil resmi lebih daripada yang terjadi pada sampel acak yang ditarik seperti dinyatakan (\(ends.outer) \(together)), seperti perkiraannya (\(gap) untuk \(pair)). Entah TPS itu bukan sampel seperti itu, entah angka resmi TPS lain berbeda sifatnya; perbandingan ini tidak dapat membedakannya."
                ) + larger(than: choice, in: comparison)
        case .inconsistent:
            let count = drawn(comparison).map { "; \($0)" } ?? ""
            let condition =
                comparison.estimate.basis == .published
                ? say("if the published margin holds", "jika margin yang diterbitkan berlaku")
                : say("if the sample was drawn as declared", "jika sampel ditarik seperti dinyatakan")
            return opening
                + say(
                    ". The difference of \(gap) for \(pair) is more than sampling explains \(condition) (\(ends.inner) and \(ends.outer) \(together)\(count)); the figures do not say why",
                    ". Selisih \(gap) untuk \(pair) lebih besar daripada yang dapat dijelaskan penarikan sampel \(condition) (\(ends.inner) dan \(ends.outer) \(together)\(count)); angka-angka ini tidak menunjukkan sebabnya"
                ) + end
        case .notComparable where isDashed(comparison):
            return opening
                + say(
                    ". Its differences are shown and not tested.",
                    ". Selisihnya ditampilkan dan tidak diuji.")
        case .notComparable:
            return opening
                + say(
                    ". The largest difference is \(gap) for \(pair), shown without a test.",
                    ". Selisih terbesar \(gap) untuk \(pair), ditampilkan tanpa uji.")
        }
    }

    /// A region outside the outer range that does not stand out among all: said as that and as nothing more.
    private func amongMany(
        _ comparison: Comparison, _ gap: String, _ pair: String, _ ends: (inner: String, outer: String)
    ) -> String {
        let outer = comparison.critical.map { level($0.edgeLevel) } ?? ""
        let chance = comparison.family.map { family in
            let expected = numbers.expected(family.expectedOutsideEdge)
            let all = numbers.count(family.tested, .region)
            return say(
                "; among \(all) chance alone puts about \(expected) there",
                "; di antara \(all) sekitar \(expected) berada di sana karena kebetulan saja")
        }
        let together = say("for all pairs together", "untuk semua pasangan sekaligus")
        return "\(source(comparison)): "
            + say(
                "outside the \(outer) range\(chance ?? ""). The difference of \(gap) for \(pair) is outside \(ends.inner) and \(ends.outer), \(together)",
                "di luar rentang \(outer)\(chance ?? ""). Selisih \(gap) untuk \(pair) berada di luar \(ends.inner) dan \(ends.outer), \(together)"
            )
    }

    /// The pair that differs most in points, where it is not the one that lies farthest out of its range.
    private func larger(than choice: Comparison.Choice, in comparison: Comparison) -> String {
        guard comparison.isTested, let largest = comparison.largestDifference,
            size(largest.difference) != size(choice.difference)
        else { return "" }
        let pair = pair(largest.ballotNumber, in: comparison.contest)
        let gap = numbers.points(largest.difference)
        return say(
            " In points \(pair) differs most: \(gap).", " Dalam poin, \(pair) paling berbeda: \(gap).")
    }

    /// The difference farthest out with its judged range and its pair, as tables print it: "+0.85 ±0.93 (2)"; where
    /// nothing is tested the largest difference without a range; a dash without a recap, and for a part of a sample that
    /// is not tested.
    public func gap(_ comparison: Comparison) -> String {
        guard let choice = comparison.decisive else { return "–" }
        guard let interval = choice.simultaneous else {
            if isDashed(comparison) { return "–" }
            return "\(numbers.points(choice.difference)) (\(choice.ballotNumber))"
        }
        let decimals = decimals(choice)
        let gap = numbers.points(choice.difference, decimals)
        let middle = 0.5 * (interval.low + interval.high)
        let range =
            abs(middle - choice.difference) > 1e-9
            ? "[\(numbers.points(interval.low, decimals)), \(numbers.points(interval.high, decimals))]"
            : "±" + numbers.decimal(100 * interval.halfWidth, decimals)
        return "\(gap) \(range) (\(choice.ballotNumber))"
    }

    /// Whether tables have a dash for the gap: of the parts of a sample they hold what was tested, or what a census shows.
    private func isDashed(_ comparison: Comparison) -> Bool {
        comparison.estimate.basis == .sample && !comparison.reasons.contains(.census)
    }

    /// The head of that column: what the number is, and the level of its range.
    public func gapHead(_ level: Double) -> String {
        say("Gap ±\(self.level(level)) (pair)", "Selisih ±\(self.level(level)) (nomor)")
    }

    /// What the column of gaps holds, and which way a gap is taken.
    ///
    /// - Parameter isSample: Whether a sample stands beside the official file, and not counts beside the recap.
    public func gapNote(isSample: Bool) -> String {
        isSample
            ? say(
                "Gap: sample minus official file, in points, for the pair farthest out of its range (its number behind it); a dash where nothing is tested.",
                "Selisih: sampel dikurangi berkas resmi, dalam poin, untuk pasangan terjauh di luar rentangnya (nomornya di belakang); tanda – bila tidak diuji."
            )
            : say(
                "Gap: quick count minus recap, in points, for the pair farthest out of its range, and the largest where nothing is tested (number of the pair behind it).",
                "Selisih: hitung cepat dikurangi rekapitulasi, dalam poin, untuk pasangan terjauh di luar rentangnya, dan yang terbesar bila tidak diuji (nomor pasangan di belakang)."
            )
    }

    /// Why comparisons are not made, each reason once with how many it holds for, the commonest first; `nil` where all
    /// are made.
    ///
    /// - Parameter comparisons: Those shown.
    public func notCompared(_ comparisons: [Comparison]) -> String? {
        let untested = comparisons.filter { $0.verdict == .notComparable }
        guard !untested.isEmpty else { return nil }
        var ofCode: [ReasonCode: [String]] = [:]
        for comparison in untested {
            for code in comparison.reasons {
                ofCode[code, default: []] += reason(code, comparison).map { [$0] } ?? []
            }
        }
        let clauses = ofCode.filter { !$0.value.isEmpty }
            .sorted { ($1.value.count, $0.key.rawValue) < ($0.value.count, $1.key.rawValue) }
            .map { "\(ofSeveral($0.key) ?? $0.value[0]) (\(numbers.integer($0.value.count)))" }
        let label = "\(label(.notComparable).sentenceCased) (\(numbers.integer(untested.count)))"
        return label + ": " + CountText.list(clauses, separator: "; ", language) + "."
    }

    /// As many decimals as tell the difference from its ranges: what is outside of a number never reads the same.
    private func decimals(_ choice: Comparison.Choice) -> Int {
        let reaches = [choice.simultaneous, choice.edge].compactMap { $0?.halfWidth }
        return NumberText.decimals(telling: ([abs(choice.difference)] + reaches).map { 100 * $0 })
    }

    /// "±1.32 points at 95%" and "±1.74 points at 99%": the judged ranges that hold for all pairs together.
    private func ranges(
        _ choice: Comparison.Choice, _ comparison: Comparison, _ decimals: Int
    ) -> (inner: String, outer: String) {
        (
            range(choice.simultaneous, of: choice, decimals) + at(comparison.critical?.level),
            range(choice.edge, of: choice, decimals) + at(comparison.critical?.edgeLevel)
        )
    }

    /// " at 95%".
    private func at(_ level: Double?) -> String {
        level.map { say(" at \(self.level($0))", " pada taraf \(self.level($0))") } ?? ""
    }

    /// "±1.32 points"; both ends where they are not as far away.
    private func range(_ interval: Interval?, of choice: Comparison.Choice, _ decimals: Int) -> String {
        guard let interval else { return "–" }
        let middle = 0.5 * (interval.low + interval.high)
        guard abs(middle - choice.difference) > 1e-9 else {
            return "±\(size(interval.halfWidth, decimals))"
        }
        return say(
            "the range from \(numbers.points(interval.low, decimals)) to \(points(interval.high, decimals))",
            "rentang \(numbers.points(interval.low, decimals)) sampai \(points(interval.high, decimals))"
        )
    }

    /// What the verdict owes to rounding, where it would be another one at the printed figures.
    private func rounding(
        _ comparison: Comparison, _ choice: Comparison.Choice, _ decimals: Int
    ) -> String {
        // Outside the inner range in any case, it is the outer one that rounding decides on.
        let isOuter = comparison.verdict == .borderline
        let ends = (choice.unrounded?.simultaneous, choice.unrounded?.edge)
        guard comparison.isZoneDecidedByRounding, let printed = isOuter ? ends.1 : ends.0 else { return "" }
        let half =
            size(printed.halfWidth, decimals)
            + at(isOuter ? comparison.critical?.edgeLevel : comparison.critical?.level)
        return say(
            ", read at the rounding most favourable to the pollster (±\(half) without it)",
            ", dibaca pada pembulatan yang paling menguntungkan lembaga (tanpa itu ±\(half))")
    }

    private func stage(_ comparison: Comparison, _ alpha: Double) -> String? {
        guard comparison.verdict.isOutside, let joint = comparison.joint,
            let adjusted = joint.pMostFavourableAdjusted
        else { return nil }
        let isAlone = comparison.reasons.contains(.standsOutAfterAdjustment)
        guard isAlone || comparison.reasons.contains(.notAfterAdjustment) else { return nil }
        let p = numbers.p(adjusted, against: alpha)
        let isSample = comparison.estimate.basis == .sample
        if comparison.isAmongMany {
            return say(
                "It does not stand out when all tested regions are looked at together (adjusted p \(p)).",
                "Wilayah ini tidak menonjol bila semua wilayah yang diuji dilihat bersama (p tersesuaikan \(p))."
            )
        }
        let counts = isSample ? "regions" : "counts"
        let hitungan = isSample ? "wilayah" : "hitung cepat"
        return isAlone
            ? say(
                "It stands out also when all tested \(counts) are looked at together (adjusted p \(p)).",
                "Selisih ini tetap menonjol bila semua \(hitungan) yang diuji dilihat bersama (p tersesuaikan \(p))."
            )
            : say(
                "Among all tested \(counts) one such difference may arise by chance (adjusted p \(p)).",
                "Di antara semua \(hitungan) yang diuji, satu selisih seperti ini dapat muncul karena kebetulan (p tersesuaikan \(p))."
            )
    }
}
