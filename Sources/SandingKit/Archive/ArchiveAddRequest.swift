import Archive
import ElectionFiles
import Elections
import Feeds
import Foundation
import Ground

/// Pages that are added to an archive.
public struct ArchiveAddRequest: Sendable {
    /// File of the archive.
    public var archive: String
    /// Files, folders, archives of files, election folders, or `-` for standard input.
    public var inputs: [String]
    /// Address of the page, or of the folder where there are several; what stands in the input where it is `nil`.
    public var source: String?
    /// Who supplies them.
    public var supplier: String
    /// When all of them were captured; otherwise names, pages and files say so.
    public var time: String?
    /// Zone of times that name none, such as `+07:00`.
    public var zone: String?
    /// CSV file with columns `path` and `captured_at`.
    public var times: String?
    /// CSV file of the ballot numbers of the KPU's candidate ids.
    public var candidates: String?
    /// How numbers are written in tables.
    public var numbers: NumberStyle
    /// Region columns of tables of stations, from the top down, where they are not known by their names.
    public var levels: [String]?
    /// Encoding of tables that are not in UTF-8.
    public var encoding: TextEncoding?

    public init(
        _ archive: String, inputs: [String], source: String? = nil, supplier: String = "",
        time: String? = nil, zone: String? = nil, times: String? = nil, candidates: String? = nil,
        numbers: NumberStyle = .plain, levels: [String]? = nil, encoding: TextEncoding? = nil
    ) {
        self.archive = archive
        self.inputs = inputs
        self.source = source
        self.supplier = supplier
        self.time = time
        self.zone = zone
        self.times = times
        self.candidates = candidates
        self.numbers = numbers
        self.levels = levels
        self.encoding = encoding
    }
}

/// New pages of which nothing was read, for one reason.
public struct UnreadPages: Sendable, Equatable, Codable {
    public var cause: UnreadCause
    public var count: Int
    /// Source of the first of them.
    public var first: String
}

/// What was added to an archive.
public struct ArchiveAddResult: Sendable, Equatable, Codable {
    /// Places of new entries, from 0.
    public var added: [Int]
    /// Entries that were there before.
    public var known: Int
    /// Entries whose contents were damaged in the archive, and are again as they were, out of what was added now.
    public var mended: [Int] = []
    /// New entries of which nothing was read.
    public var unread: Int
    /// Why, equal reasons together, most pages first.
    public var causes: [UnreadPages] = []
    /// Rows of tables that say once more what another one says, and count once.
    public var repeats = 0
    /// New entries without a time but that of the file on this disk, which copying it changes.
    public var timesOfFiles = 0
    /// Records of web archives that only name others with the same content, and are passed over.
    public var revisits: Int
    /// Pages of web archives that were not taken, for their bytes are others than their records say.
    public var notTaken: [WebDigestFault] = []
    /// Files and folders of the inputs that could not be read, or not to their end.
    public var missed = 0
    /// Algorithms of digests that could not be checked, in order.
    public var unknownDigests: [String] = []
    /// Entries that the archive has now.
    public var size: Int
    /// Root of the tree over them, in base 64.
    public var root: String

    /// Notes a page of which nothing was read.
    fileprivate mutating func note(_ cause: UnreadCause, _ source: String) {
        if let known = causes.firstIndex(where: { $0.cause == cause }) {
            causes[known].count += 1
        } else {
            causes.append(UnreadPages(cause: cause, count: 1, first: source))
        }
    }
}

extension ArchiveAddRequest {
    /// Adds pages; each is on the disk before the next is read.
    ///
    /// Keeps the calling thread busy until it is done.
    /// - Parameters:
    ///   - control: Progress and the wish to end, which is heard between pages.
    ///   - keeping: Runs what it is given, which puts an entry on the disk and returns how many there are then; whoever may end
    ///     the program at any moment does so outside of it, and knows the number.
    ///   - missing: Told what of a folder cannot be read, or not to its end, and why; all else is taken.
    /// - Throws: ``SandingError`` for faults of the archive and of an input itself; `CancellationError`. What was added before
    ///   stays.
    public func run(
        _ control: WorkControl = WorkControl(),
        keeping: @escaping (_ commit: () throws -> Int) throws -> Void = { _ = try $0() },
        missing: (FileFault) -> Void = { _ in }
    ) throws -> ArchiveAddResult {
        try SandingError.naming(.adding) { try added(control, keeping, missing) }
    }

