import Ground

extension CodeColumn {
    /// Codes of several columns taken together, as `crossed(with:)` takes two.
    ///
    /// - Parameter columns: at least one, all of the same length.
    /// - Throws: ``EstimationError/emptySample`` without a column,
    ///   ``EstimationError/columnLength(column:have:need:)``.
    public init(crossing columns: [CodeColumn]) throws(EstimationError) {
        guard var crossed = columns.first else { throw .emptySample }
        for column in columns.dropFirst() {
            guard column.count == crossed.count else {
                throw .columnLength(column: "groups", have: column.count, need: crossed.count)
            }
            crossed = crossed.crossed(with: column)
        }
        self = crossed
    }
}
