import Foundation
import Testing

/// Holds the house against its picture: who may import whom.
@Suite struct RoomsTests {
    /// The arrows that are drawn: each room and the rooms it stands on.
    static let drawn: [String: Set<String>] = [
        "CGSL": [], "CCrypto": [], "CZlib": [], "CArchive": [], "CSystem": [], "CGSLShim": ["CGSL"],
        "Statistics": ["CGSL", "CGSLShim"],
        "Tables": ["CArchive", "CCrypto", "CSystem", "CZlib"],
        "Elections": [],
        "ElectionFiles": ["Tables", "Elections"],
        "Estimation": ["Statistics"],
        "Reconciliation": ["Estimation", "Statistics", "Elections"],
        "Consistency": ["Statistics", "Elections"],
        "Forensics": ["Statistics", "Elections"],
        "Archive": ["ElectionFiles", "Elections"],
        "Figures": ["Reconciliation", "Consistency", "Archive"],
        "Reports": ["Figures"],
        "sanding": ["Reports"],
        "sanding-bench": ["Reports"],
        "sanding-fuzz": ["Reports", "CZlib"],
    ]

    /// A room may use what stands below it, also through another room, but GSL and libcrypto only directly.
    static func allowed(_ room: String) -> Set<String> {
        var reached: Set<String> = []
        var open = Array(drawn[room] ?? [])
        while let next = open.popLast() {
            guard reached.insert(next).inserted else { continue }
            open += drawn[next] ?? []
        }
        let sealed: Set<String> = ["CGSL", "CGSLShim", "CArchive", "CCrypto", "CSystem", "CZlib"]
        return reached.subtracting(sealed).union(drawn[room] ?? [])
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

    @Test func everyArrowOfTheManifestIsDrawn() throws {
        let targets = try Self.describe().filter { $0.type != "test" }
        #expect(targets.count >= 13)
        for target in targets {
            #expect(Self.drawn[target.name] != nil, "\(target.name) is not a room")
            let extra = Set(target.targetDependencies ?? []).subtracting(Self.allowed(target.name))
            #expect(extra.isEmpty, "\(target.name) may not import \(extra.sorted())")
        }
    }

    @Test func everyImportOfTheSourcesIsDrawn() throws {
        var seen = 0
        for target in try Self.describe() where target.type != "test" {
            let folder = Self.root.appending(path: target.path)
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
            for case let file as URL in try #require(files) where file.pathExtension == "swift" {
                for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                    let words = line.split(separator: " ")
                    guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
                        words[..<index].allSatisfy({ $0.hasPrefix("@") || $0 == "public" })
                    else { continue }
                    let module = String(words[index + 1])
                    guard Self.drawn[module] != nil else { continue }
                    seen += 1
                    #expect(
                        Self.allowed(target.name).contains(module),
                        "\(file.lastPathComponent) of \(target.name) imports \(module)")
                }
            }
        }
        #expect(seen > 30)
    }

    @Test func theTestSeesAForbiddenArrow() {
        #expect(!Self.allowed("Elections").contains("Statistics"))
        #expect(!Self.allowed("Estimation").contains("Elections"))
        #expect(!Self.allowed("Reports").contains("CGSL"))
        #expect(!Self.allowed("Statistics").contains("Elections"))
        #expect(Self.allowed("Reports").contains("Tables"))
    }
}
