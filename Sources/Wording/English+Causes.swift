import Elections

// One cause of several findings.
extension English {
    public func sentence(_ cause: FindingKind.Cause) -> String {
        let rules = cause.rules.isEmpty ? "" : " (\(list(cause.rules)))"
        let findings = "\(counted(cause.findings, "finding", "findings"))\(rules)"
        if case .slip(let slip) = cause.what {
            if let block = cause.beside {
                return
                    "Beside what is out throughout \(place(block)), one slip would account exactly for \(findings): \(told(slip))."
            }
            return "One slip would account exactly for \(findings): \(told(slip))."
        }
        if case .openSlip(let slip) = cause.what { return sentence(slip, findings) }
        return "\(what(cause.what).capitalizedFirst); that accounts exactly for \(findings)."
    }

    /// One slip of which only what it lies in is known.
    private func sentence(_ slip: FindingKind.OpenSlip, _ findings: String) -> String {
        if let row = slip.row {
            return
                "One slip in the figures of \(named(row)) would account exactly for \(findings); \(counted(slip.slips, "way", "ways")) fit, and which it was cannot be told."
        }
        let below = slip.rows - (slip.hasOwn ? 1 : 0)
        let many =
            "\(below == 1 ? "one" : "any of \(number(below))") \(slip.areStations ? agreeing(below, station, stations) : agreeing(below, "row", "rows"))"
            + (slip.hasOwn ? " or in the \(sheet) itself" : "")
        guard let block = slip.block else {
            return
                "One slip in any of \(count(slip.rows, .row)) would account exactly for \(findings); in which cannot be told."
        }
        return
            "\(region(block.region).capitalizedFirst): \(gaps(block)); one slip in \(many) would account exactly for \(findings), and in which cannot be told."
    }

    /// "the stations of s.csv have 60 more in valid and votes_5 than r.csv prints".
    private func gaps(_ block: FindingKind.OpenSlip.Block) -> String {
        "\(source(block.source)) have \(gaps(block.more)) than \(table(block.file)) prints"
    }

    private func gaps(_ more: [Slip.NamedFigure]) -> String {
        joined(
            more.map(\.value).uniqued().map { value in
                let columns = more.filter { $0.value == value }.map { column($0.name) }
                return "\(number(abs(value))) \(value > 0 ? "more" : "fewer") in \(joined(columns))"
            })
    }

    /// A slip, and which of its two figures stands in the file.
    private func told(_ slip: Slip) -> String {
        self.slip(slip) + (slip.recorded.map { "; the file has \(number($0))" } ?? "")
    }

