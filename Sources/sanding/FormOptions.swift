import ArgumentParser
import Consistency
import Elections
import Foundation
import Tables

/// The rules of the forms and the terms of the election.
struct FormOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Terms of the election: reserve ballots, station size (default: by the contest's kind and day, else "
                + "the widest in force).", valueName: "id"))
    var form: String?

    @Option(
        help: ArgumentHelp(
            "Rules of your own, added to the built-in ones; the same id replaces them.", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var rules: String?

    /// Options that change the result.
    var arguments: [String: String] { ["form": form, "rules": rules].compactMapValues { $0 } }

    /// The rules in force.
    func readBook() throws -> FormRulebook {
        guard let rules else { return .standard }
        let bytes = try TextBytes(contentsOf: URL(fileURLWithPath: rules), name: rules).bytes
        do {
            _ = try JSONParser.parse(bytes)
        } catch let fault {
            throw Failure(
                status: .badData,
                message:
                    "\(rules), line \(fault.line): \(FormOptions.reason(fault.kind)); compare the file with "
                    + "sanding check --print-rules")
        }
        do {
            return FormRulebook.standard.merging(try FormRulebook(json: Data(bytes)))
        } catch {
            throw Failure(
                status: .badData,
                message: "\(rules): \(FormRulebook.explanation(of: error)); see sanding check --print-rules")
        }
    }

    private static func reason(_ kind: JSONFault.Kind) -> String {
        switch kind {
        case .endsEarly: "the JSON ends before it is complete"
        case .unexpected: "this is not JSON"
        case .textAfterEnd: "text follows the end of the JSON"
        case .repeatedKey(let key): "\"\(key)\" stands twice in one object"
        case .tooDeep: "the JSON is nested too deeply"
        case .notUTF8: "the text is not UTF-8"
        }
    }

    /// The terms asked for, else those of an election.
    func terms(in book: FormRulebook, kind: ContestKind, day: String?) throws -> FormRulebook.Form? {
        guard let form else { return book.form(kind: kind, day: day) }
        guard let found = book.form(form) else {
            throw Failure(
                status: .usage,
                message: "--form \(form): there is no such form; there are "
                    + book.forms.map(\.id).joined(separator: ", "))
        }
        return found
    }

    /// Names the file of a rule that makes no sense.
    func namingRules<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let fault as RuleFault {
            guard let rules else { throw fault }
            throw Failure(
                status: .badData, message: "\(rules): the rule \(fault)\nNothing was written.")
        }
    }
}
