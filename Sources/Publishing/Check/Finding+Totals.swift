import Elections

extension Finding {
    /// The total that it is of, where it is of one.
    var total: FindingKind.TotalRow? {
        switch kind {
        case .station(.totalRows(let rows)), .level(.totalRows(let rows, _)): rows.count == 1 ? rows[0] : nil
        case .station(.totalNotSum(let row)), .level(.totalNotSum(let row, _)): row
        default: nil
        }
    }

    /// A finding on several totals as one on each, at its own line: a person looks at each of them.
    var ofEachTotal: [Finding] {
        guard let rows = totals else { return [self] }
        return rows.map { keeping([$0]) }
    }

    /// The same finding on some of its totals; they stand in the order of the file.
    func keeping(_ rows: [FindingKind.TotalRow]) -> Finding {
        var finding = self
        if case .level(.totalRows(_, let file)) = kind {
            finding.kind = .level(.totalRows(rows, file: file))
        } else {
            finding.kind = .station(.totalRows(rows))
        }
        finding.place.line = rows.first?.line
        finding.found = "\(rows.count)"
        return finding
    }

    /// Totals that it lists.
    var totals: [FindingKind.TotalRow]? {
        switch kind {
        case .station(.totalRows(let rows)), .level(.totalRows(let rows, _)): rows
        default: nil
        }
    }
}
