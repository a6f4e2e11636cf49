import Foundation
import Testing

/// One worked case of the oracle folder.
struct OracleCase: Sendable, CustomTestStringConvertible {
    var id: String
    var method: String
    var inputs: Value
    var parameters: Value
    var expected: Value
    var tolerance: Value
    var folder: URL

    var testDescription: String { "\(id) (\(method))" }

    init(file: URL, folder: URL) throws {
        let value = try JSONDecoder().decode(Value.self, from: Data(contentsOf: file))
        id = try value["id"].string
        method = try value["method"].string
        inputs = value["inputs"]
        parameters = value["parameters"]
        expected = value["expected"]
        tolerance = value["tolerance"]
        self.folder = folder
    }

    /// Confidence level of the case.
    var level: Double { get throws { try parameters["conf_level"].double } }

    /// The table named by an input.
    func table(_ key: String = "csv") throws -> CSVTable {
        let path = folder.appendingPathComponent(try inputs[key].string)
        return try CSVTable(String(contentsOf: path, encoding: .utf8))
    }

    /// The numeric matrix (no header) named by an input.
    func matrix(_ key: String) throws -> [[Double]] {
        let path = folder.appendingPathComponent(try inputs[key].string)
        return try String(contentsOf: path, encoding: .utf8).split(whereSeparator: \.isNewline).map { line in
            line.split(separator: ",").compactMap { Double($0) }
        }
    }

    /// The folder named by `SANDING_ORACLES`, else the copy inside the test bundle.
    static var root: URL {
        if let path = ProcessInfo.processInfo.environment["SANDING_ORACLES"], !path.isEmpty {
            return URL(fileURLWithPath: path, isDirectory: true)
        }
        return Bundle.module.resourceURL ?? Bundle.module.bundleURL
    }

    /// Every case of ``root``, in the order of the paths; files that cannot be read are in `problems`.
    static let all: (cases: [OracleCase], problems: [String]) = {
        let folder = root
        let manager = FileManager.default
        let base = folder.appendingPathComponent("cases", isDirectory: true)
        var cases: [OracleCase] = []
        var problems: [String] = []
        for area in ((try? manager.contentsOfDirectory(atPath: base.path)) ?? []).sorted() {
            let areaFolder = base.appendingPathComponent(area, isDirectory: true)
            for name in ((try? manager.contentsOfDirectory(atPath: areaFolder.path)) ?? []).sorted() {
                let file = areaFolder.appendingPathComponent(name).appendingPathComponent("case.json")
                do { cases.append(try OracleCase(file: file, folder: folder)) } catch {
                    problems.append("\(area)/\(name): \(error)")
                }
            }
        }
        return (cases, problems)
    }()
}

/// A small comma-separated table with a header line; quotes enclose a field, nothing is escaped.
struct CSVTable: Sendable {
    var columns: [String: [String]] = [:]
    var count: Int

    init(_ text: String) throws {
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
            }
        }
        let header = lines.first ?? []
        let rows = lines.dropFirst()
        count = rows.count
        for (index, name) in header.enumerated() { columns[name] = rows.map { $0[index] } }
    }

    func text(_ name: String) throws -> [String] {
        guard let column = columns[name] else { throw MissingInput(description: "no column \(name)") }
        return column
    }

    func numbers(_ name: String) throws -> [Double] {
        try text(name).map { field in
            guard let value = Double(field) else {
                throw MissingInput(description: "\(field) in column \(name) is not a number")
            }
            return value
        }
    }
}
