import Foundation

/// Runs work that keeps a thread busy, such as reading and counting, where no task waits for that thread.
enum OwnThread {
    /// Bytes of a thread's stack, as many as the first thread of a program has.
    private static let stack = 8 << 20

    /// Runs `work` on a thread of its own, and lets the calling task wait without holding one.
    ///
    /// - Parameters:
    ///   - control: What the work is told; a cancelled task is a wish to end beside its own.
    ///   - work: What is done.
    /// - Throws: What `work` throws; `CancellationError` where the task is cancelled before or meanwhile.
    static func run<Value: Sendable>(
        _ control: WorkControl, _ work: @escaping @Sendable (WorkControl) throws -> Value
    ) async throws -> Value {
        try Task.checkCancellation()
        var control = control
        let cancellation = Cancellation(below: control.cancellation)
        control.cancellation = cancellation
        let told = control
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let thread = Thread { continuation.resume(with: Result { try work(told) }) }
                thread.stackSize = stack
                thread.start()
            }
        } onCancel: {
            cancellation.cancel()
        }
    }
}
