import Consistency
import Elections
import Ground

extension FolderChecks {
    /// The check of one contest.
    public struct Part: Sendable {
        public let contest: Contest
        /// Terms of its election, if any.
        public let form: FormRulebook.Form?
        /// Its recaps, with all that the folder says of its readings and captures.
        public let check: CountCheck
    }

    /// All findings of a folder: readings, recap and its levels, captures, in the order of the contests.
    ///
    /// - Parameters:
    ///   - election: The folder.
    ///   - threads: Threads at most; results do not depend on their number.
    public static func findings(in election: Election, threads: Int = 1) -> [Finding] {
        do {
            return try parts(of: election, threads: threads).flatMap(\.check.findings)
        } catch {
            preconditionFailure("the built-in rules make sense and no file is read again: \(error)")
        }
    }

    /// Everything that `check` and `reconcile` say of a folder, contest by contest.
    ///
    /// - Parameters:
    ///   - election: The folder.
    ///   - book: Rules of the forms.
    ///   - threads: Threads at most; results do not depend on their number.
    ///   - form: Terms of a contest; those of its kind and day where none are given.
    /// - Throws: `RuleFault` for an expression that makes no sense; what `form` throws.
    public static func parts(
        of election: Election, book: FormRulebook = .standard, threads: Int = 1,
        form: ((Contest) throws -> FormRulebook.Form?)? = nil
    ) throws -> [Part] {
        let others = Dictionary(grouping: otherFindings(in: election, threads: threads), by: \.contest)
        let forms = try election.contests.map { contest in
            try form.map { try $0(contest) } ?? book.form(kind: contest.kind, day: contest.electionDate)
        }
        let rules = SharedRules(book)
        // Contests know nothing of each other.
        return try Parallel.map(election.contests.count, threads: threads) { index in
            Result {
                let contest = election.contests[index]
                var input = ElectionRecaps.input(of: election, contest: contest.id)
                input.others = others[contest.id] ?? []
                return Part(
                    contest: contest, form: forms[index],
                    check: try CountCheck(input, rules: rules, form: forms[index], threads: threads))
            }
        }.map { try $0.get() }
    }
}
