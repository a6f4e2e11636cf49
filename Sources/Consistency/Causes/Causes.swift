import Elections

/// Groups findings by a single cause that accounts for each of them exactly: one cause, one error.
///
/// Every candidate says what would have to be otherwise, and lists only findings that would be gone then to the last vote;
/// the one that accounts for most is taken first, and none of its findings is left for another. A finding that no candidate
/// accounts for exactly, or one cause alone of several, stays as it is: two slips that meet in one figure are never folded.
struct Causes {
    /// All findings: each cause before those that it accounts for, which carry its number.
    let findings: [Finding]

    /// - Parameters:
    ///   - evidence: What was found.
    ///   - order: Whether a finding stands before another in the list.
    /// - Throws: What reading rows again throws.
    init(_ evidence: CauseEvidence, before order: (Finding, Finding) -> Bool) throws {
        guard !evidence.findings.isEmpty else {
            findings = evidence.findings
            return
        }
        let comparisons = RecapComparison.all(evidence)
        let above = evidence.input.stations.map { UnitsAbove(evidence, $0) }
        var candidates = try EmptiedChoices(evidence, above).candidates
        candidates += try FormBlocks(evidence, above).candidates
        if let above, let file = try FormsInFile(evidence) {
            let sums = SumsOfForms(evidence, above)
            candidates += MovedFigures(evidence, file, sums).candidates
            candidates += ExchangedFigures(file, sums).candidates
            candidates += ReorderedFigures(file, sums).candidates
        }
        candidates += CauseCandidate.togetherByFactor(
            ColumnBlocks(evidence, comparisons, above).candidates, evidence)
        candidates += ShiftedBlocks(evidence, comparisons, above).candidates
        candidates += try MovedRows(evidence, comparisons, above)?.candidates ?? []
        candidates += try MovedNames(evidence, comparisons, above)?.candidates ?? []
        candidates += try ShiftedNames(evidence, above)?.candidates ?? []
        candidates += try NamesByNumbers(evidence)?.candidates ?? []
        candidates += try RowsOfOther(evidence, comparisons, above)?.candidates ?? []
        candidates += MovedRecapRows(evidence, comparisons).candidates
        candidates += try MovedSums(evidence, comparisons, above).candidates
        candidates += EmptiedBlocks(evidence, comparisons, above).candidates
        candidates += try NamedBlocks(evidence).candidates
        candidates += ExchangedRegions(evidence).candidates
        candidates += try CopiedRows(evidence, above).candidates
        candidates += try CopiedGroups(evidence, above)?.candidates ?? []
        candidates += try SameRegions(evidence, above).candidates
        candidates += OverwrittenRegions(evidence).candidates + RecapRows(evidence).candidates
        candidates += try RewrittenBlocks(evidence, above)?.candidates ?? []
        candidates += ScaledRegions(evidence, above)?.candidates ?? []
        let slips = SlipCauses(evidence).candidates
        candidates += MissingRuns(evidence, slips).candidates
        candidates += RoundedRows(evidence, slips).candidates
        candidates += MovedStations(evidence, slips).candidates + slips
        candidates += MissingChoices(evidence, above).candidates + DoubledNumbers(evidence).candidates
        candidates += OtherFigures(evidence, above)?.candidates ?? []
        candidates += MissingLevels(evidence).candidates
        // Behind all that say more of how rows came to stand under other names.
        candidates += try RenamedRows(evidence, comparisons, above)?.candidates ?? []
        var chosen = OneSidedRules.withoutChance(Causes.chosen(candidates), evidence, above)
        // What is so at many rows is told once, of those that no other cause accounts for.
        let taken = chosen.reduce(into: Set<Int>()) { $0.formUnion($1.findings) }
        let absent = AbsentRegions(evidence, besides: taken)
        chosen += Causes.chosen(
            OneSidedRules(evidence, besides: taken, above).candidates + absent.candidates
                + ManyNumberGaps(evidence, besides: taken).candidates)
        var all = evidence.findings
        for position in absent.underWay { all[position].severity = .notice }
        for candidate in chosen + Causes.alone(candidates, beside: chosen) {
            Causes.settleVotes(candidate, in: &all)
        }
        Causes.settleVotesAlone(beside: chosen, in: &all)
        let open = OpenSlips(evidence)
        var causes = chosen.map { candidate in
            let told = open.told(candidate, among: candidates)
            return (Causes.finding(told, all, evidence), told.findings.sorted())
        }
        causes = causes.enumerated().sorted { one, other in
            if order(one.element.0, other.element.0) { return true }
            return !order(other.element.0, one.element.0) && one.offset < other.offset
        }.map(\.element)
        var consequences: [Int: [Finding]] = [:]
        var heads: [Finding] = []
        for (place, cause) in causes.enumerated() {
            var head = cause.0
            let positions = cause.1
            for position in positions { all[position].cause = place + 1 }
            if case .cause(var cause) = head.kind {
                cause.number = place + 1
                head.kind = .cause(cause)
            }
            head.cause = place + 1
            heads.append(head)
            consequences[place + 1] = positions.map { all[$0] }
        }
        let counted = (heads + all.counted).enumerated().sorted { one, other in
            if order(one.element, other.element) { return true }
            return !order(other.element, one.element) && one.offset < other.offset
        }.map(\.element)
        findings = counted.flatMap { finding in
            [finding] + (finding.cause.flatMap { consequences[$0] } ?? [])
        }
    }

