import Archive
import ElectionFiles
import Elections
import Feeds
import Foundation
import Ground

/// A folder into which somebody saves pages, looked at again and again.
public final class ArchiveWatch {
    /// A page that was added, and what became of its figures.
    public struct Arrival: Sendable, Equatable {
        /// The entry, and what it is beside the captures before it.
        public var line: TimeLine.Line
        public var vocabulary: Vocabulary

        /// Whether a figure is another than before, or there is none where there was one.
        public var isNews: Bool {
            switch line.event {
            case .figures(let items): items.contains { $0.change != .same }
            case .errorPage: true
            case .frozen, .unread, .outage, .correction: false
            }
        }
    }

    private let request: ArchiveAddRequest
    private let clock: CaptureClock
    private let parser: PageParser
    private var names: PageNames
    private let folder: URL
    private let name: String
    private var stamps: [String: FileStamp] = [:]
    private var done: [String: FileStamp] = [:]
    /// Paths that the look before could not read.
    private var failing: Set<String> = []
    /// What entries parse to, by their hashes: it never changes.
    private var read: [TreeHash: [Capture]?] = [:]
    /// Files and folders that the last look was the first not to be able to read, and why; each is tried again at every look.
    public private(set) var retried: [FileFault] = []
    /// Files and folders that the last look of all could not read, and why; what else there was is taken.
    public private(set) var failed: [FileFault] = []
    /// Entries whose contents were damaged and which the last look put right, out of files that it found again.
    public private(set) var mended: [Int] = []

    /// - Parameter request: An archive, and one folder as its input.
    /// - Throws: ``SandingError`` for faults of what is asked for.
    public init(_ request: ArchiveAddRequest) throws {
        self.request = request
        name = request.inputs.first ?? "."
        folder = URL(fileURLWithPath: name)
        names = PageNames(archive: request.archive, inputs: request.inputs, source: request.source)
        let made = try SandingError.naming {
            let zone = try CaptureClock.zone(request.zone)
            let times = try request.times.map { try CaptureClock.table($0, zone: zone) } ?? [:]
            return (
                try CaptureClock(time: request.time, zone: zone, times: times),
                PageParser(
                    candidates: try request.candidates.map { try KPUPageTotals.Candidates($0) }
                        ?? KPUPageTotals.Candidates(), threads: 1, numbers: request.numbers,
                    levels: request.levels, encoding: request.encoding)
            )
        }
        (clock, parser) = made
    }

    /// Adds files that are complete: those that are as they were when they were looked at before.
    ///
    /// What cannot be listed or read is named in ``retried``, or in ``failed`` after the last look, and all else is taken.
    /// - Parameter isLast: Whether files count as complete although they were not looked at before.
    /// - Returns: What is new, in the order of folders and names.
    /// - Throws: ``SandingError`` for faults of the archive and the folder itself.
    public func look(isLast: Bool = false) throws -> [Arrival] {
        try SandingError.naming(.adding) {
            var arrivals: [Arrival] = []
            var found: [String: FileStamp] = [:]
            var faults: [String: FileFault] = [:]
            (retried, failed, mended) = ([], [], [])
            var walk = try FolderWalk(checked(), name: name)
            while let next = walk.next() {
                let url: URL
                switch next {
                case .file(let file): url = file
                case .unreadable(let place, let fault):
                    if place == folder { throw fault }
                    miss(place.path, fault, isLast, &faults)
                    continue
                }
                let item: ArchiveInput.Item
                let stamp: FileStamp
                do {
                    guard let looked = try self.stamp(url) else { continue }
                    stamp = looked
                    found[url.path] = stamp
                    guard done[url.path] != stamp, isLast || stamps[url.path] == stamp else { continue }
                    item = try ArchiveInput.file(url, in: folder, name: name)
                } catch let fault as FileFault {
                    miss(url.path, fault, isLast, &faults)
                    continue
                }
                let archive = try CaptureArchive(request.archive, name: request.archive, isWriting: true)
                let (manifest, contents, _) = try request.entry(
                    item, of: name, clock, parser, &names, in: archive)
                if case .added(let place) = try archive.add(manifest, contents: contents) {
                    arrivals.append(try arrival(place, in: archive))
                }
                mended += try archive.mendedEntries()
                done[url.path] = stamp
            }
            (stamps, failing) = (found, Set(faults.keys))
            return arrivals
        }
    }

    /// The stamp of a file; `nil` where it is gone, or none.
    ///
    /// - Throws: `FileFault` where it cannot be looked at: it may be a page.
    private func stamp(_ url: URL) throws -> FileStamp? {
        var status = stat()
        guard stat(url.path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw FileFault.reading(ArchiveInput.shown(url, name), code: errno)
        }
        if let stamp = FileStamp(url) { return stamp }
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        throw FileFault.changed(ArchiveInput.shown(url, name))
    }

    /// Notes what was not taken. Another look may find it readable; after the last one there is none.
    private func miss(
        _ path: String, _ fault: FileFault, _ isLast: Bool, _ faults: inout [String: FileFault]
    ) {
        if isLast { return failed.append(fault) }
        // Whoever is still writing a file is no fault of it.
        if case FileCause.changed = fault.cause { return }
        if !failing.contains(path) { retried.append(fault) }
        faults[path] = fault
    }

    /// The folder, which must be there.
    private func checked() throws -> URL {
        var status = stat()
        guard stat(folder.path, &status) == 0 else { throw ArchiveInput.missing(name, code: errno) }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw FileFault(file: name, kind: .missing, ArchiveFault.notFolder)
        }
        return folder
    }

    /// What an entry is in the time line of all entries, as `log` tells it.
    private func arrival(_ place: Int, in archive: CaptureArchive) throws -> Arrival {
        let entries = try archive.entries().map { entry in
            let known = try read[entry.leaf] ?? archive.captures(of: entry)
            read[entry.leaf] = .some(known)
            return (entry: entry, captures: known)
        }
        var questions = TimeLine.Questions.reading(archive, threads: 1)
        let asked = questions
        // Pages are read for this entry alone.
        questions.cause = { try $0.index == place ? asked.cause($0) : nil }
        questions.differingRows = { try $1.index == place ? asked.differingRows($0, $1) : 0 }
        questions.shared = { try $1.index == place ? asked.shared($0, $1) : nil }
        let line = try TimeLine(entries, asking: questions)
        let own = line.lines.first { $0.entry.index == place }
        return Arrival(
            line: try own ?? TimeLine.Line(entry: archive.entry(place), event: .unread(nil)),
            vocabulary: EntryVocabularies(line).vocabulary(of: place))
    }
}
