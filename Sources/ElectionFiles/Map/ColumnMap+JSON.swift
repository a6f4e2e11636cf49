import Elections
import Foundation
import Ground

extension ColumnMap {
    /// Reads a map.
    ///
    /// Keys that begin with `//` are notes. A key that maps do not have is a fault that names the nearest one.
    /// - Parameters:
    ///   - bytes: JSON text (Contract section 1).
    ///   - file: The name that messages use.
    /// - Throws: `TableProblems` with every fault and its line.
    public init(_ bytes: [UInt8], file: String) throws(TableProblems) {
        let node: JSONNode
        do {
            node = try JSONParser.parse(bytes)
        } catch let fault {
            throw TableProblems(TableProblem(file: file, line: fault.line, MapFault.notJSON(fault.kind)))
        }
        try self.init(node, text: bytes, file: file)
    }

    /// Reads a map that stands inside another document.
    ///
    /// - Parameters:
    ///   - node: The object with the keys of a map.
    ///   - text: The document, to find lines in.
    ///   - file: The name that messages use.
    /// - Throws: `TableProblems` with every fault and its line.
    public init(_ node: JSONNode, text: [UInt8], file: String) throws(TableProblems) {
        var reader = MapText(text: String(decoding: text, as: UTF8.self), file: file)
        self = reader.map(node)
        try reader.problems.throwIfAny()
    }
}

/// Reads the keys of a map and collects what is wrong with them.
private struct MapText {
    let text: String
    let file: String
    var problems = TableProblems()

    private static let topKeys =
        [
            "levels", "station", "names", "choices", "numbers", "constants", "code", "long", "header_line",
            "empty",
            "encoding",
            "sheet", "number_style", "where", "unsure",
        ] + StationField.ofForms.map(\.name)

    mutating func map(_ node: JSONNode) -> ColumnMap {
        var map = ColumnMap()
        guard let members = node.members else {
            add(nil, nil, .noObject)
            return map
        }
        check(node, known: MapText.topKeys)
        for member in members where !member.key.hasPrefix("//") {
            let (key, value) = (member.key, member.value)
            switch key {
            case "levels": map.levels += levels(value, &map.names)
            case "constants":
                for constant in object(value, key) {
                    map.levels.append(
                        ColumnMap.Level(constant.key, constant: word(constant.value, constant.key)))
                }
            case "station": map.station = columns(value, key)
            case "choices": map.choices = choices(value)
            case "numbers":
                for number in object(value, key) {
                    map.figures.append(ColumnMap.Figure(number.key, columns(number.value, number.key)))
                }
            case "names":
                for name in object(value, key) { map.names[name.key] = word(name.value, name.key) }
            case "code": map.code = code(value)
            case "long": map.long = long(value)
            case "where": map.conditions = conditions(value, key)
            case "header_line": map.headerLine = integer(value, key) ?? 1
            case "empty": map.empty = columns(value, key)
            case "encoding":
                map.encoding = encoding(value, key)
            case "unsure":
                let keys = columns(value, key)
                if !keys.isEmpty { add(key, nil, .unsure(keys)) }
            case "sheet": map.sheet = word(value, key)
            case "number_style":
                map.numbers = choice(value, key, NumberStyle.named.map { ($0.name, $0.style) })
            default:
                if StationField(key).isOfForms {
                    map.figures.append(ColumnMap.Figure(key, columns(value, key)))
                }
            }
        }
        // Constants stand above what the rows say.
        map.levels = map.levels.filter { $0.constant != nil } + map.levels.filter { $0.constant == nil }
        checkWhole(map)
        return map
    }

