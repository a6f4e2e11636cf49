import ArgumentParser
import Foundation
import Publishing
import SandingKit
import Wording

/// The elections of a site, and how it is written.
struct SiteInput: ParsableArguments {
    @Argument(help: "Election folders.", completion: .directory)
    var folders: [String]

    @Option(
        help: ArgumentHelp("Folder for the site (default: Notebooks-out/site).", valueName: "dir"),
        completion: .directory, transform: OutputFolder.parse)
    var out = "Notebooks-out/site"

    @Option(help: "Title of the site.")
    var title: String?

    @Option(
        help: ArgumentHelp(
            "Where the site will be published, for its feed and sitemap.", valueName: "address"))
    var url: String?

    @Option(help: ReportFormats.help, transform: ReportFormats.parse)
    var format: FormatList = FormatList(formats: ReportFormat.standard)

    @Option(help: "Language of sentences, charts and numbers.")
    var lang: Language = .english

    @Option(help: "For whom: sets what is shown and the default of --adjust.")
    var audience: Audience = .observer

    @Flag(help: "Print nothing unless something fails.")
    var quiet = false

    @OptionGroup(title: "Method") var method: MethodOptions

    func validate() throws {
        if let url, url.firstMatch(of: /^https?:\/\/[^\s"<>]+$/) == nil {
            throw ValidationError(.notAddress(url))
        }
        var known: [String: String] = [:]
        for folder in folders {
            if let other = known.updateValue(folder, forKey: SiteInput.name(folder)) {
                throw ValidationError(.namesakes(other, folder))
            }
        }
    }

    var target: URL { URL(fileURLWithPath: out, isDirectory: true) }
    var names: [String] { folders.map(SiteInput.name) }

    var site: Site {
        Site(
            title: title, address: url, language: lang, formats: format.completed(), folder: target,
            time: SiteInput.time)
    }

    /// Facts of the run as a whole.
    var run: RunFacts {
        let arguments = ["lang": lang.rawValue, "title": title ?? "", "url": url ?? ""]
        return RunFacts("site", arguments.filter { !$0.value.isEmpty }, [])
    }

    /// An election of the site: taken from the site that is there, or computed.
    func part(_ name: String, of site: Site) throws -> Site.Part {
        let folder = folders.first { SiteInput.name($0) == name } ?? name
        let options = method.options(for: audience)
        let arguments = method.arguments(options).merging([
            "lang": lang.rawValue, "audience": audience.rawValue,
            "format": format.completed().map(\.rawValue).sorted().joined(separator: ","),
        ]) { $1 }
        let facts = RunFacts("reconcile \(name)", arguments, [])
        if site.has(name, madeBy: facts, from: URL(fileURLWithPath: folder, isDirectory: true)) {
            return .kept
        }
        let found = try ReconcileRequest(folder, options: options).run()
        Console.notes(found.notices, isQuiet: quiet)
        return .new(
            ReconcileReport(
                result: found.result, findings: found.findings,
                run: RunFacts("reconcile \(name)", arguments, found.inputs, found.notices), language: lang,
                audience: audience))
    }

    /// What an election is called in the site: its folder.
    private static func name(_ folder: String) -> String {
        URL(fileURLWithPath: folder, isDirectory: true).standardizedFileURL.lastPathComponent
    }

    /// When findings that are new are dated.
    private static var time: Date {
        let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(TimeInterval.init)
        return epoch.map(Date.init(timeIntervalSince1970:)) ?? Date()
    }
}
