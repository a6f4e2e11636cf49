import Elections
import Synchronization

/// Rules of recaps, read once for all that have the same columns under the same terms: a folder of thousands of contests asks
/// the same few.
public final class SharedRules: Sendable {
    private struct Key: Hashable {
        let form: String?
        let columns: [String]
    }

    private struct Made {
        let form: FormRulebook.Form?
        let rules: FormRules
    }

    private let book: FormRulebook
    private let made = Mutex<[Key: Made]>([:])

    /// - Parameter book: Rules of the forms.
    public init(_ book: FormRulebook) { self.book = book }

    /// The rules that can be asked of a recap.
    ///
    /// - Parameters:
    ///   - form: Terms of the election; without them only the plain identities.
    ///   - columns: Names of its columns of counts.
    func rules(_ form: FormRulebook.Form?, columns: [String]) throws(RuleFault) -> FormRules {
        let key = Key(form: form?.id, columns: columns)
        if let known = made.withLock({ $0[key] }), known.form == form { return known.rules }
        let rules = try FormRules(book, form: form, columns: columns, scope: .all)
        made.withLock { $0[key] = Made(form: form, rules: rules) }
        return rules
    }

    /// The rules of the book that apply under some terms.
    func applying(_ form: FormRulebook.Form?) -> FormRulebook { book.applying(form) }
}
