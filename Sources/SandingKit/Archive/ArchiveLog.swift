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
    /// - Parameters:
    ///   - work: What is done, for the advice where the archive is damaged.
    ///   - body: What is asked of it.
    /// - Throws: ``SandingError`` for faults of the archive; what `body` throws.
    public func run<Value>(
        for work: ArchiveFault.Work = .reading, _ body: (CaptureArchive) throws -> Value
    ) throws -> Value {
        try SandingError.naming(work) { try body(CaptureArchive(archive, name: archive)) }
    }

    /// Runs `body` on the archive, opened for writing.
    ///
    /// - Parameters:
    ///   - work: What is done, for the advice where the archive is damaged.
    ///   - body: What is done with it.
    /// - Throws: ``SandingError`` for faults of the archive; what `body` throws.
    public func change<Value>(
        for work: ArchiveFault.Work = .adding, _ body: (CaptureArchive) throws -> Value
    ) throws -> Value {
        try SandingError.naming(work) { try body(CaptureArchive(archive, name: archive, isWriting: true)) }
    }
}

extension SandingError {
    /// Runs `body`; damage that it meets comes with the advice for what was being done.
    static func naming<Value>(_ work: ArchiveFault.Work, _ body: () throws -> Value) throws -> Value {
        try naming {
            do {
                return try body()
            } catch let fault as FileFault {
                throw fault.met(by: work)
            }
        }
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
