import Archive
import Foundation

/// What the path of a page says of its time, and what is left of it as the name of the page.
struct DatedPath {
    /// The time as the path writes it; `nil` where there is none.
    let time: String?
    /// What stands in the path as a time and is none, such as 13:30 AM; `nil` where there is a time too.
    private(set) var wrong: String?
    /// The path without its time: that of the page, whenever it was captured.
    let page: String
    /// The same as earlier versions had it: without the whole folder that has the time in its name.
    let pageWithoutFolder: String
    /// Whether the file is named by its time alone, so that its folder is the name of the page.
    private(set) var isNameless = false

    /// What the file is read by: its page, or where it is named by its time alone its folder with its ending.
    ///
    /// - Parameter address: What the folder is called.
    func readable(_ address: String) -> String {
        isNameless
            ? address + DatedPath.ending(of: page.split(separator: "/").last.map(String.init) ?? "") : page
    }

    /// The ending of a name with its point; that of what is compressed, too.
    private static func ending(of name: String) -> String {
        let packed = name.lowercased().hasSuffix(".gz") ? name.suffix(3) : ""
        let plain = name.dropLast(packed.count)
        return (plain.lastIndex(of: ".").map { String(plain[$0...]) } ?? "") + packed
    }

    /// A time with the point that a half of the day lacks: `p.m` is `p.m.`.
    private static func written(_ time: Substring) -> String {
        time.contains(#/[AaPp]\.[Mm]$/#) ? time + "." : String(time)
    }

    private static func isMeantAsTime(_ text: Substring) -> Bool {
        if text.contains(#/\d:\d|[AaPp]\.?[Mm]|\dT\d/#) { return true }
        return text.contains(#/^(?:19|20)\d\d-\d\d-\d\d/#)
            && (try? CaptureTime(String(text.prefix(10)), zone: "Z")) == nil
    }

    /// An address of the web, whose numbers are no times.
    init(address: String) { (time, page, pageWithoutFolder) = (nil, address, address) }

    init(_ path: String) {
        // A date; behind it a time with the half of its day, or a time or none and no further digit. A half that is not set off
        // by a blank at most may be a code, and one that runs on into letters that are no zone is the beginning of a name.
        let pattern =
            #/
            (?: \d{4}-\d{2}-\d{2} | \d{8} )
            (?:
                (?: [T_\x20-] | \x20at\x20 )? \d{1,2} [:.-]? \d{2} (?: [:.-]? \d{2} )?
                [\x20\u{A0}\u{202F}]? (?: [AaPp][Mm] | [AaPp]\.[Mm]\.? ) (?! (?! WIB | WITA? | UTC | GMT ) [A-Za-z] )
                (?: Z | [+-]\d{2}:?\d{2} )?
            |
                (?: (?: [T_\x20-] | \x20at\x20 )? \d{2} [:.-]? \d{2} (?: [:.-]? \d{2} )? )?
                (?: Z | [+-]\d{2}:?\d{2} )? (?!\d)
            )
            /#
        var parts = path.split(separator: "/").map(String.init)
        for place in parts.indices.reversed() {
            let matches = parts[place].matches(of: pattern).filter { match in
                parts[place][..<match.range.lowerBound].last?.isNumber != true
            }
            let found = matches.first {
                (try? CaptureTime(DatedPath.written($0.output), zone: "Z")) != nil
            }
            guard let found else {
                // Digits alone may be a code; with a colon or a half of the day, a T between date and time, or as a date with
                // strokes that no year has they were meant for a time.
                wrong =
                    wrong ?? matches.first { DatedPath.isMeantAsTime($0.output) }.map { String($0.output) }
                continue
            }
            wrong = nil
            time = DatedPath.written(found.output)
            let rest = parts[place].replacingCharacters(in: found.range, with: "")
            var before = parts
            // What stands around a date is the name, of a file or of a folder.
            let isFile = place == parts.count - 1
            let ending = isFile ? DatedPath.ending(of: rest) : ""
            let name = rest.dropLast(ending.count).trimmingCharacters(in: CharacterSet(charactersIn: "-_. T"))
            isNameless = isFile && name.isEmpty
            parts[place] = name + ending
            before[place] = isFile ? parts[place] : ""
            page = parts.filter { !$0.isEmpty }.joined(separator: "/")
            pageWithoutFolder = before.filter { !$0.isEmpty }.joined(separator: "/")
            return
        }
        time = nil
        page = path
        pageWithoutFolder = path
    }
}
