/// What is known of the error of some rows before any value is looked at.
extension SampleDesign {
    /// Whether all strata of some rows were read completely, in both stages.
    ///
    /// - Parameter rows: The rows.
    public func isComplete(rows: [Int]) -> Bool {
        guard !rows.isEmpty, selection == nil, strata(of: rows).allSatisfy({ strata[$0].isCensus }) else {
            return false
        }
        guard let secondStage else { return true }
        var read: [Int32: Double] = [:]
        for row in rows { read[units[row], default: 0] += 1 }
        return read.allSatisfy { secondStage[Int($0.key)] == $0.value }
    }

    /// Whether some stratum of some rows shows how its units differ: neither one unit of several, nor all of them.
    ///
    /// - Parameter rows: The rows.
    public func showsDifferences(rows: [Int]) -> Bool {
        secondStage != nil || selection != nil
            || strata(of: rows).contains { !strata[$0].isLonely && !strata[$0].isCensus }
    }

    private func strata(of rows: [Int]) -> Set<Int> {
        Set(rows.map { Int(stratumOfUnit[Int(units[$0])]) })
    }
}
