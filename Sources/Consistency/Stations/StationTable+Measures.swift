import Elections
import Ground

// Figures of stations in the order in which rows are compared: those of the choices, then the others in their order.
extension StationTable {
    /// What its columns of counts are.
    var measures: [RollUp.Measure] {
        votes.indices.map { .votes(Choice(index: $0)) } + StationField.inOrder(fields.keys).map { .field($0) }
    }

    /// Its columns of counts.
    var figures: [CountColumn] { measures.compactMap(column) }
}