    private func what(_ account: FindingKind.Cause.Account) -> String {
        switch account {
        case .slip(let slip): return self.slip(slip)
        case .openSlip(let slip): return sentence(slip, "")
        case .columns(let columns, let block):
            let beside = block.against.map { " beside \(source($0))" } ?? ""
            guard columns.count == 2, columns[0].holds == columns[1].column else {
                let moved = columns.map { "\(column($0.holds)) in \(column($0.column))" }
                return "\(throughout(block)), figures stand in other columns\(beside): \(joined(moved))"
            }
            return
                "\(throughout(block)), \(column(columns[0].column)) and \(column(columns[1].column)) stand in each other's place\(beside)"
        case .shifted(let first, let last, let isRight, let block):
            let beside = block.against.map { " beside \(source($0))" } ?? ""
            return
                "\(throughout(block)), \(slip(.shifted(from: first, to: last, isRight: isRight, in: nil)))\(beside)"
        case .factor(let name, let times, let carried, let block):
            let other =
                block.against.map { "what \(source($0)) say" } ?? "what the other figures of each form say"
            let sums =
                carried.isEmpty
                ? ""
                : ", and \(joined(columns(carried))) \(agreeing(carried.count, "is", "are")) out by as much"
            if times == "0" {
                let figures = block.against.map { ", and \(source($0)) have figures there" } ?? ""
                return "\(throughout(block)), \(column(name)) is 0\(figures)\(sums)"
            }
            return "\(throughout(block)), \(column(name)) is \(numbers.marked(times)) times \(other)\(sums)"
        case .factorOfAll(let columns, "0", let block):
            let figures = block.against.map { ", and \(source($0)) have figures there" } ?? ""
            return
                "\(throughout(block)), \(list(columns.map(column), most: 20)) are all 0\(figures), as if no choice had a vote"
        case .factorOfAll(let columns, let times, let block):
            let other =
                block.against.map { "what \(source($0)) say" } ?? "what the other figures of each form say"
            return
                "\(throughout(block)), \(list(columns.map(column), most: 20)) are each \(numbers.marked(times)) times \(other)"
        case .rewritten(let columns, let writing, let block):
            let beside = block.against.map { ", beside \(source($0))" } ?? ""
            return
                "\(throughout(block)), \(list(columns.map(column), most: 20)) \(written(writing, columns.count))\(beside)"
        case .rowsRewritten(let columns, let writing, let rows, let file):
            return
                "in \(count(rows.codes.count, .row)) of \(table(file)) (\(level(rows.level)) \(list(rows.codes.map(named)))), \(list(columns.map(column), most: 20)) "
                + written(writing, columns.count)
        case .figuresMoved(let columns, let down, let block):
            return
                "\(throughout(block)), the figures of \(list(columns.map(column), most: 20)) stand "
                + "\(count(abs(down), .row)) further \(down > 0 ? "down" : "up")"
        case .figuresReordered(let name, let isSorted, let block):
            return
                "\(throughout(block)), the figures of \(column(name)) stand in other rows than those to which they belong"
                + (isSorted ? ", as if that column had been sorted without the others" : "")
        case .figuresExchanged(let columns, let names, let stations, let file):
            let figures = list(columns.map(column), most: 20)
            let who = stations == 1 ? "stations \(joined(names))" : joined(names)
            let many = stations == 1 ? "" : ", \(count(stations, .station)) of each"
            return "\(who) of \(table(file)) have each other's figures in \(figures)\(many)"
        case .numberTwice(let station, let absent, let lines, let isSame, let file):
            let figures = isSame ? ", with the same votes," : ""
            return
                "station \(station) stands on lines \(list(lines.map(String.init))) of \(table(file))\(figures) "
                + "and number \(absent) on none, as if one of them were station \(absent)"
        case .underOtherName(let region, let holder, let file):
            return
                "the figures of \(self.region(region)) stand under \(self.region(holder)) in \(table(file)), to the last vote"
        case .regionsExchanged(let first, let second, let file, let source):
            return
                "\(region(first)) and \(region(second)) have each other's rows in \(table(file)) or in \(self.source(source))"
        case .emptied(let block, let blank):
            let figures =
                blank.isEmpty
                ? "every figure of the votes is 0"
                : "\(list(columns(blank), most: 8)) \(agreeing(blank.count, "is", "are")) left empty"
            return
                "\(throughout(block)), \(figures)\(block.against.map { ", and \(source($0)) have figures there" } ?? "")"
        case .sameRows(let rows, let file, let wanted):
            let names = joined(rows.map { "\($0.name) (line \($0.line))" })
            if wanted.isEmpty {
                return
                    "stations \(names) of \(table(file)) have the same figures in every column, and the \(sheet) counts them once"
            }
            let figures = list(wanted.map { "\(column($0.name)) \(number($0.value))" }, most: 40)
            return
                "stations \(names) of \(table(file)) have the same figures in every column; by the \(sheet), one of them has others: \(figures)"
        case .sameGroup(let first, let all, let others, let file):
            let rest = all - first.count
            let names =
                first.map { "\($0.name) (line \($0.line))" } + (rest > 0 ? ["\(number(rest)) more"] : [])
            return
                "stations \(joined(names)) of \(table(file)) have the same figures in every column; by the \(sheet), \(number(others)) of them have others"
        case .sameRegions(let region, let other, let stations, let file):
            return
                "all \(count(stations, .station)) of \(self.region(region)) have in \(table(file)) the figures of those of \(self.region(other)) "
                + "in every column, one after another; by the \(sheet), \(self.region(region)) has others"
        case .rowRepeated(let region, let other, let lines, let file):
            return
                "the row of \(self.region(region)) (line \(number(lines[0]))) of \(table(file)) has exactly the figures of "
                + "\(self.region(other)) (line \(number(lines[1]))) in every column; by what stands below it has others"
        case .regionOverwritten(let region, let other, let stations, let file):
            return
                "all \(count(stations, .station)) of \(self.region(other)) stand in \(table(file)) twice, once where those of "
                + "\(self.region(region)) should be, which has none"
        case .otherName(let region, let file, let other, let otherFile):
            return
                "\(self.region(region)) of \(table(file)) has the figures of \(self.region(other)) of \(table(otherFile)) in every column"
        case .otherNameNearly(let region, let file, let other, let otherFile, let more):
            return
                "\(self.region(region)) of \(table(file)) has the figures of \(self.region(other)) of \(table(otherFile)) in every column but some, as one region "
                + "under two names: \(table(otherFile)) has \(gaps(more)) there"
        case .rowsMissing(let region, let file):
            return "all rows of \(self.region(region)) are missing from \(table(file))"
        case .runMissing(let first, let last, let regions, let file):
            return
                "rows of \(counted(regions, "region", "regions")) one after another are missing from \(table(file)), from \(region(first)) to \(region(last))"
        case .stationMoved(let station, let from, let to, let file):
            return
                "station \(station) of \(table(file)) has exactly the figures that \(region(from)) lacks there and \(region(to)) has "
                + "too many, beside the \(sheet)"
        case .stationsMoved(let stations, let lines, let from, let to, let file):
            return
                "\(count(stations, .station)) of \(table(file)) (\(self.lines(from: lines))) \(stations == 1 ? "has" : "have together") exactly "
                + "the figures that \(region(from)) lacks there and \(region(to)) has too many, beside the \(sheet)"
        case .regionsMoved(let down, let block):
            return
                "\(throughout(block)), the names of the regions stand \(count(abs(down), .row)) further "
                + "\(down > 0 ? "down" : "up") than the figures, beside the \(sheet)"
        case .totalRow(let region, let file):
            return
                "the row of \(self.region(region)) in \(table(file)) is the exact sum of all its other rows"
        case .namesMoved(let names): return what(names)
        case .rowsRenamed(let rows): return what(rows)
        case .levelMissing(let missing): return what(missing)
        case .oneSided(let rule): return what(rule)
        case .regionsAbsent(let absent): return what(absent)
        case .numbersAbsent(let absent): return what(absent)
        case .choiceMissing(let missing):
            let forms =
                "in \(number(missing.stations)) of \(count(missing.of, .station)) of \(table(missing.file)), "
                + "\(column(missing.column)) is more than the votes of all choices"
            if let held = missing.held { return "\(forms) by \(column(held)), as if it included those" }
            return
                "\(forms), \(count(missing.votes, .vote)) in all, as if the file listed only some of the choices, or a column of votes were lost or not read; "
                + "a slip in the votes of one of them would not show beside it"
                + (missing.leavesLeadOpen ? "; who leads, and by how much, is open without it" : "")
        }
    }

