import Dispatch
import Foundation
import Synchronization

/// Writes a file from pieces that are made on several threads, in the order of the pieces.
public enum ByteFile {
    /// Writes a file anew; the bytes do not depend on the number of threads.
    ///
    /// A piece goes out as soon as those before it have, so that no more than one a thread is in memory.
    /// - Parameters:
    ///   - url: The file; its folder must be there.
    ///   - name: The name that messages use.
    ///   - pieces: How many pieces the content has.
    ///   - threads: Threads that make pieces.
    ///   - capacity: Bytes that a piece takes, about.
    ///   - body: Writes the piece of this number, from 0, into an empty writer.
    /// - Throws: `FileFault` where the file cannot be written.
    public static func write(
        _ url: URL, name: String, pieces: Int, threads: Int = Parallel.processors,
        capacity: Int = 65_536, _ body: @Sendable (_ piece: Int, _ writer: inout ByteWriter) -> Void
    ) throws {
        let descriptor = open(url.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw fault(name, errno) }
        let turns = (0...pieces).map { DispatchSemaphore(value: $0 == 0 ? 1 : 0) }
        let failure = Mutex<Int32>(0)
        let next = Atomic(0)
        // One writer a thread: its memory is used again for every piece.
        _ = Parallel.map(max(1, min(threads, pieces)), threads: threads) { _ in
            var writer = ByteWriter(capacity: capacity)
            while true {
                let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
                if piece >= pieces { return }
                writer.removeAll()
                body(piece, &writer)
                turns[piece].wait()
                let code = send(writer.written, to: descriptor)
                if code != 0 { failure.withLock { $0 = code } }
                turns[piece + 1].signal()
            }
        }
        // A semaphore must not go away with a smaller value than it was made with.
        turns[0].signal()
        let code = close(descriptor) == 0 ? failure.withLock { $0 } : errno
        if code != 0 { throw fault(name, code) }
    }

    /// - Returns: The error number, 0 where all went well.
    private static func send(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Int32 {
        var sent = 0
        while sent < bytes.count, let start = bytes.baseAddress {
            let count = Foundation.write(descriptor, start + sent, bytes.count - sent)
            if count < 0, errno == EINTR { continue }
            if count < 0 { return errno }
            sent += count
        }
        return 0
    }

    private static func fault(_ name: String, _ code: Int32) -> FileFault {
        FileFault(file: name, kind: .unwritable, FileCause.unwritable(SystemRefusal(code)))
    }
}
