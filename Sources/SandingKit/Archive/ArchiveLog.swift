import Archive
import Elections
import Ground

/// An archive that is read.
public struct ArchiveRequest: Sendable {
    /// File of the archive.
    public var archive: String

    public init(_ archive: String) { self.archive = archive }

    /// Runs `body` on the archive, opened for reading.
    ///
    /// - Parameter body: What is asked of it.
    /// - Throws: ``SandingError`` for faults of the archive; what `body` throws.
    public func run<Value>(_ body: (CaptureArchive) throws -> Value) throws -> Value {
        try SandingError.naming { try body(CaptureArchive(archive, name: archive)) }
    }

    /// Runs `body` on the archive, opened for writing.
    ///
    /// - Parameter body: What is done with it.
    /// - Throws: ``SandingError`` for faults of the archive; what `body` throws.
    public func change<Value>(_ body: (CaptureArchive) throws -> Value) throws -> Value {
        try SandingError.naming { try body(CaptureArchive(archive, name: archive, isWriting: true)) }
    }
}

extension TimeLine {
    /// What the things of the captures are called: as in Indonesia where a page of its authority is among them.
    public var vocabulary: Vocabulary {
        let isIndonesian = lines.contains { line in
            guard case .figures(let items) = line.event else { return false }
            return items.contains {
                $0.sourceKind.hasPrefix("kpu") || ["sirekap", "situng"].contains($0.sourceKind)
            }
        }
        return isIndonesian ? .indonesian : .general
    }
}
