import Foundation
import Testing

@Suite struct BadInputTests {
    static let broken: [String] = {
        let folder = Program.root.appending(path: "Data/broken")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasSuffix(".md") }.sorted()
    }()

    @Test func thereAreBrokenFolders() { #expect(Self.broken.count >= 20) }

    @Test(arguments: broken)
    func everyBrokenFolderEndsInASentenceAndNoOutput(name: String) throws {
        try Program.inScratch { scratch in
            let out = scratch.appending(path: "report")
            let run = try Program.run(["reconcile", "Data/broken/\(name)", "--out", out.path])
            #expect(run.status == 65)
            #expect(run.output.isEmpty)
            #expect(run.errors.hasPrefix("sanding: "))
            #expect(run.errors.contains(".csv") || run.errors.contains("datapackage.json"))
            #expect(run.errors.hasSuffix("Nothing was written.\n"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
        }
    }

    @Test func aWrongFlagSuggestsTheRightOne() throws {
        let run = try Program.run(["reconcile", "Data/pilkada-2018", "--lnag", "id"])
        #expect(run.status == 64)
        #expect(
            run.errors
                == "sanding: sanding reconcile: unknown option --lnag; did you mean --lang? 'sanding reconcile --help' "
                + "lists the options.\n")
    }

    /// Before anything is said to be missing: the option that was meant is there.
    @Test(arguments: [
        ("reconcile --smaple s.csv --official o.csv", "--smaple", "--sample"),
        ("estimate s.csv --stratm x", "--stratm", "--stratum"),
        ("check a.csv --fomr any", "--fomr", "--form"),
        ("diff a.csv b.csv --threds=2", "--threds", "--threads"),
        ("plan s.csv --statoins 5", "--statoins", "--stations"),
        ("simulate --statons 5", "--statons", "--stations"),
    ])
    func everyCommandNamesTheOptionThatIsMeant(words: String, wrong: String, right: String) throws {
        let run = try Program.run(words.split(separator: " ").map(String.init))
        #expect(run.status == 64)
        #expect(run.errors.contains("unknown option \(wrong); did you mean \(right)?"), "\(run.errors)")
    }

    @Test(arguments: [
        (["reconcile", "no-such-folder"], 66, "there is no such folder; check the name"),
        (["reconcile", "README.md"], 66, "this is a file; give the folder that holds contests.csv"),
        (["reconcile", "Data"], 66, "the folder has no contests.csv"),
        (
            ["reconcile", "Data/pilkada-2018", "--contest", "x"], 64,
            "--contest x: the folder has no such contest"
        ),
        (["reconcile", "Data/pilkada-2018", "--level", "95"], 64, "a level lies between 0.5 and 1"),
        (["reconcile", "Data/pilkada-2018", "--edge-level", "0.9"], 64, "must be larger than --level"),
        (["reconcile", "Data/pilkada-2018", "--out", "README.md"], 73, "there is a file of this name"),
        (["reconcile", "Data/pilkada-2018", "--out", "Sources"], 73, "is not part of a report by sanding"),
        (["reconcile", "Data/pilkada-2018", "--out", "/proc/x"], 73, "choose another folder with --out"),
        (["reconcile"], 64, "Give an election folder, or --sample and --official"),
        (
            ["reconcile", "Data/pilkada-2018", "--format", "html,docx"], 64,
            "'docx' is no format; there are html"
        ),
        (["reconcile", "Data/pilkada-2018", "--out", ""], 64, "--out needs the name of a folder."),
        (["reconcil", "Data/pilkada-2018"], 64, "there is no command 'reconcil'; did you mean 'reconcile'?"),
        (["zzzzzzzz"], 64, "there is no command 'zzzzzzzz'; there are reconcile, "),
        (["\u{1B}]0;x\u{7}"], 64, "there is no command '\\u{1B}]0;x\\u{07}'"),
        (["reconcile", "Data/pilkada-2018", "--lang", "\u{202E}x\u{1B}[31m"], 64, "\\u{202E}x\\u{1B}[31m"),
        (["diff", "a.csv", "b.csv", "--levels", "station_no"], 64, "The column station_no holds no regions"),
        (["check", "a.csv", "--levels", "county,ward,county"], 64, "The column county is named twice"),
        (["estimate", "a.csv", "--levels", "votes_1"], 64, "The column votes_1 holds no regions"),
        (["estimate", "a.csv", "--levels", ","], 64, "Name columns of regions"),
    ])
    func everyMistakeHasASentence(arguments: [String], status: Int, sentence: String) throws {
        let run = try Program.run(arguments)
        #expect(run.status == Int32(status))
        #expect(run.errors.contains(sentence))
        #expect(run.output.isEmpty)
    }

    @Test func namesCannotRunAnything() throws {
        try Program.inScratch { scratch in
            let out = scratch.appending(path: "report")
            let run = try Program.run([
                "reconcile", "Tests/PublishingTests/Fixtures/script-in-name", "--out", out.path, "--quiet",
            ])
            #expect(run.status == 0)
            for (path, data) in try Program.contents(of: out) {
                let text = String(decoding: data, as: UTF8.self)
                if path.hasSuffix(".html") || path.hasSuffix(".svg") || path.hasSuffix(".md") {
                    #expect(!text.contains("<script"), "\(path)")
                }
                if path.hasSuffix(".csv") {
                    #expect(!text.contains(",=cmd") && !text.contains("\n=cmd"), "\(path)")
                    #expect(!text.contains(",\"=cmd"), "\(path)")
                }
            }
        }
    }
}
