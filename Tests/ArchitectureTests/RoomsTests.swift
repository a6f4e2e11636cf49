import Foundation
import Testing

/// Holds the house against its picture: who may import whom.
@Suite struct RoomsTests {
    /// The arrows that are drawn: each room and the rooms it imports.
    static let drawn: [String: Set<String>] = [
        "CGSL": [], "CCrypto": [], "CZlib": [], "CArchive": [], "CSystem": [], "CExpat": [],
        "CSQLite": [], "CXlsxwriter": [], "CZstd": [], "CGSLShim": ["CGSL"], "TestSupport": [],
        "Statistics": ["CGSL", "CGSLShim"],
        "Ground": ["CArchive", "CCrypto", "CSystem", "CZlib"],
        "Workbooks": ["CExpat", "CSQLite", "CXlsxwriter", "Ground"],
        "Elections": ["Ground"],
        "ElectionFiles": ["Elections", "Ground"],
        "Feeds": ["Elections", "Ground"],
        "Archive": ["CCrypto", "CSQLite", "CZstd", "Elections", "Ground"],
        "Estimation": ["Ground", "Statistics"],
        "Reconciliation": ["Elections", "Estimation", "Ground", "Statistics"],
        "Consistency": ["Elections", "Ground", "Statistics"],
        "Wording": [
            "Archive", "Consistency", "ElectionFiles", "Elections", "Estimation", "Feeds", "Ground",
            "Reconciliation",
            "Statistics", "Workbooks",
        ],
        "SandingKit": [
            "Archive", "Consistency", "ElectionFiles", "Elections", "Estimation", "Feeds", "Reconciliation",
            "Statistics", "Ground", "Wording", "Workbooks",
        ],
        "Figures": ["Elections", "Ground", "Wording"],
        "Rendering": ["Ground"],
        "Publishing": [
            "Consistency", "Elections", "Estimation", "Figures", "Reconciliation", "Rendering", "SandingKit",
            "Statistics", "Ground", "Wording", "Workbooks",
        ],
        "sanding": ["Figures", "Publishing", "SandingKit", "Wording"],
        "sanding-bench": [
            "Consistency", "ElectionFiles", "Elections", "Estimation", "Reconciliation", "SandingKit",
            "Statistics",
            "Ground", "Workbooks",
        ],
        "sanding-client": ["SandingKit", "Wording"],
        "sanding-fuzz": [
            "CZlib", "Consistency", "ElectionFiles", "Elections", "Estimation", "Feeds", "Reconciliation",
            "Publishing", "SandingKit", "Statistics", "Ground", "TestSupport", "Workbooks",
        ],
    ]

    /// From the ground up: a room imports only rooms before it.
    static let floors: [Set<String>] = [
        ["CGSL", "CCrypto", "CZlib", "CArchive", "CSystem", "CExpat", "CSQLite", "CXlsxwriter", "CZstd"],
        ["CGSLShim", "TestSupport"],
        ["Statistics", "Ground"], ["Elections", "Workbooks"],
        ["ElectionFiles", "Feeds", "Archive", "Estimation"], ["Reconciliation", "Consistency"],
        ["Wording"], ["SandingKit", "Figures", "Rendering"], ["Publishing"],
        ["sanding", "sanding-bench", "sanding-client", "sanding-fuzz"],
    ]

    /// The arrows of some rooms that are not as they are drawn, a sentence each.
    static func faults(_ found: [String: Set<String>], _ what: String) -> [String] {
        found.sorted { $0.key < $1.key }.flatMap { room, rooms -> [String] in
            guard let drawn = drawn[room] else { return ["\(room) is not a room"] }
            return rooms.subtracting(drawn).sorted().map { "\(room) \(what) \($0), which is not drawn" }
                + drawn.subtracting(rooms).sorted().map { "\(room) never \(what) \($0), which is drawn" }
        }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    struct Description: Decodable {
        struct Target: Decodable {
            var name: String
            var type: String
            var path: String
            var targetDependencies: [String]?
        }
        var targets: [Target]
    }

    static func describe() throws -> [Description.Target] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--ignore-lock", "--package-path", root.path, "describe", "--type",
            "json",
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Description.self, from: data).targets
    }

    /// Arrows that the manifest declares.
    static func declared(_ targets: [Description.Target]) -> [String: Set<String>] {
        let rooms = targets.filter { $0.type != "test" }.map { ($0.name, Set($0.targetDependencies ?? [])) }
        return Dictionary(uniqueKeysWithValues: rooms)
    }

    /// Rooms that the sources of Swift import.
    static func imported(_ targets: [Description.Target]) throws -> [String: Set<String>] {
        let names = Set(targets.map(\.name))
        var found: [String: Set<String>] = [:]
        for target in targets where target.type != "test" {
            let folder = root.appending(path: target.path)
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
            for case let file as URL in try #require(files) where file.pathExtension == "swift" {
                let text = try String(contentsOf: file, encoding: .utf8)
                found[target.name, default: []].formUnion(names.intersection(imports(of: text)))
            }
        }
        return found
    }

    private static let accesses: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    private static let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "func", "typealias", "let", "var",
    ]

    /// Modules that a file imports.
    static func imports(of text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let index = words.firstIndex(of: "import"),
                words[..<index].allSatisfy({ $0.hasPrefix("@") || accesses.contains($0) })
            else { return nil }
            let module = words[(index + 1)...].first { !kinds.contains($0) }
            return module?.split(separator: ".").first.map(String.init)
        }
    }

    @Test func declaredAndImportedAreDrawn() throws {
        let targets = try Self.describe()
        let declared = Self.declared(targets)
        let imported = try Self.imported(targets)
        #expect(declared.count == Self.drawn.count && imported.count > 10)
        #expect(Self.faults(declared, "declares").isEmpty)
        // A room of C has a header and no imports of Swift.
        #expect(Self.faults(imported, "imports").isEmpty)
    }

    /// A command is arguments, one verb and a publication.
    @Test func commandsAreShort() throws {
        let folder = Self.root.appending(path: "Sources/sanding")
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix("Command.swift") }
        for name in names {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 81, "\(name)")
        }
        #expect(names.count == 30)
    }

    @Test func arrowsGoDown() {
        #expect(Self.floors.reduce([]) { $0.union($1) } == Set(Self.drawn.keys))
        for (floor, rooms) in Self.floors.enumerated() {
            let below = Self.floors[..<floor].reduce(Set<String>()) { $0.union($1) }
            for room in rooms { #expect(Self.drawn[room]?.isSubset(of: below) == true, "\(room)") }
        }
    }

    @Test func theTestSeesForbiddenAndIdleArrows() {
        #expect(
            Self.faults(["Estimation": ["Elections"]], "imports") == [
                "Estimation imports Elections, which is not drawn",
                "Estimation never imports Ground, which is drawn",
                "Estimation never imports Statistics, which is drawn",
            ])
        #expect(Self.faults(["Attic": []], "declares") == ["Attic is not a room"])
        #expect(
            Self.imports(of: "@testable import Ground\n// import Publishing\nimport struct Foundation.Data\n")
                == ["Ground", "Foundation"])
    }
}
