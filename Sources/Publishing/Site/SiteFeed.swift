import Elections
import Ground
import Wording

/// What tells other programs of a site: a feed of its changes and the list of its pages.
struct SiteFeed {
    let state: SiteState
    /// Address of the site without a stroke at its end.
    let address: String
    let wording: any Wording

    /// RFC 4287, the latest change first.
    var atom: String {
        let updated = state.changes.first?.time ?? "1970-01-01T00:00:00Z"
        var text = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(wording.language.rawValue)">
            <title>\(HTMLText.escaped(state.title))</title>
            <id>\(escaped("/"))</id>
            <link rel="self" href="\(escaped("/feed.atom"))"/>
            <link href="\(escaped("/"))"/>
            <updated>\(updated)</updated>
            <author><name>Sanding</name></author>

            """
        for change in state.changes {
            let title = wording.change(change.kind == .removed, change.kind == .changed, of: change.title)
            let page = escaped("/" + change.page)
            text += """
                <entry>
                <title>\(HTMLText.escaped(title))</title>
                <id>\(SiteFeed.identifier(change))</id>
                <link href="\(change.kind == .removed ? escaped("/") : page)"/>
                <updated>\(change.time)</updated>
                <summary>\(HTMLText.escaped(change.finding.sentenceCased)).</summary>
                </entry>

                """
        }
        return text + "</feed>\n"
    }

    /// The sitemap protocol, version 0.9.
    var sitemap: String {
        var text =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        let all = state.elections.flatMap(\.contests)
        let pages =
            [("/", state.changes.first?.time)]
            + state.elections.map { ("/\($0.name)/report.html", $0.contests.map(\.since).max()) }
            + all.map { ("/" + $0.page, $0.since) }
        for (path, time) in pages {
            text +=
                "<url><loc>\(escaped(path))</loc>" + (time.map { "<lastmod>\($0)</lastmod>" } ?? "")
                + "</url>\n"
        }
        return text + "</urlset>\n"
    }

    private func escaped(_ path: String) -> String { HTMLText.escaped(address + path) }

    /// A name of a change that is the same in every run: RFC 9562 version 8, of its SHA-256.
    private static func identifier(_ change: SiteState.Change) -> String {
        let parts = [change.kind.rawValue, change.election, change.contest, change.finding, change.time]
        var digits = Array(Digest.sha256(Array(parts.joined(separator: "\n").utf8)).prefix(32))
        digits[12] = "8"
        digits[16] = "a"
        let text = String(digits)
        let cuts = [0, 8, 12, 16, 20, 32]
        let pieces = zip(cuts, cuts.dropFirst()).map { String(Array(text)[$0..<$1]) }
        return "urn:uuid:" + pieces.joined(separator: "-")
    }
}
