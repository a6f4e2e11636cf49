import ArgumentParser

struct ArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Keep what official pages showed, and when, so that anyone can check it.",
        discussion: """
            Captures go in and none ever leaves. Each is kept as it was received, with its time, its source and what it \
            parses to. All entries make a tree of hashes (RFC 6962), whose head can be printed, signed, published and \
            checked with tools that are not ours. Nothing here uses the network.

            Examples:
              sanding archive init --origin example.org/pages
              sanding archive add captures/ --zone +07:00
              sanding archive log
              sanding archive verify
              sanding archive head
            """,
        subcommands: [
            ArchiveInitCommand.self, ArchiveAddCommand.self, ArchiveListCommand.self, ArchiveLogCommand.self,
            ArchiveShowCommand.self, ArchiveVerifyCommand.self, ArchiveHeadCommand.self,
            ArchiveProveCommand.self, ArchiveCheckHeadCommand.self, ArchivePublishCommand.self,
            ArchiveDiffCommand.self, ArchiveWatchCommand.self, ArchiveExportCommand.self,
            ArchiveMergeCommand.self, ArchiveRereadCommand.self, ArchiveAttachCommand.self,
        ])
}
