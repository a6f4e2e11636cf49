import Foundation
import Testing

@Suite struct HelpTests {
    @Test func theVersionIsOneLine() throws {
        let run = try Program.run(["--version"])
        #expect(run.status == 0)
        #expect(run.output.split(separator: "\n").count == 1)
    }

    @Test func sandingAloneShowsWhatItCanDo() throws {
        let run = try Program.run([])
        #expect(run.status == 0)
        #expect(run.output.contains("sanding reconcile Data/pilkada-2018"))
        #expect(run.output.contains("SUBCOMMANDS"))
    }

    @Test func everyOptionIsExplained() throws {
        let run = try Program.run(["reconcile", "--help"])
        #expect(run.status == 0)
        for option in [
            "--out", "--format", "--lang", "--audience", "--numbers", "--contest", "--fail-on",
            "--json", "--quiet", "--no-color", "--level", "--edge-level", "--adjust", "--alpha",
            "--stage", "--equivalence-margin", "--version", "--help",
        ] {
            #expect(run.output.contains(option), "\(option)")
        }
    }

    @Test(arguments: ["estimate", "reconcile"])
    func everyOptionOfADesignIsExplained(command: String) throws {
        let run = try Program.run([command, "--help"])
        #expect(run.status == 0)
        for option in [
            "--stratum", "--cluster", "--stages", "--weight", "--probability", "--probability-variance",
            "--joint", "--draw-probability", "--order", "--poststratify", "--frame", "--estimator",
            "--variance", "--replicates", "--lonely-stratum", "--interval", "--levels", "--seed",
            "--threads", "--by", "--out", "--format", "--json", "--quiet", "separate-ratio",
            "korn-graubard", "hartley-rao",
        ] {
            #expect(run.output.contains(option), "\(option)")
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionsAreGenerated(shell: String) throws {
        let run = try Program.run(["--generate-completion-script", shell])
        #expect(run.status == 0)
        #expect(run.output.contains("equivalence-margin"))
    }
}
