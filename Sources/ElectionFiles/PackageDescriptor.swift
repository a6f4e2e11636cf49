import Elections
import Foundation
import Ground

/// What `datapackage.json` says of a folder: which files, how their numbers are written, which codes.
struct PackageDescriptor {
    var title = ""
    var scheme = RegionCodeScheme.undeclared
    /// File of a resource, by resource name, relative to the folder.
    var paths: [String: String] = [:]
    var delimiters: [String: UInt8] = [:]
    /// Number styles by resource and field.
    var styles: [String: [String: NumberStyle]] = [:]

    static let fileName = "datapackage.json"

    /// Reads a descriptor. Paths that leave the folder, absolute paths and addresses are refused.
    init(_ text: TextBytes) throws(TableProblems) {
        let raw: Raw
        do {
            raw = try JSONDecoder().decode(Raw.self, from: Data(text.bytes))
        } catch {
            throw TableProblems(
                TableProblem(file: text.file, PackageDescriptor.fault(of: error)))
        }
        title = raw.title ?? ""
        if let codes = raw.sanding?.regionCodes {
            scheme = RegionCodeScheme(name: codes.scheme, edition: codes.edition ?? "")
        }
        var problems = TableProblems()
        for resource in raw.resources {
            guard let path = resource.path else { continue }
            if let fault = PackageDescriptor.reasonToRefuse(path) {
                problems.add(
                    TableProblem(file: text.file, column: "path", value: path, fault))
                continue
            }
            paths[resource.name] = path
            if let mark = resource.dialect?.delimiter?.utf8, mark.count == 1 {
                delimiters[resource.name] = mark.first
            }
            styles[resource.name] = resource.schema?.styles ?? [:]
        }
        try problems.throwIfAny()
    }

    private static func reasonToRefuse(_ path: String) -> FolderFault? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if path.hasPrefix("/") || path.contains("://") || path.contains("\\") {
            return .pathElsewhere
        }
        if parts.contains("..") || path.isEmpty {
            return .pathAbove
        }
        return nil
    }

    /// What is the matter with a JSON file of a folder.
    static func fault(of error: any Error) -> FolderFault {
        switch error as? DecodingError {
        case .keyNotFound(let key, _):
            return .missingProperty(key.stringValue)
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
            return path.isEmpty ? .noObject : .otherType(property: path.joined(separator: "."))
        default: return .notJSON
        }
    }

    private struct Raw: Decodable {
        struct Resource: Decodable {
            struct Dialect: Decodable { var delimiter: String? }
            var name: String
            var path: String?
            var dialect: Dialect?
            var schema: Schema?
        }
        struct Extra: Decodable {
            struct Codes: Decodable {
                var scheme: String
                var edition: String?
            }
            var regionCodes: Codes?
        }
        var title: String?
        var resources: [Resource]
        var sanding: Extra?
    }

    private struct Schema: Decodable {
        struct Field: Decodable {
            var name: String
            var decimalChar: String?
            var groupChar: String?
        }
        var fields: [Field]?

        var styles: [String: NumberStyle] {
            var found: [String: NumberStyle] = [:]
            for field in fields ?? [] where field.decimalChar != nil || field.groupChar != nil {
                // A no-break blank is several bytes, and one mark.
                let group = field.groupChar.flatMap { text in
                    text.unicodeScalars.first.flatMap(NumberStyle.mark) ?? text.utf8.first
                }
                let plain: UInt8 = group == UInt8(ascii: ".") ? UInt8(ascii: ",") : UInt8(ascii: ".")
                found[field.name] = NumberStyle(
                    decimalMark: field.decimalChar?.utf8.first ?? plain, groupMark: group)
            }
            return found
        }
    }
}
