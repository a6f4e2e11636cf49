import Foundation

/// The folder into which the cases of one worker are written, one over the other.
struct CaseFolder {
    let url: URL

    /// - Parameter url: A folder, which is made where it is not there.
    init(_ url: URL) throws {
        self.url = url
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    /// Writes a file, over one that was there.
    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> URL {
        let file = url.appendingPathComponent(name)
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { throw DriverFailure("\(file.path) cannot be written") }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress, $0.count)
            }
            guard count > 0 else { throw DriverFailure("\(file.path) cannot be written") }
            written += count
        }
        return file
    }

    /// Removes everything.
    func empty() {
        for entry in (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? [] {
            try? FileManager.default.removeItem(at: url.appendingPathComponent(entry))
        }
    }

    /// Bytes of all files.
    var size: Int {
        let paths = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
        return paths.reduce(0) { sum, path in
            let file = url.appendingPathComponent(path).path
            let attributes = try? FileManager.default.attributesOfItem(atPath: file)
            return sum + ((attributes?[.size] as? Int) ?? 0)
        }
    }
}

/// Why the driver itself cannot go on.
struct DriverFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// Something that is not as it must be.
struct Fault: Equatable {
    /// Groups findings: such as `stations: rows differ from the plain reader`.
    var kind: String
    var detail: String
}
