import Elections

/// What published readings say of themselves: do their shares close, do pages of one count agree, what is
/// not disclosed.
public enum ReadingChecks {
    /// Findings on all readings of an election, in the order of the readings.
    public static func findings(in election: Election) -> [Finding] {
        var findings: [Finding] = []
        for reading in election.readings {
            let pairs = election.candidates(of: reading.contest).count
            findings += [sum(of: reading, pairs: pairs), disclosure(of: reading)].compactMap { $0 }
        }
        let home = Dictionary(
            election.contests.map { ($0.id, $0.region) }, uniquingKeysWith: { first, _ in first })
        return findings + disagreements(election.readings, home: home)
    }

    /// Shares of all pairs that do not sum to 100 within rounding (Domain section 9).
    static func sum(of reading: QuickCountReading, pairs: Int) -> Finding? {
        guard reading.shares.count == pairs, reading.sumCheck != .withinRounding else { return nil }
        let sum = reading.shareSum.description
        let slack = PrintedNumber(units: pairs / 2, decimals: reading.shareDecimals)
        return Finding(
            rule: "shares-sum", severity: .warning, contest: reading.contest, region: reading.region,
            source: reading.pollster, place: reading.place, expected: "100 ± \(slack)", found: sum,
            message: Bilingual(
                en: "The printed shares sum to \(sum), more than rounding can explain; the reading is shown "
                    + "and not tested.",
                id: "Persentase tercetak berjumlah \(sum.withDecimalComma), lebih dari yang dapat dijelaskan "
                    + "pembulatan; angka ditampilkan dan tidak diuji."))
    }

    /// Which of sample size, margin, level, method, funder and frame a reading does not give.
    static func disclosure(of reading: QuickCountReading) -> Finding? {
        let items: [(missing: Bool, name: Bilingual)] = [
            (reading.sampleStations == nil, Bilingual(en: "sample size", id: "jumlah TPS sampel")),
            (reading.marginPercent == nil, Bilingual(en: "margin of error", id: "margin of error")),
            (reading.levelPercent == nil, Bilingual(en: "confidence level", id: "tingkat kepercayaan")),
            (reading.samplingMethod.isEmpty, Bilingual(en: "sampling method", id: "metode sampel")),
            (reading.funder.isEmpty, Bilingual(en: "funder", id: "sumber dana")),
            (reading.frame.isEmpty, Bilingual(en: "sampling frame", id: "kerangka sampel")),
        ]
        let missing = items.filter(\.missing).map(\.name)
        guard !missing.isEmpty else { return nil }
        let english = missing.map(\.en).joined(separator: ", ")
        let indonesian = missing.map(\.id).joined(separator: ", ")
        return Finding(
            rule: "disclosure", severity: .notice, contest: reading.contest, region: reading.region,
            source: reading.pollster, place: reading.place,
            expected: items.map(\.name.en).joined(separator: ", "),
            found: items.filter { !$0.missing }.map(\.name.en).joined(separator: ", "),
            message: Bilingual(
                en: "Not given on this page: \(english).",
                id: "Tidak disebut di halaman ini: \(indonesian)."))
    }

    /// Pages that print one count differently.
    ///
    /// - Parameter home: Region of a contest, which a reading without a region has.
    static func disagreements(
        _ readings: [QuickCountReading], home: [String: RegionCode?] = [:]
    ) -> [Finding] {
        var findings: [Finding] = []
        var pages: [Count: [QuickCountReading]] = [:]
        for later in readings {
            let count = Count(later, home)
            for earlier in pages[count, default: []] {
                findings += [shares(earlier, later), design(earlier, later)].compactMap { $0 }
            }
            pages[count, default: []].append(later)
        }
        return findings
    }

    /// What pages of one count have in common.
    private struct Count: Hashable {
        let contest: String
        let pollster: String
        let region: RegionCode?

        init(_ reading: QuickCountReading, _ home: [String: RegionCode?]) {
            contest = reading.contest
            pollster = reading.pollster
            region = reading.region ?? home[reading.contest] ?? nil
        }
    }

