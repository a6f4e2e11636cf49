import Foundation
import Ground

/// The files that a report was made from, found again and laid out under the names that its command gave them.
struct ReportInputs {
    let proof: ReportProof
    /// Folders in which they may stand, in the order in which they are looked into; those of a later group only for what
    /// no earlier one has.
    let groups: [[URL]]
    /// Whether somebody said where they are: what is there with other content is then an input that changed. What merely looks
    /// like it elsewhere is another one.
    let areNamed: Bool

    /// Inputs of a report in folders that somebody named, and in the folders there.
    init(_ proof: ReportProof, roots: [URL]) {
        (self.proof, groups, areNamed) = (proof, [roots, roots.flatMap(ReportInputs.folders)], true)
    }

    /// Inputs of a report, which are looked for in it, beside it, and in the current folder and the folders there.
    init(_ proof: ReportProof, of report: URL) {
        let current = URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true)
        (self.proof, areNamed) = (proof, false)
        groups = [
            [report.appending(path: "inputs", directoryHint: .isDirectory), report, current],
            ReportInputs.folders(in: current) + [report.deletingLastPathComponent()],
        ]
    }

    /// Folders of another one that are looked into at most.
    private static let mostFolders = 100

    private static func folders(in folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().map { folder.appending(path: $0) }.filter {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: $0.path, isDirectory: &isFolder)
                && isFolder.boolValue
        }.prefix(mostFolders).map { $0 }
    }

    /// What was found for a name of the command line.
    struct Found {
        var path: String
        var place: URL
    }

    /// Inputs that are there with other content, and where files stand that are inputs.
    struct Layout {
        var others: [String]
        /// Pairs of them in each other's place.
        var exchanged: [[String]]
        var places: [URL]
    }

    /// Lays the files out as links.
    ///
    /// - Parameters:
    ///   - typed: The command.
    ///   - folder: An empty folder.
    /// - Throws: `FileFault` where an input is not found; what making links throws.
    func layOut(for typed: TypedCommand, in folder: URL) throws -> Layout {
        let found = try find(typed.paths)
        var places: [URL] = []
        func lay(_ place: URL, as link: URL) throws {
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: place)
            places.append(place)
        }
        for file in found {
            let link = folder.appending(path: file.path)
            try FoldersBelow.make(FoldersBelow.path(above: file.path), in: folder)
            try lay(file.place, as: link)
        }
        for file in found {
            let beside = folder.appending(path: file.path).deletingLastPathComponent()
            for side in sides(of: file) {
                let link = beside.appending(path: side.lastPathComponent)
                if !FileManager.default.fileExists(atPath: link.path) { try lay(side, as: link) }
            }
        }
        // Each of several folders may have had its own.
        for (name, inputs) in Dictionary(grouping: proof.inputs, by: \.name).sorted(by: { $0.key < $1.key })
        where SideFiles.all.contains(name) {
            guard versions(of: inputs[0], among: found).uniqued().count >= inputs.count else {
                throw FileFault(file: name, kind: .missing, ProofCause.inputNotFound)
            }
        }
        return Layout(
            others: others(among: found), exchanged: exchanged(among: found), places: places)
    }

    /// Inputs that were read because they lie beside a file of the command.
    private func sides(of file: Found) -> [URL] {
        SideFiles.beside(file.place, among: proof.inputs.map(\.name))
    }

    /// The files that are there for an input.
    private func versions(of input: ReportProof.Input, among found: [Found]) -> [URL] {
        found.compactMap { ReportInputs.version(of: input, $0.path, at: $0.place) }
            + found.flatMap(sides).filter { $0.lastPathComponent == input.name }
    }

    /// Where files of a command stand.
    ///
    /// - Throws: `FileFault` where one is not found.
    func find(_ paths: [String]) throws -> [Found] {
        try paths.map { path in
            let all = groups.enumerated().lazy.compactMap { order, roots in
                // Whatever lies in other folders is the file only where it is the same: names are much alike.
                best(path, in: roots, onlySame: order > 0)
            }
            guard let place = all.first else {
                throw FileFault(file: path, kind: .missing, ProofCause.inputNotFound)
            }
            return Found(path: path, place: place)
        }
    }

    /// Names of the inputs that are there with other content.
    func others(among found: [Found]) -> [String] {
        proof.inputs.filter { input in
            let versions = versions(of: input, among: found)
            return !versions.isEmpty && !versions.contains { ReportInputs.digest($0) == input.sha256 }
        }.map(\.name)
    }

    /// Names of two inputs each of which has the content that the other had.
    private func exchanged(among found: [Found]) -> [[String]] {
        let others = Set(others(among: found))
        let inputs = proof.inputs.filter { others.contains($0.name) }
        let contents = inputs.map { Set(versions(of: $0, among: found).compactMap(ReportInputs.digest)) }
        var pairs: [[String]] = []
        for (place, one) in inputs.enumerated() {
            for next in inputs.indices.dropFirst(place + 1)
            where contents[place].contains(inputs[next].sha256) && contents[next].contains(one.sha256) {
                pairs.append([one.name, inputs[next].name])
            }
        }
        return pairs
    }

    /// The place at which most inputs are what they were, or else where most are there by name.
    private func best(_ path: String, in roots: [URL], onlySame: Bool) -> URL? {
        let name = ReportInputs.last(path)
        let isInput = proof.inputs.contains { $0.name == name }
        let contents = Set(proof.inputs.map { Optional($0.sha256) })
        var places: [URL] = []
        for root in roots {
            places += [root.appending(path: path), root.appending(path: name), root]
        }
        let ranked = places.enumerated().compactMap { order, place -> (URL, [Int])? in
            guard FileManager.default.fileExists(atPath: place.path) else { return nil }
            let versions = proof.inputs.compactMap { input in
                ReportInputs.version(of: input, path, at: place).map { (input, $0) }
            }
            // The report itself may have the name of its input.
            let isNamed =
                (order % 3 < 2 || place.standardizedFileURL.lastPathComponent == name)
                && (isInput || !versions.isEmpty || !ReportInputs.isReport(place))
            let same = versions.count { ReportInputs.digest($0.1) == $0.0.sha256 }
            // A folder that is not called so must have most files of the report, one of which is not the path itself, and
            // not only by name: all election folders name them so.
            let isLike =
                !isInput && same > 0
                && (areNamed ? versions.count * 2 > proof.inputs.count : same == proof.inputs.count)
            // Under the name of one input stands another one: they were exchanged, and are no files of other reports.
            let isOther =
                onlySame && same == 0 && versions.contains { contents.contains(ReportInputs.digest($0.1)) }
            guard isNamed || isLike, same > 0 || !onlySame || isOther else { return nil }
            return (place, [same, versions.count, isNamed ? 1 : 0, -order])
        }
        return ranked.max { $0.1.lexicographicallyPrecedes($1.1) }?.0
    }

    /// The file that an input is, where a path of the command stands at a place.
    private static func version(of input: ReportProof.Input, _ path: String, at place: URL) -> URL? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) else { return nil }
        let isSelf = last(path) == last(input.name)
        guard isFolder.boolValue else { return isSelf ? place : nil }
        // Of a folder that was read as one input, nothing tells but reading it.
        if isSelf { return nil }
        let inner = place.appending(path: input.name)
        return FileManager.default.fileExists(atPath: inner.path) ? inner : nil
    }

    private static func isReport(_ folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: ReportProof.fileName).path)
    }

    private static func last(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    private static func digest(_ file: URL) -> String? { try? FileDigest(file, name: file.path).sha256 }
}
