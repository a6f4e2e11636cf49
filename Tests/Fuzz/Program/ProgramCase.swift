import Foundation

/// A run of the whole program: its files, its arguments and what is known of the right answer.
struct ProgramCase {
    var command: String
    /// Everything behind the command.
    var arguments: [String] = []
    /// Contents by path below the folder in which the program runs.
    var files: [String: [UInt8]] = [:]
    /// What comes through a pipe on standard input.
    var input: [UInt8]?
    var expectation = Expectation.none
    /// A signal that comes while the program works, and after how many milliseconds.
    var interruption: (signal: Int32, after: Int)?

    /// What a run without a fault must say.
    enum Expectation {
        case none
        /// Forms and sums of a file of stations.
        case check(file: String, levels: [String], recapsFit: Bool)
        case diff(old: String, new: String, levels: [String])
        /// Shares of a sample in which stations weigh the same.
        case estimate(file: String, levels: [String])
        /// Number of stations of a full count.
        case plan(file: String, levels: [String])
        /// Shares of a full count.
        case simulate(file: String, levels: [String])
        /// Votes of each candidate of all pages.
        case convert(votes: [Int])
        /// Votes of each pair by contest.
        case reconcile(votes: [String: [Int]])
    }

    static let seeds = ["1", "18446744073709551615", "18446744073709551616", "-1", "x"]

    /// Makes a run.
    init(_ random: inout FuzzRandom) {
        let makers: [(weight: Int, element: (inout FuzzRandom) -> ProgramCase)] = [
            (24, CountCases.check), (16, CountCases.diff), (16, SampleCases.estimate), (6, CountCases.plan),
            (4, CountCases.simulate), (12, SampleCases.reconcile), (14, FolderCases.reconcile),
            (4, FolderCases.check),
            (12, FolderCases.convert), (2, OptionCases.odd),
        ]
        self = random.pick(weighted: makers)(&random)
        if random.happens(80) { OptionCases.spoil(&self, &random) }
        if random.happens(40) { rename(&random) }
        if arguments.contains("out"), random.happens(100) { disturbOutput(&random) }
    }

    init(command: String) { self.command = command }

    /// Whether results go to standard output as JSON, into a folder, or are said in words.
    mutating func chooseOutput(_ random: inout FuzzRandom, folder: Bool = true) {
        switch random.below(10) {
        case 0...4: arguments.append("--json")
        case 5...7 where folder:
            arguments += ["--out", "out"]
            if random.happens(200) { arguments.append("--json") }
        case 8: arguments.append("--quiet")
        default: break
        }
        if folder, random.happens(200) { arguments += ["--lang", "id"] }
    }

    mutating func chooseThreads(_ random: inout FuzzRandom) {
        arguments += ["--threads", random.pick(["1", "2", "3"])]
    }

    /// Interrupts the run, or puts something of the user's where the report is to go.
    private mutating func disturbOutput(_ random: inout FuzzRandom) {
        expectation = .none
        switch random.below(8) {
        case 0: files["out/notes.txt"] = Array("mine\n".utf8)
        case 1: files["out/proof.json"] = Array("{".utf8)
        case 2: files["out"] = Array("a file\n".utf8)
        case 3:
            files["out/proof.json"] = Array("{\"schema\": \"sanding/proof/1\", \"outputs\": []}".utf8)
            files["out/report.md"] = Array("mine\n".utf8)
        default: interruption = (random.pick([SIGINT, SIGTERM]), random.within(1...60))
        }
    }

    /// Gives a file another name: names of files are input too.
    private mutating func rename(_ random: inout FuzzRandom) {
        guard let name = files.keys.sorted().first(where: { $0.hasSuffix(".csv") && !$0.contains("/") }),
            arguments.contains(name)
        else { return }
        let ugly = random.pick(UglyText.nasty + UglyText.controls)
            .unicodeScalars.filter { $0.value != 0 && $0 != "/" }.map(String.init).joined()
        let new = "x" + ugly + ".csv"
        guard new.utf8.count < 200, files[new] == nil else { return }
        files[new] = files.removeValue(forKey: name)
        arguments = arguments.map { $0 == name ? new : $0 }
        expectation = .none
    }
}
