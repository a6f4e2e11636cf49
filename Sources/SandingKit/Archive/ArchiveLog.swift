import Archive
import Elections
import Foundation
import Ground

/// An archive that is read.
public struct ArchiveRequest: Sendable {
    /// File of the archive.
    public var archive: String

    public init(_ archive: String) { self.archive = archive }

    /// Whether the file, and the folder in which SQLite keeps its log beside it, can be written to.
    public var isWritable: Bool {
        let folder = URL(fileURLWithPath: archive).deletingLastPathComponent()
        return [archive, folder.path].allSatisfy(FileManager.default.isWritableFile)
    }

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

extension TimeLine {
    /// Captures whose figures were read by an earlier version of what reads pages, and by no later one since.
    public var readEarlier: [CaptureArchive.Entry] {
        var newest: [Int: String] = [:]
        for line in lines.sorted(by: { $0.entry.index < $1.entry.index }) {
            newest[line.entry.manifest.corrects ?? line.entry.index] = line.entry.manifest.parser
        }
        return lines.map(\.entry).filter { entry in
            entry.manifest.kind == .capture && entry.manifest.reading == .figures
                && newest[entry.index].map(PageParser.isEarlier) == true
        }
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

/// What the things of each entry are called: as in Indonesia where a contest of it was on a page of its authority.
///
/// Only that entry and those before it in the log say so. What is said of an entry is never said in other words later, whatever
/// is added.
public struct EntryVocabularies: Sendable {
    /// Contests by the first entry that shows them to be Indonesian.
    private var first: [String: Int] = [:]
    private var contests: [Int: Set<String>] = [:]

    /// - Parameter line: What happened, of all entries or of those of one page.
    public init(_ line: TimeLine) {
        for line in line.lines {
            guard case .figures(let items) = line.event else { continue }
            let index = line.entry.index
            contests[index] = Set(items.map(\.contest))
            for item in items where EntryVocabularies.isIndonesian(item) {
                first[item.contest] = min(first[item.contest] ?? index, index)
            }
        }
    }

    /// - Parameters:
    ///   - entry: Number of an entry.
    ///   - last: Number of the last entry that may say so; the entry itself where it is `nil`.
    public func vocabulary(of entry: Int, until last: Int? = nil) -> Vocabulary {
        let isIndonesian = (contests[entry] ?? []).contains { first[$0].map { $0 <= last ?? entry } ?? false }
        return isIndonesian ? .indonesian : .general
    }

    private static func isIndonesian(_ item: TimeLine.Item) -> Bool {
        item.sourceKind.hasPrefix("kpu") || item.sourceKind.hasPrefix("sirekap")
            || item.sourceKind.hasPrefix("situng")
    }
}
