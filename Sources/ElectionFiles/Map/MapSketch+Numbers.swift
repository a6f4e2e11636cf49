import Elections
import Ground

// What the cells of columns are as numbers.
extension MapSketch {
    /// Takes the style of the numbers from the file, where it shows it: whole numbers have one mark between their thousands
    /// everywhere, and it is a blank or an apostrophe, or one of them has two, so that it can be no decimal mark.
    ///
    /// Columns of codes are not asked, as "100.200.300" is one; nor is one of which all numbers have as many marks.
    mutating func drawNumberStyle() {
        var shown: String?
        for name in columnsOfCounts {
            guard let texts = groupedTexts(in: name) else { continue }
            let parts = (table.codes(name)?.codes ?? []).filter { !empty.contains($0) }.map {
                $0.count { !$0.isNumber }
            }
            // What is a figure of the forms by its name holds no codes.
            if shown == nil, Set(parts).count > 1 || words.figure(of: name) != nil {
                shown = texts.first { $0.count { !$0.isNumber } > 1 || MapSketch.hasNoDecimalMark($0) }
            }
        }
        guard let style = styleOfMarks, let shown else { return }
        map.numbers = style
        note(
            "number_style", [shown], isSure: true,
            MapSketch.hasNoDecimalMark(shown) ? .noDecimalMark : .twoMarks)
    }

    /// Columns that hold counts by what is known of their names.
    private var columnsOfCounts: [String] {
        header.filter { name in
            table.codes(name) != nil && !words.isNoCount(name)
                && !(roles[name] ?? []).contains { role in
                    switch role {
                    case .level, .code, .station, .office, .rest, .seat, .party, .mode, .choice, .surname,
                        .givenName, .candidateNumber:
                        true
                    case .figure, .number, .votes, .total: false
                    }
                }
        }
    }

    private func groupedTexts(in name: String) -> [String]? {
        let texts = strayTexts(in: name)?.filter(MapSketch.isGrouped) ?? []
        return texts.isEmpty ? nil : texts
    }

    /// The style of numbers with marks between their thousands, where all marks of the file are the same; whether they are
    /// such marks it does not say.
    var styleOfMarks: NumberStyle? {
        let styles = Set(
            columnsOfCounts.compactMap(groupedTexts).flatMap { $0.compactMap(NumberStyle.ofGroups) })
        return styles.count == 1 ? styles.first : nil
    }

