import Elections

/// Checks of everything an election folder holds beside the readings.
public enum FolderChecks {
    /// All findings of a folder: readings, recap and its levels, captures, in the order of the contests.
    public static func findings(in election: Election) -> [Finding] {
        let all =
            ReadingChecks.findings(in: election) + recapConflicts(election) + totals(election)
            + recaps(election) + captures(election)
        let order = Dictionary(
            election.contests.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        return all.enumerated().sorted { one, other in
            let contests = (order[one.element.contest] ?? .max, order[other.element.contest] ?? .max)
            if contests.0 != contests.1 { return contests.0 < contests.1 }
            let severities = (one.element.severity, other.element.severity)
            return severities.0 != severities.1 ? severities.0 > severities.1 : one.offset < other.offset
        }.map(\.element)
    }

    /// What the rules of forms and the sums of levels say of the recaps.
    static func recaps(_ election: Election) -> [Finding] {
        let book = FormRulebook.standard
        return election.contests.flatMap { contest -> [Finding] in
            let form = book.form(kind: contest.kind, day: contest.electionDate)
            do {
                return try CountCheck(
                    ElectionRecaps.input(of: election, contest: contest.id), book: book, form: form
                ).findings
            } catch {
                preconditionFailure("the built-in rules make sense and no file is read again: \(error)")
            }
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
            let kept = primary.map(String.init) ?? "–"
            return Finding(
                rule: "recap-conflict", severity: .warning, contest: row.contest, region: row.region,
                source: row.source, place: row.place, expected: primary.map(String.init) ?? "",
                found: String(row.votes), votesAtStake: gap,
                message: Bilingual(
                    en: "Another page prints \(row.votes) votes (\(place)); \(kept) is used here.",
                    id: "Halaman lain mencetak \(row.votes) suara (\(place)); di sini dipakai \(kept)."))
        }
    }

    /// Totals in conflict with those in use.
    static func totals(_ election: Election) -> [Finding] {
        election.recapTotals.filter { $0.status == .conflict }.flatMap { totals -> [Finding] in
            let primary = election.recapTotals.filter {
                $0.contest == totals.contest && $0.region == totals.region && $0.status == .primary
            }
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
                return Finding(
                    rule: "totals-conflict", severity: .warning, contest: totals.contest,
                    region: totals.region, source: totals.source,
                    place: SourcePlace(file: totals.place.file, line: totals.place.line, column: name),
                    expected: used.map(String.init) ?? "", found: String(value),
                    votesAtStake: used.map { abs($0 - value) },
                    message: Bilingual(
                        en: "Another page prints \(value) for \(name) of "
                            + "\(election.regionName(totals.region)); \(used.map(String.init) ?? "–") is used here.",
                        id: "Halaman lain mencetak \(value) untuk \(name) "
                            + "\(election.regionName(totals.region)); di sini dipakai \(used.map(String.init) ?? "–")."
                    ))
            }
        }
    }

    /// Captures that the person who typed them declared to be as displayed though they cannot be right.
    static func captures(_ election: Election) -> [Finding] {
        election.captures.filter(\.isGarbled).map { capture in
            let sum = capture.voteSum
            let valid = capture.validVotes
            if let counted = capture.stationsIn, let total = capture.stationsTotal, counted > total {
                return Finding(
                    rule: "capture-stations", severity: .warning, contest: capture.contest,
                    region: capture.region, source: capture.sourceKind,
                    place: SourcePlace(
                        file: capture.place.file, line: capture.place.line, column: "stations_in"),
                    expected: "0–\(total)", found: String(counted),
                    message: Bilingual(
                        en: "The page of \(capture.capturedAt) counts \(counted) stations of \(total).",
                        id: "Halaman \(capture.capturedAt) menghitung \(counted) TPS dari \(total)."))
            }
            return Finding(
                rule: "capture-arithmetic", severity: .warning, contest: capture.contest,
                region: capture.region, source: capture.sourceKind, place: capture.place,
                expected: sum.map(String.init) ?? "", found: valid.map(String.init) ?? "",
                votesAtStake: sum.flatMap { total in valid.map { abs(total - $0) } },
                message: Bilingual(
                    en: "The page of \(capture.capturedAt) does not add up: the pairs sum to "
                        + "\(sum.map(String.init) ?? "–"), the page shows \(valid.map(String.init) ?? "–").",
                    id: "Halaman \(capture.capturedAt) tidak cocok jumlahnya: pasangan berjumlah "
                        + "\(sum.map(String.init) ?? "–"), halaman menampilkan \(valid.map(String.init) ?? "–")."
                )
            )
        }
    }
}
