import Elections
import Foundation
import Ground

extension InputPath {
    /// Refuses inputs that are not there, all at once.
    ///
    /// - Parameter paths: Files and folders as they were given.
    /// - Throws: `FileFault` of the first that is missing, which names the others too; an address is told as one.
    public static func refuseMissing(_ paths: [String]) throws {
        let missing = paths.filter { !FileManager.default.fileExists(atPath: InputPath($0).file) }.uniqued()
        guard let first = missing.first else { return }
        if let address = missing.first(where: FileCause.isAddress) {
            throw FileFault(file: address, kind: .missing, FileCause.isAddress)
        }
        throw FileFault(
            file: first, kind: .missing,
            missing.count == 1
                ? FileCause.noFileOrFolder : .noFilesOrFolders(others: Array(missing.dropFirst())))
    }
}
