import ElectionFiles
import Elections
import Ground

/// Words about column maps, drafts of them and files that are read by them.
public protocol MapWords: WordingBasics {
    func sentence(_ fault: MapFault) -> String
    /// That a file was read by a map, with the names of its choices in the order of their numbers.
    func mapUsed(_ map: String, for file: String, choices: [String]) -> String
    // MARK: Drafts

    /// What the map is, for who opens it.
    func draftHead(_ file: String, isSure: Bool) -> String
    /// Why a part of a draft is what it is, and what to do where it is unsure.
    func sentence(_ reason: MapDraft.Reason, isSure: Bool) -> String
    /// Columns that the map leaves out, with the numbers of those that have no name.
    func unused(_ columns: [String], nameless: [Int]) -> String
    /// What a draft is sure of, in one line, and what next.
    func draftSummary(_ file: String, unsure: [String]) -> String
    /// Stations and sums as a map understands them, before the table.
    func previewHead(_ file: String, stations: Int) -> String
    var sumOfAll: String { get }
    var emptyCells: String { get }

    /// What reading a foreign file made of its cells.
    func remark(_ remark: MapRemark, in file: String) -> String
}

extension MapWords {
    /// The number styles in which texts are whole numbers, as they are named where a file is read, each with the first of them.
    func styles(_ texts: [String], or: String) -> String {
        let known = texts.compactMap { text in NumberStyle.ofGroups(in: text)?.name.map { ($0, text) } }
        let first = Dictionary(known) { first, _ in first }
        return known.map(\.0).uniqued().map { "--numbers \($0) (\(first[$0] ?? ""))" }
            .joined(separator: " \(or) ")
    }
}
