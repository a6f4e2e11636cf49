import CZstd

/// zstd, with or without content that both sides know.
enum Zstd {
    enum Failure: Error {
        case noMemory
        /// The bytes are no frame of this content.
        case notFrame
    }

    /// The largest window that is read: content of up to 2 GB that stands before a patch.
    fileprivate static let largestWindow: Int32 = 31

    /// - Parameters:
    ///   - bytes: What is compressed.
    ///   - prefix: What the reader knows; as much as `zstd --patch-from` takes.
    ///   - level: From 1 to 19.
    static func compress(_ bytes: [UInt8], after prefix: [UInt8] = [], level: Int32) throws -> [UInt8] {
        guard let context = ZSTD_createCCtx() else { throw Failure.noMemory }
        defer { ZSTD_freeCCtx(context) }
        try check(ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level))
        if !prefix.isEmpty {
            let whole = prefix.count + bytes.count
            let window = Int32(Int.bitWidth - whole.leadingZeroBitCount)
            try check(ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, min(max(window, 10), largestWindow)))
        }
        return try prefix.withUnsafeBytes { known in
            if !known.isEmpty { try check(ZSTD_CCtx_refPrefix(context, known.baseAddress, known.count)) }
            return try bytes.withUnsafeBytes { source in
                try filled(ZSTD_compressBound(source.count)) {
                    ZSTD_compress2(context, $0.baseAddress, $0.count, source.baseAddress, source.count)
                }
            }
        }
    }

    fileprivate static func filled(
        _ capacity: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Int
    ) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: max(1, capacity)) { buffer, count in
            let found = fill(
                UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<capacity]))
            try check(found)
            count = found
        }
    }

    @discardableResult
    fileprivate static func check(_ status: Int) throws -> Int {
        guard ZSTD_isError(status) == 0 else {
            throw ZSTD_getErrorCode(status) == ZSTD_error_memory_allocation ? Failure.noMemory : .notFrame
        }
        return status
    }
}

/// Decompresses one frame after another with what it needs for that made once.
final class Decompressor {
    private var context: OpaquePointer?

    deinit { ZSTD_freeDCtx(context) }

    /// - Parameters:
    ///   - bytes: A frame.
    ///   - prefix: What was known when it was made.
    ///   - count: Bytes of the content.
    /// - Throws: `Zstd.Failure` where the bytes are no such frame.
    func decompress(_ bytes: ArraySlice<UInt8>, after prefix: [UInt8] = [], count: Int) throws -> [UInt8] {
        if context == nil { context = ZSTD_createDCtx() }
        guard let context else { throw Zstd.Failure.noMemory }
        try Zstd.check(ZSTD_DCtx_reset(context, ZSTD_reset_session_and_parameters))
        try Zstd.check(ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Zstd.largestWindow))
        // A size that is damaged would ask for any amount of memory; the frame has its own.
        let size = bytes.withUnsafeBytes { ZSTD_getFrameContentSize($0.baseAddress, $0.count) }
        guard size == UInt64(count) else { throw Zstd.Failure.notFrame }
        let found = try prefix.withUnsafeBytes { known in
            if !known.isEmpty { try Zstd.check(ZSTD_DCtx_refPrefix(context, known.baseAddress, known.count)) }
            return try bytes.withUnsafeBytes { source in
                try Zstd.filled(count) {
                    ZSTD_decompressDCtx(context, $0.baseAddress, $0.count, source.baseAddress, source.count)
                }
            }
        }
        guard found.count == count else { throw Zstd.Failure.notFrame }
        return found
    }
}
