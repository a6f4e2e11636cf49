import Foundation
import Testing

/// The pages in a real browser: no message on its console, nothing that scrolls sideways on a telephone, and the rules of
/// WCAG 2.1 that a program can ask about, light and dark.
@Suite struct BrowserTests {
    /// Asks the rules of a page and says what breaks them, a line each.
    private static let rules = #"""
        const faults = [];
        const say = (rule, what) => faults.push(rule + ": " + what);
        const root = document.documentElement;
        if (root.scrollWidth > root.clientWidth + 1) {
          const wide = [...document.querySelectorAll("body *")].filter(e => !e.closest(".scroll") && e.getBoundingClientRect().right > root.clientWidth + 1);
          say("scrolls sideways", root.scrollWidth + " of " + root.clientWidth + " " + wide.slice(0, 3).map(e => e.outerHTML.slice(0, 90)).join(" | "));
        }
        if (!root.lang) say("language", "none");
        if (!document.title) say("title", "none");
        for (const name of ["main", "header", "footer"])
          if (document.querySelectorAll("body > " + name).length !== 1) say("landmark", name);
        const heads = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")];
        if (heads.filter(h => h.tagName === "H1").length !== 1) say("headings", "h1");
        let last = 0;
        for (const head of heads) {
          const level = +head.tagName[1];
          if (level > last + 1) say("headings", head.tagName + " after H" + last + " " + head.textContent);
          if (!head.textContent.trim()) say("headings", "empty");
          last = level;
        }
        const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
        for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) say("id twice", id);
        for (const e of document.querySelectorAll("[aria-labelledby]"))
          for (const id of e.getAttribute("aria-labelledby").split(" ")) if (!document.getElementById(id)) say("label", id);
        for (const table of document.querySelectorAll("table")) {
          const cells = table.querySelectorAll("thead th");
          if (!cells.length) say("table", "no heads");
          for (const th of cells) if (!th.scope) say("table", "scope of " + th.textContent);
          const width = cells.length;
          for (const row of table.tBodies[0].rows) if (row.cells.length !== width) say("table", "cells of " + row.textContent.slice(0, 40));
          if (!table.caption && !table.closest("[aria-label]")) say("table", "no name");
        }
        for (const svg of document.querySelectorAll("svg[role=img]")) if (!svg.querySelector("title")) say("picture", "no name");
        for (const a of document.querySelectorAll("a")) if (!a.textContent.trim()) say("link", a.href);
        for (const a of document.querySelectorAll("a[href^='#']")) if (!document.getElementById(decodeURIComponent(a.hash.slice(1)))) say("link", a.hash);
        for (const d of document.querySelectorAll("details")) if (!d.querySelector(":scope > summary")?.textContent.trim()) say("fold", "no label");
        for (const input of document.querySelectorAll("input")) if (!input.labels.length || !input.closest("fieldset")?.querySelector("legend")) say("field", input.outerHTML);
        for (const region of document.querySelectorAll(".scroll")) if (region.tabIndex !== 0) say("keyboard", "a frame that scrolls");
        const channel = v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
        const light = c => .2126 * channel(c[0]) + .7152 * channel(c[1]) + .0722 * channel(c[2]);
        const colour = text => { const c = text.match(/[\d.]+/g)?.map(Number); return c && (c.length < 4 || c[3] > 0) ? c : null; };
        const ground = e => { for (; e; e = e.parentElement) { const c = colour(getComputedStyle(e).backgroundColor); if (c) return c; } return [255, 255, 255]; };
        const seen = new Set();
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        let asked = 0;
        while (walker.nextNode()) {
          const e = walker.currentNode.parentElement;
          if (!walker.currentNode.data.trim() || e.closest("svg, script, style") || !e.getClientRects().length) continue;
          const style = getComputedStyle(e), front = colour(style.color), back = ground(e);
          const [hi, lo] = [light(front), light(back)].sort((a, b) => b - a);
          const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && +style.fontWeight >= 700);
          const ratio = (hi + .05) / (lo + .05);
          asked += 1;
          if (ratio < (large ? 3 : 4.5) && !seen.has(style.color + back)) {
            seen.add(style.color + back);
            say("contrast", ratio.toFixed(2) + " of " + walker.currentNode.data.trim().slice(0, 40));
          }
        }
        if (!asked) say("contrast", "nothing asked");
        parent.postMessage({ faults, dark: matchMedia("(prefers-color-scheme: dark)").matches, width: innerWidth }, "*");
        """#

    /// A page that holds another one in a frame of some width and writes down what it is told.
    private static func frame(_ page: String, width: Int) -> String {
        """
        <!DOCTYPE html><meta charset="utf-8"><title>frame</title><pre id="said"></pre>
        <script>addEventListener("message", e => document.getElementById("said").textContent = JSON.stringify(e.data))</script>
        <iframe src="\(page)" width="\(width)" height="900" style="border:0"></iframe>
        """
    }

    struct Said: Decodable {
        var faults: [String]
        var dark: Bool
        var width: Int
    }

    /// What the browser says of a page of some width, and what it writes to its console.
    static func ask(_ chromium: URL, _ page: URL, width: Int, isDark: Bool) throws -> (
        said: Said, console: [String]
    ) {
        let folder = page.deletingLastPathComponent()
        let text = try String(contentsOf: page, encoding: .utf8)
        // The page lets no script run; the copy lets the rules.
        let asked = text.replacing(
            "default-src 'none';", with: "default-src 'none'; script-src 'unsafe-inline';"
        )
        .replacing("</body>", with: "<script>\(rules)</script></body>")
        #expect(asked != text)
        let (copy, outer) = (folder.appending(path: "asked.html"), folder.appending(path: "frame.html"))
        try asked.write(to: copy, atomically: true, encoding: .utf8)
        try frame("asked.html", width: width).write(to: outer, atomically: true, encoding: .utf8)
        let (dom, console) = try Tool.output(
            of: chromium,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--enable-logging=stderr",
                "--virtual-time-budget=3000", "--window-size=1400,1000",
                "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)", "--dump-dom", outer.absoluteString,
            ])
        let json = try #require(dom.firstMatch(of: /<pre id="said">(.*?)<\/pre>/)).1
        let plain = json.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing(
            "&amp;", with: "&")
        let said = try JSONDecoder().decode(Said.self, from: Data(plain.utf8))
        return (said, console.split(separator: "\n").filter { $0.contains("CONSOLE") }.map(String.init))
    }

    /// Commands that write pages, with a folder that has their input.
    private static let commands: [[String]] = [
        ["reconcile", "Data/pilkada-2018", "--contest", "pilgub-2018-jabar"],
        ["reconcile", "Data/pilkada-2018"], ["reconcile", "Data/museum", "--audience", "newsroom"],
        ["check", "Data/invented-count"], ["site", "Data/museum", "Data/makassar-2018"],
        ["pack", "Data/makassar-2018", "--format", "html"],
        ["explain", "Data/museum", "ghana-2024-codeo"],
    ]

    @Test(arguments: commands, ["en", "id"])
    func pagesKeepTheRules(command: [String], language: String) throws {
        guard let chromium = Tool.named("chromium") else { return }
        try Program.inScratch { scratch in
            let run = try Program.run(
                command + ["--lang", language, "--out", scratch.appending(path: "out").path]
                    + (["explain"].contains(command[0]) ? [] : ["--quiet"]))
            #expect(run.status == 0, "\(run.errors)")
            let out = scratch.appending(path: "out")
            let pages = (FileManager.default.subpaths(atPath: out.path) ?? []).filter {
                $0.hasSuffix(".html") && !$0.contains("charts/")
            }.sorted()
            #expect(!pages.isEmpty)
            // The first page, and one of those below it.
            let first = pages.filter { ["report.html", "index.html", "\(language)/index.html"].contains($0) }
            for page in first + pages.filter({ !first.contains($0) }).prefix(1) {
                for (width, isDark) in [(320, false), (320, true), (1200, false)] {
                    let (said, console) = try Self.ask(
                        chromium, out.appending(path: page), width: width, isDark: isDark)
                    #expect(
                        said.faults.isEmpty,
                        "\(page) \(width) \(isDark ? "dark" : "light"): \(said.faults.joined(separator: "\n"))"
                    )
                    #expect(said.width == width && said.dark == isDark)
                    #expect(console.isEmpty, "\(page): \(console)")
                }
            }
        }
    }

    /// A page with each fault is seen through.
    @Test func theRulesSeeFaults() throws {
        guard let chromium = Tool.named("chromium") else { return }
        try Program.inScratch { scratch in
            let page = scratch.appending(path: "bad.html")
            try """
            <!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"></head><body>
            <h1>A</h1><h3 id="x">B</h3><p id="x" style="color:#999">pale</p><a href="#none"></a>
            <table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>
            <div style="width:2000px">wide</div><input type="radio"><details>no</details>
            </body></html>
            """.write(to: page, atomically: true, encoding: .utf8)
            let said = try Self.ask(chromium, page, width: 320, isDark: false).said
            let rules = Set(said.faults.map { String($0.prefix { $0 != ":" }) })
            #expect(
                rules == [
                    "scrolls sideways", "language", "title", "landmark", "headings", "id twice", "table",
                    "link", "fold",
                    "field", "contrast",
                ])
        }
    }
}
