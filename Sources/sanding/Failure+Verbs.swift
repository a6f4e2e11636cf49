import SandingKit
import Wording

extension Failure {
    /// What a verb could not do, in terms of the options that ask for it.
    init(_ error: SandingError) {
        self.init(status: Failure.status(error), message: Failure.message(error))
    }

    private static func status(_ error: SandingError) -> Status {
        switch error {
        case .contestWithoutFolder, .unknownContest, .unknownReading, .unknownForm, .columnOfCounts,
            .unknownPair,
            .tooManyStations, .tooFewStations, .tooManySamples, .notANumber:
            .usage
        case .noStratumWithTwo, .rulesNotJSON, .rulesOfOtherShape, .rule, .table, .sample, .estimation,
            .statistics:
            .badData
        case .file(let fault):
            switch fault.kind {
            case .missing: .inputMissing
            case .unreadable: .inputOutput
            case .unusable: .badData
            case .unwritable: .cannotWrite
            }
        }
    }

    private static func message(_ error: SandingError) -> String {
        let said = error.sentence(Spoken.language, Spoken.vocabulary, by: .program)
        return switch error {
        case .table, .rule(.some, _): "\(said)\n\(Spoken.words.nothingWritten)"
        default: said
        }
    }
}
