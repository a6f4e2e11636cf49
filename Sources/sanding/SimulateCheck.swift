import ArgumentParser
import SandingKit
import Wording

/// What goes together among the options of a simulation.
struct SimulateCheck {
    let file: String?
    let sample: SampleOptions
    let invented: InventedOptions
    let simulation: SimulationOptions

    /// - Throws: `ValidationError` with what to do.
    func check() throws {
        if file != nil && invented.synthetic != nil {
            throw ValidationError(.readAndInvented)
        }
        if file == nil && invented.synthetic == nil {
            throw ValidationError(.nothingToDrawFrom)
        }
        if file == nil && simulation.by != nil {
            throw ValidationError(.regionsOfInvented)
        }
        if file == nil && (!sample.stratum.isEmpty || sample.cluster != nil) {
            throw ValidationError(.columnsOfInvented)
        }
        if file != nil && sample.kind.usesClusters && sample.cluster == nil {
            throw ValidationError(.designNeedsCluster(sample.kind.rawValue))
        }
        if file != nil && sample.kind == .stratified && sample.stratum.isEmpty {
            throw ValidationError(.designNeedsStratum)
        }
    }
}
