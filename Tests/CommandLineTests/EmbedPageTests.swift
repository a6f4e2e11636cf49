import Foundation
import Testing

/// Embedded charts in a real browser: they tell their height, need no more than the width of a telephone, and are whole where
/// scripts and styles are taken out.
@Suite struct EmbedPageTests {
    private static let chromium = "/usr/bin/chromium"

    /// A page after its scripts have run, as markup.
    private static func dump(_ page: URL, width: Int) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: chromium)
        process.arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000",
            "--window-size=\(width),900", "--dump-dom", "file://" + page.path,
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    /// The number that a page has written into an element.
    private static func number(_ name: String, in page: String) -> Int? {
        try? Regex("\(name)=(-?[0-9]+)").firstMatch(in: page).flatMap { $0[1].substring.flatMap { Int($0) } }
    }

    @Test func framesHearHeightsAndTelephonesNeedNoScrolling() throws {
        guard FileManager.default.isExecutableFile(atPath: Self.chromium) else {
            print("Skipped: Chromium is not on this machine")
            return
        }
        try Program.inScratch { scratch in
            let out = scratch.appending(path: "out")
            let run = try Program.run([
                "reconcile", "Data/pilkada-2018", "--contest", "pilgub-2018-jabar", "--quiet", "--format",
                "embed",
                "--lang", "id", "--out", out.path,
            ])
            #expect(run.status == 0)
            let name = "charts/interval-dots-pilgub-2018-jabar.embed.html"
            let parent = scratch.appending(path: "parent.html")
            let listener =
                "addEventListener('message',function(e){document.getElementById('o').textContent+=JSON.stringify(e.data)})"
            try Data(
                "<!DOCTYPE html><pre id=o></pre><script>\(listener)</script><iframe src=\"out/\(name)?childId=abc\" width=340></iframe>"
                    .utf8
            ).write(to: parent)
            let heard = try Self.dump(parent, width: 900)
            let height = try #require(
                heard.firstMatch(of: /pymxPYMxabcxPYMxheightxPYMx([0-9]+)/).flatMap { Int($0.1) })
            #expect(height > 800)
            #expect(heard.contains("{\"sentinel\":\"amp\",\"type\":\"embed-size\",\"height\":\(height)}"))

            let page = try String(contentsOf: out.appending(path: name), encoding: .utf8)
            let measure =
                "<script>var d=document,r=d.documentElement;d.title='over='+(r.scrollWidth-r.clientWidth)+';wide='+"
                + "d.querySelector('.wide').offsetHeight+';narrow='+d.querySelector('.narrow').offsetHeight</script>"
            // The smallest window of this browser is 500 wide; a frame is as narrow as it is told.
            let copy = out.appending(path: "charts/measured.html")
            try Data(page.replacing("</body>", with: measure + "</body>").utf8).write(to: copy)
            let title = "<script>onload=function(){document.title=frames[0].document.title}</script>"
            let frame = out.appending(path: "charts/frame.html")
            try Data(
                "<!DOCTYPE html>\(title)<iframe srcdoc=\"\(Self.quoted(page, measure))\" width=320></iframe>"
                    .utf8
            )
            .write(to: frame)
            let narrow = try Self.dump(frame, width: 900)
            #expect(Self.number("over", in: narrow) == 0 && Self.number("wide", in: narrow) == 0)
            #expect(Self.number("narrow", in: narrow).map { $0 > 400 } == true)
            let wide = try Self.dump(copy, width: 900)
            #expect(Self.number("over", in: wide) == 0 && Self.number("narrow", in: wide) == 0)

            // What an editor leaves that takes scripts and styles out.
            let bare = page.replacing(try Regex("(?s)<(script|style)\\b.*?</(script|style)>"), with: "")
            try Data(bare.replacing("</body>", with: measure + "</body>").utf8).write(to: copy)
            let left = try Self.dump(copy, width: 900)
            #expect(
                Self.number("wide", in: left).map { $0 > 400 } == true && Self.number("narrow", in: left) == 0
            )
        }
    }

    private static func quoted(_ page: String, _ measure: String) -> String {
        page.replacing("</body>", with: measure + "</body>").replacing("&", with: "&amp;")
            .replacing("\"", with: "&quot;")
    }
}
