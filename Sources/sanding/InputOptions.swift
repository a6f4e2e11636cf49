import ArgumentParser
import Foundation
import SandingKit
import Wording

/// How station files are read.
struct InputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Region columns from the top down, comma-separated (default: province_code, regency_code, "
                + "district_code, village_code).", valueName: "list"), transform: LevelList.parse)
    var levels: LevelList?

    @Option(help: "How numbers are written in the input: 1234.5, 1.234,5, 1,234.5, 1 234,5 or 1'234.5.")
    var numbers: Numbers = .plain

    @OptionGroup var foreign: ForeignOptions

    @Option(
        help: ArgumentHelp(
            "Threads to use (default: one per processor); results do not depend on it.", valueName: "n"))
    var threads: Int?

    func validate() throws {
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError(.outside("--threads", value: threads, low: 1, high: 1024))
        }
    }

    /// How the files of a run are read.
    ///
    /// - Parameter digests: Whether a report tells what was read.
    func reading(digests: Bool) -> ReadingOptions {
        foreign.reading(levels: levels, numbers: numbers, digests: digests)
    }

    var control: WorkControl { control(progress: nil) }

    /// - Parameter progress: Hears of what is done.
    func control(progress: (@Sendable (WorkProgress) -> Void)?) -> WorkControl {
        WorkControl(threads: threads ?? Parallel.processors, progress: progress)
    }

    /// The options in force, beside others.
    func arguments(_ others: [String: String?]) -> [String: String] {
        var arguments = others.compactMapValues { $0 }
        arguments["levels"] = levels?.names.joined(separator: ",")
        arguments["numbers"] = numbers.rawValue
        return arguments.merging(foreign.arguments) { $1 }
    }
}

/// A comma-separated list of column names.
struct ColumnList: ExpressibleByArgument {
    var names: [String]

    init?(argument: String) {
        names = argument.split(separator: ",").map { $0.trimmingPrefix { $0 == " " } }.map(String.init)
        if names.isEmpty { return nil }
    }
}

/// Names of region columns from the top down.
struct LevelList {
    var names: [String]

    /// Reads names between commas.
    ///
    /// - Throws: `ValidationError` where there is none, one stands twice or one is no column of regions.
    static func parse(_ text: String) throws -> LevelList {
        let names = ColumnList(argument: text)?.names.map(\.trimmed).filter { !$0.isEmpty } ?? []
        guard !names.isEmpty else { throw ValidationError(.noLevelNames) }
        for (place, name) in names.enumerated() {
            guard !names[..<place].contains(name) else {
                throw ValidationError(.levelTwice(name))
            }
            guard name != "station_no", !StationField.isCount(name) else {
                throw ValidationError(.levelOfCounts(name))
            }
        }
        return LevelList(names: names)
    }
}

/// How files are read that were not made for Sanding.
struct ForeignOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "JSON file that says which column is what; sanding map drafts one.", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var map: String?

    @Option(help: "Encoding of the text: utf8, cp1252, latin1 or utf16.")
    var encoding: TextEncoding?

    @Option(help: ArgumentHelp("Sheet of a workbook, by name or number.", valueName: "sheet"))
    var sheet: String?

    @Option(
        help: ArgumentHelp(
            "Words that stand for an empty cell, comma-separated, such as NA,-.", valueName: "list"))
    var empty: EmptyWords?

    /// How files are read.
    ///
    /// - Parameters:
    ///   - levels: Names of the region columns.
    ///   - numbers: How numbers are written.
    ///   - digests: Whether a report tells what was read.
    func reading(levels: LevelList?, numbers: Numbers, digests: Bool) -> ReadingOptions {
        ReadingOptions(
            levels: levels?.names, numbers: numbers.style, digests: digests, map: map, encoding: encoding,
            sheet: sheet, empty: empty?.words ?? [])
    }

    var arguments: [String: String] {
        [
            "map": map.map { URL(fileURLWithPath: $0).lastPathComponent }, "encoding": encoding?.rawValue,
            "sheet": sheet, "empty": empty?.words.joined(separator: ","),
        ].compactMapValues { $0 }
    }
}

/// Words that stand for an empty cell.
struct EmptyWords: ExpressibleByArgument {
    var words: [String]

    init?(argument: String) {
        words = argument.split(separator: ",").map(String.init).map(\.trimmed).filter { !$0.isEmpty }
        if words.isEmpty { return nil }
    }
}

extension TextEncoding: ExpressibleByArgument {
    public init?(argument: String) { self.init(name: argument) }
}

/// A comma-separated list of fractions.
struct FractionList: ExpressibleByArgument {
    var values: [Double]

    init?(argument: String) {
        let found = argument.split(separator: ",").map { Double($0.filter { $0 != " " }) }
        guard !found.isEmpty, !found.contains(nil) else { return nil }
        values = found.compactMap { $0 }
    }
}
