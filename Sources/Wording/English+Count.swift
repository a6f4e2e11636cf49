import Elections

// What is said of the forms, stations and levels of a count.
extension English {
    public func sentence(_ kind: FindingKind.Form) -> String {
        switch kind {
        case .ruleBroken(let rule, let sides?):
            "Rule not met: “\(rule.text.en)” Here \(compared(sides, rule.expression))."
        case .ruleBroken(let rule, nil): "Rule not met: “\(rule.text.en)”"
        case .unread(let column, let forms, let all, let areStations):
            "\(number(forms)) of \(count(all, areStations ? .station : .row)) \(agreeing(forms, "gives", "give")) 0 for "
                + "\(self.column(column)) though votes were counted there: the figure is taken as not read, and no rule that needs "
                + "it is asked there."
        case .validSummed(let files, let rules):
            "\(joined(files.map(table))) \(agreeing(files.count, "has", "have")) no column of the valid votes: in "
                + "\(list(rules)) the votes of all choices stand for them, which say as surely what is too many."
        case .oftenBroken(let rule, let forms, let all, let areStations, let lines):
            "\(number(forms)) of \(count(all, areStations ? .station : .row)) \(agreeing(forms, "does", "do")) not meet the rule “"
                + "\(rule.text.en)” (\(rule.expression)), which is said once and of none of them: either a column holds something "
                + "else here, or voters may do so, as where they may vote outside their own register or have several votes "
                + "(lines \(list(lines.map(String.init)))\(forms > lines.count ? ", …" : ""))."
        case .noFigures(let column, let stations, let all):
            "\(number(stations)) of \(count(all, .station)) "
                + "\(agreeing(stations, "has no figure for", "have no figure for")) \(self.column(column)); "
                + "\(agreeing(stations, "it is", "they are")) not checked."
        case .notCounts(let fault, let value, let cells, let lines):
            "\"\(value)\" \(OptionNames.typed(sentence(fault))). "
                + (cells == 1
                    ? "The cell is taken as not read, and the rest is checked without it."
                    : "\(counted(cells, "cell", "cells")) of the column are no counts for this reason (lines "
                        + "\(list(lines.map(String.init)))\(cells > lines.count ? ", …" : "")); they are taken as not "
                        + "read, and the rest is checked without them.")
        case .noVotes(let stations):
            "All votes of \(count(stations, .station)) are 0: nothing is entered yet, or other columns hold the votes."
        }
    }

    /// The two sides of a rule; of a figure that is held against a constant what it is and should be, which needs no formula.
    ///
    /// - Parameters:
    ///   - sides: The two sides.
    ///   - expression: The formula, where it is told.
    func compared(_ sides: RuleSides, _ expression: String? = nil) -> String {
        let (left, right) = (numbers.marked(sides.left), numbers.marked(sides.right))
        guard let bound = sides.bound else {
            return "\(left) against \(right)" + (expression.map { " (\($0))" } ?? "")
        }
        let should =
            switch bound.side {
            case .below: "below \(right)"
            case .atMost: "at most \(right)"
            case .exactly: right
            case .notExactly: "other than \(right)"
            case .atLeast: "at least \(right)"
            case .above: "above \(right)"
            }
        return "\(column(bound.column)) is \(left), and should be \(should)"
    }

    /// A probability that chance does not exceed, and mostly does not reach.
    private func atMost(_ p: Double) -> String {
        p < 0.001 ? numbers.short(p) : "at most \(numbers.short(p))"
    }

    private func totals(_ rows: [FindingKind.TotalRow], _ start: String, among: String) -> String {
        let names = rows.map { row in
            let why =
                row.parts > 0
                ? "the exact sum of \(number(row.parts)) \(agreeing(row.parts, "other", "others"))"
                : (row.isNamed
                    ? "by its name" : row.isNearlySum ? "by its figures" : "numbered like the others")
                    + (row.against.map { ", not the sum of \(summed($0)): \(figures($0))" }
                        ?? (row.isUnread
                            ? ", and cannot be compared, as figures are missing"
                            : ", not the exact sum of any others"))
            return row.station.isEmpty
                ? "line \(number(row.line)) (\(why))" : "\(row.station) (line \(number(row.line)), \(why))"
        }
        return
            "\(start) like \(agreeing(rows.count, "a total", "totals")) among \(among), and "
            + "\(agreeing(rows.count, "is", "are")) left out of every sum: "
            + list(names, most: 12, separator: "; ") + "."
    }

