/// The bytes of a stream that are being looked at; those behind are read when they are asked for.
public struct StreamWindow {
    /// What is held, some of it done with.
    public private(set) var bytes: [UInt8]
    /// Where the bytes begin that are not done with.
    public var start = 0
    private let stream: ByteStream
    private var isAtEnd = false

    /// Bytes that are done with are kept up to here, so that they are not moved for every page.
    private static let mostDone = 1 << 22

    /// - Parameters:
    ///   - stream: The stream.
    ///   - begun: What was read of it already.
    public init(_ stream: ByteStream, begun: [UInt8] = []) {
        self.stream = stream
        bytes = begun
    }

    /// Bytes that are there and not done with.
    public var count: Int { bytes.count - start }

    /// Reads on.
    ///
    /// - Returns: Whether more has come.
    /// - Throws: `ArchiveReader.Damage` where the stream is damaged from here on.
    public mutating func fill() throws(ArchiveReader.Damage) -> Bool {
        if isAtEnd { return false }
        let piece = try stream.next()
        if piece.isEmpty {
            isAtEnd = true
            return false
        }
        if start > StreamWindow.mostDone {
            bytes.removeSubrange(..<start)
            start = 0
        }
        bytes += piece
        return true
    }
}