    /// Two pages of one moment of one count: both final, or both with the same part of the data in.
    private static func isSameMoment(_ one: QuickCountReading, _ other: QuickCountReading) -> Bool {
        if one.stage == .garbled || other.stage == .garbled { return false }
        if let first = one.dataInPercent?.value, let second = other.dataInPercent?.value {
            return first == second
        }
        return one.stage == other.stage && (one.stage == .final || one.stage == .unknown)
    }

    private static func shares(_ one: QuickCountReading, _ other: QuickCountReading) -> Finding? {
        guard isSameMoment(one, other) else { return nil }
        let common = other.shares.compactMap { share in
            one.shares.first { $0.ballotNumber == share.ballotNumber }.map { ($0, share) }
        }
        let differing = common.filter { first, second in
            let decimals = max(first.percent.decimals, second.percent.decimals)
            let gap = abs(
                first.percent.units(atDecimals: decimals) - second.percent.units(atDecimals: decimals))
            let slack =
                PrintedNumber(units: 1, decimals: first.percent.decimals).units(atDecimals: decimals)
                + PrintedNumber(units: 1, decimals: second.percent.decimals).units(atDecimals: decimals)
            return 2 * gap > slack
        }
        guard !differing.isEmpty else { return nil }
        let expected = listing(differing.map(\.0))
        let found = listing(differing.map(\.1))
        let exchanged =
            differing.count > 1
            && differing.map(\.0.percent.value).sorted() == differing.map(\.1.percent.value).sorted()
        return Finding(
            rule: "pages-disagree", severity: .warning, contest: other.contest, region: other.region,
            source: other.pollster, place: other.place, expected: expected, found: found,
            message: Bilingual(
                en: "Two pages print this count differently: \(expected) (\(one.id)) and \(found) "
                    + "(\(other.id))." + (exchanged ? " The same figures stand on other pairs." : ""),
                id: "Dua halaman mencetak hitungan ini secara berbeda: \(expected.withDecimalComma) "
                    + "(\(one.id)) dan \(found.withDecimalComma) (\(other.id))."
                    + (exchanged ? " Angka yang sama tercantum pada pasangan lain." : "")))
    }

    private static func design(_ one: QuickCountReading, _ other: QuickCountReading) -> Finding? {
        let facts: [(name: Bilingual, first: String?, second: String?)] = [
            (
                Bilingual(en: "sample size", id: "jumlah TPS sampel"),
                one.sampleStations.map(String.init), other.sampleStations.map(String.init)
            ),
            (
                Bilingual(en: "margin of error", id: "margin of error"),
                one.marginPercent?.description, other.marginPercent?.description
            ),
            (
                Bilingual(en: "confidence level", id: "tingkat kepercayaan"),
                one.levelPercent?.description, other.levelPercent?.description
            ),
        ]
        let differing = facts.compactMap { name, first, second -> (Bilingual, String, String)? in
            guard let first, let second, Double(first) != Double(second) else { return nil }
            return (name, first, second)
        }
        guard !differing.isEmpty else { return nil }
        let sentence = { (language: Language) in
            differing.map { "\($0.0[language]) \($0.1) / \($0.2)" }.joined(separator: "; ")
        }
        return Finding(
            rule: "pages-disagree-on-design", severity: .warning, contest: other.contest,
            region: other.region, source: other.pollster, place: other.place,
            expected: differing.map(\.1).joined(separator: "; "),
            found: differing.map(\.2).joined(separator: "; "),
            message: Bilingual(
                en: "Two pages describe this count differently (\(one.id), \(other.id)): "
                    + "\(sentence(.english)).",
                id: "Dua halaman menerangkan hitungan ini secara berbeda (\(one.id), \(other.id)): "
                    + "\(sentence(.indonesian).withDecimalComma)."))
    }

    private static func listing(_ shares: [QuickCountReading.Share]) -> String {
        shares.map { "\($0.ballotNumber): \($0.percent)" }.joined(separator: ", ")
    }
}

extension String {
    /// Digits with a decimal comma where they have a decimal point.
    var withDecimalComma: String { replacing(/(\d)\.(\d)/) { "\($0.output.1),\($0.output.2)" } }
}
