import ElectionFiles
import Elections
import Foundation
import Ground

/// Maps of columns over wide and long files, whole and damaged, and drafts of maps: the votes put in, or a refusal.
enum MapTarget {
    private struct Case {
        var text: String
        var map: String
        /// Votes of each choice over all stations.
        var sums: [Int]
        var stations: Int
    }

    static func run(_ folder: CaseFolder, _ random: inout FuzzRandom) throws -> [Fault] {
        let made = random.happens(500) ? wide(&random) : long(&random)
        var (text, map) = (Array(made.text.utf8), Array(made.map.utf8))
        let isWhole = random.happens(400)
        if !isWhole {
            if random.happens(600) { ByteMutation.apply(&text, atMost: 4, &random) }
            if random.happens(600) { ByteMutation.apply(&map, atMost: 3, &random) }
        }
        let url = try folder.write("t.csv", text)
        let source = CountFiles.Named(url: url, name: "t.csv")
        var faults = try applied(map, source, made, isWhole: isWhole)
        if random.happens(300) { faults += try drafted(source) }
        return faults
    }

    private static func applied(
        _ map: [UInt8], _ source: CountFiles.Named, _ made: Case, isWhole: Bool
    ) throws -> [Fault] {
        do {
            let mapped = try MappedFile(try ColumnMap(map, file: "m.json"), of: source, threads: 2)
            guard isWhole else { return [] }
            var problems = TableProblems()
            let table = Table(try TextBytes(mapped.bytes, name: "t"), problems: &problems)
            var sums = [Int](repeating: 0, count: made.sums.count)
            table.forEachRow { row in
                for choice in sums.indices { sums[choice] += Int(row.text("votes_\(choice + 1)")) ?? 0 }
            }
            guard problems.isEmpty, sums == made.sums, mapped.rows == made.stations else {
                return [
                    Fault(kind: "map: other votes", detail: "\(sums) for \(made.sums), \(mapped.rows) rows")
                ]
            }
            return []
        } catch let error as TableProblems {
            return isWhole ? [Fault(kind: "map is refused", detail: "\(error)")] : []
        } catch let error as FileFault {
            return isWhole ? [Fault(kind: "map is refused", detail: "\(error)")] : []
        }
    }

    /// A draft is made or refused; one that is sure reads its own file, or says why not.
    private static func drafted(_ source: CountFiles.Named) throws -> [Fault] {
        do {
            let draft = try MapDraft(source, threads: 2)
            guard draft.unsure.isEmpty else { return [] }
            _ = try MappedFile(draft.map, of: source, threads: 2)
            return []
        } catch is TableProblems {
            return []
        } catch is FileFault {
            return []
        }
    }

    private static let places = [
        "A", "B, \\\"x\\\"", "Île", "a place whose name is longer than sixteen bytes",
    ]

    private static func quoted(_ name: String) -> String {
        let plain = name.replacing("\\\"", with: "\"")
        return "\"\(plain.replacing("\"", with: "\"\""))\""
    }

    private static func wide(_ random: inout FuzzRandom) -> Case {
        let choices = 1 + random.below(4)
        var sums = [Int](repeating: 0, count: choices)
        var text = "x,region,no," + (0..<choices).map { "c\($0)" }.joined(separator: ",") + ",rest\n"
        let rows = 1 + random.below(20)
        for row in 0..<rows {
            let votes = (0..<choices).map { _ in random.below(900) }
            for (place, value) in votes.enumerated() { sums[place] += value }
            let zeros = random.happens(200) ? ".0" : ""
            text +=
                "\(row),\(quoted(places[random.below(places.count)])),\(row)"
                + votes.map { ",\($0)\(zeros)" }.joined() + ",r\n"
        }
        let map =
            "{\"levels\": [{\"level\": \"top\", \"column\": \"region\"}], \"station\": \"no\", \"choices\": ["
            + (0..<choices).map { "{\"votes\": \"c\($0)\", \"name\": \"N\($0)\"}" }.joined(separator: ", ")
            + "]}"
        return Case(text: text, map: map, sums: sums, stations: rows)
    }

    private static func long(_ random: inout FuzzRandom) -> Case {
        let choices = 1 + random.below(4)
        var sums = [Int](repeating: 0, count: choices)
        var lines: [String] = []
        let stations = 1 + random.below(12)
        for station in 0..<stations {
            let place = quoted(places[random.below(places.count)])
            for choice in 0..<choices {
                let (mail, day) = (random.below(300), random.below(300))
                sums[choice] += mail + day
                lines += [
                    "\(place),\(station),k\(choice),mail,\(mail)",
                    "\(place),\(station),k\(choice),day,\(day)",
                ]
                if random.happens(300) { lines.append("\(place),\(station),k\(choice),TOTAL,\(mail + day)") }
            }
        }
        for place in lines.indices { lines.swapAt(place, random.below(lines.count)) }
        let map =
            "{\"levels\": [\"region\"], \"station\": \"no\", \"long\": {\"choice\": \"who\", \"votes\": \"n\", \"mode\": "
            + "\"how\", \"total_modes\": [\"TOTAL\"]}, \"choices\": ["
            + (0..<choices).map { "{\"name\": \"k\($0)\"}" }.joined(separator: ", ") + "]}"
        return Case(
            text: "region,no,who,how,n\n" + lines.joined(separator: "\n") + "\n", map: map, sums: sums,
            stations: stations)
    }
}
