import Elections
import Foundation
import Ground

extension Vocabulary {
    /// What things are called in files and folders, as far as their first rows tell: for what is said of files that cannot
    /// be read as a whole.
    ///
    /// - Parameter urls: Files and folders; those that are not there, pipes and files without votes say
    ///   nothing.
    /// - Returns: As in Indonesia where one of them says so, because files of one run are of one election; `nil` where
    ///   nothing is said.
    public init?(ofFiles urls: [URL]) {
        guard let told = Vocabulary.told(by: urls.compactMap(Vocabulary.told(by:))) else { return nil }
        self = told
    }

    private static func told(by files: [Vocabulary]) -> Vocabulary? {
        files.contains(.indonesian) ? .indonesian : files.first
    }

    private static func told(by url: URL) -> Vocabulary? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return nil }
        guard isFolder.boolValue else { return told(byHeaderOf: url) }
        if let contests = FolderReader.contests(at: url) {
            var election = Election(name: "", title: "", scheme: .undeclared)
            election.contests = contests
            return election.vocabulary
        }
        let files =
            (try? FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)) ?? []
        return told(by: files.filter { $0.pathExtension == "csv" }.compactMap(told(byHeaderOf:)))
    }

    private static func told(byHeaderOf url: URL) -> Vocabulary? {
        let file = url.resolvingSymlinksInPath()
        guard (try? file.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true,
            let columns = try? ColumnReader.header(of: url, name: url.path)
        else { return nil }
        let told = Vocabulary(levels: columns)
        return told == .indonesian || columns.contains(where: Choice.isColumn) ? told : nil
    }
}
