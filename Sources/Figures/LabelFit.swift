import Elections

/// The labels of one chart in the room they have: two that differ never look alike.
///
/// A label that is too long loses its end. Where others lose theirs and look the same then, as names of one long beginning
/// do, what they share is cut out of their middle instead, and the part in which they differ stays. A number at the
/// beginning is none of the name.
struct LabelFit {
    private var fitted: [String: [String]] = [:]

    /// - Parameters:
    ///   - labels: All labels that stand in one place of the chart.
    ///   - lines: The lines of a text in the room there is, the last one cut where it must be.
    init(_ labels: [String], lines: (String) -> [String]) {
        let all = labels.uniqued()
        for label in all { fitted[label] = lines(label) }
        var places: [String: Int] = [:]
        // Each round cuts farther in, so that it ends with the longest label.
        for _ in 0..<(all.map(\.count).max() ?? 0) {
            let groups = Dictionary(grouping: all) {
                LabelFit.name((fitted[$0] ?? []).joined(separator: " "))
            }
            .values.filter { Set($0.map(LabelFit.name)).count > 1 }
            if groups.isEmpty { break }
            for group in groups {
                let shared = LabelFit.shared(group.map(LabelFit.name))
                let isFirst = group.allSatisfy { places[$0] == nil }
                for label in group {
                    // Names that were cut at different places look alike no longer when all are cut a letter farther in.
                    let place = isFirst ? shared : max(shared, (places[label] ?? 0) + 1)
                    places[label] = place
                    fitted[label] = LabelFit.lines(label, from: place, lines)
                }
            }
        }
    }

    /// The label as it stands in the chart.
    subscript(_ label: String) -> [String] { fitted[label] ?? [label] }

    /// The label as one text.
    func text(_ label: String) -> String { self[label].joined(separator: " ") }

    /// A label without the number of a choice before it.
    private static func name(_ label: String) -> String {
        let rest = label.drop { $0.isNumber }
        return rest.count < label.count && rest.first == " " ? String(rest.dropFirst()) : label
    }

    /// How many characters all names begin with.
    private static func shared(_ names: [String]) -> Int {
        guard let first = names.first else { return 0 }
        return names.dropFirst().reduce(first.count) { length, name in
            min(length, zip(first, name).prefix { $0 == $1 }.count)
        }
    }

    /// The beginning of a label, an ellipsis, and its name from a character on; the more of its beginning the more room there
    /// is.
    private static func lines(
        _ label: String, from place: Int, _ lines: (String) -> [String]
    ) -> [String] {
        let name = Array(name(label))
        let number = label.prefix(label.count - name.count)
        let place = min(place, max(0, name.count - 1))
        // From the beginning of the word, where there is room for that.
        let word = name[..<place].lastIndex(where: \.isWhitespace).map { $0 + 1 } ?? 0
        var last: [String] = []
        for start in word < place ? [word, place] : [place] {
            let end = String(name[start...])
            for kept in stride(from: start - 1, through: 0, by: -1) {
                var head = name[..<kept]
                // Whole words, or the beginning of the first.
                if start > kept, !name[kept].isWhitespace, let space = head.lastIndex(where: \.isWhitespace) {
                    guard space == kept - 1 else { continue }
                }
                while head.last?.isWhitespace == true { head.removeLast() }
                let mark = !head.isEmpty && start == word ? "… " : "…"
                let made = lines(number + String(head) + mark + end)
                if made.last?.hasSuffix("…") != true { return made }
                last = made
            }
        }
        return last.isEmpty ? lines(number + "…" + String(name[place...])) : last
    }
}
