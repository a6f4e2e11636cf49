import Elections
import Reconciliation

/// Words for verdicts on comparisons and for what they compare.
public protocol VerdictWords: WordingBasics {
    /// A choice: `pair 3 (Asyik)`; its name alone where ballots elsewhere have no number that people know.
    ///
    /// - Parameters:
    ///   - number: Its number on the ballot.
    ///   - name: Its short name; empty where there is none.
    func pair(_ number: Int, _ name: String) -> String
    /// The empty box of a ballot with a single pair.
    func emptyBox(_ number: Int) -> String
    /// The verdict in a word or two, for tables.
    func label(_ verdict: Verdict) -> String
    /// What is said of a region that lies outside as some of many do by chance.
    ///
    /// - Parameter level: Level of the range, as text: `99%`.
    func outside(level: String) -> String
}
