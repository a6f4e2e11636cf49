import Ground

/// What an entry of an archive says: who captured what, when, and the digests of it. Its canonical JSON is the entry of the
/// log.
public struct Manifest: Sendable, Hashable {
    /// What an entry is about.
    public enum Kind: String, Sendable, CaseIterable {
        /// A page as it was received.
        case capture
        /// A time in which the page could not be read, as somebody reported it.
        case outage
        /// What a capture parses to, read again; the capture stays as it is.
        case correction
    }

    /// What became of reading a page.
    public enum Reading: String, Sendable, CaseIterable {
        case figures
        /// A page that says that there is no page, or HTML where figures were.
        case errorPage = "error-page"
        /// Content of a form that is not known here; it is kept all the same.
        case unread
    }

    /// Whence a time is known.
    public enum TimeSource: String, Sendable, CaseIterable {
        /// Whoever added it said so.
        case given
        /// The name of its file or folder.
        case name
        /// The page itself, or the table that holds it.
        case page
        /// The record of a web archive (WARC) that holds it.
        case record
        /// The time of the last change of its file.
        case file
        /// The clock, when it was added.
        case clock
    }

    /// Content that belongs to an entry.
    public struct Blob: Sendable, Hashable {
        public enum Role: String, Sendable, CaseIterable {
            /// Bytes as they were received.
            case page
            /// Figures that somebody copied from a page into a table, in the form of `totals`.
            case rows
            /// What the page parses to.
            case totals
            /// The head of the server's answer, before the page.
            case head
        }

        public var role: Role
        public var digest: TreeHash
        /// Bytes of the content.
        public var bytes: Int

        public init(role: Role, digest: TreeHash, bytes: Int) {
            self.role = role
            self.digest = digest
            self.bytes = bytes
        }
    }

    public var kind: Kind
    public var time: CaptureTime
    /// The end of an outage, as it was reported.
    public var until: String?
    /// The contest whose page an outage was of; empty where it was of all.
    public var contest: String
    public var timeSource: TimeSource
    /// Address of the page, or the name under which it came.
    public var source: String
    public var supplier: String
    /// Name and version of what parsed it; empty where nothing did.
    public var parser: String
    public var reading: Reading
    /// The entry whose parse this corrects.
    public var corrects: Int?
    public var note: String
    public var blobs: [Blob]

    public init(
        kind: Kind, time: CaptureTime, until: String? = nil, contest: String = "", timeSource: TimeSource,
        source: String, supplier: String = "", parser: String = "", reading: Reading = .unread,
        corrects: Int? = nil,
        note: String = "", blobs: [Blob] = []
    ) {
        self.kind = kind
        self.time = time
        self.until = until
        self.contest = contest
        self.timeSource = timeSource
        self.source = source
        self.supplier = supplier
        self.parser = parser
        self.reading = reading
        self.corrects = corrects
        self.note = note
        self.blobs = blobs
    }

    /// Where content of the same kind and source stands in turn.
    func place(of blob: Blob) -> String { "\(blob.role.rawValue)\u{1F}\(source)" }

    public func blob(_ role: Blob.Role) -> Blob? { blobs.first { $0.role == role } }

    /// What was captured, byte by byte.
    var content: Blob? { blobs.first { $0.role != .totals } }

    static let format = "sanding/archive-entry/1"
    /// An entry bundle of a log has two bytes for the length of an entry.
    public static let mostBytes = 65_535

    /// The entry of the log: canonical JSON.
    public var bytes: [UInt8] {
        var members: [String: JSONNode] = [
            "format": .string(Manifest.format), "kind": .string(kind.rawValue), "time": .string(time.text),
            "precision": .string(time.precision.rawValue), "time_from": .string(timeSource.rawValue),
            "source": .string(source), "reading": .string(reading.rawValue),
            "blobs": .array(
                blobs.map { blob in
                    [
                        "bytes": .integer(blob.bytes), "role": .string(blob.role.rawValue),
                        "sha256": .string(blob.digest.hexadecimal),
                    ]
                }),
        ]
        if let until { members["until"] = .string(until) }
        if let corrects { members["corrects"] = .integer(corrects) }
        let texts = [("supplier", supplier), ("parser", parser), ("note", note), ("contest", contest)]
        for (key, text) in texts where !text.isEmpty { members[key] = .string(text) }
        return CanonicalJSON.bytes(.object(members))
    }

    /// Reads an entry.
    ///
    /// - Parameter bytes: Its canonical JSON.
    /// - Returns: `nil` where the text is no manifest, or would be written otherwise.
    public init?(_ bytes: [UInt8]) {
        guard let node = try? JSONParser.parse(bytes), node["format"]?.text == Manifest.format,
            let kind = node["kind"]?.text.flatMap(Kind.init), let text = node["time"]?.text,
            let precision = node["precision"]?.text.flatMap(CaptureTime.Precision.init),
            let time = try? CaptureTime(text, precision: precision),
            let timeSource = node["time_from"]?.text.flatMap(TimeSource.init),
            let source = node["source"]?.text, let reading = node["reading"]?.text.flatMap(Reading.init),
            let elements = node["blobs"]?.elements
        else { return nil }
        let blobs = elements.compactMap { element -> Blob? in
            guard let role = element["role"]?.text.flatMap(Blob.Role.init),
                let digest = element["sha256"]?.text.flatMap(TreeHash.init(hexadecimal:)),
                case .integer(let count)? = element["bytes"]
            else { return nil }
            return Blob(role: role, digest: digest, bytes: count)
        }
        guard blobs.count == elements.count else { return nil }
        var corrects: Int?
        if case .integer(let index)? = node["corrects"] { corrects = index }
        self.init(
            kind: kind, time: time, until: node["until"]?.text, contest: node["contest"]?.text ?? "",
            timeSource: timeSource, source: source, supplier: node["supplier"]?.text ?? "",
            parser: node["parser"]?.text ?? "", reading: reading,
            corrects: corrects, note: node["note"]?.text ?? "", blobs: blobs)
        guard self.bytes == bytes else { return nil }
    }

    /// The first version of archives of which programs can read it: they take a key or a word that they do not know for damage.
    var version: Int { contest.isEmpty ? 1 : 3 }

    /// What makes two entries the same: source, time and content, whoever supplied and parsed them; a correction says what
    /// it corrects and what it reads.
    var mark: TreeHash {
        let content = blobs.filter { $0.role != .head && (kind == .correction || $0.role != .totals) }.map(
            \.digest.hexadecimal)
        let parts = [
            kind.rawValue, source, time.text, until ?? "", corrects.map(String.init) ?? "", note(of: kind),
        ]
        // What was reported of one contest is not what was reported of all.
        let place = contest.isEmpty ? [] : [contest]
        return TreeHash(of: Array((parts + place + content).joined(separator: "\u{1F}").utf8))
    }

    /// What was said of an outage is all that there is of it.
    private func note(of kind: Kind) -> String { kind == .outage ? note : "" }
}

extension TreeHash {
    /// - Returns: `nil` where the text is not 64 hexadecimal digits in lower case.
    public init?(hexadecimal text: some StringProtocol) {
        let digits = Array(text.utf8)
        guard digits.count == 2 * TreeHash.count else { return nil }
        let values = digits.compactMap { digit -> UInt8? in
            switch digit {
            case 0x30...0x39: digit - 0x30
            case 0x61...0x66: digit - 0x57
            default: nil
            }
        }
        guard values.count == digits.count else { return nil }
        self.init(stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] })
    }
}
