import Foundation

/// The bytes of a file as a whole, where they are made into another text before they are read.
public enum FileContent {
    /// All bytes; those of a `.gz` are decompressed.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    /// - Throws: `FileFault` where the file cannot be read.
    public static func bytes(_ url: URL, name: String) throws -> [UInt8] {
        let file = try FileBytes(contentsOf: url, name: name)
        let bytes = file.array(0..<file.count)
        try file.checkUnchanged()
        return bytes
    }

    /// The first bytes as they lie on the disk, which tell what a file is.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    ///   - most: How many.
    /// - Throws: `FileFault` where the file cannot be read.
    public static func head(_ url: URL, name: String, most: Int = 4096) throws -> [UInt8] {
        let file = try FileBytes(contentsOf: url, name: name, isPlain: true)
        return file.array(0..<min(most, file.count))
    }

    /// All bytes of a file that is compressed in any way that libarchive knows, such as Zstandard.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    /// - Throws: `FileFault` where the file cannot be read, is damaged or holds more.
    public static func unpacked(_ url: URL, name: String) throws -> [UInt8] {
        let stream = try ByteStream(url, name: name)
        var bytes: [UInt8] = []
        do {
            while true {
                let piece = try stream.next()
                if piece.isEmpty { return bytes }
                bytes += piece
                guard bytes.count <= Inflation.most else {
                    throw FileFault(
                        file: name, kind: .unusable,
                        FileCause.tooLarge(megabytes: Inflation.most >> 20, isCompressed: true))
                }
            }
        } catch is ArchiveReader.Damage {
            throw FileFault(file: name, kind: .unusable, FileCause.damaged(after: bytes.count))
        }
    }

    /// Bytes from a line on.
    ///
    /// - Parameters:
    ///   - bytes: Text in UTF-8.
    ///   - line: The first line that is kept, from 1.
    /// - Returns: `nil` where there are fewer lines.
    public static func from(line: Int, of bytes: [UInt8]) -> [UInt8]? {
        var start = bytes.startIndex
        for _ in 1..<max(1, line) {
            guard let feed = bytes[start...].firstIndex(of: LineEnds.feed) else { return nil }
            start = feed + 1
        }
        return start < bytes.count ? Array(bytes[start...]) : nil
    }
}
