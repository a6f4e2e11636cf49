import Dispatch
import Foundation
import Synchronization

/// Writes pieces of a file in their order, and digests them, beside the thread that makes them.
///
/// A piece that cannot be written is told when the file is ended; what follows it is dropped.
public final class FileDrain: Sendable {
    /// What a file has become.
    public struct Written: Sendable {
        public var bytes = 0
        /// Lower-case hexadecimal.
        public var sha256 = ""
        /// Why a piece was not written, an `errno`; 0 where all were.
        public var fault: Int32 = 0
    }

    private struct State {
        var written = Written()
        let digest = RunningDigest()
    }

    private let file: Int32
    private let state = Mutex(State())
    private let pieces = DispatchQueue(label: "file")
    /// Pieces that may wait: memory does not grow with the file.
    private let room = DispatchSemaphore(value: 16)

    /// - Parameter path: Where the file stands; one that is there is replaced.
    /// - Throws: `POSIXError` where it cannot be opened.
    public init(at path: String) throws(POSIXError) {
        file = Foundation.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    deinit { Foundation.close(file) }

    /// Adds a piece behind those before it, and waits only while many are to be written.
    ///
    /// - Parameter bytes: The piece.
    public func add(_ bytes: [UInt8]) {
        room.wait()
        pieces.async { [self] in
            take(bytes)
            room.signal()
        }
    }

    /// Adds the last piece and waits until all are written.
    ///
    /// - Parameter bytes: The piece; nothing follows it.
    /// - Returns: Size and digest, or why it could not be written.
    public func end(with bytes: [UInt8]) -> Written {
        pieces.sync {
            take(bytes)
            return state.withLock { state in
                state.written.sha256 = state.digest.finish()
                return state.written
            }
        }
    }

    private func take(_ bytes: [UInt8]) {
        state.withLock { state in
            guard state.written.fault == 0 else { return }
            state.digest.add(bytes)
            state.written.fault = bytes.withUnsafeBytes { $0.written(to: file) }
            state.written.bytes += bytes.count
        }
    }
}
