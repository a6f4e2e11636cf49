import Elections
import Foundation
import Ground

extension KPUConversion {
    /// Writes the election folders into a folder that is there.
    ///
    /// One contest stands in the folder itself, several stand in a folder each; `unread.csv` and
    /// `datapackage.json` stand beside them.
    /// - Parameter root: The folder.
    /// - Returns: The files with their columns, in alphabetical order of their paths.
    /// - Throws: `FileFault` where a file cannot be written.
    public func write(to root: URL) throws -> [Output] {
        var outputs: [Output] = []
        for set in sets {
            let folder = set.folder.isEmpty ? root : root.appendingPathComponent(set.folder)
            try FoldersBelow.make(set.folder, in: root)
            var files = try set.write(to: folder, options: options)
            if set.folder.isEmpty { files.append(try writeUnread(to: root)) }
            let package = KPUPackage(
                name: set.contest.id, title: set.title, scheme: set.contest.system.form.scheme, files: files)
            files.append(try package.write(to: folder))
            outputs += files.map { file in
                Output(
                    path: set.folder.isEmpty ? file.path : set.folder + "/" + file.path, columns: file.columns
                )
            }
        }
        if sets.count != 1 {
            var files = [try writeUnread(to: root)]
            for (system, items) in loose.bySystem {
                let name = loose.bySystem.count == 1 ? "regions.csv" : "regions-\(system.name).csv"
                let table = KPUContestFiles.table(items)
                try KPUConversion.write(table, to: root, name: name)
                files.append(Output(path: name, columns: KPUContestFiles.columns(table.header)))
            }
            let package = KPUPackage(
                name: "kpu", title: "KPU",
                scheme: loose.bySystem.count == 1 ? loose.bySystem[0].system.form.scheme : nil,
                files: outputs.filter { !$0.columns.isEmpty } + files)
            outputs += files + [try package.write(to: root)]
        }
        return outputs.sorted { $0.path < $1.path }
    }

    private func writeUnread(to root: URL) throws -> Output {
        var table = CSVWriter(header: ["path", "key", "line", "byte", "times", "reason"])
        for row in unread {
            table.append([
                .text(row.path), .text(row.key), .init(row.line), .init(row.byte), .integer(row.times),
                .text(options.said(row.reason)),
            ])
        }
        try KPUConversion.write(table, to: root, name: "unread.csv")
        let columns = table.header.map {
            TableColumn(name: $0, type: ["line", "byte", "times"].contains($0) ? "integer" : "string")
        }
        return Output(path: "unread.csv", columns: columns)
    }

    private static func write(_ table: CSVWriter, to root: URL, name: String) throws {
        let bytes = Array(table.text.utf8)
        try ByteFile.write(root.appendingPathComponent(name), name: name, pieces: 1) { _, writer in
            writer.append(bytes)
        }
    }
}

/// The `datapackage.json` of converted files.
struct KPUPackage: Encodable {
    private struct Source: Encodable {
        var title: String
        var path: String
    }
    private struct Resource: Encodable {
        struct Schema: Encodable {
            struct Field: Encodable {
                var name: String
                var type: String
            }
            var fields: [Field]
            var missingValues = [""]
        }
        var name: String
        var path: String
        var profile = "tabular-data-resource"
        var format = "csv"
        var mediatype = "text/csv"
        var encoding = "utf-8"
        var schema: Schema
    }
    private struct Extra: Encodable {
        struct Codes: Encodable {
            var scheme: String
            var edition: String
        }
        var regionCodes: Codes
    }

    private let profile = "data-package"
    private let name: String
    private let title: String
    private let sources = [Source(title: "Komisi Pemilihan Umum", path: "https://www.kpu.go.id")]
    private let resources: [Resource]
    private let sanding: Extra?

    init(name: String, title: String, scheme: RegionCodeScheme?, files: [KPUConversion.Output]) {
        self.name = name
        self.title = title
        sanding = scheme.map { Extra(regionCodes: .init(scheme: $0.name, edition: $0.edition)) }
        resources = files.map { file in
            Resource(
                name: file.path.replacing(".csv", with: "").replacing("/", with: "-"), path: file.path,
                schema: .init(fields: file.columns.map { .init(name: $0.name, type: $0.type) }))
        }
    }

    /// Writes the descriptor into a folder.
    func write(to folder: URL) throws -> KPUConversion.Output {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(self), as: UTF8.self).withControlsEscapedInJSON
        let bytes = Array(text.utf8) + [0x0A]
        let name = "datapackage.json"
        try ByteFile.write(folder.appendingPathComponent(name), name: name, pieces: 1) { _, writer in
            writer.append(bytes)
        }
        return KPUConversion.Output(path: name, columns: [])
    }
}
