import Foundation
import Testing

/// Pictures as people ask for them: what is written, that it repeats, and what a machine is told that cannot draw.
@Suite struct PictureCommandTests {
    private static func draw(
        _ formats: String, into folder: URL, environment: [String: String] = [:], language: String = "en"
    ) throws -> Program.Result {
        try Program.run(
            [
                "reconcile", "Data/pilkada-2018", "--contest", "pilgub-2018-jabar", "--quiet", "--lang",
                language,
                "--format", formats, "--out", folder.path,
            ], environment: environment)
    }

    @Test func picturesAreTheSameTwice() throws {
        try Program.inScratch { scratch in
            let folders = ["a", "b"].map { scratch.appending(path: $0) }
            for folder in folders { #expect(try Self.draw("png,pdf", into: folder).status == 0) }
            let (one, other) = (try Program.contents(of: folders[0]), try Program.contents(of: folders[1]))
            #expect(one == other)
            let charts = one.keys.filter { $0.hasPrefix("charts/") }
            for name in ["forest", "interval-dots-pilgub-2018-jabar"] {
                for end in [".card.png", ".mail.html", ".png", ".pdf", ".column.pdf"] {
                    #expect(charts.contains("charts/\(name)\(end)"))
                }
            }
            #expect(
                charts.allSatisfy {
                    !$0.hasSuffix(".csv") && ($0.hasSuffix(".card.svg") || !$0.hasSuffix(".svg"))
                })
        }
    }

    @Test func aDateThatIsGivenStandsInThePDF() throws {
        try Program.inScratch { scratch in
            let environment = ["SOURCE_DATE_EPOCH": "1530090061"]
            #expect(
                try Self.draw("pdf", into: scratch.appending(path: "a"), environment: environment).status == 0
            )
            let file = try Data(contentsOf: scratch.appending(path: "a/charts/forest.pdf"))
            #expect(String(decoding: file, as: Unicode.ASCII.self).contains("20180627090101Z"))
        }
    }

    @Test(arguments: [
        ("en", "install the Debian package librsvg2-2"), ("id", "pasang paket Debian librsvg2-2"),
    ])
    func withoutTheLibraryThereIsASentence(language: String, said: String) throws {
        try Program.inScratch { scratch in
            // The loader finds this one first, and it is no library.
            try Data().write(to: scratch.appending(path: "librsvg-2.so.2"))
            let environment = ["LD_LIBRARY_PATH": scratch.path]
            for format in ["png", "svg,pdf"] {
                let folder = scratch.appending(path: "out")
                let run = try Self.draw(format, into: folder, environment: environment, language: language)
                #expect(run.status == 73 && run.errors.contains(said), "\(run.errors)")
                #expect(!FileManager.default.fileExists(atPath: folder.path))
                #expect(
                    try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["librsvg-2.so.2"])
            }
            // Everything else goes on.
            #expect(
                try Self.draw("svg", into: scratch.appending(path: "b"), environment: environment).status == 0
            )
        }
    }

    @Test(arguments: [
        ("en", "install the Debian package fonts-noto-core"), ("id", "pasang paket Debian fonts-noto-core"),
    ])
    func withoutAFontThereIsASentence(language: String, said: String) throws {
        try Program.inScratch { scratch in
            let fonts = scratch.appending(path: "fonts.conf")
            try Data("<fontconfig><dir>\(scratch.path)/none</dir></fontconfig>".utf8).write(to: fonts)
            let run = try Self.draw(
                "png", into: scratch.appending(path: "out"), environment: ["FONTCONFIG_FILE": fonts.path],
                language: language)
            #expect(run.status == 73 && run.errors.contains(said), "\(run.errors)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["fonts.conf"])
        }
    }
}