    private func summed(_ sum: FindingKind.WrongSum) -> String {
        let rows = "\(number(sum.count)) \(agreeing(sum.count, "row", "rows"))"
        switch sum.rows {
        case .ofRegion(let region) where region.level == nil: return "the \(rows) of the file"
        case .ofRegion(let region): return "the \(rows) of \(self.region(region))"
        case .above: return "the \(rows) above it"
        case .below: return "the \(rows) below it"
        }
    }

    /// Figures of a total that are not the sum of the others, with the sum and the difference.
    private func figures(_ sum: FindingKind.WrongSum) -> String {
        joined(
            sum.figures.map { figure in
                let gap = figure.found - figure.sum
                return
                    "\(column(figure.column)) \(number(figure.found)) against \(number(figure.sum)), \(number(abs(gap))) \(gap > 0 ? "more" : "less")"
            })
    }

    private func notSum(_ row: FindingKind.TotalRow, in place: String) -> String {
        let sum = row.against.map { "; it is not the sum of \(summed($0)): \(figures($0))" } ?? ""
        let line = "line \(number(row.line))\(place)"
        let name = row.station.isEmpty ? line.capitalizedFirst : "\(row.station) (\(line))"
        guard !row.lacksNumber else {
            return
                "\(name) looks like a total, as it has no number and nearly the figures of the others together, and is left out of every "
                + "sum\(sum)."
        }
        let why =
            row.isNamed
            ? "by its name" : row.isNearlySum ? "by all its other figures" : "numbered like those that are"
        return "\(name) is a total, \(why), and left out of every sum\(sum)."
    }

    public func sentence(_ kind: FindingKind.Station) -> String {
        switch kind {
        case .totalNotSum(let row): return notSum(row, in: "")
        case .totalRows(let rows):
            return totals(
                rows, "\(counted(rows.count, "row", "rows")) \(agreeing(rows.count, "looks", "look"))",
                among: "the \(stations)")
        case .standsTwice(let station, let lines, let areSame):
            return "Station \(station) stands on lines \(self.lines(lines)), with "
                + "\(areSame ? "the same" : "different") votes."
        case .standAgain(let copies): return standAgain(copies, rows: nil)
        case .identicalRows(let count, let level, let expected, let p, let isRest, let examples):
            let place = level == nil ? "in the whole file" : "in the same \(self.level(level))"
            let start = "\(isRest ? "another " : "")\(self.count(count, .stationPair)) \(place) "
            return start.capitalizedFirst
                + "\(agreeing(count, "has", "have")) the same figures in every column; chance alone "
                + "\(expected == 0 ? "hardly gives any" : "gives about \(numbers.short(expected))") "
                + "(probability of as many, all levels looked at: \(atMost(p))). "
                + self.examples(examples, line: "line")
        case .identicalFewVotes(let count, let examples):
            return
                "\(self.count(count, .stationPair)) where one of the two largest \(self.pairs) has fewer than 6 votes "
                + "\(agreeing(count, "has", "have")) the same figures in every column; how many chance gives is not "
                + "known there. \(self.examples(examples, line: "line"))"
        case .identicalGroup(let first, let all, let chance):
            let rest = all - first.count
            let names =
                first.map { "\($0.name) (line \($0.line))" } + (rest > 0 ? ["\(number(rest)) more"] : [])
            let place = chance.level == nil ? "in the whole file" : "in the same \(self.level(chance.level))"
            return "Stations \(joined(names)) have the same figures in every column"
                + "\(chance.isBesidesRegister ? " but those of the register" : ""). There "
                + "\(agreeing(chance.pairs, "is", "are")) \(counted(chance.pairs, "such pair", "such pairs")) \(place); "
                + "chance alone \(chance.expected == 0 ? "hardly gives any" : "gives about \(numbers.short(chance.expected))") "
                + "(probability of as many, all levels looked at: \(numbers.short(chance.p)))."
        case .numberGap(let region, let last, let absent):
            return
                "Stations of \(region) are numbered to \(last), without \(list(absent.map(String.init), most: 5))."
        case .numbersBlank(let rows, let all, let regions, let places):
            let names = places.map { place in
                let free =
                    place.free.isEmpty
                    ? ""
                    : ", where \(list(place.free.map(String.init), most: 5)) "
                        + "\(agreeing(place.free.count, "is", "are")) free"
                return "\(agreeing(place.lines.count, "line", "lines")) \(lines(place.lines, most: 5)) of "
                    + "\(place.region)\(free)"
            }
            return
                "\(number(rows)) of \(counted(all, "row", "rows")) \(agreeing(rows, "has", "have")) no number of a "
                + "\(station), in \(count(regions, .region)): \(names.joined(separator: "; "))"
                + "\(regions > places.count ? "; and \(number(regions - places.count)) more" : "")."
        case .impossibleNumbers(let stations, let largest):
            return
                "\(count(stations.count, .station)) \(agreeing(stations.count, "has", "have")) a number that is no "
                + "whole number\(largest.map { " from 1 to \($0)" } ?? "") without a sign: \(list(stations)). It is "
                + "taken as a name; correct it, so that the station is found in other files."
        case .columnApart(let apart):
            return
                "\(column(apart.column)) has no figure at any of \(count(apart.stations, .station)) of \(self.region(apart.region)) (the cells are "
                + "\(apart.isEmpty ? "empty" : "0")), where other columns have some, and has figures nearly everywhere else "
                + "(\(count(apart.others, .station))): as if it had been left out there, or is not used there."
        case .tensOnly(let region, let figures, let stations):
            return
                "All \(counted(figures, "figure", "figures")) of \(self.region(region)), in \(count(stations, .station)), end in 0, as if each "
                + "stood ten times too high; of other figures about one in ten does."
        case .registerApart(let station, let register):
            return
                "Station \(station.name) has \(number(register.registered)) registered voters and \(number(register.ballots)) "
                + "ballots; \(counted(register.others, "other station", "other stations")) of its region \(agreeing(register.others, "has", "have")) \(number(register.least)) to "
                + "\(number(register.most)) registered voters, and with \(number(register.fitting)) it would be like them, "
                + "turnout included."
        case .nesting(let region, let file, let lines):
            return
                "\(self.region(region).capitalizedFirst) stands below more than one region in \(table(file)); "
                + "\(agreeing(lines.count, "line", "lines")) \(self.lines(lines, most: 5)) against the other rows."
        case .codesOfOther(let regions, let under, let begin, let file, let lines):
            let isOne = regions.count == 1
            return
                "In \(table(file)) \(list(regions.map(region), most: 3)) \(isOne ? "stands" : "stand") below \(region(under)), though \(isOne ? "its code begins" : "their codes begin") "
                + "with that of \(region(begin)) and nearly all others begin with that of the region above; "
                + "\(agreeing(lines.count, "line", "lines")) \(self.lines(lines, most: 5))."
        case .codesShared(let level, let codes):
            return
                "\(counted(codes, "code", "codes")) of \(level) \(agreeing(codes, "stands", "stand")) below several "
                + "regions; \(agreeing(codes, "it is", "they are")) told apart by the regions above."
        }
    }

