import Ground
import SandingKit

/// `datapackage.json` and `proof.json`: what the output folder holds and what it was made from.
struct OutputManifest {
    /// A file of the output.
    struct File: Sendable {
        var path: String
        var bytes: Int
        var sha256: String
    }

    let run: RunFacts
    let name: String
    let title: String
    let files: [File]
    /// Columns of the CSV files, by path.
    let columns: [String: [(name: String, type: String)]]

    /// A Frictionless Data Package over the result files.
    var dataPackage: JSONNode {
        [
            "profile": "data-package", "name": .string(packageName), "title": .string(title),
            "licenses": [
                [
                    "name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0",
                    "path": "https://creativecommons.org/licenses/by/4.0/",
                ]
            ],
            "resources": .elements(files.filter(isResource), resource),
        ]
    }

    private var packageName: String {
        let plain = name.lowercased().map { ("a"..."z").contains($0) || ("0"..."9").contains($0) ? $0 : "-" }
        return "sanding-" + String(plain)
    }

    /// Chart specifications are left out: a Data Package reader takes such JSON for a descriptor.
    private func isResource(_ file: File) -> Bool { !file.path.hasSuffix(".vl.json") }

    private func resource(_ file: File) -> JSONNode {
        let kind = file.path.split(separator: ".").last.map(String.init) ?? ""
        var members: [String: JSONNode] = [
            "name": .string(
                file.path.lowercased().replacing("/", with: "-").replacing(".", with: "-")),
            "path": .string(file.path), "format": .string(kind),
            "mediatype": .string(OutputManifest.mediaTypes[kind] ?? "text/plain"),
            "bytes": .integer(file.bytes),
            "hash": .string("sha256:" + file.sha256),
        ]
        if !["png", "pdf", "xlsx"].contains(kind) { members["encoding"] = "utf-8" }
        if let columns = columns[file.path] {
            members["profile"] = "tabular-data-resource"
            members["schema"] = [
                "fields": .array(
                    columns.map { ["name": .string($0.name), "type": .string($0.type)] }),
                "missingValues": [""],
            ]
        }
        return .object(members)
    }

    private static let mediaTypes = [
        "csv": "text/csv", "json": "application/json", "html": "text/html", "md": "text/markdown",
        "ipynb": "application/x-ipynb+json", "svg": "image/svg+xml", "txt": "text/plain",
        "png": "image/png", "pdf": "application/pdf",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]

    /// What the outputs were made from: enough to show later what was read, and to make them again.
    var proof: JSONNode {
        var members: [String: JSONNode] = [
            "schema": "sanding/proof/1", "sanding": .string(run.version),
            "command": .string(run.command),
            "arguments": run.argumentsValue,
            "seed": .string(String(run.seed)),
            "inputs": run.inputsValue,
            "notices": run.noticesValue,
            "outputs": .elements(files) {
                [
                    "path": .string($0.path), "bytes": .integer($0.bytes),
                    "sha256": .string($0.sha256),
                ]
            },
        ]
        if let typed = run.typed {
            members["command_line"] = .strings(typed.words)
            members["paths"] = .strings(typed.paths)
            if let epoch = typed.epoch { members["source_date_epoch"] = .string(epoch) }
        }
        return .object(members)
    }
}