    private func what(_ names: FindingKind.MovedNames) -> String {
        "in about \(lines(from: names.lines)) of \(table(names.file)), the names in \(joined(names.columns)) stand \(count(abs(names.down), .row)) "
            + "further \(names.down > 0 ? "down" : "up") than the \(stations) to which they belong, beside \(beside(names.beside))"
    }

    private func beside(_ beside: FindingKind.MovedNames.Beside) -> String {
        switch beside {
        case .recap: "the \(sheet)"
        case .columns: "the regions of the other columns"
        case .numbers:
            "the \(station) numbers, which begin again there; or the numbers stand as much further the other way"
        }
    }

    private func what(_ rows: FindingKind.RenamedRows) -> String {
        "\(count(rows.stations, .station)) of \(table(rows.file)) (\(lines(from: rows.lines))) stand under \(list(rows.under.map(region), most: 4)), and "
            + "every region has exactly what the \(sheet) prints if they count for \(list(rows.of.map(region), most: 6)) instead"
    }

    /// What is so at many rows at once.
    private func what(_ missing: FindingKind.MissingLevel) -> String {
        guard missing.isOfMost else {
            return
                "station numbers start again within \(region(missing.first)) (line \(missing.line) of \(table(missing.file))), so that "
                + "\(count(missing.rows, .station)) share theirs: as if rows of another region stood under its name"
        }
        let first = "first \(region(missing.first)), line \(missing.line)"
        let level =
            "a level of regions below \(self.level(missing.first.level)) seems to be missing from the file"
        return missing.areStations
            ? "station numbers start again within \(number(missing.regions)) of \(count(missing.of, .region)) of \(table(missing.file)) (\(first)), "
                + "so that \(count(missing.rows, .station)) share theirs: \(level)"
            : "every region of \(table(missing.file)) stands on several rows (\(first)), \(number(missing.rows)) in all: \(level)"
    }

