import Elections

extension VotesAtStake {
    /// Votes that a recap has and the stations lack, whether they have no row of the region or leave its figures empty.
    ///
    /// The count that says who leads is that of the stations: what they lack could change it. What a recap lacks could not:
    /// the stations, or the other recap, count it, and a sum above that lacks it too is a mismatch with votes of its own.
    ///
    /// - Parameters:
    ///   - units: Regions of the recap's lowest level.
    ///   - recap: The recap that has them.
    ///   - source: What lacks them: the position of a recap, `nil` for the stations.
    ///   - blank: Positions of the figures that are lacking; all where `nil`.
    /// - Returns: Valid votes, or those of all choices where they are not given, or of the choices that are lacking where
    ///   others are there; `nil` where no votes are lacking.
    static func uncounted(
        _ units: [Int], of recap: RecapTable, from source: Int?, blank: [Int]? = nil
    ) -> Int? {
        guard source == nil else { return nil }
        let lacking = blank ?? Array(recap.measures.indices)
        func isChoice(_ place: Int) -> Bool {
            if case .votes = recap.measures[place] { true } else { false }
        }
        let choices = lacking.filter(isChoice)
        let valid = lacking.filter { recap.measures[$0] == .field(.valid) }
        let areAll = choices.count == recap.measures.indices.count(where: isChoice)
        let columns = areAll && !valid.isEmpty ? valid : choices
        guard !columns.isEmpty else { return nil }
        return units.reduce(0) { total, unit in
            columns.reduce(total) { $0 + recap.sums.sum($1, unit) }
        }
    }
}

extension CountCheck {
    /// Whether a recap lists a region of another file neither under its own name nor under another one.
    func lacksRegions(_ file: String) -> Bool {
        let renamed = Set(
            findings.compactMap { finding -> Int? in
                guard case .cause(let cause) = finding.kind else { return nil }
                switch cause.what {
                case .underOtherName, .otherName, .regionsExchanged: return finding.cause
                default: return nil
                }
            })
        return findings.contains { finding in
            switch finding.kind {
            case .level(.regionNotListed(_, in: file, from: _, alike: _)),
                .level(.regionsNotListed(lower: _, upper: file, _)):
                finding.cause.map { !renamed.contains($0) } ?? true
            default: false
            }
        }
    }
}
