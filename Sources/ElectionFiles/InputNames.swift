import Foundation

/// The names that messages and outputs use for the files of a run.
///
/// A file is called by its own name, with as many of the folders above it as tell it from the others. The names do
/// not depend on how a path was typed and hold nothing more of the machine's folders.
public struct InputNames: Sendable {
    private let names: [String: String]

    /// - Parameter paths: The files of the run; one that is named twice has one name.
    public init(_ paths: [String]) {
        let parts = Dictionary(paths.map { ($0, InputNames.parts($0)) }) { first, _ in first }
        var depths = parts.mapValues { _ in 1 }
        while true {
            let names = parts.map { ($0.key, InputNames.name($0.value, depths[$0.key] ?? 1)) }
            let files = Dictionary(grouping: names, by: \.1).values.filter { group in
                Set(group.compactMap { parts[$0.0] }).count > 1
            }
            let open = files.joined().filter { (depths[$0.0] ?? 1) < (parts[$0.0]?.count ?? 0) }
            if open.isEmpty {
                self.names = Dictionary(names) { first, _ in first }
                return
            }
            for (path, _) in open { depths[path, default: 1] += 1 }
        }
    }

    /// The name of a file that was among those given.
    public subscript(_ path: String) -> String { names[path] ?? InputNames.name(InputNames.parts(path), 1) }

    private static func parts(_ path: String) -> [String] {
        URL(fileURLWithPath: path).standardizedFileURL.pathComponents.filter { $0 != "/" }
    }

    private static func name(_ parts: [String], _ depth: Int) -> String {
        parts.suffix(depth).joined(separator: "/")
    }
}