    private func what(_ rule: FindingKind.OneSidedRule) -> String {
        func side(_ names: [String]) -> String {
            names.count > 1 && names.allSatisfy(Choice.isColumn)
                ? "the votes of all choices" : names.map(column).joined(separator: " + ")
        }
        let gap =
            rule.least == rule.most
            ? "\(number(rule.least)) each" : "\(number(rule.least)) to \(number(rule.most))"
        let start =
            "in \(number(rule.forms)) of \(count(rule.of, rule.areStations ? .station : .row)) of \(table(rule.file)), \(side(rule.more)) "
            + "\(agreeing(rule.more.count, "is", "are")) more than \(side(rule.less)), by \(gap) and \(number(rule.total)) in all, "
        if rule.isContradicted {
            return
                "\(start)and so much more than the \(sheet) prints, as if \(side(rule.more)) counted something else too, such as blank ballots"
        }
        guard rule.isOfTotal else {
            return
                "\(start)as if the other figures were not of all ballots, or voters had several votes"
        }
        return rule.lacksVotes
            ? "\(start)as if the file listed only some of the choices; a slip in the votes of one of them would not show beside it"
            : "\(start)as if \(side(rule.more)) counted something else too, such as blank ballots, or held something else; a slip there "
                + "would not show beside it"
    }

    private func what(_ absent: FindingKind.AbsentRegions) -> String {
        "\(number(absent.regions)) of \(counted(absent.of, "region", "regions")) of the level \(level(absent.level)) that "
            + "\(source(absent.source)) have are not in \(table(absent.file)), \(list(absent.names.map(region), most: 8)): not in yet, or lost, and "
            + "not compared"
    }

    private func what(_ absent: FindingKind.AbsentNumbers) -> String {
        "\(station) numbers are missing in \(number(absent.names.count)) of \(count(absent.of, .region)) of \(table(absent.file)) "
            + "(\(list(absent.names, most: 5))), \(number(absent.numbers)) in all: rows that are not in yet, or lost, or numbers that no "
            + "\(station) was given"
    }

    /// Lines of a file from the first to the last.
    private func lines(from lines: [Int]) -> String {
        guard let first = lines.first, let last = lines.last, first != last else {
            return "line \(lines.first ?? 0)"
        }
        return "lines \(first) to \(last)"
    }

    private func throughout(_ block: FindingKind.Block) -> String {
        if let all = block.of {
            return
                "in \(number(block.rows)) of \(count(all, block.areStations ? .station : .row)) of \(place(block))"
        }
        return "throughout \(place(block)) (\(count(block.rows, block.areStations ? .station : .row)))"
    }

    private func place(_ block: FindingKind.Block) -> String {
        block.region.level == nil ? table(block.file) : "\(region(block.region)) in \(table(block.file))"
    }
}
