import ArgumentParser
import SandingKit
import Wording

struct ArchiveDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say what became of the figures from one entry to another.",
        discussion: """
            A line for each contest and region that both hold and whose figures are not the same, told from the earlier one \
            to the later one; where times do not tell which that is, nothing is said to have risen or fallen. Files of stations are compared station by \
            station by sanding diff, on what show --content page gives back.

            Example:
              sanding archive diff 3 5
            """)

    @Argument(help: "The earlier entry, from 0.") var old: Int
    @Argument(help: "The later entry.") var new: Int

    @OptionGroup var options: ArchiveOptions

    @Flag(help: "Show unchanged contests and regions too.")
    var all = false

    func run() throws {
        try Failure.reporting {
            let (both, found, vocabulary) = try options.leaving(.entries) { told in
                try options.request.run { archive in
                    try archive.checkLog()
                    let line = try archive.timeLine { try told.done($0, of: $1) }
                    let entries = try [old, new].map(archive.entry)
                    // A correction is held against what it corrects as that was read before; all else is read as the log reads it.
                    let isCorrection = TimeLine.isCorrection(entries[0], of: entries[1])
                    let both = try entries.map { entry in
                        (
                            entry: entry,
                            captures: try isCorrection
                                ? archive.captures(of: entry) : line.captures(of: entry)
                        )
                    }
                    let read = both.map { ($0.entry, $0.captures ?? []) }
                    let found = try line.changes(from: read[0], to: read[1], asking: .reading(archive))
                    let vocabularies = EntryVocabularies(line)
                    return (both, found, vocabularies.vocabulary(of: new, until: max(old, new)))
                }
            }
            let words = options.lang.wording(vocabulary)
            let unread = both.filter { $0.captures == nil }.map(\.entry.index)
            guard unread.isEmpty else {
                let pages = both.compactMap { $0.entry.manifest.blob(.page)?.digest }
                let isSame = pages.count == 2 ? pages[0] == pages[1] : nil
                return try options.tell(words.notRead(unread, isSame: isSame))
            }
            if let order = words.order(found.order, old: old, new: new) { try options.tell(order) }
            for item in found.items where all || item.change != .same { try options.tell(words.line(item)) }
            try options.tell(ArchiveLines.summary(found.items, words))
            if let rest = words.notCompared(found, old: old, new: new) { try options.tell(rest) }
        }
    }
}
