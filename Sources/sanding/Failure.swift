import ArgumentParser
import Consistency
import Estimation
import Reconciliation
import Statistics
import Tables

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
            Console.error(failure.message)
            throw ExitCode(failure.status.rawValue)
        }
    }

    init(status: Status, message: String) {
        self.status = status
        self.message = message
    }

    private init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let problems as TableProblems:
            self.init(status: .badData, message: "\(problems)\nNothing was written.")
        case let fault as FileFault:
            let status: Status =
                switch fault.kind {
                case .missing: .inputMissing
                case .unreadable: .inputOutput
                case .unwritable: .cannotWrite
                }
            self.init(status: status, message: "\(fault)")
        case is SampleFault, is EstimationError, is StatisticsError:
            self.init(status: .badData, message: "\(error)")
        case let fault as RuleFault:
            self.init(status: .badData, message: "the rule \(fault)")
        default:
            self.init(
                status: .bug,
                message: "this should not happen and is a bug in sanding: \(error). Please report it with "
                    + "the command and the input.")
        }
    }
}
