import ArgumentParser
import Foundation
import Publishing
import SandingKit
import Wording

struct SiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Write a static site of several elections, ready for any web host.",
        discussion: """
            Each FOLDER is an election folder. The site has an index, a folder for each election with a page and a \
            JSON document a contest, charts and texts, and with --url a feed of changes (Atom) and a sitemap. It \
            appears whole or not at all. Elections whose files and options are as they were are not computed again; \
            contests that are gone are named on the index and in the feed. New findings are dated by \
            SOURCE_DATE_EPOCH, or by the clock.

            Examples:
              sanding site Data/pilkada-2018 Data/museum --out site
              sanding site Data/pilkada-2018 --out site --url https://example.org/counts --lang id
            """)

    @OptionGroup var input: SiteInput

    func run() throws {
        try Failure.reporting {
            let site = input.site
            let writer = FolderWriter(target: input.target)
            var made = 0
            var state: SiteState?
            let undrawn = try Interruption.writing(writer) {
                try ProgressLine.during(.writing, isQuiet: input.quiet) {
                    try writer.writeFiles { sink in
                        state = try site.write(input.names, run: input.run, to: sink) { name in
                            let part = try input.part(name, of: site)
                            if case .new = part { made += 1 }
                            return part
                        }
                    }
                }
            }
            Console.undrawn(undrawn, isQuiet: input.quiet)
            guard !input.quiet, let state else { return }
            let wording = input.lang.wording(.general)
            try Console.print(
                [
                    wording.siteMade(
                        made, kept: input.folders.count - made,
                        removed: state.removed.map(\.title.escapedForTerminal)),
                    wording.report(at: input.out.escapedForTerminal + "/"),
                ].joined(separator: "\n"))
        }
    }
}
