import Archive
import Elections
import Ground

// What happened to the figures of a page from capture to capture, and what of it was not read.
extension English {
    public func line(_ event: TimeLine.Event, source: String, note: String) -> String {
        let more = note.isEmpty ? "" : ": \(note)"
        return switch event {
        case .figures(let items):
            // What moved is told once for all that stands on the page.
            source + (items.lazy.compactMap(\.sourceBefore).first.map { " (before: \($0))" } ?? "")
        case .frozen(let found):
            "\(source): the same bytes as entry \(found.since), since \(moment(found.first))"
                + (found.length.map { " (\(length($0)))" } ?? "")
        case .errorPage: "\(source): no figures, an error page or nothing"
        case .unread(let cause): "\(source): kept, not read\(cause.map { ": \(word($0))" } ?? "")"
        case .outage(let until):
            "not reachable, as reported\(through(until)) (\(source))\(more)"
        case .correction(let entry): "\(source): entry \(entry) read anew\(more)"
        }
    }

    func moment(_ time: CaptureTime) -> String {
        time.shown + (time.precision == .hour ? " (to the hour)" : "")
    }

    /// A day is meant with all its hours.
    private func through(_ until: String?) -> String {
        guard let until else { return ", without an end" }
        return until.contains("T") || until.contains(":") ? ", until \(until)" : ", to the end of \(until)"
    }

    private func length(_ parts: [(count: Int, unit: TimeLine.Frozen.Unit)]) -> String {
        parts.map { count, unit in
            switch unit {
            case .day: counted(count, "day", "days")
            case .hour: "\(number(count)) h"
            case .minute: "\(number(count)) min"
            case .second: "\(number(count)) s"
            }
        }.joined(separator: " ")
    }

    public func change(_ item: TimeLine.Item) -> String {
        let (after, both) = figures(item)
        return switch item.change {
        case .first: "first figures: \(after)"
        case .same: "unchanged: \(after)"
        case .grew: "\(both)"
        case .sameTotals: "totals unchanged, \(besides(item)): \(after)"
        case .shares(let choices):
            "only shares, no votes: \(shares(item))"
                + (choices.isEmpty ? "" : ", smaller (\(named(choices)))")
        case .incomplete(let choices):
            "not known whether it changed (\(named(choices))), for the sums lack \(stations): \(both)"
        case .unsummed(let count, let isEarlier):
            (isEarlier ? "\(after) now; no totals of the earlier capture: " : "no totals: ")
                + "\(counted(count, station, stations)) \(agreeing(count, "stands", "stand")) more than once with other figures; "
                + "which of them hold is not known, and nothing is computed from them"
        case .blank:
            "no figures here"
                + (item.before.map { $0.votes.isEmpty ? "" : ": \(both)" } ?? "")
        case .fell([]): "fewer \(stations): \(both)"
        case .fell(let choices) where item.isMoved:
            "fell (\(named(choices))), and others have as many more: \(both)"
        case .fell(let choices): "fell (\(named(choices))): \(both)"
        case .withdrawn where item.isEmptied: "withdrawn, the table has no rows: \(both)"
        case .withdrawn(let choices): "withdrawn (\(named(choices))): \(both)"
        case .restored(let index):
            "the figures of entry \(index) restored, no new count\(item.besides.isEmpty ? "" : ", but \(besides(item))"): \(both)"
        case .differs: "\(unordered(item, isOwn: true)); which came first is not known"
        case .readAnew: "read anew: \(both)"
        case .elsewhere:
            "other figures on another page, which is no change: "
                + joined(
                    [item.before, item.after].compactMap {
                        $0.map { figures($0, beside: [item.before ?? $0, item.after]) }
                    })
        case .contradicted(let others):
            "contradicted: "
                + joined(
                    counterparts(item, others, stations: stations).map { entry, text in
                        entry.map { "\(text) in entry \($0)" } ?? "\(text) here"
                    })
                + ", captures of one second; which came first is not known, and nothing is computed from them"
        case .twice(let figures):
            "stands here \(number(figures.count)) times with other figures: "
                + joined(figures.map { self.figures($0, beside: figures) })
                + "; which of them hold is not known, and nothing is computed from them"
        case .returned(let index): "figures again, other than the last ones in entry \(index): \(both)"
        }
    }

