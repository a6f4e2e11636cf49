import Consistency
import Estimation
import Ground
import Reconciliation
import Statistics

/// Words about samples, rules and methods that give no result.
public protocol MethodFaultWords: WordingBasics {
    /// What follows the place of a fault of a sample.
    func sentence(_ fault: SampleFaultKind) -> String
    /// What follows the expression of a rule and the character where it goes wrong.
    func sentence(_ fault: RuleFaultKind) -> String
    /// An expression and the character at which it goes wrong.
    func place(expression: String, character: Int) -> String
    func sentence(_ error: EstimationError) -> String
    func sentence(_ error: StatisticsError) -> String
}

extension Wording {
    /// A fault of a sample with its place.
    public func sentence(_ fault: SampleFault) -> String { sentence(fault.problem) }

    /// A rule that makes no sense, with the place where it stops making any.
    public func sentence(_ fault: RuleFault) -> String {
        "\(place(expression: fault.shown, character: fault.position)): \(sentence(fault.kind))"
    }

    /// A number without a needless fraction.
    func plain(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }
}
