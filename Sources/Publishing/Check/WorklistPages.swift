import Elections
import SandingKit
import Wording

/// The pages of a worklist: one with all regions, and one a region to hand out.
struct WorklistPages {
    let list: Worklist
    let run: RunFacts
    let name: String

    private var wording: any Wording { list.wording }

    /// Regions in the order of the list, with their rows.
    private var regions: [(name: String, rows: [Worklist.Row])] {
        var order: [String] = []
        var rows: [String: [Worklist.Row]] = [:]
        // The level above the lowest is what one person can go round.
        for row in list.rows {
            let place = row.place
            let region = Array(place.dropLast().suffix(2)).uniqued().reversed().joined(separator: ", ")
            let name = region.isEmpty ? place.first ?? wording.worklistElsewhere : region
            if rows[name] == nil { order.append(name) }
            rows[name, default: []].append(row)
        }
        return order.map { ($0, rows[$0] ?? []) }
    }

    /// Rows of the first page.
    private static let most = 100

    /// The rows that matter most, and a list of the pages to hand out.
    private var front: Section {
        let groups = [
            Contents.Group(
                title: nil, statement: "", page: nil,
                entries: regions.enumerated().map { place, region in
                    Contents.Entry(
                        anchor: anchor(place), title: region.name,
                        statement: wording.worklistRegion(
                            stations: region.rows.count, open: region.rows.count { !$0.isClosed }))
                })
        ]
        let first = list.rows.prefix(WorklistPages.most).map { $0 }
        return Section(
            anchor: "worklist", title: nil,
            blocks: [
                .contents(Contents(groups: groups, isFolded: false)),
                .table(table(wording.worklistTitle, first, isOfRegion: false)),
            ])
    }

    private func anchor(_ place: Int) -> String { "worklist-\(place + 1)" }

    /// All pages: the first lists the regions.
    var publication: Publication {
        let regions = regions
        var publication = Publication(
            name: name + "-worklist", packageTitle: wording.worklistTitle, run: run,
            head: .init(
                wording: wording, title: wording.worklistTitle, kicker: wording.findingsSayNotWhy,
                lede: wording.worklistLede + " " + list.state),
            closing: Publication.Closing(
                title: wording.label(check: .method), paragraphs: wording.checkMethods, run: run, wording),
            document: nil,
            sections: AnySequence(
                [{ front }]
                    + regions.enumerated().map { place, region in
                        { @Sendable in section(place, region.name, region.rows) }
                    }))
        publication.pages.isEachSectionApart = true
        publication.pages.first = "worklist.html"
        return publication
    }

    private func section(_ place: Int, _ name: String, _ rows: [Worklist.Row]) -> Section {
        Section(
            anchor: anchor(place), title: name, kind: "contest",
            page: Section.Page(name: anchor(place), title: wording.worklistTitle),
            blocks: [.table(table(name, rows, isOfRegion: true))])
    }

    /// - Parameter isOfRegion: Whether the page says in which region the stations are, but for the lowest.
    private func table(_ name: String, _ rows: [Worklist.Row], isOfRegion: Bool) -> Table {
        Table(
            label: name, kind: "worklist",
            header: Cell.row(
                [.place, .look, .figures, .votes, .links, .answer].map { wording.label(worklist: $0) },
                numeric: [3]),
            rows: rows.map { row in
                let place = row.spoken.reversed()
                let region = isOfRegion ? place.first ?? "" : place.joined(separator: ", ")
                return [
                    Cell(
                        row.station.isEmpty
                            ? region
                            : region.isEmpty ? row.station : wording.place(station: row.station, of: region)),
                    Cell(row.look),
                    Cell(
                        [row.figures, row.fits.isEmpty ? "" : wording.wouldFit([row.fits])].filter {
                            !$0.isEmpty
                        }
                        .joined(separator: ". ")),
                    Cell(row.votes.map { wording.number($0) } ?? "–", isNumber: true), Cell(links(row)),
                    Cell(
                        row.answer.map {
                            wording.answered(isCorrected: $0.answer == .corrected, by: $0.by, at: $0.at)
                                + ($0.corrected.isEmpty ? "" : ": \($0.corrected)")
                                + (row.doubt.map { "; " + wording.leavesOpen($0) } ?? "")
                        } ?? ""),
                ]
            })
    }

    private func links(_ row: Worklist.Row) -> [Span] {
        var spans: [Span] = []
        func add(_ address: String, _ text: String) {
            var link = Link(source: address)
            guard link.href != nil else { return }
            link.text = text
            if !spans.isEmpty { spans.append(.text(", ")) }
            spans.append(.link(link))
        }
        add(row.page, wording.label(worklist: .page))
        for (place, photo) in row.photos.enumerated() {
            add(photo, wording.label(worklist: .photo) + (row.photos.count > 1 ? " \(place + 1)" : ""))
        }
        return spans
    }
}
