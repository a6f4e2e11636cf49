import Foundation

/// Two folders, file by file.
public struct FolderComparison: Sendable, Hashable {
    public enum Difference: Sendable, Hashable {
        /// A file that both have, and where it differs first.
        case file(String, FileDifference)
        /// A file of the other folder that the one lacks.
        case missing(String)
        /// A file of the one folder that the other lacks.
        case extra(String)
    }

    /// Files of both folders together.
    public let files: Int
    /// A difference a file: tables and documents first, because they tell which number it is, and what lists other files last.
    public let differences: [Difference]

    /// Compares the folders.
    ///
    /// - Parameters:
    ///   - folder: The one.
    ///   - other: The other.
    ///   - ignored: Paths inside the one that are no part of it: of files, and of folders with all in them.
    /// - Throws: `FileFault` where a file cannot be read.
    public init(_ folder: URL, with other: URL, ignoring ignored: Set<String> = []) throws {
        let own = try FolderComparison.paths(folder).filter { path in
            !ignored.contains { path == $0 || path.hasPrefix($0 + "/") }
        }
        let their = try FolderComparison.paths(other)
        let all = Set(own).union(their).sorted { one, two in
            (FolderComparison.rank(one), one) < (FolderComparison.rank(two), two)
        }
        let (here, there) = (Set(own), Set(their))
        files = all.count
        differences = try all.compactMap { path in
            guard here.contains(path) else { return .missing(path) }
            guard there.contains(path) else { return .extra(path) }
            let versions = try [folder, other].map { try FolderComparison.bytes(path, in: $0) }
            return FileDifference(versions[0], versions[1], path: path).map { .file(path, $0) }
        }
    }

    private static func rank(_ path: String) -> Int {
        switch path.split(separator: "/").last ?? "" {
        case "proof.json": 4
        case "datapackage.json": 3
        case let name where name.hasSuffix(".csv"): path.contains("/") ? 1 : 0
        case let name where name.hasSuffix(".json"): 1
        default: 2
        }
    }

    private static func bytes(_ path: String, in folder: URL) throws -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: folder.appending(path: path)))
        } catch {
            throw FileFault(file: path, kind: .unreadable, FileCause.unreadable(SystemRefusal(of: error)))
        }
    }

    /// Paths of all that is no folder.
    private static func paths(_ folder: URL) throws -> [String] {
        do {
            return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
                let attributes = try? FileManager.default.attributesOfItem(atPath: folder.path + "/" + path)
                return attributes?[.type] as? FileAttributeType != .typeDirectory
            }
        } catch {
            throw FileFault(
                file: folder.relativePath, kind: .unreadable,
                FileCause.unreadableFolder(SystemRefusal(of: error)))
        }
    }
}
