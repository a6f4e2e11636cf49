import Foundation
import Testing

/// Holds what the sources cite against the articles: a citation names an article and a section that are in the
/// repository, or a publication.
@Suite struct DocumentsTests {
    static let root = RoomsTests.root

    /// Files below a folder of the repository, as paths from its root.
    static func files(_ folder: String, _ endings: Set<String>) -> [String] {
        let found = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
        return (found?.compactMap { $0 as? String } ?? [])
            .filter { endings.contains(URL(filePath: $0).pathExtension) }.map { "\(folder)/\($0)" }.sorted()
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Sections of every article by its name: `Methods` has `A`, `A1`, …
    static func articles() throws -> [String: Set<String>] {
        var articles: [String: Set<String>] = [:]
        for path in files("Sources", ["md"]) where path.contains(".docc/") {
            let sections = try text(path).matches(of: #/(?m)^#{2,3} ([A-Z]?[0-9]*)\. /#).map { String($0.1) }
            articles[URL(filePath: path).deletingPathExtension().lastPathComponent] = Set(sections)
        }
        return articles
    }

    /// What a text cites of the articles that have sections: `Methods A5 and A6`, `<doc:Domain> section 2`.
    static func citations(in text: String) -> [(article: String, section: String)] {
        // A citation may go on in the next line of a comment.
        let flat = text.replacing(/\n[ \t]*(?:\/\/\/?|\*)?[ \t]*/, with: " ")
        let pattern =
            /(?:<doc:(Methods|Contract|Domain)>|\b(Methods|Contract|Domain)) (?:sections? |part )?((?:[A-J][0-9]*|[0-9]+)\b(?!:[0-9])(?:(?:, | and |, and )(?:[A-J][0-9]*|[0-9]+)\b)*)/
        return flat.matches(of: pattern).flatMap { match in
            let article = String(match.1 ?? match.2 ?? "")
            return match.3.matches(of: /[A-J][0-9]*|[0-9]+/).map { (article, String($0.0)) }
        }
    }

    /// Everything in which somebody may cite a document.
    static let cited = ["swift", "c", "h", "json", "md", "py"]

    @Test func everyCitedSectionIsThere() throws {
        let articles = try Self.articles()
        var seen = 0
        for path in Self.files("Sources", Set(Self.cited)) + Self.files("Tests", Set(Self.cited)) {
            guard !path.hasSuffix("DocumentsTests.swift") else { continue }
            for citation in Self.citations(in: try Self.text(path)) {
                seen += 1
                #expect(
                    articles[citation.article]?.contains(citation.section) == true,
                    "\(path) cites \(citation.article) \(citation.section), which is not there")
            }
        }
        #expect(seen > 60)
    }

    @Test func noCommentCitesAFileOutside() throws {
        var names = Set(
            ["Sources", "Tests", "Data", "Notebooks-out"].flatMap { Self.files($0, ["md"]) }
                .map { URL(filePath: $0).lastPathComponent })
        names.formUnion(["README.md", "CHANGELOG.md"])
        // Names of documents that were never in the repository, however they are written.
        let outside =
            /\b(?:METHODS|CONTRACT|DOMAIN|CHARTS|ARCHITECTURE|STYLE|GSL)(?:\.md| part| section| [A-J][0-9])/
        for path in Self.files("Sources", Set(Self.cited)) + Self.files("Tests", Set(Self.cited)) {
            guard !path.hasSuffix("DocumentsTests.swift") else { continue }
            let text = try Self.text(path)
            #expect(text.firstMatch(of: outside) == nil, "\(path): \(text.firstMatch(of: outside)?.0 ?? "")")
            guard path.hasSuffix(".swift") else { continue }
            for line in text.split(separator: "\n") {
                guard let comment = line.firstMatch(of: /\/\/.*/) else { continue }
                for file in comment.0.matches(of: /\b[A-Z][A-Za-z]*\.md\b/) {
                    #expect(names.contains(String(file.0)), "\(path) names \(file.0), which is not there")
                }
            }
        }
    }

    @Test func everyLinkOfADocumentLeadsSomewhere() throws {
        let documents =
            ["README.md", "CHANGELOG.md"]
            + ["Sources", "Tests", "Data", "Notebooks-out"].flatMap { Self.files($0, ["md"]) }
        let articles = try Self.articles()
        var seen = 0
        for path in documents {
            let text = try Self.text(path)
            let folder = Self.root.appending(path: path).deletingLastPathComponent()
            for link in text.matches(of: /\]\(([^)#\s]+)[^)]*\)/) where !link.1.contains("://") {
                seen += 1
                let target = folder.appending(path: String(link.1))
                #expect(FileManager.default.fileExists(atPath: target.path), "\(path): \(link.1)")
            }
            for link in text.matches(of: /<doc:([A-Za-z]+)/) {
                #expect(articles[String(link.1)] != nil, "\(path): \(link.0)")
            }
        }
        #expect(seen > 10)
    }

    @Test func theTestSeesWhatIsWrong() {
        let text = """
            /// Source: Methods
            /// Z9 is no citation; Cochran (1977); Methods A5, A6 and C8. A Domain of its own;
            /// <doc:Domain> section 11, see Contract section
            /// 3. Viechtbauer and Cheung (2010) Res. Synth. Methods 1:112.
            """
        let found = Self.citations(in: text).map { "\($0.article) \($0.section)" }
        #expect(found == ["Methods A5", "Methods A6", "Methods C8", "Domain 11", "Contract 3"])
    }
}
