/// A file that was read, as it was.
public struct InputFile: Sendable, Equatable, Codable {
    /// Its name without its folder, or its path within the folder that was read.
    public var name: String
    public var bytes: Int
    /// Lower-case hexadecimal.
    public var sha256: String

    public init(name: String, bytes: Int, sha256: String) {
        self.name = name
        self.bytes = bytes
        self.sha256 = sha256
    }
}