    /// Those that account for most first; what one accounts for is not left for another.
    private static func chosen(_ candidates: [CauseCandidate]) -> [CauseCandidate] {
        var taken: Set<Int> = []
        var accounts: Set<FindingKind.Cause.Account> = []
        let ordered = candidates.enumerated().filter {
            $0.element.findings.count > ($0.element.beside == nil ? 1 : 0)
        }.sorted { one, other in
            let counts = (one.element.findings.count, other.element.findings.count)
            return counts.0 != counts.1 ? counts.0 > counts.1 : one.offset < other.offset
        }
        return ordered.compactMap { _, candidate in
            guard taken.isDisjoint(with: candidate.findings),
                candidate.beside.map(accounts.contains) ?? true
            else { return nil }
            accounts.insert(candidate.what)
            taken.formUnion(candidate.findings)
            return candidate
        }
    }

    /// Candidates that account for one finding, which no cause takes: it stays what it is, and its votes are those of them.
    private static func alone(
        _ candidates: [CauseCandidate], beside chosen: [CauseCandidate]
    ) -> [CauseCandidate] {
        let taken = chosen.reduce(into: Set<Int>()) { $0.formUnion($1.findings) }
        return candidates.filter {
            $0.findings.count == 1 && $0.beside == nil && taken.isDisjoint(with: $0.findings)
        }
    }

    /// Leaves votes at stake only where a cause puts them: a name or a total row moves no vote, votes that no choice has contradict
    /// none, and rows that a file lacks are the same votes wherever they are missed.
    private static func settleVotes(_ candidate: CauseCandidate, in findings: inout [Finding]) {
        let positions = candidate.findings.sorted()
        guard candidate.movesVotes(findings) else {
            for position in positions { findings[position].votesAtStake = nil }
            return
        }
        if let lost = candidate.lost {
            for position in positions where !lost.contains(position) { findings[position].votesAtStake = nil }
            return
        }
        var kept: Int?
        switch candidate.what {
        // Votes that are more than a total contradict it.
        case .oneSided(let rule) where !rule.isOfTotal: return
        case .underOtherName, .otherName, .otherNameNearly, .regionsExchanged, .stationMoved, .stationsMoved,
            .regionsMoved, .namesMoved, .rowsRenamed, .totalRow, .choiceMissing, .levelMissing, .oneSided:
            break
        case .rowsMissing:
            let votes = positions.map { findings[$0].votesAtStake ?? 0 }
            kept = votes.firstIndex(of: votes.max() ?? 0).map { positions[$0] }
        case .slip, .openSlip, .columns, .shifted, .factor, .factorOfAll, .figuresMoved, .figuresExchanged,
            .figuresReordered, .numberTwice,
            .emptied, .sameRows, .sameGroup, .sameRegions, .rewritten, .rowsRewritten, .runMissing,
            .regionOverwritten, .rowRepeated, .regionsAbsent, .numbersAbsent:
            return
        }
        for position in positions where position != kept { findings[position].votesAtStake = nil }
    }

    private static func finding(
        _ candidate: CauseCandidate, _ findings: [Finding], _ evidence: CauseEvidence
    ) -> Finding {
        let positions = candidate.findings.sorted()
        let explained = positions.map { findings[$0] }
        let cause = FindingKind.Cause(
            number: 0, what: candidate.what, findings: explained.count,
            rules: explained.map(\.rule).uniqued(),
            beside: candidate.beside?.block)
        // What all forms lack is to be looked for on none of them.
        let isOfFile = candidate.what.isOfFile
        // A form of a station says best where a person should look.
        let first = explained.first { $0.station != nil } ?? explained[0]
        // Of a block in a file whose rows no finding names, only the file is known.
        let file = cause.fileOfBlock ?? first.place.file
        var line =
            first.place.file == file
            ? first.place.line : explained.first { $0.place.file == file }?.place.line
        if case .rowRepeated(_, _, let lines, _) = candidate.what { line = lines.first }
        let regions = Set(explained.map(\.region))
        let stakes = VotesAtStake.stakes(explained).values.reduce(0, +)
        return Finding(
            .cause(cause), severity: candidate.severity ?? explained.map(\.severity).max() ?? first.severity,
            contest: first.contest,
            region: candidate.region.map { RegionCode($0, scheme: evidence.input.scheme) }
                ?? (!isOfFile && (first.station != nil || regions.count == 1) ? first.region : nil),
            place: SourcePlace(file: file, line: isOfFile ? nil : line, column: nil),
            found: "\(explained.count)", votesAtStake: stakes > 0 ? stakes : nil,
            stake: explained.contains { $0.stake == .contradiction } ? .contradiction : first.stake,
            station: !isOfFile && Set(explained.compactMap(\.station)).count == 1 ? first.station : nil,
            explanations: candidate.slips)
    }
}
