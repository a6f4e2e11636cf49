import Foundation

/// Programs of others that tests look at our files with.
enum Tool {
    /// The program of a name; `nil`, with a line that says so, where there is none.
    static func named(_ name: String) -> URL? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let found = folders.map { URL(filePath: String($0)).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        if found == nil { print("Skipped: \(name) is not on this machine") }
        return found
    }

    /// What a program writes to standard output and standard error.
    static func output(of tool: URL, _ arguments: [String]) throws -> (output: String, errors: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tool-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["output", "errors"].map { folder.appending(path: $0) }
        let process = Process()
        process.executableURL = tool
        process.arguments = arguments
        for file in files { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        process.waitUntilExit()
        return (
            String(decoding: try Data(contentsOf: files[0]), as: UTF8.self),
            String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
        )
    }
}