    public func sentence(_ kind: FindingKind.Level) -> String {
        switch kind {
        case .mismatch(let figures): return mismatch(figures)
        case .childrenMissing(let group, let file, let source, let alike):
            return "\(table(file)) lists \(name(group)); \(self.source(source)) do not have "
                + (group.regions == nil
                    ? "it, so its figures are not compared."
                    : "that region at all, so these figures are not compared.")
                + self.alike([alike].compactMap { $0 })
        case .childrenNotGathered(let lower, let upper, let regions):
            return
                "\(table(lower)) has no row below \(self.regions(regions)) of \(table(upper)): their figures are not compared."
        case .childrenIncomplete(let lower, let upper, let regions, let absent):
            return
                "The rows of \(table(lower)) sum to less than \(table(upper)) prints in every figure of \(self.regions(regions)): "
                + "rows seem to be missing there, so they are not compared."
                + (absent.map {
                    " \(self.regions($0).capitalizedFirst) \(agreeing($0.codes.count, "is", "are")) listed and "
                        + "\(agreeing($0.codes.count, "has", "have")) no row."
                } ?? "")
        case .regionNotListed(let group, let file, let source, let alike):
            return
                "\(self.source(source).capitalizedFirst) have \(name(group)); \(table(file)) does not list "
                + (group.regions == nil ? "it." : "that region at all.")
                + self.alike([alike].compactMap { $0 })
        case .regionsNotListed(let lower, let upper, let regions):
            return
                "\(table(lower)) has rows below \(self.regions(regions)); \(table(upper)) does not list it."
        case .figuresMissing(let file, let figures, 1, let first):
            return "\(table(file)) leaves \(count(figures, .figure)) of \(region(first)) empty: not compared."
        case .figuresMissing(let file, let figures, let rows, let first):
            return
                "\(table(file)) leaves \(count(figures, .figure)) on \(counted(rows, "row", "rows")) empty, first that of "
                + "\(region(first)): not compared."
        case .figuresNotCompared(let file, let figures, let column, let first, let below):
            return
                "\(count(figures, .figure)) of \(table(file)) \(agreeing(figures, "is", "are")) not compared, first "
                + "\(self.column(column)) of \(region(first)): \(number(below.printed)) is printed there; of the "
                + "\(counted(below.rows, "row", "rows")) below (\(source(below.source))) \(number(below.empty)) "
                + "\(agreeing(below.empty, "leaves", "leave")) it empty, and the others sum to \(number(below.sum)), "
                + "so it may be right."
        case .figuresEmpty(let group, let columns, let file, let source):
            return
                "\(table(file)) prints \(list(self.columns(columns), most: 8)) of \(name(group)); \(self.source(source)) leave "
                + "\(agreeing(columns.count, "it", "them")) empty there, so nothing is compared."
        case .totalRows(let rows, let file):
            return totals(
                rows,
                "\(counted(rows.count, "row", "rows")) of \(table(file)) \(agreeing(rows.count, "looks", "look"))",
                among: "the others")
        case .totalNotSum(let row, let file): return notSum(row, in: " of \(table(file))")
        case .namesOtherwise(let names): return sentence(names)
        case .displaced(let region, let file, let source):
            return
                "\(self.region(region).capitalizedFirst) stands below another region in \(table(file)) than in "
                + "\(self.source(source)); its figures are not compared."
        case .rowStandsTwice(let region, let file, let lines):
            return
                "\(self.region(region).capitalizedFirst) stands on lines \(self.lines(lines)) of \(table(file)); its "
                + "figures are not compared."
        case .sameFigures(let region, let other, let lines, let file):
            return
                "\(self.region(region).capitalizedFirst) and \(self.region(other)) have the same figures in every column of "
                + "\(table(file)) (lines \(self.lines(lines)))."
        case .rowsStandAgain(let copies, let file): return standAgain(copies, rows: file)
        case .noStations(let region, let frame, let stations, let alike):
            return "\(self.region(region).capitalizedFirst) of \(frame) has no stations in \(stations)."
                + self.alike(alike)
        case .notInFrame(let regions, let frame, let stations, let alike):
            return "\(frame) does not list \(self.regions(regions)), which "
                + "\(agreeing(regions.codes.count, "has", "have")) stations in \(stations).\(self.alike(alike))"
        case .frameNotCompared(let level, let frame, let stations, let wanted, let present):
            return
                "No \(self.level(level)) of \(frame) (\(wanted), …) is one of \(stations) (\(present), …); the codes "
                + "may be of different lists."
        }
    }