    private mutating func checkWhole(_ map: ColumnMap) {
        if map.choices.isEmpty { add("choices", nil, .noChoices) }
        if map.levelNames.isEmpty { add("levels", nil, .noLevels) }
        if map.long != nil, map.choices.contains(where: { !$0.votes.isEmpty }) {
            add("long", nil, .bothShapes)
        }
        // Where "long" itself is wrong that is said.
        if map.long == nil, !problems.problems.contains(where: { $0.column == "long" }),
            map.choices.contains(where: { $0.votes.isEmpty })
        {
            add("choices", nil, .noChoices)
        }
        var counted = Set<String>()
        let joined = map.long?.choice ?? []
        if let twice = joined.first(where: { name in joined.count { $0 == name } > 1 }) {
            add("choice", twice, .columnTwice)
        }
        for column in map.figures.flatMap(\.columns) + map.choices.flatMap(\.votes)
        where !counted.insert(HeaderMatch.plain(column)).inserted {
            add(column, nil, .columnTwice)
        }
        for name in map.names.keys.sorted() where !map.levelNames.contains(name) {
            add("names", name, .unknownWord(known: map.levelNames))
        }
        var names = Set<String>()
        for level in map.levelNames {
            if StationField.isCount(level) || level == "station_no" { add("levels", level, .reservedName) }
            if !names.insert(level).inserted { add("levels", level, .nameTwice) }
        }
        for number in map.figures.map(\.name) + map.ownNumbers where Choice.isColumn(number) || number.isEmpty
        {
            add("numbers", number, .reservedName)
        }
        for number in map.figures.map(\.name) where !names.insert(number).inserted {
            add("numbers", number, .nameTwice)
        }
    }

    private mutating func levels(_ node: JSONNode, _ names: inout [String: String]) -> [ColumnMap.Level] {
        guard let elements = node.elements else {
            add("levels", node.shown, .otherType(.columns))
            return []
        }
        return elements.compactMap { element in
            if let name = element.text { return ColumnMap.Level(name, column: name) }
            guard element.members != nil else {
                add("levels", element.shown, .otherType(.columns))
                return nil
            }
            check(element, known: ["level", "column", "names"])
            let column = element["column"].flatMap { word($0, "column") }
            guard let name = element["level"].flatMap({ word($0, "level") }) ?? column else { return nil }
            if let column = element["names"].flatMap({ word($0, "names") }) { names[name] = column }
            return ColumnMap.Level(name, column: column ?? name)
        }
    }

    private mutating func choices(_ node: JSONNode) -> [ColumnMap.ChoiceColumns] {
        guard let elements = node.elements else {
            add("choices", node.shown, .otherType(.objects))
            return []
        }
        return elements.compactMap { element in
            if let column = element.text { return ColumnMap.ChoiceColumns(votes: [column], name: column) }
            guard element.members != nil else {
                add("choices", element.shown, .otherType(.objects))
                return nil
            }
            check(element, known: ["votes", "name", "is"])
            return ColumnMap.ChoiceColumns(
                votes: element["votes"].map { columns($0, "votes") } ?? [],
                name: element["name"].flatMap { word($0, "name") } ?? "",
                values: element["is"].map { columns($0, "is") } ?? [])
        }
    }

    private mutating func code(_ node: JSONNode) -> ColumnMap.Code? {
        guard node.members != nil else {
            add("code", node.shown, .otherType(.object))
            return nil
        }
        check(node, known: ["column", "lengths", "parts"])
        guard let column = node["column"].flatMap({ word($0, "column") }) else {
            add("code", nil, .codeParts)
            return nil
        }
        let lengths = (node["lengths"]?.elements ?? []).compactMap { integer($0, "lengths") }
        let parts = node["parts"].map { columns($0, "parts") } ?? []
        guard !parts.isEmpty, lengths.count == parts.count, lengths.allSatisfy({ (1...40).contains($0) }),
            !parts.dropLast().contains(ColumnMap.stationPart)
        else {
            add("code", column, .codeParts)
            return nil
        }
        return ColumnMap.Code(column: column, lengths: lengths, parts: parts)
    }

