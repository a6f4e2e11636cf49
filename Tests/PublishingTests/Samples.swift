import Consistency
import ElectionFiles
import Elections
import Foundation
import Reconciliation
import SandingKit
import Testing

@testable import Publishing

/// Reports on the folders of the repository.
enum Samples {
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let data = root.appending(path: "Data")
    static let fixtures = root.appending(path: "Tests/PublishingTests/Fixtures")

    static let run = RunFacts(
        version: "0.0.0", command: "reconcile test", arguments: ["lang": "en"],
        inputs: [.init(name: "recap.csv", bytes: 3, sha256: "00")], seed: RunFacts.defaultSeed)

    static func report(
        _ election: Election, _ language: Language = .english, _ audience: Audience = .observer
    ) throws -> ReconcileReport {
        ReconcileReport(
            result: try Reconciler().reconcile(election),
            findings: FolderChecks.findings(in: election), run: run, language: language,
            audience: audience)
    }

    static func report(
        folder: URL, _ language: Language = .english, _ audience: Audience = .observer
    ) throws -> ReconcileReport {
        try report(try ElectionFolder(at: folder).election, language, audience)
    }

    static func text(_ path: String, in report: ReconcileReport) throws -> String {
        let file = try #require(try report.publication.files().first { $0.path == path })
        return String(decoding: file.bytes, as: UTF8.self)
    }

    static func htmlEscaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }

    static func markdownEscaped(_ text: String) -> String { MarkdownText.escaped(text) }
}
