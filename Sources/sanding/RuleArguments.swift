import ArgumentParser
import SandingKit

/// The rules of the forms and the terms of the election.
struct RuleArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Terms of the election: reserve ballots, station size; none for plain arithmetic (default: by kind and "
                + "day of a contest of kind pilkada or pemilu, else none).", valueName: "id"))
    var form: String?

    @Option(
        help: ArgumentHelp(
            "Rules of your own, added to the built-in ones; the same id replaces them.", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var rules: String?

    /// Options that change the result.
    var arguments: [String: String] { ["form": form, "rules": rules].compactMapValues { $0 } }

    var options: RuleOptions { RuleOptions(form: FormChoice(form), file: rules) }
}