    private func added(
        _ control: WorkControl, _ keeping: @escaping (_ commit: () throws -> Int) throws -> Void,
        _ missing: (FileFault) -> Void
    ) throws -> ArchiveAddResult {
        // Two pages without a name would be one to all that is said of them later.
        if source == nil, inputs.contains("-") {
            throw FileFault(file: "-", kind: .unusable, ArchiveFault.nameless)
        }
        let zone = try CaptureClock.zone(zone)
        let clock = try CaptureClock(
            time: time, zone: zone, times: times.map { try CaptureClock.table($0, zone: zone) } ?? [:])
        let parser = PageParser(
            candidates: try candidates.map { try KPUPageTotals.Candidates($0) } ?? KPUPageTotals.Candidates(),
            threads: control.threads, numbers: numbers, levels: levels, encoding: encoding)
        let archive = try CaptureArchive(self.archive, name: self.archive, isWriting: true)
        var result = ArchiveAddResult(added: [], known: 0, unread: 0, revisits: 0, size: 0, root: "")
        var unknown: Set<String> = []
        result.size = try archive.count()
        try keeping { result.size }
        let counter = control.counter(.converting)
        var names = PageNames(archive: self.archive, inputs: inputs, source: source)
        @discardableResult
        func keep(_ manifest: Manifest, _ contents: [[UInt8]], cause: UnreadCause? = nil) throws -> Int {
            try control.check()
            var kept = 0
            try keeping {
                switch try archive.add(manifest, contents: contents) {
                case .added(let place):
                    kept = place
                    result.added.append(place)
                    if manifest.timeSource == .file { result.timesOfFiles += 1 }
                    result.size = place + 1
                    if manifest.kind == .capture, manifest.reading == .unread {
                        result.unread += 1
                        if let cause { result.note(cause, manifest.source) }
                    }
                case .known(let place):
                    kept = place
                    result.known += 1
                }
                return result.size
            }
            counter?(result.added.count + result.known)
            return kept
        }
        func keepRows(of path: String) throws -> Int {
            let found = try ElectionEntries(path, supplier: supplier, numbers: numbers)
            for (manifest, contents) in found.all { try keep(manifest, contents) }
            result.repeats += found.repeats
            return found.all.count
        }
        for path in inputs {
            var (pages, isTable) = (0, false)
            if ElectionEntries.isFolder(path) {
                if try keepRows(of: path) == 0 {
                    throw FileFault(file: path, kind: .missing, ArchiveFault.noRows)
                }
                continue
            }
            var places: [Int: Int] = [:]
            func take(_ entry: KeptEntry) throws {
                var manifest = entry.manifest
                // A correction names the entry by its place, which is another here.
                if let corrects = manifest.corrects { manifest.corrects = places[corrects] ?? corrects }
                places[entry.place] = try keep(manifest, entry.contents)
            }
            if ExportedEntries.isFolder(path) {
                var exported = try ExportedEntries(path)
                while let entry = try exported.entry() {
                    try take(entry)
                    pages += 1
                }
                result.notTaken += exported.faults
                if pages == 0, exported.faults.isEmpty {
                    throw FileFault(file: path, kind: .missing, ArchiveFault.noPages)
                }
                continue
            }
            let input = try reading(path) { try ArchiveInput(path) }
            while let item = try reading(path, input.next) {
                if let table = item.url?.path, item.kept == nil, ElectionEntries.isTable(table) {
                    pages += try keepRows(of: table)
                    isTable = true
                    continue
                }
                pages += 1
                if let entry = item.kept {
                    try take(entry)
                    continue
                }
                let (manifest, contents, cause) = try entry(
                    item, of: path, clock, parser, &names, in: archive)
                try keep(manifest, contents, cause: cause)
            }
            result.revisits += input.revisits
            result.notTaken += input.faults
            unknown.formUnion(input.unknownDigests)
            result.missed += input.missed.count
            input.missed.forEach(missing)
            if pages == 0, input.faults.isEmpty, input.missed.isEmpty {
                throw FileFault(file: path, kind: .missing, isTable ? ArchiveFault.noRows : .noPages)
            }
        }
        result.unknownDigests = unknown.sorted()
        result.causes.sort { $0.count > $1.count }
        result.mended = try archive.mendedEntries()
        result.size = try archive.count()
        result.root = try archive.checkpoint().root.base64
        return result
    }

    /// Damage of an input as a fault of its file.
    private func reading<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let damage as ArchiveReader.Damage {
            throw FileFault(
                file: path, kind: .unusable, ArchiveFault.damagedInput(detail: damage.detail))
        }
    }

    /// The entry of a page.
    ///
    /// - Parameters:
    ///   - names: What pages are called; learns which go on under the name that they have in the archive.
    ///   - archive: The archive.
    func entry(
        _ item: ArchiveInput.Item, of input: String, _ clock: CaptureClock, _ parser: PageParser,
        _ names: inout PageNames, in archive: CaptureArchive
    ) throws -> (Manifest, [[UInt8]], cause: UnreadCause?) {
        let name = names.name(of: item, in: input)
        let found = parser.read(item, page: name.readable)
        let (time, origin) = try clock.time(
            of: item, name.dated, pages: found.captures ?? [], name: item.path == "-" ? input : item.path)
        var manifest = Manifest(
            kind: .capture, time: time, timeSource: origin,
            source: name.page,
            supplier: supplier, parser: found.parser, reading: found.reading,
            blobs: [.init(role: .page, digest: TreeHash(of: item.bytes), bytes: item.bytes.count)])
        manifest = try names.continued(manifest, item, in: input, archive)
        var contents = [item.bytes]
        if let captures = found.captures {
            let totals = CaptureTotals.bytes(captures)
            manifest.blobs.append(.init(role: .totals, digest: TreeHash(of: totals), bytes: totals.count))
            contents.append(totals)
        }
        if let head = item.record?.head {
            manifest.blobs.append(.init(role: .head, digest: TreeHash(of: head), bytes: head.count))
            contents.append(head)
        }
        return (manifest, contents, found.cause)
    }
}
