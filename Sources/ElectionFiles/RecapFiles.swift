import Elections
import Ground

extension FolderReader {
    mutating func recapRows(_ table: Table) -> [RecapRow] {
        var rows: [RecapRow] = []
        let scheme = scheme
        let noVotes = Table.missing(
            "votes", header: table.header, known: FolderColumns.known["recap"] ?? [], file: table.file)
        // Shares may stand instead of votes.
        guard table.header.contains(where: ["votes", "share_pct"].contains) else {
            problems.add(noVotes)
            return []
        }
        forEach(table, resource: "recap") { row, problems in
            guard let contest = row.required("contest_id", &problems),
                let region = row.required("region_code", &problems),
                let number = row.requiredCount("ballot_no", &problems)
            else { return }
            let percent = row.decimal("share_pct", in: 0...100, &problems).map(printed)
            // A column that is not there is no empty cell of each row.
            guard row.has("votes") || !row.text("share_pct").isEmpty else {
                return problems.addOnce(noVotes)
            }
            let votes =
                row.text("share_pct").isEmpty
                ? row.requiredCount("votes", &problems) : row.count("votes", &problems)
            guard votes != nil || percent != nil else { return }
            rows.append(
                RecapRow(
                    contest: contest, region: RegionCode(region, scheme: scheme),
                    choice: Choice(number), votes: votes, percent: percent,
                    status: row.choice("status", of: RecapStatus.self, &problems) ?? .primary,
                    form: row.text("form"), decidedOn: row.text("decided_on"),
                    source: row.text("source_url"), note: row.text("note"),
                    place: SourcePlace(
                        file: row.file, line: row.line, column: votes == nil ? "share_pct" : "votes")))
        }
        return rows
    }

    mutating func recapTotals(_ table: Table) -> [RecapTotals] {
        var totals: [RecapTotals] = []
        let scheme = scheme
        forEach(table, resource: "recap_totals") { row, problems in
            guard let contest = row.required("contest_id", &problems),
                let region = row.required("region_code", &problems)
            else { return }
            totals.append(
                RecapTotals(
                    contest: contest, region: RegionCode(region, scheme: scheme),
                    validVotes: row.count("valid_votes", &problems),
                    invalidVotes: row.count("invalid_votes", &problems),
                    ballotsUsed: row.count("ballots_used", &problems),
                    registeredVoters: row.count("registered_voters", &problems),
                    pollingStations: row.count("polling_stations", &problems),
                    turnoutPercent: row.decimal("turnout", in: 0...200, &problems).map(printed),
                    invalidPercent: row.decimal("invalid_pct", in: 0...100, &problems).map(printed),
                    decidedOn: row.text("decided_on"),
                    status: row.choice("status", of: RecapStatus.self, &problems) ?? .primary,
                    source: row.text("source_url"), note: row.text("note"),
                    place: SourcePlace(file: row.file, line: row.line, column: "valid_votes")))
        }
        return totals
    }
}

/// A number of a table as a number of an election.
func printed(_ number: NumberStyle.Decimal) -> PrintedNumber {
    PrintedNumber(units: number.units, decimals: number.decimals)
}
