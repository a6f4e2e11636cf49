import Testing

@testable import Ground

/// Cells that are no counts, without those of rows that are left out.
@Suite struct RefusedCountsTests {
    private func refused(_ lines: ClosedRange<Int>) -> RefusedCounts {
        var refused = RefusedCounts()
        for line in lines {
            refused.add(
                TableProblem(
                    file: "r.csv", line: line, column: "valid", value: "-\(line)", TextFault.negative))
        }
        return refused
    }

    @Test func cellsOfRowsThatAreLeftOutAreNone() {
        let all = refused(2...101)
        #expect(all.kinds.map(\.cells) == [100])
        #expect(all.leavingOut(lines: []).kinds.map(\.cells) == [100])
        let rest = all.leavingOut(lines: [2, 3, 90])
        #expect(rest.kinds.map(\.cells) == [97] && rest.kinds[0].first.first?.line == 4)
        #expect(all.leavingOut(lines: Set(2...101)).isEmpty)
        // Of those beyond the first only the lines are known.
        let last = all.leavingOut(lines: Set(2...99))
        #expect(last.kinds.map(\.cells) == [2])
        #expect(last.kinds[0].first.map(\.line) == [100] && last.kinds[0].first[0].value == nil)
    }

    @Test func linesMoveTogether() {
        let moved = refused(2...40).mapping { problem in
            var problem = problem
            problem.line = problem.line.map { $0 + 10 }
            return problem
        }
        #expect(moved.kinds.map(\.cells) == [39])
        #expect(moved.leavingOut(lines: Set(12...49)).kinds[0].first.map(\.line) == [50])
    }
}
