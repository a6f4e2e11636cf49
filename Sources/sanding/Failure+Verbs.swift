import SandingKit

extension Failure {
    /// What a verb could not do, in terms of the options that ask for it.
    init(_ error: SandingError) {
        self.init(status: Failure.status(error), message: Failure.message(error))
    }

    private static func status(_ error: SandingError) -> Status {
        switch error {
        case .contestWithoutFolder, .unknownContest, .unknownForm, .columnOfCounts, .unknownPair,
            .tooManyStations, .tooFewStations, .tooManySamples, .notANumber:
            .usage
        case .noStratumWithTwo, .rulesNotJSON, .rulesOfOtherShape, .rule, .table, .sample, .estimation,
            .statistics:
            .badData
        case .file(let fault):
            switch fault.kind {
            case .missing: .inputMissing
            case .unreadable: .inputOutput
            case .unwritable: .cannotWrite
            }
        }
    }

    private static func message(_ error: SandingError) -> String {
        switch error {
        case .contestWithoutFolder(let contest): "--contest \(contest): only an election folder has contests"
        case .unknownContest(let contest, let known, let isFolder):
            "--contest \(contest): the \(isFolder ? "folder" : "input") has no such contest; it has "
                + CountText.list(known)
        case .unknownForm(let form, let known):
            "--form \(form): there is no such form; there are " + CountText.list(known)
        case .columnOfCounts(let column, let role):
            "\(option(role)) \(column): the column holds counts; name one that holds codes."
        case .unknownPair(let pair, let pairs, let role):
            "\(option(role)) \(pair): the pairs are numbered from 1 to \(pairs); give one of these."
        case .tooManyStations(let asked, let count):
            "--stations \(asked): the count has only \(CountText.of(count, .station)); give at most so many."
        case .tooFewStations(let asked, let least, let perStratum):
            "--stations \(asked): at least \(least) are needed (\(perStratum) in every stratum); take more "
                + "or name a coarser column with --stratum."
        case .noStratumWithTwo:
            "no stratum has two stations, so nothing shows how stations of one stratum differ; "
                + "name a coarser column with --stratum."
        case .tooManySamples(let asked, let most, let pairs):
            "--replicates \(asked): too many for \(pairs) pairs; give at most \(most)."
        case .rulesNotJSON(let file, let line, let reason):
            "\(file), line \(line): \(reason); compare the file with sanding check --print-rules"
        case .rulesOfOtherShape(let file, let reason):
            "\(file): \(reason); see sanding check --print-rules"
        case .rule(let file, let fault):
            file.map { "\($0): the rule \(fault)\nNothing was written." } ?? "the rule \(fault)"
        case .table(let problems): "\(problems)\nNothing was written."
        case .file, .sample, .estimation, .statistics, .notANumber: "\(error)"
        }
    }

    private static func option(_ role: SandingError.ColumnRole) -> String {
        switch role {
        case .stratum: "--stratum"
        case .cluster: "--cluster"
        case .regions: "--by"
        }
    }

    private static func option(_ role: SandingError.PairRole) -> String {
        switch role {
        case .target: "--pair"
        case .missing: "--missing-by-pair"
        }
    }
}
