import Foundation
import Testing
import Wording

/// A number before a noun asks for its one or its many.
@Suite struct CountWordsTests {
    /// Words that end like a plural and are none, or that a number never makes one of.
    static let others: Set<String> = ["has", "is", "was", "as", "less", "gross", "times"]

    /// Where a sentence of English puts a bare number before a plural: `\\(number(rows)) rows` says "1 rows". `counted` and
    /// `count` do not.
    @Test func noNumberStandsBeforeAPlural() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Wording").standardized
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasPrefix("English") }
        #expect(files.count > 30)
        let argument = #"(?:[^()]|\([^()]*\))+"#
        let pattern = try Regex(
            #"\\\((?:numbers\.count|number)\("# + argument
                + #"\)\) (?:other |such |tested |whole |first |new |more |quick )?([a-z]{2,}s)\b"#)
        var found: [String] = []
        for file in files {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                for match in line.matches(of: pattern) {
                    guard let word = match.output[1].substring.map(String.init),
                        !CountWordsTests.others.contains(word)
                    else { continue }
                    found.append("\(file.lastPathComponent): \(match.output[0].substring ?? "")")
                }
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }
}
