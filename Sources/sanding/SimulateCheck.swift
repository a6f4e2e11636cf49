import ArgumentParser
import SandingKit

/// What goes together among the options of a simulation.
struct SimulateCheck {
    let file: String?
    let sample: SampleOptions
    let invented: InventedOptions
    let simulation: SimulationOptions

    /// - Throws: `ValidationError` with what to do.
    func check() throws {
        if file != nil && invented.synthetic != nil {
            throw ValidationError(
                "--synthetic: a count cannot be both read and invented; leave out the file or --synthetic.")
        }
        if file == nil && invented.synthetic == nil {
            throw ValidationError(
                "There is no count to draw from; give STATIONS.csv or --synthetic with the shares, such as "
                    + "--synthetic 0.5,0.3,0.2.")
        }
        if file == nil && simulation.by != nil {
            throw ValidationError("--by names a column of a file; an invented count has none.")
        }
        if file == nil && (!sample.stratum.isEmpty || sample.cluster != nil) {
            throw ValidationError(
                "--stratum and --cluster name columns of a file; an invented count has strata (--strata) and "
                    + "clusters of its own.")
        }
        if file != nil && sample.kind.usesClusters && sample.cluster == nil {
            throw ValidationError(
                "--design \(sample.kind.rawValue): name the column of the clusters with --cluster, such as "
                    + "--cluster village_code.")
        }
        if file != nil && sample.kind == .stratified && sample.stratum.isEmpty {
            throw ValidationError(
                "--design stratified: name the columns of the strata with --stratum, such as --stratum "
                    + "province_code.")
        }
    }
}
