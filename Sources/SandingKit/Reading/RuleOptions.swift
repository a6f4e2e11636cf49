import Consistency
import Elections
import Foundation
import Ground

/// The terms of an election: the law that applies to its forms and ballots.
public enum FormChoice: Sendable, Equatable {
    /// Those of the kind and day of the election, where law is known to apply.
    case byElection
    /// Plain arithmetic only.
    case none
    /// Those of this id in the rule book.
    case id(String)

    /// The name that stands for ``none`` beside the ids of forms.
    public static let noneName = "none"

    /// - Parameter name: Id of a form, ``noneName``, or `nil` for ``byElection``.
    public init(_ name: String?) {
        self = name.map { $0 == FormChoice.noneName ? .none : .id($0) } ?? .byElection
    }

    /// The terms in a book.
    ///
    /// - Parameters:
    ///   - book: Where they stand.
    ///   - kind: Kind of the election; `.other` where nobody says.
    ///   - day: Election day, `YYYY-MM-DD`.
    /// - Returns: `nil` where no law is known to apply.
    /// - Throws: ``SandingError/unknownForm(form:known:)``.
    public func form(
        in book: FormRulebook = .standard, kind: ContestKind = .other, day: String? = nil
    ) throws(SandingError) -> FormRulebook.Form? {
        switch self {
        case .byElection: return book.form(kind: kind, day: day)
        case .none: return nil
        case .id(let id):
            guard let found = book.form(id) else {
                throw .unknownForm(form: id, known: book.forms.map(\.id) + [FormChoice.noneName])
            }
            return found
        }
    }
}

/// The rules of the forms and the terms of the election.
public struct RuleOptions: Sendable, Equatable {
    public var form: FormChoice
    /// A JSON file of rules that are added to the built-in ones; the same id replaces them.
    public var file: String?

    public init(form: FormChoice = .byElection, file: String? = nil) {
        self.form = form
        self.file = file
    }

    /// The rules in force.
    ///
    /// - Throws: ``SandingError`` for a file that cannot be read, is not JSON or is of another shape.
    public func book() throws -> FormRulebook {
        guard let file else { return .standard }
        let bytes = try SandingError.naming {
            do {
                return try TextBytes(contentsOf: URL(fileURLWithPath: file), name: file).bytes
            } catch let problems as TableProblems
                where problems.problems.contains(where: { $0.kind is TextFault })
            {
                // Advice on files of stations is none for it.
                throw TableProblems(TableProblem(file: file, StationFault.rulesNotText))
            }
        }
        do {
            _ = try JSONParser.parse(bytes)
        } catch let fault {
            throw SandingError.rulesNotJSON(
                file: file, line: fault.line, kind: fault.kind)
        }
        do {
            return FormRulebook.standard.merging(try FormRulebook(json: Data(bytes)))
        } catch {
            throw SandingError.rulesOfOtherShape(file: file, fault: FormRulebook.explanation(of: error))
        }
    }
}
