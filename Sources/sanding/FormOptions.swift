import ArgumentParser
import Consistency
import Elections
import Foundation
import Tables

/// The terms of the election: law that applies to its forms and ballots, if any.
struct TermsOption: ParsableArguments {
    /// What to write for plain arithmetic only.
    static let none = "none"

    @Option(
        help: ArgumentHelp(
            "Terms of the election: reserve ballots, station size; none for plain arithmetic (default: by kind and "
                + "day of a contest of kind pilkada or pemilu, else none).", valueName: "id"))
    var form: String?

    /// The terms asked for, else those of an election; `nil` where no law is known to apply.
    ///
    /// - Parameters:
    ///   - book: Where the terms stand.
    ///   - kind: Kind of the election; `.other` where nobody says.
    ///   - day: Election day, `YYYY-MM-DD`.
    /// - Throws: `Failure` for a form that is not in the book.
    func terms(
        in book: FormRulebook = .standard, kind: ContestKind = .other, day: String? = nil
    ) throws -> FormRulebook.Form? {
        guard let form else { return book.form(kind: kind, day: day) }
        if form == TermsOption.none { return nil }
        guard let found = book.form(form) else {
            let known = book.forms.map(\.id) + [TermsOption.none]
            throw Failure(
                status: .usage,
                message: "--form \(form): there is no such form; there are " + CountText.list(known).en)
        }
        return found
    }
}

/// The rules of the forms and the terms of the election.
struct FormOptions: ParsableArguments {
    @OptionGroup var termsOption: TermsOption

    var form: String? { termsOption.form }

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
        try termsOption.terms(in: book, kind: kind, day: day)
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