    private func mismatch(_ figures: FindingKind.LevelMismatchFigures) -> String {
        let start =
            "\(column(figures.column)) of \(region(figures.region)): \(table(figures.file)) prints \(number(figures.printed))"
        let difference = figures.printed - figures.sum
        let also =
            figures.alsoBreaks.isEmpty ? "" : " The row itself breaks \(list(figures.alsoBreaks))."
        if figures.isBound {
            return
                "\(start); a row below leaves the figure empty, but \(source(figures.source)) can sum to no "
                + "\(difference > 0 ? "more" : "less") than \(number(figures.sum)).\(also)"
        }
        return
            "\(start), \(source(figures.source)) sum to \(number(figures.sum)), \(number(abs(difference))) "
            + "\(difference > 0 ? "less" : "more") than the \(self.sheet).\(also)"
    }

    private func name(_ group: FindingKind.RegionGroup) -> String {
        group.regions.map { "\(count($0, .region)) of \(region(group.region))" } ?? region(group.region)
    }

    private func sentence(_ names: FindingKind.NamesOtherwise) -> String {
        let shown = names.names.map { "\($0.own) and \($0.other)" }
        let more = names.regions - names.names.count
        let how = names.writings.map { writing in
            switch writing {
            case .letterCase: "letter case or signs"
            case .accents: "accents"
            case .misread: "letters read in another encoding"
            case .lost: "letters for which a mark stands"
            }
        }
        let cure =
            names.writings.contains(where: \.isDamage)
            ? " One of the files was damaged: save it as UTF-8 from its source."
            : ""
        return
            "\(table(names.file)) and \(table(names.other)) write \(counted(names.regions, "region", "regions")) differently (\(joined(how))): "
            + "\(joined(shown + (more > 0 ? ["\(number(more)) more"] : []))). Each has only one that it can be, so they are compared as the same.\(cure)"
    }
}
