import Elections

// Single slips that would account for a mismatch.
extension English {
    public func slip(_ slip: Slip) -> String {
        switch slip {
        case .digits(let kind, let figure, let sums):
            return
                "\(name(kind)) in \(column(figure.name))\(place(figure.row)): \(figure.change(kind))\(made(sums))"
        case .otherFigure(let figure, let sums):
            return
                "another number in \(column(figure.name))\(place(figure.row)): \(figure.reference) → \(figure.recorded)\(made(sums))"
        case .exchanged(let first, let second, let row):
            return "\(column(first)) and \(column(second)) exchanged\(place(row))"
        case .moved(let votes, let first, let second, let row):
            return "\(count(votes, .vote)) of \(column(first)) in \(column(second))\(place(row))"
        case .permuted(let names, let row): return "\(list(names.map(column))) in another order\(place(row))"
        case .shifted(let first, let last, let isRight, let row):
            return
                "figures from \(column(first)) to \(column(last)) shifted by one column to the \(isRight ? "right" : "left")"
                + place(row)
        case .rowsExchanged(let first, let second):
            return "the rows of \(named(first)) and \(named(second)) exchanged"
        case .rowCountedTwice(let name, let isBelow):
            return "the row of \(named(name)) counted twice"
                + (isBelow.map { $0 ? " below the \(self.sheet)" : " in the \(self.sheet)" } ?? "")
        case .rowLeftOut(let name): return "the row of \(named(name)) left out"
        case .stationsMissing(let missing, let numbers, let region, let figures):
            let stations =
                numbers.isEmpty
                ? missing == 0
                    ? "one or more stations" : missing == 1 ? "one station" : count(missing, .station)
                : "\(agreeing(numbers.count, "station", "stations")) \(list(numbers.map(String.init)))"
            let lacking = figures.isEmpty ? "" : ": " + list(figures.map { "\(column($0.name)) \($0.value)" })
            let together = missing != 1 && !lacking.isEmpty ? ", together" : ""
            return "\(stations) of \(region) missing from the station file\(together)\(lacking)"
        case .rewritten(let names, let writing, let row):
            return "\(list(names.map(column), most: 20)) \(written(writing, names.count))\(place(row))"
        case .breaking(let slip, let rules):
            return "\(self.slip(slip)), after which that form would break \(list(rules))"
        }
    }

    private func made(_ sums: [String]) -> String {
        sums.isEmpty ? "" : ", with the sums that hold it (\(list(columns(sums))))"
    }

    /// How figures are written: "are percent of the valid votes instead of votes".
    func written(_ writing: Slip.Writing, _ figures: Int) -> String {
        let verb = agreeing(figures, "is", "are")
        return switch writing {
        case .zero: "\(verb) 0 instead"
        case .times(let times): "\(verb) \(number(times)) times what was counted"
        case .percent: "\(verb) percent instead of votes"
        case .rounded(let unit):
            "\(verb) rounded to whole \(unit == 10 ? "tens" : unit == 100 ? "hundreds" : "thousands")"
        }
    }

    private func name(_ kind: Slip.DigitKind) -> String {
        switch kind {
        case .inserted: "one digit inserted"
        case .dropped: "one digit dropped"
        case .changed: "one digit changed"
        case .swapped: "two digits swapped"
        }
    }

    private func place(_ row: Slip.Row?) -> String {
        switch row {
        case .named(let name): " (\(name))"
        case .station(let number): " (station \(number))"
        case .all(let region, let stations): " throughout \(named(region)), \(count(stations, .station))"
        case nil: ""
        }
    }
}

extension Slip.Figure {
    /// `213 → 13`; `370 → 73 (370 → 073)` where zeros of the form's boxes are part of it.
    func change(_ kind: Slip.DigitKind) -> String {
        let plain = "\(reference) → \(recorded)"
        guard let boxes, kind == .changed || kind == .swapped else { return plain }
        return "\(plain) (\(boxes.joined(separator: " → ")))"
    }
}
