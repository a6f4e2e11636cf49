import Elections

// What is said of two files of one count; nothing of it speaks of intent.
extension English {
    public func sentence(_ kind: FindingKind.Change) -> String {
        switch kind {
        case .columnsExchanged(let one, let other, let stations, let changed):
            return
                "At \(number(stations)) of the \(count(changed, .station)) that changed, \(column(one)) and \(column(other)) stand in each other's "
                + "column."
        case .leadPassed(let region, let from, let to, let before, let after, let arrived):
            let place = region.code == nil ? "" : "In \(self.region(region)) "
            return
                "\(place)\(choice(to)) now leads by \(count(after, .vote)); before, \(choice(from)) led by "
                .capitalizedFirst + "\(number(before))."
                + (arrived == 0
                    ? ""
                    : " \(count(arrived, .station)) \(agreeing(arrived, "has", "have")) first votes in the newer file; without "
                        + "\(agreeing(arrived, "it", "them")) \(choice(from)) leads still.")
        case .stationsExchanged(let pairs):
            let names = pairs.map { "\($0.first) and \($0.second)" }
            return
                "\(count(pairs.count, .stationPair)) \(agreeing(pairs.count, "has", "have")) "
                + "each other's figures now: \(list(names, most: 3, separator: "; "))."
        case .stationsMoved(let pairs):
            let names = pairs.map { "\($0.first) is \($0.second)" }
            return
                "\(count(pairs.count, .station)) \(agreeing(pairs.count, "stands", "stand")) elsewhere now with the same figures: "
                + "\(list(names, most: 3, separator: "; "))."
        case .figuresTimes(let times, let isMore, let names):
            let what =
                isMore ? "\(number(times)) times what it was" : "what it was divided by \(number(times))"
            return
                "At \(count(names.count, .station)) every figure that changed is \(what): "
                + "\(list(names, most: 3))."
        case .numbersWrittenOtherwise(let numbers):
            return
                "The older and the newer file write numbers of \(stations) differently (\(numbers.own) and "
                + "\(numbers.other)); they are taken as the same."
        case .regionsRenamed(let own):
            return
                "\(renamed(own, isHere: false).capitalizedFirst): of the \(count(own.inCommon, .station)) there, \(number(own.equal)) "
                + "\(agreeing(own.equal, "has", "have")) the same figures."
        case .numbersShifted(let region, let shift, let equal, let all):
            return
                "The numbers of the \(stations) of \(self.region(region)) are \(number(abs(shift))) "
                + "\(shift > 0 ? "higher" : "lower") in the newer file; they are compared with that undone, and "
                + "\(number(equal)) of \(number(all)) have the same figures."
        case .standsTwice(let station, let lines, let file):
            return "Station \(station) stands on lines \(self.lines(lines)) of \(file); it is not compared."
        case .ruleBroken(let rule, let station, let since, let now, let before):
            return "Station \(station) now breaks a rule (\(state(since))): \(rule.text.en)"
                + sides(rule, now, before)
        case .block(let block): return self.block(block)
        case .oneWay(let favour, let favouring, let counted, let p, let leftOut, let rules):
            return
                "\(number(favouring)) of \(count(counted, .change)) \(self.favour(favour, changes: favouring)); with "
                + "even odds so many have probability \(numbers.short(p)).\(kept(rules))"
                + (rules?.areBroken == true
                    ? "" : " One slip that many forms share, corrected in all of them, looks like this.")
                + uncounted(leftOut)
        case .figuresRemoved(let figures, let stations, let file):
            return
                "\(count(figures, .figure)) of \(count(stations, .station)) \(agreeing(figures, "is", "are")) empty "
                + "in \(file) and had a value before."
        case .inOneRegion(let region, let corrected, let inAll, let stations, let stationsInAll, let rules):
            return "\(number(corrected)) of \(count(inAll, .station)) where a figure changed stand in "
                + "\(self.region(region)), which has \(number(stations)) of \(count(stationsInAll, .station)). "
                + (rules?.areBroken == true
                    ? "Too few stand elsewhere to compare them with."
                    : "Corrections of one office look like this; too few stand elsewhere to compare them with.")
                + kept(rules)
        case .stationsRemoved(let stations), .stationsAdded(let stations):
            return missing(stations)
        case .votesFell(let stations):
            return
                "At \(count(stations, .station)) votes of \(self.aPair) or the valid votes are fewer than before; "
                + "corrections do that."
        }
    }

