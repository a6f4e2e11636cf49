import Synchronization

/// Bytes of inputs that this process has copied so far, to show how far the work has come.
public enum BytesRead {
    private static let total = Atomic<Int>(0)

    /// Number of bytes; those that were read twice count twice.
    public static var count: Int { total.load(ordering: .relaxed) }

    static func add(_ bytes: Int) { total.add(bytes, ordering: .relaxed) }
}
