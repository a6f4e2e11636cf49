import Elections
import Statistics

// How far a reading had come.
extension Reconciler {
    /// What is said of the stage of a reading; `nil` where it was asked for by its name.
    func stageReason(_ reading: QuickCountReading, isOnly: Bool) -> ReasonCode? {
        if reading.isStageAssumed { return .stageAssumedFinal }
        if reading.stage == .garbled { return .stageGarbled }
        if reading.stage == .final, let part = reading.dataInPercent?.value, part < Reconciler.finalPercent {
            return .finalWithPart
        }
        if options.stages.contains(reading.stage) { return nil }
        guard reading.stage == .unknown, options.stages.contains(.final) else {
            return ReasonCode(stage: reading.stage)
        }
        if let part = reading.dataInPercent?.value {
            return part >= Reconciler.finishedPercent ? .stageUnknownComplete : .stageUnknown
        }
        return isOnly ? .stageUnknownOnly : .stageUnknown
    }

    /// Part of the sample from which a count is taken as finished, percent.
    static let finishedPercent = 95.0

    /// Part of the sample that a count has at least when it is final, percent: stations that never answer are fewer than that.
    static let finalPercent = 75.0
}
