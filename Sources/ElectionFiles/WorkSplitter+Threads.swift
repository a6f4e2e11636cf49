import Elections
import Ground

extension WorkSplitter {
    /// Spreads work over threads of this machine.
    ///
    /// - Parameter threads: Threads at most.
    public static func threads(_ threads: Int = Parallel.processors) -> WorkSplitter {
        WorkSplitter(parts: threads) { parts, body in
            _ = Parallel.map(parts, threads: threads) { body($0) }
        }
    }
}
