import Elections
import Wording

/// What tells other programs of a site: a feed of its changes and the list of its pages.
struct SiteFeed {
    let state: SiteState
    /// Address of the site without a stroke at its end.
    let address: String
    let wording: any Wording

    /// RFC 4287, the latest change first.
    var atom: String {
        let updated = state.changes.map { $0.removed ?? $0.time }.max() ?? "1970-01-01T00:00:00Z"
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
            // A page that is gone is no place to go to, and nobody says any longer what it said.
            let isGone = change.removed != nil
            let title = wording.change(isGone, change.kind == .changed, of: change.title)
            let statement = isGone ? wording.removedStatement : change.finding.capitalizedFirst + "."
            text += """
                <entry>
                <title>\(HTMLText.escaped(title))</title>
                <id>\(change.identifier)</id>
                <link href="\(escaped(isGone ? "/" : "/" + change.page))"/>
                <updated>\(change.removed ?? change.time)</updated>
                <summary>\(HTMLText.escaped(statement))</summary>
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
}