    /// Regions under two codes: "district 51 is 61 now".
    ///
    /// - Parameters:
    ///   - own: What two files look like.
    ///   - isHere: Whether it is said of the newer file, and not of both.
    func renamed(_ own: Relabelling, isHere: Bool) -> String {
        let names = own.regions.map { "\(level($0.level)) \($0.old) is \($0.new)" }
        return list(names, most: 3, separator: ", ") + (isHere ? " here" : " now")
    }

    /// What two files look like: every number so much higher, regions under other codes; the start of a sentence.
    ///
    /// - Parameters:
    ///   - own: What they look like.
    ///   - file: The older file.
    func labels(_ own: Relabelling, _ file: String) -> String {
        let numbers =
            own.shift == 0
            ? []
            : [
                "every \(station) number is \(number(abs(own.shift))) \(own.shift > 0 ? "higher" : "lower") here than in \(file)"
            ]
        let regions = own.regions.isEmpty ? [] : ["what \(file) calls \(renamed(own, isHere: true))"]
        return "it looks as if " + joined(numbers + regions) + ":"
    }

    public func favour(_ favour: Favour, changes: Int) -> String {
        switch favour {
        case .lead(let pair, let other):
            "\(agreeing(changes, "moves", "move")) the lead of \(choice(pair)) over \(choice(other)) up beyond a split "
                + "in proportion to votes"
        case .share(let pair): "\(agreeing(changes, "raises", "raise")) the share of \(choice(pair))"
        }
    }

    private func state(_ since: FindingKind.RuleState) -> String {
        switch since {
        case .stationIsNew: "the station is new"
        case .figureWasUnknown: "a figure was unknown before"
        case .held: "it held before"
        }
    }

    /// The two sides of a rule now and, where it held before, then.
    private func sides(_ rule: FormRulebook.Rule, _ now: RuleSides?, _ before: RuleSides?) -> String {
        guard let now else { return "" }
        let earlier = before.map {
            $0.bound == nil ? "; before, \(compared($0))" : "; before, it was \(numbers.marked($0.left))"
        }
        return " Here \(compared(now, rule.expression))\(earlier ?? "")."
    }

    private func block(_ block: FindingKind.ChangeBlockFigures) -> String {
        "In \(region(block.region)), \(number(block.favouring)) of \(count(block.counted, .change)) "
            + "\(favour(block.favour, changes: block.favouring)); at the rate of \(region(block.around)) "
            + "(\(number(block.favouringAround)) of \(number(block.countedAround))) chance gives about "
            + "\(numbers.short(block.expected)), and a split in proportion to votes about "
            + "\(numbers.short(block.inProportion)) (adjusted probability of as many: "
            + "\(numbers.short(block.pAdjusted))). A recount of one place can do the same.\(uncounted(block.leftOut))"
    }

    /// How many changes are not counted, and why; with a blank before it, or nothing.
    /// What becomes of the rules of the forms that changed, where most of them break or keep one that they kept or broke before.
    private func kept(_ rules: RulesOfChanges?) -> String {
        guard let rules else { return "" }
        let (new, old) = rules.areBroken ? ("break", "kept") : ("keep", "broke")
        return
            " At \(number(rules.forms)) of the \(count(rules.changed, .station)) that changed the new figures \(new) a rule of the "
            + "form that the old ones \(old)."
    }

    private func uncounted(_ changes: UncountedChanges) -> String {
        var parts: [String] = []
        if changes.exchanged > 0 {
            parts.append(
                "\(count(changes.exchanged, .station)) where the votes of two \(self.pairs) changed places and now stand in the "
                    + "order of the region around (which always favours whoever leads there); which way round is right "
                    + "is not known from the two files")
        }
        if changes.unknown > 0 {
            parts.append(
                "\(count(changes.unknown, .station)) where the votes of \(self.aPair) are unknown before or after"
            )
        }
        return parts.isEmpty ? "" : " Not counted: \(parts.joined(separator: "; "))."
    }

    private func missing(_ own: FindingKind.StationsOfOneFile) -> String {
        let lacking =
            own.withoutVotes == 0
            ? ""
            : " \(count(own.withoutVotes, .station)) of these \(own.withoutVotes == 1 ? "lacks" : "lack") the votes of a "
                + "\(self.pair)."
        return
            "\(count(own.stations, .station)) of \(own.file) \(agreeing(own.stations, "is", "are")) not in "
            + "\(own.other); votes of the \(self.pairs) there: \(list(own.votes.map(number))).\(lacking)\(alike(own.alike))"
    }
}
