import Synchronization

/// How work on many rows is spread over threads.
///
/// Rooms that may not start threads of their own take one of these; `serial` does the parts one after the
/// other, and results are the same with any splitter.
public struct WorkSplitter: Sendable {
    /// Parts into which rows are cut.
    public let parts: Int
    private let run: @Sendable (_ parts: Int, _ body: @Sendable (_ part: Int) -> Void) -> Void

    /// Does the work in the calling thread.
    public static let serial = WorkSplitter(parts: 1) { count, body in
        for part in 0..<count { body(part) }
    }

    /// - Parameters:
    ///   - parts: Parts into which rows are cut, at least 1.
    ///   - run: Calls `body` once for every part below `parts`, in any order and on any threads, and returns
    ///     when all calls have returned.
    public init(
        parts: Int,
        run: @escaping @Sendable (_ parts: Int, _ body: @Sendable (_ part: Int) -> Void) -> Void
    ) {
        self.parts = max(1, parts)
        self.run = run
    }

    /// Cuts rows into ranges of about the same length, none of them empty.
    ///
    /// - Parameters:
    ///   - rows: Number of rows.
    ///   - shortest: Shorter ranges are not worth a thread, in rows.
    public func ranges(rows: Int, shortest: Int) -> [Range<Int>] {
        let count = max(1, min(parts, rows / max(1, shortest)))
        return (0..<count).map { rows * $0 / count..<rows * ($0 + 1) / count }
    }

    /// The results of a function for every index below a count, in the order of the indices.
    ///
    /// - Parameters:
    ///   - count: Number of calls.
    ///   - body: What to compute for an index; it may depend on nothing else.
    /// - Returns: As many results as calls.
    public func map<Result: Sendable>(
        _ count: Int, _ body: @Sendable (Int) -> Result
    ) -> [Result] {
        let results = Mutex([Result?](repeating: nil, count: count))
        forEach(count) { index in
            let result = body(index)
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.compactMap { $0 } }
    }

    /// Calls a function for every index below a count and waits for all of them.
    ///
    /// - Parameters:
    ///   - count: Number of calls.
    ///   - body: What to do for an index.
    public func forEach(_ count: Int, _ body: @Sendable (Int) -> Void) {
        if count == 1 { body(0) } else { run(count, body) }
    }
}
