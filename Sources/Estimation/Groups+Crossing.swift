extension Groups {
    /// Labels of several columns taken together, such as province and urban; the labels are joined by a slash.
    ///
    /// Groups that differ stay different, also where their joined labels are alike.
    /// - Parameter columns: at least one, all of the same length.
    /// - Throws: ``EstimationError/emptySample`` without a column,
    ///   ``EstimationError/columnLength(column:have:need:)``.
    public init(crossing columns: [Groups]) throws(EstimationError) {
        guard var crossed = columns.first else { throw .emptySample }
        for column in columns.dropFirst() {
            guard column.count == crossed.count else {
                throw .columnLength(column: "groups", have: column.count, need: crossed.count)
            }
            crossed = crossed.crossed(with: column)
        }
        self = crossed
    }

    /// Whether no group has members in two groups of `other`.
    ///
    /// - Parameter other: groups of the same rows.
    public func isNested(in other: Groups) -> Bool {
        guard other.count == count else { return false }
        var outer = [Int32](repeating: -1, count: labels.count)
        for (own, code) in zip(codes, other.codes) {
            if outer[Int(own)] < 0 { outer[Int(own)] = code }
            if outer[Int(own)] != code { return false }
        }
        return true
    }

    /// The same groups without those that have no row, in order of first appearance.
    public func withoutEmptyGroups() -> Groups {
        var new = [Int32](repeating: -1, count: labels.count)
        var kept: [String] = []
        let codes = self.codes.map { code -> Int32 in
            if new[Int(code)] < 0 {
                new[Int(code)] = Int32(kept.count)
                kept.append(labels[Int(code)])
            }
            return new[Int(code)]
        }
        return Groups(codes: codes, labels: kept)
    }

    private func crossed(with other: Groups) -> Groups {
        var known: [Int64: Int32] = [:]
        var names = Set<String>()
        var labels: [String] = []
        var codes: [Int32] = []
        codes.reserveCapacity(count)
        for (own, code) in zip(self.codes, other.codes) {
            let key = Int64(own) << 32 | Int64(code)
            if let found = known[key] {
                codes.append(found)
                continue
            }
            let plain = "\(self.labels[Int(own)])/\(other.labels[Int(code)])"
            var name = plain
            var number = 1
            while !names.insert(name).inserted {
                number += 1
                name = "\(plain) (\(number))"
            }
            known[key] = Int32(labels.count)
            codes.append(Int32(labels.count))
            labels.append(name)
        }
        return Groups(codes: codes, labels: labels)
    }
}
