import Foundation
import Testing

@testable import Ground

/// Columns of counts and codes, and what happens to whoever looks beside them.
@Suite struct CellsTests {
    @Test func missingIsNoNumber() {
        let column = CountColumn([7, .missing, 0, Count(Int?.none), Count(1 << 40)])
        #expect((0..<5).map { column[$0] } == [7, nil, 0, nil, nil])
        #expect(column.cells.map(\.isMissing) == [false, true, false, true, true])
        #expect(column.selecting([2, 0])[1] == 7)
        #expect(Count.missing.number < 0 && Count.missing != 0)
    }

    @Test func spansHoldTheCells() {
        let cells = Cells<Int32>(0..<1000)
        let span = cells.span
        var sum = 0
        for row in span.indices { sum += Int(span[row]) }
        #expect(sum == cells.reduce(0) { $0 + Int($1) } && span.count == 1000)
        #expect(Cells<Int32>([]).isEmpty && Array(cells.selecting([3, 1])) == [3, 1])
    }

    @Test func codesAreGroups() {
        let column = CodeColumn(["b", "a", "b"])
        #expect(Array(column.ids) == [0, 1, 0] && column.codes == ["b", "a"] && column[2] == "b")
        let gapped = CodeColumn(ids: [2, -1, 0], codes: ["x", "y", "z"])
        #expect(gapped[1] == nil && gapped.inOrder() == CodeColumn(ids: [0, -1, 1], codes: ["z", "x"]))
        #expect([column, gapped].codes([1, -1]) == ["a", ""])
        #expect([column, gapped].isSame(0, 0) && ![column, gapped].isSame(0, 2))
        #expect(CodeColumn(count: 2, of: "all") == CodeColumn(["all", "all"]))
    }

    @Test func aRowThatIsNotThereStopsTheProgram() async {
        await #expect(processExitsWith: .failure) { _ = CountColumn([1, 2] as [Count])[2] }
        await #expect(processExitsWith: .failure) { _ = CodeColumn(["a"]).ids[-1] }
    }

    /// The memory of a block is written again: nobody may have it then.
    @Test func whoeverKeepsAColumnOfABlockStopsTheProgram() async {
        await #expect(processExitsWith: .failure) {
            let url = FileManager.default.temporaryDirectory.appending(path: "kept-\(UUID()).csv")
            try Data("code,votes\na,1\nb,2\nc,3\n".utf8).write(to: url)
            defer { try? FileManager.default.removeItem(at: url) }
            let reader = ColumnReader([.init("code", .code), .init("votes", .count)], threads: 1)
            _ = try reader.readBlocks(url, name: "t.csv", blockRows: 1) { _ in
                [CountColumn]()
            } body: {
                $0 += [$1.counts("votes")].compactMap { $0 }
                return true
            }
            exit(0)
        }
    }
}

/// The one loop over threads.
@Suite struct ParallelTests {
    @Test(arguments: [1, 2, 5])
    func resultsStandInTheOrderOfTheirIndices(threads: Int) {
        #expect(Parallel.map(100, threads: threads) { $0 * $0 } == (0..<100).map { $0 * $0 })
        #expect(Parallel.map(0, threads: threads) { $0 }.isEmpty)
        let pieces = Parallel.blocks(of: 1000, size: 64)
        #expect(pieces.count == 16 && pieces.last == 960..<1000 && Parallel.blocks(of: 0, size: 0).isEmpty)
        let filled = Parallel.filled(pieces, repeating: -1, threads: threads) { piece, places in
            for place in places.indices where place > 0 { places[place] = piece * 64 + place }
        }
        #expect(filled == (0..<1000).map { $0 % 64 == 0 ? -1 : $0 })
        #expect(Parallel.ranges(rows: 10, parts: threads, shortest: 4).map(\.count).reduce(0, +) == 10)
    }

    @Test(arguments: [1, 3])
    func stoppedWorkGivesNothing(threads: Int) {
        let (stop, goOn) = (({ true }) as @Sendable () -> Bool, ({ false }) as @Sendable () -> Bool)
        #expect(Parallel.map(10, threads: threads, shouldStop: stop) { $0 } == nil)
        #expect(Parallel.map(10, threads: threads, shouldStop: goOn) { $0 } == Array(0..<10))
        #expect(Parallel.filled([0..<4], repeating: 0, threads: threads, shouldStop: stop) { _, _ in } == nil)
        #expect(!Parallel.forEach(1, threads: threads, shouldStop: stop) { _ in })
    }
}
