// swift-tools-version: 6.1
import PackageDescription

// The rooms of the house, from the bottom up. `Tests/ArchitectureTests` holds every arrow drawn here
// against the picture; a new arrow is a decision, not a line in a manifest.

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Programs carry the Swift libraries with them, so that they start in two thirds of the time.
let standalone: (swift: SwiftSetting, linker: LinkerSetting) = (
    .unsafeFlags(["-static-stdlib"], .when(configuration: .release)),
    .unsafeFlags(["-static-stdlib", "-use-ld=lld"], .when(configuration: .release))
)

let package = Package(
    name: "Sanding",
    products: [
        .library(
            name: "Sanding",
            targets: [
                "Statistics", "Elections", "Ground", "Workbooks", "ElectionFiles", "Feeds",
                "Archive", "Estimation", "Reconciliation",
                "Consistency", "SandingKit", "Wording", "Figures", "Rendering", "Publishing",
            ]),
        .executable(name: "sanding", targets: ["sanding"]),
        .executable(name: "sanding-bench", targets: ["sanding-bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    ],
    targets: [
        // MARK: System libraries
        .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(
            name: "CXlsxwriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CSystem"),
        .target(name: "CGSLShim", dependencies: ["CGSL"], exclude: ["README.md"]),

        // MARK: Rooms
        .target(
            name: "Statistics", dependencies: ["CGSL", "CGSLShim"], exclude: ["README.md"],
            swiftSettings: settings),
        .target(
            name: "Ground", dependencies: ["CArchive", "CCrypto", "CSystem", "CZlib"], exclude: ["README.md"],
            swiftSettings: settings + [.enableExperimentalFeature("Lifetimes")]),
        .target(
            name: "Workbooks", dependencies: ["CExpat", "CSQLite", "CXlsxwriter", "Ground"],
            exclude: ["README.md"], swiftSettings: settings),
        .target(
            name: "Elections", dependencies: ["Ground"], exclude: ["README.md"],
            resources: [
                .embedInCode("Resources/winner-rules.json"), .embedInCode("Resources/form-rules.json"),
            ],
            swiftSettings: settings),
        .target(
            name: "ElectionFiles", dependencies: ["Ground", "Elections"], exclude: ["README.md"],
            resources: [.embedInCode("Resources/map-words.json")],
            swiftSettings: settings),
        .target(
            name: "Feeds", dependencies: ["Ground", "Elections"], exclude: ["README.md"],
            resources: [
                .embedInCode("Resources/kpu-candidates.json"), .embedInCode("Resources/kpu-contests.json"),
                .embedInCode("Resources/region-names.json"),
            ],
            swiftSettings: settings),
        .target(
            name: "Archive", dependencies: ["CCrypto", "CSQLite", "CZstd", "Elections", "Ground"],
            exclude: ["README.md"], swiftSettings: settings),
        .target(
            name: "Estimation", dependencies: ["Ground", "Statistics"], exclude: ["README.md"],
            swiftSettings: settings),
        .target(
            name: "Reconciliation", dependencies: ["Estimation", "Statistics", "Elections", "Ground"],
            exclude: ["README.md"], resources: [.embedInCode("Resources/station-spread.json")],
            swiftSettings: settings),
        .target(
            name: "Consistency", dependencies: ["Statistics", "Elections", "Ground"], exclude: ["README.md"],
            swiftSettings: settings),
        .target(
            name: "Wording",
            dependencies: [
                "Consistency", "Reconciliation", "ElectionFiles", "Estimation", "Feeds", "Elections",
                "Statistics",
                "Ground", "Workbooks", "Archive",
            ],
            exclude: ["README.md"],
            swiftSettings: settings),
        .target(
            name: "SandingKit",
            dependencies: [
                "Archive", "Consistency", "ElectionFiles", "Elections", "Estimation", "Feeds",
                "Reconciliation", "Statistics", "Wording", "Workbooks",
                "Ground",
            ],
            exclude: ["README.md"], swiftSettings: settings),
        .target(
            name: "Figures", dependencies: ["Elections", "Ground", "Wording"],
            exclude: ["README.md"],
            swiftSettings: settings),
        .target(
            name: "Rendering", dependencies: ["Ground"], exclude: ["README.md"], swiftSettings: settings),
        .target(
            name: "Publishing",
            dependencies: [
                "Workbooks", "SandingKit", "Figures", "Rendering", "Wording", "Reconciliation", "Consistency",
                "Estimation",
                "Elections",
                "Statistics", "Ground",
            ],
            exclude: [
                "README.md", "Resources/results-1.schema.json", "Resources/check-1.schema.json",
                "Resources/diff-1.schema.json", "Resources/estimate-1.schema.json",
                "Resources/plan-1.schema.json", "Resources/simulation-1.schema.json",
                "Resources/conversion-1.schema.json", "Resources/explanation-1.schema.json",
                "Resources/site-1.schema.json", "Resources/contest-1.schema.json",
                "Resources/archive-1.schema.json", "Resources/verification-1.schema.json",
                "Resources/proof-1.schema.json",
            ],
            resources: [.embedInCode("Resources/report.css"), .embedInCode("Resources/recompute.py")],
            swiftSettings: settings),

        // MARK: Command line
        .executableTarget(
            name: "sanding",
            dependencies: [
                "SandingKit", "Publishing", "Wording", "Figures",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings + [standalone.swift], linkerSettings: [standalone.linker]),

        .executableTarget(
            name: "sanding-bench",
            dependencies: [
                "SandingKit", "Consistency", "ElectionFiles", "Estimation", "Reconciliation", "Statistics",
                "Elections",
                "Ground", "Workbooks",
            ],
            swiftSettings: settings + [standalone.swift], linkerSettings: [standalone.linker]),

        // MARK: Tests
        // Fuzzing, from where the tests are; users need no product of it.
        .executableTarget(
            name: "sanding-fuzz",
            dependencies: [
                "TestSupport", "SandingKit", "Publishing", "Reconciliation", "Consistency", "Estimation",
                "ElectionFiles",
                "Feeds",
                "Elections",
                "Statistics", "Ground", "Workbooks", "CZlib",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Fuzz", exclude: ["README.md"],
            swiftSettings: settings + [standalone.swift], linkerSettings: [standalone.linker]),
        // The client that the README shows.
        .executableTarget(
            name: "sanding-client", dependencies: ["SandingKit", "Wording"], path: "Tests/Client"),
        .target(name: "TestSupport", path: "Tests/Support", swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", swiftSettings: settings),
        .testTarget(
            name: "GroundTests", dependencies: ["TestSupport", "CZlib", "Elections", "Ground", "Wording"],
            swiftSettings: settings),
        .testTarget(
            name: "WorkbooksTests",
            dependencies: ["TestSupport", "CArchive", "CSQLite", "Ground", "Workbooks", "Wording"],
            swiftSettings: settings),
        .testTarget(
            name: "ElectionsTests", dependencies: ["TestSupport", "Elections", "Ground"],
            swiftSettings: settings),
        .testTarget(
            name: "ElectionFilesTests",
            dependencies: ["TestSupport", "ElectionFiles", "Elections", "Ground", "Wording"],
            swiftSettings: settings),
        .testTarget(
            name: "FeedsTests",
            dependencies: ["CArchive", "ElectionFiles", "Feeds", "Elections", "Ground", "Wording"],
            swiftSettings: settings),
        .testTarget(
            name: "ArchiveTests", dependencies: ["Archive", "CSQLite", "Elections", "Ground"],
            swiftSettings: settings),
        .testTarget(
            name: "ConsistencyTests",
            dependencies: [
                "TestSupport",
                "Consistency", "ElectionFiles", "Elections", "SandingKit", "Statistics", "Ground", "Wording",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "ReconciliationTests",
            dependencies: [
                "TestSupport",
                "Reconciliation", "ElectionFiles", "Elections", "Estimation", "Ground", "Statistics",
                "Wording",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "PublishingTests",
            dependencies: [
                "TestSupport",
                "Figures", "Publishing", "Reconciliation", "Consistency", "ElectionFiles", "Elections",
                "SandingKit", "Archive",
                "Ground", "Rendering", "Wording", "Workbooks",
            ],
            exclude: ["Fixtures"],
            swiftSettings: settings),
        .testTarget(
            name: "SandingKitTests", dependencies: ["SandingKit", "Wording"], swiftSettings: settings),
        .testTarget(
            name: "WordingTests",
            dependencies: [
                "Consistency", "ElectionFiles", "Elections", "Estimation", "Feeds", "Ground",
                "Reconciliation",
                "Statistics", "Wording", "Workbooks", "Archive",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "FiguresTests", dependencies: ["TestSupport", "Figures", "Elections", "Wording"],
            swiftSettings: settings),
        .testTarget(
            name: "RenderingTests", dependencies: ["Figures", "Ground", "Rendering"],
            swiftSettings: settings),
        .testTarget(
            name: "CommandLineTests",
            dependencies: ["TestSupport", "sanding", "sanding-client", "sanding-fuzz"],
            exclude: ["Snapshots"],
            swiftSettings: settings),
        .testTarget(
            name: "StatisticsTests", dependencies: ["Statistics", "CGSL", "CGSLShim"],
            swiftSettings: settings),
        .testTarget(
            name: "EstimationTests", dependencies: ["Estimation", "Ground", "Statistics"],
            swiftSettings: settings),
        .testTarget(
            name: "TwinTests",
            dependencies: [
                "TestSupport", "Consistency", "ElectionFiles", "Elections", "SandingKit", "Ground",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "Oracles",
            dependencies: ["Statistics", "Estimation", "Ground", "Consistency", "Elections"],
            exclude: ["README.md"],
            resources: [.copy("data"), .copy("cases")], swiftSettings: settings),
    ]
)
