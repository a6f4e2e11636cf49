import ArgumentParser
import Foundation
import SandingKit
import Wording

/// An end of the run that a person can do something about, with its exit status (sysexits.h).
struct Failure: Error {
    enum Status: Int32 {
        case usage = 64
        case badData = 65
        case inputMissing = 66
        case bug = 70
        case cannotWrite = 73
        case inputOutput = 74
    }

    var status: Status
    var message: String

    /// Runs a command; what it throws becomes a sentence on standard error and an exit status.
    static func reporting(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let code as ExitCode {
            throw code
        } catch {
            let failure = Failure(error)
            Console.error(OptionNames.typed(failure.message))
            throw ExitCode(failure.status.rawValue)
        }
    }

    init(status: Status, message: String) {
        self.status = status
        self.message = message
    }

    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as SandingError: self.init(error)
        case let problems as TableProblems: self.init(SandingError.table(problems))
        case let fault as FileFault: self.init(SandingError.file(fault))
        case let fault as SampleFault: self.init(SandingError.sample(fault))
        case let fault as EstimationError: self.init(SandingError.estimation(fault))
        case let fault as StatisticsError: self.init(SandingError.statistics(fault))
        default:
            let found = error as NSError
            guard [NSCocoaErrorDomain, NSPOSIXErrorDomain].contains(found.domain) else {
                self.init(status: .bug, message: Spoken.ofProgram.bug("\(error)"))
                return
            }
            // A file of which no room says more than Foundation does.
            let path =
                (found.userInfo[NSFilePathErrorKey] as? String).map { $0.escapedForTerminal + ": " } ?? ""
            let cause = FileCause.unreadable(SystemRefusal(of: error))
            self.init(status: .inputOutput, message: path + Spoken.ofProgram.sentence(cause))
        }
    }
}
