import Archive
import Foundation

/// What a page is called that comes from a file, and when its path says that it was captured.
struct PageName: Sendable {
    /// What the path says of the time.
    let dated: DatedPath
    /// The page, whenever it was captured.
    let page: String
    /// What it is read by: the name of a file with its ending.
    let readable: String
}

/// What pages are called that come from files: where these lie as seen from the archive, without the times in it.
///
/// A name of a file alone says little: `page.json` of one folder is no later capture of `page.json` of another one, whether the
/// two are added together or a year apart. Folders that are named by times are captures of one page.
struct PageNames {
    /// Where pages come from.
    private struct Place {
        /// Folders above it; empty where it lies beside the archive.
        var above: String
        /// The folder that holds them, which may be named by the time of the capture; empty for that of the archive.
        var folder: String
    }

    private let archive: URL
    private let source: String?
    private let inputs: [String]
    private var places: [String: Place] = [:]
    /// Pages that go on under the names that they have in the archive, by their names now.
    private var continued: [String: String] = [:]
    /// Sources of captures that were there, by their times and contents; `nil` before they are asked for.
    private var kept: [String: [String]]?

    /// - Parameters:
    ///   - archive: File of the archive.
    ///   - inputs: Files, folders, archives of files, or `-`.
    ///   - source: Address of the page, or of the folder where there are several.
    init(archive: String, inputs: [String], source: String?) {
        self.archive = PageNames.folder(URL(fileURLWithPath: archive).deletingLastPathComponent())
        (self.inputs, self.source) = (inputs, source)
    }

    private static func folder(_ url: URL) -> URL { url.resolvingSymlinksInPath().standardizedFileURL }

    /// - Parameters:
    ///   - item: A page; its path is that in the input.
    ///   - input: The input.
    mutating func name(of item: ArchiveInput.Item, in input: String) -> PageName {
        if item.record != nil {
            let dated = DatedPath(address: item.path)
            return PageName(dated: dated, page: dated.page, readable: dated.page)
        }
        let place = place(of: item, in: input)
        let dated = DatedPath(PageNames.joined(place.folder, item.path))
        var own = PageNames.joined(place.above, dated.page)
        if dated.isNameless {
            // What is named by its time alone is a capture of what its folder is called.
            let holder = PageNames.folder(above: own)
            own = holder.isEmpty ? archive.lastPathComponent : holder
        }
        own = continued[own] ?? own
        guard let source else {
            return PageName(dated: dated, page: own, readable: dated.isNameless ? dated.readable(own) : own)
        }
        // An address is that of all that is named, or of the one file.
        let inside = DatedPath(item.path)
        let rest =
            inputs.count > 1 ? own : inside.isNameless ? PageNames.folder(above: inside.page) : inside.page
        let isAddress = rest.isEmpty || inputs.count == 1 && (input == "-" || PageNames.isFile(input))
        let page = isAddress ? source : source + (source.hasSuffix("/") ? "" : "/") + rest
        return PageName(
            dated: dated, page: page, readable: inside.isNameless ? inside.readable(page) : inside.page)
    }

    /// A page under the name that it has in the archive, where this shows that it is the same one: it holds the capture that is added
    /// now, under a path of which this one is the end or the other way round, as where the archive or the folder was moved.
    ///
    /// - Parameters:
    ///   - manifest: A capture.
    ///   - item: The page.
    ///   - input: The input.
    ///   - archive: The archive.
    /// - Returns: The capture by the name that the page has.
    mutating func continued(
        _ manifest: Manifest, _ item: ArchiveInput.Item, in input: String, _ archive: CaptureArchive
    ) throws -> Manifest {
        guard source == nil, item.record == nil, try archive.place(of: manifest) == nil else {
            return manifest
        }
        if kept == nil {
            kept = Dictionary(
                grouping: try archive.entries().map(\.manifest).filter { $0.kind == .capture },
                by: PageNames.moment
            ).mapValues { $0.map(\.source) }
        }
        let earlier = try archive.namesPagesByFile() ? earlier(item, in: input) : []
        let page = manifest.source
        let same = Set(kept?[PageNames.moment(manifest)] ?? []).filter {
            earlier.contains($0) || PageNames.isEnd($0, of: page) || PageNames.isEnd(page, of: $0)
        }
        guard same.count == 1, let name = same.first else { return manifest }
        continued[page] = name
        var manifest = manifest
        manifest.source = name
        return manifest
    }

    /// Time and content of a capture.
    private static func moment(_ manifest: Manifest) -> String {
        "\(manifest.time.text) \(manifest.blob(.page)?.digest.hexadecimal ?? "")"
    }

    /// Whether a name with a folder is the end of another one.
    private static func isEnd(_ name: String, of other: String) -> Bool {
        name.contains("/") && other.hasSuffix("/" + name)
    }

    /// Names that an earlier version gave a page: by its path inside the input alone, or behind the name of the folder.
    private mutating func earlier(_ item: ArchiveInput.Item, in input: String) -> [String] {
        guard source == nil, item.record == nil else { return [] }
        let inside = DatedPath(item.path)
        var page = inside.pageWithoutFolder
        if inside.isNameless {
            let holder = PageNames.folder(above: page)
            page =
                holder.isEmpty
                ? URL(fileURLWithPath: input).deletingPathExtension().lastPathComponent : holder
        }
        let folder = place(of: item, in: input).folder
        return [page] + (folder.isEmpty ? [] : [PageNames.joined(folder, page)])
    }

    private mutating func place(of item: ArchiveInput.Item, in input: String) -> Place {
        // Members of an archive of files have no file of their own: it is their folder.
        let isPacked = item.url == nil && PageNames.isFile(input)
        let key = isPacked ? input + "/" : input
        if let known = places[key] { return known }
        let made = makePlace(input, isPacked: isPacked)
        places[key] = made
        return made
    }

    private func makePlace(_ input: String, isPacked: Bool) -> Place {
        let url = URL(fileURLWithPath: input)
        var isFolder: ObjCBool = false
        guard input != "-", FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
            isFolder.boolValue || PageNames.isFile(input)
        else { return Place(above: "", folder: "") }
        var holder = PageNames.folder(isFolder.boolValue ? url : url.deletingLastPathComponent())
            .pathComponents
        if isPacked { holder.append(PageNames.unpacked(url.lastPathComponent)) }
        var parts = holder.dropFirst()
        let bases = [archive, PageNames.folder(FileManager.default.homeDirectoryForCurrentUser)]
        for base in bases.map(\.pathComponents) where base.count > 1 && holder.starts(with: base) {
            parts = holder.dropFirst(base.count)
            break
        }
        guard let last = parts.popLast() else { return Place(above: "", folder: "") }
        return Place(
            above: parts.map(PageNames.undated).filter { !$0.isEmpty }.joined(separator: "/"), folder: last)
    }

    /// The name of a folder without the time in it.
    private static func undated(_ name: String) -> String { folder(above: DatedPath(name + "/-").page) }

    private static func folder(above page: String) -> String {
        page.split(separator: "/").dropLast().joined(separator: "/")
    }

    /// The name of an archive of files without its endings.
    private static func unpacked(_ name: String) -> String {
        var url = URL(fileURLWithPath: name)
        while ["tar", "gz", "tgz", "xz", "txz", "bz2", "tbz", "zst", "zip", "7z"].contains(
            url.pathExtension.lowercased())
        {
            url.deletePathExtension()
        }
        return url.lastPathComponent
    }

    private static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    private static func joined(_ above: String, _ path: String) -> String {
        above.isEmpty ? path : above + "/" + path
    }
}
