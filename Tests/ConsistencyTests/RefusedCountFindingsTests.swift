import Elections
import Ground
import Testing

@testable import Consistency

/// Where a cell that is no count stands: line and column of a file, row and cell of a workbook.
@Suite struct RefusedCountFindingsTests {
    @Test func cellsHaveTheirPlace() throws {
        var refused = RefusedCounts()
        refused.add(
            TableProblem(file: "a.csv", line: 7, column: "votes_1", value: "1.5", TextFault.decimals))
        let ofText = try #require(RefusedCountFindings.of(refused, file: "a.csv", contest: "c").first)
        #expect(ofText.place == SourcePlace(file: "a.csv", line: 7, column: "votes_1"))
        var cells = RefusedCounts()
        for cell in ["AB17", "AB19"] {
            cells.add(
                TableProblem(
                    file: "a.xlsx", at: SheetPlace(sheet: "Data", cell: cell), value: "1.5",
                    TextFault.decimals))
        }
        let ofSheet = try #require(RefusedCountFindings.of(cells, file: "a.xlsx", contest: "c").first)
        #expect(ofSheet.place == SourcePlace(file: "a.xlsx", line: 17, column: "Data!AB17"))
        guard case .form(.notCounts(_, _, let count, let lines)) = ofSheet.kind else {
            Issue.record("another finding")
            return
        }
        #expect(count == 2 && lines == [17, 19])
    }
}