    private mutating func long(_ node: JSONNode) -> ColumnMap.Long? {
        guard node.members != nil else {
            add("long", node.shown, .otherType(.object))
            return nil
        }
        check(
            node,
            known: [
                "choice", "votes", "party", "mode", "total_modes", "modes_apart", "where", "figures",
                "ignore", "no_row",
            ])
        guard case let choice = node["choice"].map({ columns($0, "choice") }) ?? [], !choice.isEmpty,
            case let votes = node["votes"].map({ columns($0, "votes") }) ?? [], !votes.isEmpty
        else {
            add("long", nil, .otherType(.object))
            return nil
        }
        var long = ColumnMap.Long(choice: choice, votes: votes)
        long.party = node["party"].flatMap { word($0, "party") }
        long.mode = node["mode"].flatMap { word($0, "mode") }
        long.totals = node["total_modes"].map { columns($0, "total_modes") } ?? []
        long.apart = (node["modes_apart"].map { object($0, "modes_apart") } ?? []).map {
            (name: $0.key, modes: columns($0.value, $0.key))
        }
        long.conditions = node["where"].map { conditions($0, "where") } ?? []
        long.figures = (node["figures"].map { object($0, "figures") } ?? []).map {
            (name: $0.key, conditions: conditions($0.value, $0.key))
        }
        long.ignored = node["ignore"].map { columns($0, "ignore") } ?? []
        long.leavesZerosOut = node["no_row"].flatMap { leavesZerosOut($0) } ?? false
        return long
    }

    /// What a missing row of a choice means: 0 votes, or unknown ones.
    private mutating func leavesZerosOut(_ node: JSONNode) -> Bool? {
        let known = [("0", true), ("unknown", false)]
        guard let word = word(node, "no_row") else { return nil }
        if let found = known.first(where: { $0.0 == word }) { return found.1 }
        add("no_row", word, .unknownWord(known: known.map(\.0)))
        return nil
    }

    private mutating func conditions(_ node: JSONNode, _ key: String) -> [ColumnMap.Condition] {
        object(node, key).map { ColumnMap.Condition($0.key, columns($0.value, $0.key)) }
    }

    // MARK: Values

    private mutating func object(_ node: JSONNode, _ key: String) -> [JSONNode.Member] {
        guard let members = node.members else {
            add(key, node.shown, .otherType(.object))
            return []
        }
        return members.filter { !$0.key.hasPrefix("//") }
    }

    /// One text, or several.
    private mutating func columns(_ node: JSONNode, _ key: String) -> [String] {
        if let text = node.text { return [text] }
        let texts = node.elements?.map(\.text)
        guard let texts, !texts.contains(nil) else {
            add(key, node.shown, .otherType(.columns))
            return []
        }
        return texts.compactMap { $0 }
    }

    private mutating func word(_ node: JSONNode, _ key: String) -> String? {
        if case .integer(let number) = node { return "\(number)" }
        if let text = node.text { return text }
        add(key, node.shown, .otherType(.text))
        return nil
    }

    private mutating func integer(_ node: JSONNode, _ key: String) -> Int? {
        if case .integer(let number) = node, number > 0 { return number }
        add(key, node.shown, .otherType(.number))
        return nil
    }

    private mutating func choice<Value>(
        _ node: JSONNode, _ key: String, _ known: [(String, Value)]
    ) -> Value? {
        guard let word = word(node, key) else { return nil }
        if let found = known.first(where: { $0.0 == word }) { return found.1 }
        add(key, word, .unknownWord(known: known.map(\.0)))
        return nil
    }

    private mutating func encoding(_ node: JSONNode, _ key: String) -> TextEncoding? {
        guard let word = word(node, key) else { return nil }
        if let found = TextEncoding(name: word) { return found }
        add(key, word, .unknownWord(known: TextEncoding.allCases.map(\.rawValue)))
        return nil
    }

    private mutating func check(_ node: JSONNode, known: [String]) {
        for member in node.members ?? [] where !member.key.hasPrefix("//") && !known.contains(member.key) {
            add(
                member.key, nil,
                .unknownKey(near: Spelling.nearest(to: member.key, among: known), known: known))
        }
    }

    private mutating func add(_ key: String?, _ value: String?, _ fault: MapFault) {
        problems.add(
            TableProblem(file: file, line: key.flatMap(line), column: key, value: value, fault))
    }

    /// Line on which a key stands first.
    private func line(of key: String) -> Int? {
        guard let place = text.range(of: String(JSONNode.string(key).text().dropLast())) else { return nil }
        return text[..<place.lowerBound].utf8.count { $0 == UInt8(ascii: "\n") } + 1
    }
}
