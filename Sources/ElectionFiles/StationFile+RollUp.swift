import Elections
import Foundation
import Ground

extension StationFile {
    /// Sums a file of stations over its regions, without keeping the stations.
    ///
    /// Gives what `RollUp` gives for the table that ``read(_:name:)`` reads, of which it needs
    /// the region codes, the main totals and the votes only. Memory is that of the region units, not of the
    /// stations, except where the file has quotes or comes compressed or through a pipe.
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    /// - Throws: `TableProblems` with the faults found; `FileFault` where the file cannot be read.
    public func rollUp(_ url: URL, name: String) throws -> RollUp {
        var file = self
        file.readsStationNumbers = false
        file.fields = StationField.mainTotals
        file.labels = []
        file.numbers = []
        let result = try file.scan(url, name: name) { columns in
            RollUpBuilder(levels: columns.levels, measures: columns.measures)
        }
        return result.state.rollUp(codes: result.codes)
    }
}
