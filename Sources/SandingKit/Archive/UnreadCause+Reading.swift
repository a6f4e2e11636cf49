import Archive
import Feeds
import Ground

extension UnreadCause {
    /// Names are told as far as they are short.
    private static let longest = 40

    private static func names(_ all: some Sequence<String>) -> [String] {
        all.prefix(mostNames).map { $0.count <= longest ? $0 : String($0.prefix(longest)) + "…" }
    }

    /// What is wrong with what begins as JSON or HTML does.
    ///
    /// - Parameters:
    ///   - fault: What was found; `nil` where it is a page without votes.
    ///   - bytes: The page.
    init(_ fault: Unread?, of bytes: [UInt8]) {
        switch fault?.reason {
        case nil: self = .noFigures
        case .html: self = .html
        case .notJSON, .utf16, .nested: self.init(of: bytes)
        case .tooLarge(let limit): self = .large(most: limit)
        case .json(.endsEarly): self = .cutOff
        case .json(.repeatedKey(let key)): self = .repeatedKey(UnreadCause.names([key])[0])
        case .json: self = .notJSON(byte: fault?.byte ?? 0)
        default:
            let root = try? JSONParser.parse(bytes)
            let keys = (root?.members ?? root?.elements?.first?.members ?? []).map(\.key)
            self = root == nil ? .notJSON(byte: 0) : .keys(UnreadCause.names(keys))
        }
    }

    /// What is told by the first bytes of what is neither JSON nor HTML.
    init(of bytes: [UInt8]) {
        let forms: [(String, [UInt8])] = [
            ("PDF", Array("%PDF".utf8)), ("PNG", [0x89, 0x50, 0x4E, 0x47]), ("JPEG", [0xFF, 0xD8, 0xFF]),
            ("GIF", Array("GIF8".utf8)),
        ]
        let packed: [[UInt8]] = [
            [0x1F, 0x8B], Array("PK".utf8) + [3, 4], Array("BZh".utf8), [0xFD, 0x37, 0x7A, 0x58],
            [0x28, 0xB5, 0x2F, 0xFD],
        ]
        if let form = forms.first(where: { bytes.starts(with: $0.1) }) {
            self = .document(form.0)
        } else if packed.contains(where: { bytes.starts(with: $0) }) {
            self = .packed
        } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            self = .utf16
        } else {
            self = bytes.prefix(4_096).contains { $0 < 9 } ? .binary : .text
        }
    }

    /// What is wrong with a table that was not read as one of stations.
    ///
    /// - Parameters:
    ///   - error: Why it was not.
    ///   - bytes: The table.
    ///   - encoding: The encoding that was named.
    init(_ error: any Error, ofTable bytes: [UInt8], in encoding: TextEncoding?) {
        switch (error as? TableProblems)?.problems.first?.kind as? TextFault {
        case .otherEncoding(_, let like, _):
            self = .encoding(like)
            return
        case .notEncoded:
            self = .encoding(TextEncoding.shown(by: bytes) ?? .utf8)
            return
        default: break
        }
        let bytes = (try? encoding?.decoded(bytes, name: "")) ?? bytes
        let other = UnreadCause(of: bytes)
        if let shown = TextEncoding.shown(by: bytes), other == .text || shown == .utf16 {
            self = .encoding(shown)
            return
        }
        guard other == .text else {
            self = other
            return
        }
        let problem = (error as? TableProblems)?.problems.first
        if let problem, let line = problem.line, line > 1 {
            self = .line(line, column: UnreadCause.names([problem.column ?? ""])[0])
            return
        }
        let header = bytes.prefix(4_096).prefix { $0 != 0x0A && $0 != 0x0D }
        let text = String(decoding: header, as: UTF8.self)
        let separator = ["\t", ";"].first { text.contains($0) }.map { Character($0) } ?? ","
        let columns = UnreadCause.names(
            text.split(separator: separator).map { $0.filter { !"\"\u{FEFF}".contains($0) } })
        if case .noRegionColumn? = problem?.kind as? StationFault, text.contains(Choice(1).column) {
            self = .regions(columns)
        } else {
            self = .columns(columns)
        }
    }
}

extension TimeLine.Questions {
    /// Pages are read again for what they are asked.
    ///
    /// - Parameters:
    ///   - archive: The archive that holds them.
    ///   - threads: Threads at most.
    public static func reading(_ archive: CaptureArchive, threads: Int = Parallel.processors) -> Self {
        let parser = PageParser(candidates: KPUPageTotals.Candidates(), threads: threads)
        func page(_ entry: CaptureArchive.Entry) throws -> [UInt8]? {
            try entry.manifest.blob(.page).map { try archive.content($0, of: entry.index) }
        }
        return Self(
            cause: { entry in
                try page(entry).flatMap {
                    parser.read(
                        ArchiveInput.Item(path: entry.manifest.source, bytes: $0), page: entry.manifest.source
                    ).cause
                }
            },
            differingRows: { old, new in
                guard let before = try page(old), let after = try page(new) else { return nil }
                return try StationRows(threads: threads, as: new.manifest.parser).differing(before, after)
            },
            shared: { old, new in
                guard let before = try page(old), let after = try page(new) else { return nil }
                return try StationRows(threads: threads, as: new.manifest.parser).shared(before, after)
            },
            stationVotes: { old, new in
                guard let before = old.manifest.blob(.page), let after = new.manifest.blob(.page) else {
                    return nil
                }
                let rows = StationRows(threads: threads, as: new.manifest.parser)
                let captures = try [old, new].map { try archive.captures(of: $0) ?? [] }
                // Which rows are the total of others, or stand there again, only the whole table says.
                if ![old, new].contains(where: { PageParser.isEarlier($0.manifest.parser) }),
                    captures.allSatisfy({ $0.allSatisfy { $0.uncounted == nil } }),
                    let lines = try archive.changedLines((before, old.index), (after, new.index)),
                    let found = try rows.votes(lines)
                {
                    return found
                }
                guard let before = try page(old), let after = try page(new) else { return nil }
                return try rows.votes(before, after)
            })
    }
}
