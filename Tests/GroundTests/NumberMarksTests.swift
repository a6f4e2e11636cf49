import Foundation
import Testing

@testable import Ground

/// Number styles are named only where all numbers are read rightly in them.
@Suite struct NumberMarksTests {
    private static func faults(_ text: String, keepsRefused: Bool = false) throws -> [TextFault] {
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: url) }
        try text.write(to: url, atomically: true, encoding: .utf8)
        var reader = ColumnReader([
            ColumnRequest("a", .count), ColumnRequest("b", .count),
            ColumnRequest("w", .number, isRequired: false),
        ])
        reader.keepsRefusedCounts = keepsRefused
        do {
            return try reader.read(url, name: "s.csv").refused.kinds.compactMap(\.fault)
        } catch let problems as TableProblems {
            return problems.problems.compactMap { $0.kind as? TextFault }
        }
    }

    @Test func marksOfOneKindNameAStyle() throws {
        #expect(
            try Self.faults("a,b\n1.234,2.345\n5,6\n") == [
                .grouped(digits: "1234", style: "id"), .grouped(digits: "2345", style: "id"),
            ])
    }

    @Test func marksOfTwoKindsNameNone() throws {
        #expect(
            try Self.faults("a,b\n1.234,\"2,345\"\n5,6\n") == [
                .grouped(digits: "1234", style: ""), .grouped(digits: "2345", style: ""),
            ])
        #expect(
            try Self.faults("a,b\n1.234,\"2,345\"\n5,6\n7,8\n", keepsRefused: true) == [
                .grouped(digits: "", style: ""), .grouped(digits: "", style: ""),
            ])
    }

    @Test func decimalsWithTheOtherMarkNameNone() throws {
        // In the style that makes 1.234 a whole number 0.512 would be 512.
        #expect(try Self.faults("a,b,w\n1.234,2,0.512\n") == [.grouped(digits: "1234", style: "")])
        #expect(try Self.faults("a,b,w\n\"1,234\",2,0.512\n") == [.grouped(digits: "1234", style: "en")])
        #expect(try Self.faults("a,b,w\n1.234,2,3\n") == [.grouped(digits: "1234", style: "id")])
    }
}
