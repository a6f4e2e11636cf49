import CZlib

/// Bytes made smaller by zlib; the same bytes for the same level and version of it.
public enum Compression {
    /// A zlib stream (RFC 1950).
    ///
    /// - Parameters:
    ///   - bytes: What is made smaller.
    ///   - level: From 1, fast, to 9, small.
    /// - Returns: The stream; `nil` where memory is short.
    public static func zlib(_ bytes: [UInt8], level: Int32) -> [UInt8]? {
        var length = compressBound(uLong(bytes.count))
        var status = Z_OK
        let stream = [UInt8](unsafeUninitializedCapacity: Int(length)) { room, count in
            status = compress2(room.baseAddress, &length, bytes, uLong(bytes.count), level)
            count = status == Z_OK ? Int(length) : 0
        }
        return status == Z_OK ? stream : nil
    }

    /// The check sum of PNG and gzip (CRC-32 of ISO 3309).
    public static func crc32(_ bytes: [UInt8]) -> UInt32 {
        UInt32(CZlib.crc32(0, bytes, uInt(bytes.count)))
    }
}
