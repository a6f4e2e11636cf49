import Elections
import Foundation
import Ground

/// The files of one count: stations, recaps of several levels, or an election folder.
public struct CountFiles: Sendable {
    /// A file and the name that messages use for it.
    public struct Named: Sendable, Equatable {
        /// The file as it was given; a part of it, such as a sheet, stands behind a `#`.
        public let path: String
        /// Where its text is read.
        public let url: URL
        public let name: String
        /// The way from the text back to the file, where the text was made from it.
        public let places: FilePlaces?
        /// Cells of the file that are no counts, and empty in the text that was made from it.
        public var refused = RefusedCounts()

        /// - Parameters:
        ///   - url: Where its text is read.
        ///   - name: The name that messages use.
        ///   - path: The file as it was given; that of `url` where `nil`.
        ///   - places: The way from the text back to the file.
        public init(url: URL, name: String, path: String? = nil, places: FilePlaces? = nil) {
            self.url = url
            self.name = name
            self.path = path ?? url.path
            self.places = places
        }

        /// The same file under another name.
        public func renamed(_ name: String) -> Named {
            var renamed = Named(url: url, name: name, path: path, places: places)
            renamed.refused = refused
            return renamed
        }
    }

    public private(set) var stations: Named?
    public private(set) var recaps: [Named] = []
    /// A folder with contests.csv.
    public private(set) var election: Named?
    /// Tables of a folder that are not part of a check.
    public private(set) var others: [String] = []

    /// Names that a folder may give its file of stations.
    public static let stationNames = ["stations.csv", "stations.csv.gz", "official.csv", "official.csv.gz"]

    /// Sorts paths by what they hold.
    ///
    /// A file whose name begins with `recap_` or that has a column `stations` is a recap, and so is one without numbers of stations
    /// beside one that has them; another file holds stations.
    /// - Parameters:
    ///   - paths: Files and folders.
    ///   - opening: Makes a file text that is read as CSV, where it is none.
    /// - Throws: `FileFault` where some are missing, which names all of them, or a folder holds nothing to check; `TableProblems` where
    ///   two files hold stations; what `opening` throws.
    public init(_ paths: [String], opening: (Named) throws -> Named = { $0 }) throws {
        try InputPath.refuseMissing(paths)
        var tables: [(file: Named, holding: Holding)] = []
        for path in paths {
            let url = URL(fileURLWithPath: InputPath(path).file)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
                throw FileFault(file: path, kind: .missing, FileCause.noFileOrFolder)
            }
            try FileFault.refuseStream(url, name: path)
            if isFolder.boolValue {
                try addFolder(url, name: path, opening: opening)
            } else {
                let file = try opening(Named(url: url, name: path, path: path))
                tables.append((file, try CountFiles.holding(file)))
            }
        }
        let hasStations = tables.contains { $0.holding == .stations } || stations != nil
        for table in tables {
            let isRecap = table.holding == .recap || table.holding == .unnumbered && hasStations
            if isRecap { recaps.append(table.file) } else { try addStations(table.file) }
        }
        shortenNames()
    }

    /// Names files as outputs do.
    private mutating func shortenNames() {
        let names = InputNames(([stations].compactMap { $0 } + recaps).map(\.path))
        func short(_ file: Named) -> Named { file.renamed(names[file.path]) }
        stations = stations.map(short)
        recaps = recaps.map(short)
    }

    /// What the rows of a file are, as far as its name and columns tell.
    private enum Holding {
        case recap, stations
        /// Stations without numbers, or a recap beside a file that has them.
        case unnumbered
    }

    private static func holding(_ file: Named) throws -> Holding {
        let base = URL(fileURLWithPath: file.path).lastPathComponent
        if base.hasPrefix("recap_") { return .recap }
        let header = try ColumnReader.header(of: file.url, name: file.name)
        if header.contains("station_no") { return .stations }
        return header.contains("stations") ? .recap : .unnumbered
    }

    private mutating func addStations(_ file: Named) throws {
        if let stations {
            throw TableProblems(
                TableProblem(file: file.name, StationFault.secondStations(other: stations.name)))
        }
        stations = file
    }

    private mutating func addFolder(
        _ url: URL, name: String, opening: (Named) throws -> Named
    ) throws {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
        } catch {
            throw FileFault(
                file: name, kind: .unreadable, FileCause.unreadableFolder(SystemRefusal(of: error)))
        }
        func named(_ file: String) -> Named {
            Named(url: url.appending(path: file), name: name.hasSuffix("/") ? name + file : "\(name)/\(file)")
        }
        let found = CountFiles.stationNames.filter(names.contains)
        if let first = found.first {
            let file = try opening(named(first))
            if try CountFiles.holding(file) == .recap { recaps.append(file) } else { try addStations(file) }
        }
        others += found.dropFirst()
        for file in names where file.hasPrefix("recap_") && !file.hasPrefix("recap_totals.") {
            if file.hasSuffix(".csv") || file.hasSuffix(".csv.gz") { recaps.append(try opening(named(file))) }
        }
        if names.contains("contests.csv") { election = Named(url: url, name: name) }
        guard stations != nil || !recaps.isEmpty || election != nil else {
            throw FileFault(file: name, kind: .missing, CountFiles.nothingToCheck(url, names, named))
        }
        others += names.filter { file in
            file.hasSuffix(".csv") && !found.contains(file) && !file.hasPrefix("recap_") && election == nil
        }
    }

    /// Contest folders that a message names.
    private static let shownFolders = 3

    /// Why a folder is not checked; what `convert` wrote of several contests holds a folder of each.
    private static func nothingToCheck(
        _ url: URL, _ names: [String], _ named: (String) -> Named
    ) -> StationFault {
        let contests = names.filter { folder in
            (stationNames + ["contests.csv"]).contains { file in
                FileManager.default.fileExists(atPath: url.appending(path: folder).appending(path: file).path)
            }
        }
        if contests.isEmpty { return .nothingToCheck }
        return .onlyContestFolders(
            contests.prefix(shownFolders).map { named($0).name }, count: contests.count)
    }
}
