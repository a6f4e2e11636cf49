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

    /// What was made smaller by gzip.
    ///
    /// - Parameters:
    ///   - bytes: One gzip member.
    ///   - largest: Bytes of the content at most.
    /// - Returns: `nil` where it is damaged or larger.
    public static func gunzip(_ bytes: [UInt8], largest: Int) -> [UInt8]? {
        var stream = z_stream()
        // 15 bits of window, and 16 for the header of gzip.
        guard inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return nil
        }
        defer { inflateEnd(&stream) }
        var bytes = bytes
        var content: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        return bytes.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = uInt(input.count)
            while true {
                let status = piece.withUnsafeMutableBufferPointer { output in
                    stream.next_out = output.baseAddress
                    stream.avail_out = uInt(output.count)
                    return inflate(&stream, Z_NO_FLUSH)
                }
                content += piece[..<(piece.count - Int(stream.avail_out))]
                if content.count > largest { return nil }
                if status == Z_STREAM_END { return content }
                guard status == Z_OK, stream.avail_in > 0 || stream.avail_out == 0 else { return nil }
            }
        }
    }
}
