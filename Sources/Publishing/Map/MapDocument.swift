import Elections
import Ground
import SandingKit
import Wording

/// A map as the JSON text that people correct, and what a map makes of a file as a table for the terminal.
public struct MapDocument {
    private let words: any Wording

    /// - Parameter language: Of the notes.
    public init(_ language: Language) { words = language.wording(.general) }

    /// The text of a draft, with a note on every part.
    ///
    /// - Parameter draft: The draft.
    public func text(_ draft: MapDraft) -> String {
        let map = draft.map
        var members: [JSONNode.Member] = [
            .init(key: "//", value: .string(words.draftHead(draft.file, isSure: draft.unsure.isEmpty)))
        ]
        if !draft.unsure.isEmpty { members.append(.init(key: "unsure", value: .strings(draft.unsure))) }
        func add(_ key: String, _ value: JSONNode) {
            let notes = draft.parts.filter { $0.key == key || $0.key.hasPrefix(key + ".") }.map { part in
                "\(part.key == key ? "" : part.key.dropFirst(key.count + 1) + " ")"
                    + (part.columns.isEmpty ? "" : words.list(part.columns, most: 12) + " – ")
                    + words.sentence(part.reason, isSure: part.isSure)
            }
            if !notes.isEmpty {
                members.append(
                    .init(key: "// " + key, value: notes.count == 1 ? .string(notes[0]) : .strings(notes)))
            }
            members.append(.init(key: key, value: value))
        }
        if map.headerLine > 1 { add("header_line", .integer(map.headerLine)) }
        if let encoding = map.encoding { add("encoding", .string(encoding.rawValue)) }
        if let sheet = map.sheet { add("sheet", .string(sheet)) }
        if let style = map.numbers { add("number_style", .string(MapDocument.name(style))) }
        if !map.empty.isEmpty { add("empty", .strings(map.empty)) }
        if !map.conditions.isEmpty { add("where", MapDocument.conditions(map.conditions)) }
        if let code = map.code {
            add(
                "code",
                [
                    "column": .string(code.column), "lengths": .array(code.lengths.map { .integer($0) }),
                    "parts": .strings(code.parts),
                ])
        } else {
            let constants = map.levels.filter { $0.constant != nil }
            if constants.isEmpty || constants.count < map.levels.count {
                add(
                    "levels",
                    .array(map.levels.filter { $0.constant == nil }.map { MapDocument.level($0, map.names) }))
            }
            if !constants.isEmpty {
                add(
                    "constants",
                    .object(constants.map { .init(key: $0.name, value: JSONNode($0.constant)) }))
            }
            add("station", MapDocument.names(map.station))
        }
        for figure in map.figures where StationField(figure.name).isOfForms {
            add(figure.name, MapDocument.names(figure.columns))
        }
        let own = map.figures.filter { !StationField($0.name).isOfForms }
        if !own.isEmpty {
            add("numbers", .object(own.map { .init(key: $0.name, value: MapDocument.names($0.columns)) }))
        }
        if let long = map.long { add("long", MapDocument.long(long)) }
        add("choices", .array(map.choices.map(MapDocument.choice)))
        if !draft.unused.isEmpty || !draft.nameless.isEmpty {
            members.append(
                .init(key: "// unused", value: .string(words.unused(draft.unused, nameless: draft.nameless))))
        }
        return JSONNode.object(members).text(.script)
    }

    /// What a draft is sure of, in one line.
    public func summary(_ draft: MapDraft) -> String { words.draftSummary(draft.file, unsure: draft.unsure) }

    /// The first stations and the sums of all, a line each.
    ///
    /// - Parameter preview: What a map makes of a file.
    public func lines(_ preview: MapPreview) -> [String] {
        var lines = [words.previewHead(preview.file, stations: preview.count), ""]
        let heads = preview.columns.map { column in
            guard let place = Choice(column: column)?.index, preview.choices.indices.contains(place),
                !preview.choices[place].isEmpty
            else { return column }
            return "\(column) (\(preview.choices[place]))"
        }
        for station in preview.stations {
            lines.append(
                words.place(preview.file, line: station.line, column: nil) + ": "
                    + zip(preview.levels, station.place).map { "\($0) \($1)" }.joined(separator: ", "))
            lines += zip(heads, station.counts).map { "    \($0): \($1.map { words.number($0) } ?? "–")" }
        }
        lines += ["", words.sumOfAll + ":"]
        for (place, head) in heads.enumerated() {
            let empty = preview.missing[place]
            lines.append(
                "    \(head): \(words.number(preview.sums[place]))"
                    + (empty == 0 ? "" : " (\(words.emptyCells): \(words.number(empty)))"))
        }
        return lines
    }

    // MARK: Keys

    private static func name(_ style: NumberStyle) -> String { style.name ?? "plain" }

    private static func names(_ names: [String]) -> JSONNode {
        names.count == 1 ? .string(names[0]) : .strings(names)
    }

    private static func level(_ level: ColumnMap.Level, _ names: [String: String]) -> JSONNode {
        let called = names[level.name]
        if level.name == level.column, called == nil { return .string(level.name) }
        var members: [JSONNode.Member] = [.init(key: "level", value: .string(level.name))]
        if level.name != level.column { members.append(.init(key: "column", value: JSONNode(level.column))) }
        if let called { members.append(.init(key: "names", value: .string(called))) }
        return .object(members)
    }

    private static func choice(_ choice: ColumnMap.ChoiceColumns) -> JSONNode {
        if choice.votes == [choice.name] { return .string(choice.name) }
        var members: [JSONNode.Member] = []
        if !choice.votes.isEmpty { members.append(.init(key: "votes", value: names(choice.votes))) }
        if !choice.name.isEmpty || choice.votes.isEmpty {
            members.append(.init(key: "name", value: .string(choice.name)))
        }
        if !choice.values.isEmpty { members.append(.init(key: "is", value: names(choice.values))) }
        return .object(members)
    }

    private static func long(_ long: ColumnMap.Long) -> JSONNode {
        var members: [JSONNode.Member] = [
            .init(key: "choice", value: names(long.choice)),
            .init(key: "votes", value: names(long.votes)),
        ]
        if let party = long.party { members.append(.init(key: "party", value: .string(party))) }
        if let mode = long.mode { members.append(.init(key: "mode", value: .string(mode))) }
        if !long.totals.isEmpty { members.append(.init(key: "total_modes", value: .strings(long.totals))) }
        if !long.conditions.isEmpty {
            members.append(.init(key: "where", value: conditions(long.conditions)))
        }
        if !long.figures.isEmpty {
            members.append(
                .init(
                    key: "figures",
                    value: .object(long.figures.map { .init(key: $0.name, value: conditions($0.conditions)) })
                ))
        }
        if !long.ignored.isEmpty { members.append(.init(key: "ignore", value: .strings(long.ignored))) }
        if long.leavesZerosOut { members.append(.init(key: "no_row", value: .integer(0))) }
        return .object(members)
    }

    private static func conditions(_ all: [ColumnMap.Condition]) -> JSONNode {
        .object(all.map { .init(key: $0.column, value: names($0.values)) })
    }
}
