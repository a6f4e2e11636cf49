import Consistency
import ElectionFiles
import Elections
import Foundation
import Ground

/// Two files of stations of one count, or folders that hold one each, of which the second is newer.
public struct DiffRequest: Sendable {
    public var old: String
    public var new: String
    public var reading: ReadingOptions
    public var rules: RuleOptions

    public init(
        old: String, new: String, reading: ReadingOptions = ReadingOptions(),
        rules: RuleOptions = RuleOptions()
    ) {
        self.old = old
        self.new = new
        self.reading = reading
        self.rules = rules
    }
}

/// What changed, with the stations it was made from, for who writes pages of it; ``result`` is what it says.
public struct ComparedCounts: Sendable {
    public let diff: CountDiff
    /// Terms of the election that the rules used.
    public let form: FormRulebook.Form?
    public let inputs: [InputFile]
    public let notices: [Notice]
    /// Names of the stations that findings name, where a file has any.
    public let directories: [StationDirectory]
    /// Names of the choices in the order of their columns, where a map gives them.
    public let choices: [String]

    /// What the things of the count are called: as its law says, or its levels.
    public var vocabulary: Vocabulary {
        form != nil ? .indonesian : Vocabulary(levels: diff.diff.levels)
    }
}

extension DiffRequest {
    /// Reads and compares.
    ///
    /// Keeps the calling thread busy until it is done; a task calls ``Sanding/diff(_:control:)``.
    /// - Parameter control: Threads, progress and the wish to end.
    /// - Throws: ``SandingError`` for faults of the files and of the rules, and for files that cannot be of one count;
    ///   `CancellationError`.
    public func run(_ control: WorkControl = WorkControl()) throws -> ComparedCounts {
        try Intake.run(reading, of: [old, new], rules: rules.file, threads: control.threads) {
            try compared($0, control)
        }
    }

    private func compared(_ intake: Intake, _ control: WorkControl) throws -> ComparedCounts {
        let folders = [old, new].map(ConvertedFolder.init)
        let (old, new) = (folders[0]?.stations ?? old, folders[1]?.stations ?? new)
        let book = try rules.book()
        let contest = folders.lazy.compactMap { $0 }.first { $0.day != nil }
        let form = try rules.form.form(in: book, kind: contest?.kind ?? .other, day: contest?.day)
        try InputPath.refuseMissing([old, new])
        for path in [old, new] { try FileFault.refuseStream(URL(fileURLWithPath: path), name: path) }
        let names = InputNames([old, new])
        let reading = intake.reading
        let read = try TableProblems.ofAll([old, new]) {
            try intake.stationsOnce($0, name: names[$0])
        }
        let files = read.map(\.file)
        try control.begin(.reading)
        let sides = try files.map { try SideFiles([$0]) }
        let (inputs, diff) = try InputFile.of(
            [old, new].map { InputPath($0).file } + intake.paths
                + sides.flatMap { $0.paths(without: nil) }.uniqued(), digests: reading.digests,
            threads: control.threads
        ) {
            let reader = StationFile(reading, threads: control.threads)
            let diff = StationDiff(try reader.joined(files[0], files[1]))
            if let other = diff.relabelling, other.shift != 0 {
                try SameElection.refuseRelabelled(files[0].name, files[1].name, other)
            }
            if let other = diff.otherElection {
                try SameElection.refuseOtherVoters(
                    files[0].name, files[1].name, differing: other.differing, inCommon: other.inCommon)
            }
            try control.begin(.comparing)
            return try CountDiff(
                diff, book: book, form: form, others: read.flatMap(\.findings),
                threads: control.threads)
        }
        try control.check()
        // A file in which they all stand once needs no column to tell them apart.
        let twice = files.enumerated().filter { place, _ in
            diff.diff.join.repeated.contains { (place == 0 ? $0.old : $0.new).count > 1 }
        }.map(\.element)
        let hints = try Notice.levelTellsApart(twice, reading, threads: control.threads)
        return ComparedCounts(
            diff: diff, form: form, inputs: inputs,
            notices: try intake.notices + Notice.on(files, levels: reading.levels) + hints,
            directories: try zip(files, sides).reversed().compactMap { file, sides in
                try StationDirectory.of(
                    file, findings: diff.findings, sides: sides, detail: .names, reading: reading,
                    threads: control.threads)
            }, choices: intake.choiceNames)
    }
}
