/// A column of labels as whole-number codes, in order of first appearance.
public struct Groups: Sendable, Equatable {
    /// Code of each row.
    public let codes: [Int32]
    /// Label of each code.
    public let labels: [String]

    public init(_ column: [String]) {
        var known: [String: Int32] = [:]
        var labels: [String] = []
        var codes: [Int32] = []
        codes.reserveCapacity(column.count)
        for label in column {
            if let code = known[label] {
                codes.append(code)
            } else {
                let code = Int32(labels.count)
                known[label] = code
                labels.append(label)
                codes.append(code)
            }
        }
        self.codes = codes
        self.labels = labels
    }

    /// Codes made elsewhere: code `i` stands for `labels[i]`.
    public init(codes: [Int32], labels: [String]) {
        self.codes = codes
        self.labels = labels
    }

    /// Number of rows.
    public var count: Int { codes.count }
}