    private func named(_ choices: [Choice]) -> String {
        "\(agreeing(choices.count, pair, pairs)) \(list(choices))"
    }

    /// What stands between two figures: an arrow where it is known which came first.
    private func to(_ item: TimeLine.Item) -> String { item.isOrdered ? " → " : " and " }

    /// Captures of unknown order with their figures.
    private func unordered(_ item: TimeLine.Item, isOwn: Bool) -> String {
        let (own, others, rest) = unordered(item, stations: stations)
        let texts = others.map { entries, text in
            "\(text) in \(agreeing(entries.count, "entry", "entries")) \(list(entries))"
        }
        let more = "others in \(number(rest)) more \(agreeing(rest, "entry", "entries"))"
        return joined((isOwn ? ["\(own) here"] : []) + texts + (rest > 0 ? [more] : []))
    }

    public func order(_ order: TimeLine.Comparison.Order, old: Int, new: Int) -> String? {
        switch order {
        case .known: nil
        case .turned: "Entry \(new) came before entry \(old), so this is told from \(new) to \(old)."
        case .unknown:
            "Which of entries \(old) and \(new) came first is not known, so nothing is said to have risen or fallen."
        case .correction:
            "Entries \(old) and \(new) are one page, read twice: what differs is how it was read."
        }
    }

    public func stations(_ item: TimeLine.Item) -> String {
        guard let after = item.after.stationsIn else { return "" }
        let before = item.before?.stationsIn.flatMap { $0 == after ? nil : number($0) + to(item) } ?? ""
        let all = item.after.stationsTotal.map { " of \(number($0))" } ?? ""
        return "; \(stations) in: \(before)\(number(after))\(all)"
    }

    public func remarks(_ item: TimeLine.Item) -> String {
        func text(_ figures: TimeLine.Figures?) -> String {
            let found = lacking(figures).map {
                "\(counted($0.stations, station, stations)) without a figure of \(named($0.choices))"
            }
            return found.isEmpty ? "none without a figure" : joined(found)
        }
        var parts: [String] = []
        if let entry = item.against { parts.append("held against entry \(entry)") }
        if !item.unordered.isEmpty, item.change != .differs {
            parts.append("whether before or after \(unordered(item, isOwn: false)) is not known")
        }
        let (before, after) = (item.before?.without ?? [:], item.after.without)
        if !before.isEmpty || !after.isEmpty {
            parts.append(
                text(item.after)
                    + (item.before == nil || before == after ? "" : " (before: \(text(item.before)))"))
        }
        parts += item.besides.compactMap { what in
            if case .stationVotes(let votes) = what { return stationVotes(votes) }
            guard case .shared(let choice, let votes) = what else { return nil }
            return
                "in the \(counted(votes.stations, station, stations)) that \(agreeing(votes.stations, "has", "have")) it both times, "
                + "\(named([choice])): \(number(votes.before)) → \(number(votes.after))"
        }
        if let rows = item.uncounted {
            if rows.totals > 0 {
                parts.append(
                    "\(counted(rows.totals, "row that is the total of others is", "rows that are the total of others are")) not counted"
                )
            }
            if rows.repeats > 0 { parts.append(repeats(rows.repeats)) }
        }
        return parts.map { "; " + $0 }.joined()
    }

