import Foundation
import Ground

/// Small files that are read whole.
public enum WholeFile {
    /// The bytes of a file.
    ///
    /// - Parameter path: The file.
    /// - Throws: `FileFault` where it is missing or cannot be read.
    public static func bytes(_ path: String) throws -> [UInt8] {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw FileFault(file: path, kind: .missing, FileCause.noFile)
        }
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
            throw FileFault(file: path, kind: .unreadable, FileCause.unreadable(system: nil))
        }
        return [UInt8](data)
    }
}
