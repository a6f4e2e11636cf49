import Foundation

/// Results of the product beside plain sums of the same file.
enum SumCheck {
    /// Shares of a sample in which every station weighs the same.
    ///
    /// Their base is the sum of the votes, or the column `valid` where the file has it.
    static func shares(_ shares: [Double], _ plain: PlainSums) -> [Fault] {
        let votes = (0..<plain.pairs).compactMap { plain.complete("votes_\($0 + 1)") }
        guard votes.count == plain.pairs, shares.count == plain.pairs else { return [] }
        let bases = [votes.reduce(0, +)] + [plain.complete("valid")].compactMap { $0 }
        for base in bases where base > 0 {
            let right = votes.map { Double($0) / Double(base) }
            if zip(shares, right).allSatisfy({ abs($0 - $1) < 1e-9 }) { return [] }
        }
        return bases.allSatisfy { $0 == 0 }
            ? []
            : [
                Fault(
                    kind: "estimate: shares differ from quotients of plain sums",
                    detail: "\(shares), plainly \(votes) of \(bases)")
            ]
    }
}
