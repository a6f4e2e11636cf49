import Elections

/// Checks of everything an election folder holds beside the readings.
public enum FolderChecks {
    /// What a folder says beside the rules of forms and the sums of levels.
    public static func otherFindings(in election: Election) -> [Finding] {
        ReadingChecks.findings(in: election) + recapConflicts(election) + pairsInConflict(election)
            + totals(election) + captures(election)
    }

    /// Regions where a pair has no primary figure: their pairs do not sum to anything.
    static func pairsInConflict(_ election: Election) -> [Finding] {
        struct Key: Hashable {
            var contest: String
            var region: RegionCode
        }
        let rows = Dictionary(grouping: election.recapRows) { Key(contest: $0.contest, region: $0.region) }
        let keys = election.recapRows.map { Key(contest: $0.contest, region: $0.region) }.uniqued()
        return keys.compactMap { key -> Finding? in
            let own = rows[key] ?? []
            let primary = Set(own.filter { $0.status == .primary }.map(\.ballotNumber))
            let conflicts = Set(own.filter { $0.status == .conflict }.map(\.ballotNumber))
            let missing = election.candidates(of: key.contest).map(\.ballotNumber).filter {
                !primary.contains($0) && conflicts.contains($0)
            }
            guard !primary.isEmpty, !missing.isEmpty,
                let place = own.first(where: { missing.contains($0.ballotNumber) })?.place
            else { return nil }
            let name = election.regionName(key.region)
            let (list, verb) = (
                CountText.list(missing.map(String.init)), CountText.agreeing(missing.count, "is", "are")
            )
            let pairs = CountText.agreeing(missing.count, "pair", "pairs")
            return Finding(
                rule: "not-compared", severity: .notice, contest: key.contest, region: key.region,
                place: place,
                message: Bilingual(
                    en: "R7 is not compared for \(name): \(pairs) \(list.en) \(verb) in conflict.",
                    id: "R7 tidak dibandingkan untuk \(name): pasangan nomor \(list.id) berstatus conflict."))
        }
    }

    /// Figures that another source prints for the same pair and place.
    static func recapConflicts(_ election: Election) -> [Finding] {
        election.recapRows.filter { $0.status == .conflict }.compactMap { row in
            let primary = election.recap(contest: row.contest, region: row.region)?
                .votes(of: row.ballotNumber)
            guard primary != row.votes else { return nil }
            let gap = primary.map { abs($0 - row.votes) }
            let place = "\(election.regionName(row.region)), \(row.ballotNumber)"
            let (printed, kept) = (CountText.of(row.votes, .vote), primary.map { CountText.number($0) })
            return Finding(
                rule: "recap-conflict", severity: .warning, contest: row.contest, region: row.region,
                source: row.source, place: row.place, expected: primary.map(String.init) ?? "",
                found: String(row.votes), votesAtStake: gap,
                message: kept.map { kept in
                    Bilingual(
                        en: "Another page prints \(printed.en) (\(place)); \(kept.en) is used here.",
                        id: "Halaman lain mencetak \(printed.id) (\(place)); di sini dipakai \(kept.id).")
                }
                    ?? Bilingual(
                        en:
                            "A page prints \(printed.en) (\(place)), marked as in conflict; no figure is used here.",
                        id:
                            "Satu halaman mencetak \(printed.id) (\(place)), berstatus conflict; di sini tidak ada angka "
                            + "yang dipakai."))
        }
    }

    /// Totals in conflict with those in use.
    static func totals(_ election: Election) -> [Finding] {
        election.recapTotals.filter { $0.status == .conflict }.flatMap { totals -> [Finding] in
            let primary = election.primaryTotals(contest: totals.contest, region: totals.region)
            let fields: [(name: String, value: Int?, used: Int?)] = [
                (
                    "valid_votes", totals.validVotes,
                    election.recap(contest: totals.contest, region: totals.region)?.validVotes
                ),
                (
                    "invalid_votes", totals.invalidVotes,
                    primary.lazy.compactMap(\.invalidVotes).first
                ),
                (
                    "registered_voters", totals.registeredVoters,
                    primary.lazy.compactMap(\.registeredVoters).first
                ),
                (
                    "polling_stations", totals.pollingStations,
                    primary.lazy.compactMap(\.pollingStations).first
                ),
            ]
            return fields.compactMap { name, value, used in
                guard let value, value != used else { return nil }
                let (printed, kept) = (CountText.number(value), used.map { CountText.number($0) })
                let region = election.regionName(totals.region)
                return Finding(
                    rule: "totals-conflict", severity: .warning, contest: totals.contest,
                    region: totals.region, source: totals.source,
                    place: SourcePlace(file: totals.place.file, line: totals.place.line, column: name),
                    expected: used.map(String.init) ?? "", found: String(value),
                    message: Bilingual(
                        en: "Another page prints \(printed.en) for \(name) of \(region); "
                            + "\(kept?.en ?? "no figure") is used here.",
                        id: "Halaman lain mencetak \(printed.id) untuk \(name) \(region); "
                            + (kept.map { "di sini dipakai \($0.id)." }
                                ?? "di sini tidak ada angka yang dipakai.")))
            }
        }
    }

    /// Captures that the person who typed them declared to be as displayed though they cannot be right.
    static func captures(_ election: Election) -> [Finding] {
        election.captures.filter(\.isGarbled).map { capture in
            let sum = capture.voteSum
            let valid = capture.validVotes
            func number(_ value: Int?, _ language: Language) -> String {
                value.map { CountText.number($0, language) } ?? "–"
            }
            if let counted = capture.stationsIn, let total = capture.stationsTotal, counted > total {
                return Finding(
                    rule: "capture-stations", severity: .warning, contest: capture.contest,
                    region: capture.region, source: capture.sourceKind,
                    place: SourcePlace(
                        file: capture.place.file, line: capture.place.line, column: "stations_in"),
                    expected: "0–\(total)", found: String(counted),
                    message: Bilingual(
                        en:
                            "The page of \(capture.capturedAt) counts \(CountText.of(counted, .station).en) of "
                            + "\(number(total, .english)).",
                        id:
                            "Halaman \(capture.capturedAt) menghitung \(CountText.of(counted, .station).id) dari "
                            + "\(number(total, .indonesian))."))
            }
            return Finding(
                rule: "capture-arithmetic", severity: .warning, contest: capture.contest,
                region: capture.region, source: capture.sourceKind, place: capture.place,
                expected: sum.map(String.init) ?? "", found: valid.map(String.init) ?? "",
                votesAtStake: sum.flatMap { total in valid.map { abs(total - $0) } }, stake: .elsewhere,
                message: Bilingual(
                    en: "The page of \(capture.capturedAt) does not add up: the pairs sum to "
                        + "\(number(sum, .english)), the page shows \(number(valid, .english)).",
                    id: "Halaman \(capture.capturedAt) tidak cocok jumlahnya: pasangan berjumlah "
                        + "\(number(sum, .indonesian)), halaman menampilkan \(number(valid, .indonesian))."))
        }
    }
}