    public func summary(_ items: [TimeLine.Item], areWhole: Bool) -> String {
        let words = TimeLine.counts(items).map { kind, count in
            switch kind {
            case .first: "\(number(count)) with first figures"
            case .same: "\(number(count)) unchanged"
            case .sameTotals: "\(number(count)) with unchanged totals and something else beside them"
            case .grew: "\(number(count)) grew"
            case .blank: "\(number(count)) without figures"
            case .shares: "\(number(count)) with shares only"
            case .incomplete: "\(number(count)) with sums that lack \(stations)"
            case .unsummed: "\(number(count)) without totals, for \(stations) stand there more than once"
            case .fell: "\(number(count)) fell"
            case .fewerStations: "\(number(count)) with fewer \(stations)"
            case .withdrawn: "\(number(count)) withdrawn"
            case .differs: "\(number(count)) with other figures of unknown order"
            case .readAnew: "\(number(count)) read anew"
            case .elsewhere: "\(number(count)) with other figures on another page"
            case .restored: "\(number(count)) restored"
            case .returned: "\(number(count)) with figures again"
            case .twice: "\(number(count)) twice with other figures"
            case .contradicted: "\(number(count)) contradicted by another capture of the same second"
            }
        }
        let all =
            areWhole
            ? counted(items.count, "contest", "contests") : counted(items.count, "region", "regions")
        return words.isEmpty ? all : "\(all): " + joined(words)
    }

    private func besides(_ item: TimeLine.Item) -> String {
        joined(
            item.besides.compactMap { what -> String? in
                switch what {
                case .rows(let count?):
                    "\(counted(count, "row", "rows")) \(agreeing(count, "differs", "differ"))"
                case .rows(nil): "the rows of the table are others"
                case .validVotes(let before, let after):
                    "valid votes \(before.map { number($0) } ?? "–")\(to(item))\(after.map { number($0) } ?? "–")"
                case .shares(let choices): "other shares (\(named(choices)))"
                case .stations: "another number of \(stations)"
                case .shared(let choice, let votes):
                    "\(named([choice])) \(number(votes.before)) → \(number(votes.after))"
                case .stationVotes: nil
                }
            })
    }

    /// Stations that are less than before; `nil` where none is.
    private func stationVotes(_ votes: TimeLine.StationVotes?) -> String? {
        guard let votes else {
            return
                "whether a \(station) has fewer votes than before is not known, for the rows cannot be compared"
        }
        let parts = [
            (votes.lower, agreeing(votes.lower, "has", "have") + " fewer votes of a \(pair) than before"),
            (votes.gone, agreeing(votes.gone, "is", "are") + " not in the table any more"),
        ]
        let said = parts.filter { $0.0 > 0 }.map { "\(counted($0.0, station, stations)) \($0.1)" }
        return said.isEmpty ? nil : joined(said)
    }

    public func repeats(_ count: Int) -> String {
        "\(counted(count, "row that stands", "rows that stand")) here again with the same figures \(agreeing(count, "counts", "count")) once"
    }

    public func notRead(_ count: Int, _ cause: UnreadCause, first: String) -> String {
        "\(number(count)) kept as bytes, not read: \(word(cause)) (\(count == 1 ? first : "first: \(first)"))"
    }

    private func word(_ cause: UnreadCause) -> String {
        switch cause {
        case .html: "HTML"
        case .text: "text that is neither JSON nor a table"
        case .utf16: "UTF-16 text"
        case .binary: "neither text nor a form that is known"
        case .packed: "an archive or compressed file, or a damaged one"
        case .document(let form): form
        case .notJSON(let byte): "no JSON from byte \(number(byte)) on"
        case .cutOff: "JSON that is cut off"
        case .repeatedKey(let key): "the key \(key) stands twice in one object"
        case .keys(let keys):
            "JSON of no form that is known" + (keys.isEmpty ? "" : ", with the keys \(joined(keys))")
        case .noFigures: "a page without figures"
        case .columns(let names):
            "a table of no form that is known" + (names.isEmpty ? "" : ", with the columns \(joined(names))")
        case .regions(let names):
            "a table of \(stations) without a region column that is known by its name, with the columns \(joined(names)); name its region columns with --levels"
        case .line(let line, let column):
            "a table with a fault in line \(number(line))" + (column.isEmpty ? "" : ", column \(column)")
        case .encoding(.utf8): "a table in UTF-8; leave --encoding out"
        case .encoding(let shown):
            "a table that is not in UTF-8: it looks like \(encodingName(shown)); --encoding \(shown.rawValue) reads it, with "
                + "archive reread where it is kept already"
        case .large(let most): "larger than \(number(most >> 20)) MB"
        }
    }
}