    /// Whether the mark between the thousands of a number is one that no decimals stand behind.
    private static func hasNoDecimalMark(_ text: String) -> Bool {
        text.unicodeScalars.contains { character in
            NumberStyle.mark(of: character).map { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ",") }
                ?? false
        }
    }

    /// The column whose marked numbers are the sums of others by the style of the map, and in how many of how many rows. Read as
    /// decimals they could be none, as a whole number is among what they sum; `nil` where too few show it.
    var sumsOfMarks: (total: String, rows: Int, all: Int)? {
        func columns(_ name: String) -> [String]? { map.figures.first { $0.name == name }?.columns }
        let choices = map.choices.flatMap(\.votes)
        let invalid = columns("invalid") ?? []
        var sums: [(parts: [String], total: String)] = []
        if let valid = columns("valid"), valid.count == 1 { sums.append((choices, valid[0])) }
        if let used = columns("ballots_used"), used.count == 1 {
            sums.append(((columns("valid") ?? choices) + invalid, used[0]))
        }
        for (parts, total) in sums where parts.count > 1 {
            let texts = (parts + [total]).compactMap(table.codes)
            let values = parts.compactMap(counts)
            guard texts.count == parts.count + 1, values.count == parts.count, let totals = counts(total)
            else {
                continue
            }
            let rows = filled.filter { row in
                totals[row] != nil && texts[parts.count][row].map(MapSketch.isGrouped) == true
                    && parts.indices.contains { place in
                        values[place][row] ?? 0 > 1 && texts[place][row].map(MapSketch.isGrouped) == false
                    }
            }
            let equal = rows.count { row in values.reduce(0) { $0 + ($1[row] ?? 0) } == totals[row] }
            if equal >= MapSketch.leastSums, equal * 100 >= rows.count * MapSketch.most {
                return (total, equal, rows.count)
            }
        }
        return nil
    }

    /// Rows whose sums must come out for a style of numbers.
    private static let leastSums = 3

    /// The counts of a column; `nil` where some cell is no count.
    func counts(_ name: String) -> [Int?]? {
        guard let column = table.codes(name) else { return nil }
        let values = column.codes.map(count)
        guard values.contains(where: { $0 != nil }),
            zip(column.codes, values).allSatisfy({ $1 != nil || empty.contains($0) })
        else { return nil }
        return column.ids.map { $0 < 0 ? nil : values[Int($0)] }
    }

    /// The sums of columns, `nil` where one of them is empty; `nil` where one holds something else than counts.
    func counts(_ names: [String]) -> [Int?]? {
        let columns = names.compactMap { counts($0) }
        guard var sums = columns.first, columns.count == names.count else { return nil }
        for column in columns.dropFirst() {
            for row in sums.indices { sums[row] = sums[row].flatMap { sum in column[row].map { sum + $0 } } }
        }
        return sums
    }

    private func count(_ text: String) -> Int? {
        guard !text.hasPrefix("+") else { return nil }
        if let style = map.numbers {
            return style.decimal(text).flatMap { $0.decimals == 0 && $0.units >= 0 ? $0.units : nil }
        }
        guard let value = Int(RowReader.wholeDigits(text) ?? text) else { return nil }
        return value >= 0 ? value : nil
    }

    /// What stands in a column of counts that is no count; `nil` where nothing does, and where counts are not at least half
    /// of its filled cells.
    func strayTexts(in name: String) -> [String]? {
        guard !isNumeric(name), let column = table.codes(name) else { return nil }
        let isCount = column.codes.map { text in
            count(text) != nil || empty.contains(text) || MapSketch.isGrouped(text)
        }
        let isPlain = column.codes.map { count($0) != nil || empty.contains($0) }
        let filled = column.ids.filter { $0 >= 0 }
        guard 2 * filled.count(where: { isCount[Int($0)] }) >= max(1, filled.count) else { return nil }
        return zip(column.codes, isPlain).filter { !$1 }.map(\.0)
    }

    func isNumeric(_ name: String) -> Bool { counts(name) != nil }

    /// Whole numbers of a column that are larger than any count that is read.
    private func largeNumbers(in name: String) -> [String] {
        (table.codes(name)?.codes ?? []).filter(MapSketch.isLarge)
    }

    private static func isLarge(_ text: String) -> Bool {
        let digits = RowReader.wholeDigits(text) ?? text
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        return Int(digits).map { $0 > Int(Int32.max) } ?? true
    }

    /// Whether a text is a whole number with marks between its thousands: 1.234, 1,234,567 or 1 234.
    static func isGrouped(_ text: String) -> Bool {
        text.unicodeScalars.first.map { (0x30...0x39).contains($0.value) } == true
            && NumberStyle.ofGroups(in: text) != nil
    }

    /// Whether a text is a sign that stands for nothing: a dash in the cell of a choice that stood nowhere.
    static func isDash(_ text: String) -> Bool {
        !text.isEmpty && text.unicodeScalars.allSatisfy { $0.properties.generalCategory == .dashPunctuation }
    }

    /// Why nobody can be sure of columns of counts, whatever names and sums say: what stands in them.
    func doubt(_ names: [String]) -> MapDraft.Reason? {
        let texts = names.compactMap { strayTexts(in: $0) }.flatMap { $0 }.filter { !MapSketch.isLarge($0) }
        let words = texts.filter { !MapSketch.isGrouped($0) }
        if !words.isEmpty { return .words(words) }
        if !texts.isEmpty { return .grouped(texts) }
        let large = names.flatMap(largeNumbers)
        return large.isEmpty ? nil : .tooLarge(large.uniqued())
    }

    /// Whether a column numbers the rows, from 1 in the file or in each region.
    func numbersRows(_ name: String) -> Bool {
        guard let all = counts(name), filled.count >= MapSketch.leastNumbered else { return false }
        let values = filled.map { all[$0] }
        return values[0] == 1
            && zip(values, values.dropFirst()).allSatisfy { one, next in
                next == 1 || one.map { $0 + 1 == next } == true
            } && values.contains { $0 ?? 0 > 1 }
    }

    /// Rows of which counts are 1, 2, 3 by chance hardly ever.
    private static let leastNumbered = 3
}
