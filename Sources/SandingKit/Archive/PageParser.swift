import Archive
import ElectionFiles
import Elections
import Feeds
import Foundation
import Ground

/// What a page parses to, whatever its form.
struct PageParser: Sendable {
    let candidates: KPUPageTotals.Candidates
    let threads: Int
    /// How numbers are written in tables.
    var numbers = NumberStyle.plain
    /// Region columns of tables, where they were named.
    var levels: [String]?
    /// Encoding of tables that are not in UTF-8.
    var encoding: TextEncoding?

    struct Found {
        var reading: Manifest.Reading
        var captures: [Capture]?
        /// Name and version of what read it; empty where nothing did.
        var parser = ""
        /// Why nothing was read.
        var cause: UnreadCause?
    }

    /// - Parameters:
    ///   - item: The page.
    ///   - page: Its path without a time.
    ///   - contests: What it is known to be of, for a path that does not say so.
    func read(_ item: ArchiveInput.Item, page: String, contests: [String] = []) -> Found {
        if item.bytes.starts(with: [0x1F, 0x8B]),
            let plain = Compression.gunzip(item.bytes, largest: PageParser.largest)
        {
            // The bytes are kept as they were received; what they hold is read.
            return read(
                ArchiveInput.Item(path: item.path, bytes: plain, record: item.record),
                page: PageParser.unpacked(page), contests: contests)
        }
        let first = item.bytes.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }
        if first.map({ "{[<".utf8.contains($0) }) ?? true {
            switch KPUPageTotals.read(
                item.bytes, path: page, candidates: candidates, contests: contests)
            {
            case .figures(let captures):
                return Found(reading: .figures, captures: captures, parser: PageParser.kpu)
            case .noFigures: return Found(reading: isError(item, page) ? .errorPage : .unread, cause: .html)
            case .unread(let fault):
                return Found(reading: .unread, cause: UnreadCause(fault, of: item.bytes))
            }
        }
        guard PageParser.isTable(page) || PageParser.isTable(item.record?.head) else {
            return Found(reading: .unread, cause: UnreadCause(of: item.bytes))
        }
        do {
            let rows = StationRows(
                threads: threads, numbers: numbers, levels: levels, encoding: encoding)
            return Found(
                reading: .figures, captures: [try rows.capture(item, page: page)], parser: rows.parser)
        } catch {
            return Found(reading: .unread, cause: UnreadCause(error, ofTable: item.bytes, in: encoding))
        }
    }

    /// Whether a name is that of a table, or an address whatever is asked behind it.
    static func isTable(_ page: String) -> Bool {
        let name = page.contains("://") ? String(page.prefix { $0 != "?" && $0 != "#" }) : page
        return unpacked(name).lowercased().hasSuffix(".csv")
    }

    /// Whether a server's answer calls itself a table.
    private static func isTable(_ head: [UInt8]?) -> Bool {
        let kind = head.flatMap(WebResponse.init)?.fields["content-type"]?.lowercased()
        return kind?.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces) == "text/csv"
    }

    /// Whether what has no figures of a known form is known to have none: nothing, what a server calls an error, or HTML under a
    /// name of JSON or of a table. Any other HTML may be full of figures that nobody reads here.
    private func isError(_ item: ArchiveInput.Item, _ page: String) -> Bool {
        if !item.bytes.contains(where: { $0 > 0x20 }) || page.lowercased().contains(".json")
            || PageParser.isTable(page)
        {
            return true
        }
        return (item.record?.head).flatMap(WebResponse.init)?.status ?? 200 >= 400
    }

    /// Name and version of what reads pages of the KPU.
    static let kpu = "kpu-page/1"

    /// Whether a name and version is that of an earlier version of what reads pages now.
    static func isEarlier(_ parser: String) -> Bool {
        [kpu, StationRows(threads: 1).parser].contains { now in
            let (name, version) = (now.prefix { $0 != "/" }, now.drop { $0 != "/" })
            return parser.prefix { $0 != "/" } == name
                && parser.drop { $0 != "/" }.prefix { $0 != " " } != version
        }
    }

    /// Bytes of a compressed page at most.
    static let largest = 512 << 20

    private static func unpacked(_ page: String) -> String {
        page.lowercased().hasSuffix(".gz") ? String(page.dropLast(3)) : page
    }
}
