/// Options that are misspelt, missing or far out.
enum OptionCases {
    private static let words = [
        "--lvel", "--out", "--json", "--threads", "0", "-1", "99999999999999999999", "--level", "1e-9", "nan",
        "inf",
        "--seed", "18446744073709551616", "--help", "--version", "-h", "--", "", " ", "\u{1B}]0;x\u{7}",
        "\u{202E}x", "é",
        "--format", "html,x", "--format=", "--numbers", "id", "--numbers", "en", "--numbers", "space",
        "--numbers", "apostrophe", "--lang", "de",
        "--print-rules",
        "--contest", "/dev/null", "missing/a.csv", ".", "--stratum", "", "--by", "votes_1",
        "--levels", ",", "--levels", "a,,b", "--levels=station_no", "--sample", "--official", "--frame",
        "--no-color",
        "--fail-on=grave", "--out=", "--format", "md", "--format", "csv,json", "--rule", "majority",
        "--population", "-5",
        "--population", "9223372036854775807", "--office", "province", "--threads", "1000000000",
    ]

    /// Calls that are no run over files at all.
    static func odd(_ random: inout FuzzRandom) -> ProgramCase {
        var run = ProgramCase(
            command: random.pick([
                "", "chek", "help", "--version", "--help", "check", "diff", "plan", "simulate", "reconcile",
                "estimate", "convert", "\u{1B}[31m", "--generate-completion-script",
            ]))
        run.arguments = (0..<random.below(4)).map { _ in random.pick(words) }
        return run
    }

    /// Adds, changes or takes away a word.
    static func spoil(_ run: inout ProgramCase, _ random: inout FuzzRandom) {
        run.expectation = .none
        for _ in 0..<random.within(1...2) {
            let place = random.below(run.arguments.count + 1)
            switch random.below(4) {
            case 0 where place < run.arguments.count: run.arguments.remove(at: place)
            case 1 where place < run.arguments.count: run.arguments[place] = random.pick(words)
            case 2 where place < run.arguments.count: run.arguments.insert(run.arguments[place], at: place)
            default: run.arguments.insert(random.pick(words), at: place)
            }
        }
    }
}
