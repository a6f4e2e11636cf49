// swift-tools-version: 6.1
import PackageDescription

// The rooms of the house, from the bottom up. `Tests/ArchitectureTests` holds every arrow drawn here
// against the picture; a new arrow is a decision, not a line in a manifest.

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "Sanding",
    products: [
        .library(
            name: "Sanding",
            targets: [
                "Statistics", "Elections", "Tables", "ElectionFiles", "Estimation", "Reconciliation",
                "Consistency", "Figures", "Reports",
            ]),
        .executable(name: "sanding", targets: ["sanding"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    ],
    targets: [
        // MARK: System libraries
        .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .target(name: "CGSLShim", dependencies: ["CGSL"]),

        // MARK: Rooms
        .target(name: "Statistics", dependencies: ["CGSL", "CGSLShim"], swiftSettings: settings),
        .target(name: "Tables", dependencies: ["CCrypto"], swiftSettings: settings),
        .target(
            name: "Elections",
            resources: [.embedInCode("Resources/rules.json")],
            swiftSettings: settings),
        .target(name: "ElectionFiles", dependencies: ["Tables", "Elections"], swiftSettings: settings),
        .target(name: "Estimation", dependencies: ["Statistics"], swiftSettings: settings),
        .target(
            name: "Reconciliation", dependencies: ["Estimation", "Statistics", "Elections"],
            swiftSettings: settings),
        .target(name: "Consistency", dependencies: ["Elections"], swiftSettings: settings),
        .target(
            name: "Figures", dependencies: ["Reconciliation", "Consistency", "Elections"],
            exclude: ["README.md"],
            swiftSettings: settings),
        .target(
            name: "Reports",
            dependencies: [
                "Figures", "Reconciliation", "Consistency", "Elections", "Tables",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            swiftSettings: settings),

        // MARK: Command line
        .executableTarget(
            name: "sanding",
            dependencies: [
                "Reports", "Figures", "Reconciliation", "Consistency", "Estimation", "ElectionFiles",
                "Elections", "Tables",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        // MARK: Tests
        .testTarget(name: "StatisticsTests", dependencies: ["Statistics"], swiftSettings: settings),
        .testTarget(name: "EstimationTests", dependencies: ["Estimation"], swiftSettings: settings),
        .testTarget(
            name: "FiguresTests", dependencies: ["Figures", "Elections"], swiftSettings: settings),
        .testTarget(
            name: "Oracles", dependencies: ["Statistics", "Estimation", "Tables"],
            resources: [.copy("data"), .copy("cases")], swiftSettings: settings),
    ]
)
