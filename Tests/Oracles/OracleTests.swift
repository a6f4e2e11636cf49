import Foundation
import Testing

/// Every oracle case against the public API.
@Suite("Oracle")
struct OracleTests {
    @Test("The folder has cases and all of them can be read")
    func folder() {
        #expect(!OracleCase.all.cases.isEmpty, "no cases in \(OracleCase.root.path)")
        #expect(OracleCase.all.problems == [])
    }

    @Test("No method is both supported and listed as unsupported")
    func lists() {
        #expect(Methods.unsupported.intersection(Methods.supported.keys) == [])
    }

    @Test("Case", arguments: OracleCase.all.cases)
    func oracle(_ oracle: OracleCase) throws {
        guard let method = Methods.supported[oracle.method] else {
            guard Methods.unsupported.contains(oracle.method) else {
                Issue.record("\(oracle.id): unknown method \(oracle.method)")
                return
            }
            withKnownIssue("\(oracle.id): method \(oracle.method) is not supported") {
                Issue.record("\(oracle.method) is not supported")
            }
            return
        }
        let comparison = try Comparison(oracle.tolerance)
        let computed = try method(oracle)
        let differences = comparison.differences(expected: oracle.expected, computed: computed)
        #expect(differences == [], "\(oracle.id)")
    }
}
