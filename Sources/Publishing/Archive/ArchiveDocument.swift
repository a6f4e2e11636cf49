import Elections
import Ground
import SandingKit
import Wording

/// What `archive list`, `log`, `show`, `verify`, `head` and `merge` say to a program: one schema, `sanding/archive/1`.
public struct ArchiveDocument {
    private let command: String
    private let version: String
    var members: [String: JSONNode]

    private static let schema = "sanding/archive/1"

    /// - Parameters:
    ///   - command: The command, as `archive list`.
    ///   - version: Version of the program.
    ///   - head: Head of the archive when it was read.
    public init(_ command: String, version: String, head: Checkpoint) {
        self.command = command
        self.version = version
        members = ["log": ArchiveDocument.log(head)]
    }

    /// The document as text.
    public var text: String {
        let run = RunFacts(version: version, command: command, arguments: [:], inputs: [], seed: 0)
        return Publication.Document(
            path: "archive.json", schema: ArchiveDocument.schema, run: run, members
        ).value.text()
    }

    private static func log(_ head: Checkpoint) -> JSONNode {
        [
            "origin": .string(head.origin), "size": .integer(head.size), "root": .string(head.root.base64),
        ]
    }

    // MARK: What it holds

    /// Adds entries as they came.
    public mutating func add(_ entries: [CaptureArchive.Entry]) {
        members["entries"] = .array(entries.map { .object(ArchiveDocument.entry($0)) })
    }

    /// Adds what of the log is damaged behind the entries that are shown; nothing where nothing is.
    ///
    /// - Parameters:
    ///   - damage: The damage.
    ///   - words: Language of the sentence.
    public mutating func add(damage: FileFault?, _ words: any Wording) {
        if let damage { members["damage"] = .string(words.sentence(damage)) }
    }

    /// Adds entries in the order of time, with what they are in it.
    ///
    /// - Parameters:
    ///   - line: The time line.
    ///   - shows: Which contests and regions are listed.
    public mutating func add(_ line: TimeLine, shows: (TimeLine.Item) -> Bool = { _ in true }) {
        members["entries"] = .array(
            line.lines.compactMap { line in
                var entry = ArchiveDocument.entry(line.entry)
                if case .figures(let items) = line.event {
                    let wanted = items.filter(shows)
                    if wanted.isEmpty { return nil }
                    entry["items"] = .array(wanted.map(ArchiveDocument.item))
                }
                entry["event"] = .string(line.event.code)
                if case .frozen(let found) = line.event {
                    entry["since"] = .integer(found.since)
                    entry["since_time"] = .string(found.first.text)
                    entry["frozen_seconds"] = .integer(found.last.seconds - found.first.seconds)
                }
                if case .unread(let cause?) = line.event { entry["cause"] = ArchiveDocument.cause(cause) }
                if line.repeats > 0 { entry["repeats"] = .integer(line.repeats) }
                if !line.otherBytes.isEmpty {
                    entry["other_bytes"] = .array(line.otherBytes.map { .integer($0) })
                }
                return .object(entry)
            })
    }

    /// Adds one entry with what it parses to.
    ///
    /// - Parameters:
    ///   - entry: The entry.
    ///   - captures: Its figures; `nil` where it was not parsed.
    public mutating func add(_ entry: CaptureArchive.Entry, captures: [Capture]?) {
        var found = ArchiveDocument.entry(entry)
        if let captures { found["captures"] = .array(captures.map(ArchiveDocument.capture)) }
        members["entries"] = .array([.object(found)])
    }

    /// Adds what was found when everything was checked.
    ///
    /// - Parameters:
    ///   - found: The finding.
    ///   - head: What became of a head that was held against the archive.
    ///   - policy: What a head has of a policy.
    ///   - words: Language of the sentences.
    public mutating func add(
        _ found: ArchiveVerification, head: CaptureArchive.HeadFinding?, policy: HeadPolicy.Finding?,
        _ words: any Wording
    ) {
        var verification: [String: JSONNode] = [
            "entries": .integer(found.entries), "contents": .integer(found.blobs),
            "bytes": .integer(found.bytes), "heads": .integer(found.heads),
            "root": .string(found.root.base64),
            "faults": .array(
                found.faults.map { fault in
                    ["entry": JSONNode(fault.entry), "message": .string(words.sentence(fault))]
                }),
            "stamps": .array(
                found.stamps.map { stamped in
                    [
                        "size": .integer(stamped.size), "algorithm": .string(stamped.stamp.algorithm),
                        "claims": .strings(
                            stamped.stamp.claims.map { words.sentence($0, size: stamped.size) }),
                    ]
                }),
        ]
        if let head { verification["head"] = .string(words.sentence(head)) }
        if let policy { verification["policy"] = .string(words.sentence(policy)) }
        members["verification"] = .object(verification)
    }

    /// Adds a head as it is printed.
    ///
    /// - Parameter note: The head with its signatures.
    public mutating func add(_ note: SignedNote) {
        if let head = try? Checkpoint(note.text) { members["log"] = ArchiveDocument.log(head) }
        members["head"] = [
            "text": .string(note.signatures.isEmpty ? note.text : note.written),
            "signatures": .strings(note.signatures.map(\.name)),
        ]
    }

    // MARK: Parts

    private static func entry(_ entry: CaptureArchive.Entry) -> [String: JSONNode] {
        let manifest = entry.manifest
        let contest = JSONNode(nonEmpty: manifest.contest)
        return [
            "contest": contest, "index": .integer(entry.index), "kind": .string(manifest.kind.rawValue),
            "time": .string(manifest.time.text), "precision": .string(manifest.time.precision.rawValue),
            "time_from": .string(manifest.timeSource.rawValue), "until": JSONNode(manifest.until),
            "source": .string(manifest.source), "supplier": JSONNode(nonEmpty: manifest.supplier),
            "parser": JSONNode(nonEmpty: manifest.parser), "reading": .string(manifest.reading.rawValue),
            "corrects": JSONNode(manifest.corrects), "note": JSONNode(nonEmpty: manifest.note),
            "leaf": .string(entry.leaf.hexadecimal),
            "blobs": .array(
                manifest.blobs.map { blob in
                    [
                        "role": .string(blob.role.rawValue), "bytes": .integer(blob.bytes),
                        "sha256": .string(blob.digest.hexadecimal),
                    ]
                }),
        ]
    }

    private static func item(_ item: TimeLine.Item) -> JSONNode {
        let change = item.change.code
        var members: [String: JSONNode] = [
            "contest": .string(item.contest), "region": .string(item.region),
            "source_kind": .string(item.sourceKind), "change": .string(change.name),
            "choices": .array(change.choices.map { .integer($0.number) }), "entry": JSONNode(change.entry),
            "before": item.before.map(figures) ?? .null, "after": figures(item.after),
        ]
        if case .contradicted(let others) = item.change {
            members["others"] = counterparts(others)
        }
        if let entry = item.against { members["against"] = .integer(entry) }
        if !item.isOrdered { members["ordered"] = .bool(false) }
        if !item.unordered.isEmpty { members["unordered"] = counterparts(item.unordered) }
        if case .twice(let figures) = item.change {
            members["readings"] = .array(figures.map(ArchiveDocument.figures))
        }
        if !item.besides.isEmpty { members["besides"] = .array(item.besides.map(besides)) }
        if let before = item.sourceBefore { members["source_before"] = .string(before) }
        if let uncounted = item.uncounted { members["uncounted"] = rows(uncounted) }
        return .object(members)
    }

    private static func counterparts(_ all: [TimeLine.Counterpart]) -> JSONNode {
        .array(all.map { ["entry": .integer($0.entry), "figures": figures($0.figures)] })
    }

    private static func besides(_ what: TimeLine.Besides) -> JSONNode {
        switch what {
        case .rows(let count): ["what": "rows", "rows": JSONNode(count)]
        case .validVotes(let before, let after):
            ["what": "valid-votes", "before": JSONNode(before), "after": JSONNode(after)]
        case .shares(let choices): ["what": "shares", "choices": .array(choices.map { .integer($0.number) })]
        case .stations: ["what": "stations"]
        case .stationVotes(let votes):
            ["what": "station-votes", "lower": JSONNode(votes?.lower), "gone": JSONNode(votes?.gone)]
        case .shared(let choice, let votes):
            [
                "what": "shared", "choices": [.integer(choice.number)], "stations": .integer(votes.stations),
                "before": .integer(votes.before), "after": .integer(votes.after),
            ]
        }
    }

    private static func rows(_ uncounted: Capture.UncountedRows) -> JSONNode {
        [
            "totals": .integer(uncounted.totals), "repeats": .integer(uncounted.repeats),
            "contradicted": .integer(uncounted.contradicted),
        ]
    }

    private static func cause(_ cause: UnreadCause) -> JSONNode {
        switch cause {
        case .html: ["what": "html"]
        case .text: ["what": "text"]
        case .utf16: ["what": "utf-16"]
        case .binary: ["what": "binary"]
        case .packed: ["what": "packed"]
        case .document(let form): ["what": "document", "names": [.string(form)]]
        case .notJSON(let byte): ["what": "not-json", "byte": .integer(byte)]
        case .cutOff: ["what": "cut-off"]
        case .repeatedKey(let key): ["what": "repeated-key", "names": [.string(key)]]
        case .keys(let keys): ["what": "other-keys", "names": .strings(keys)]
        case .noFigures: ["what": "no-figures"]
        case .columns(let names): ["what": "other-columns", "names": .strings(names)]
        case .regions(let names): ["what": "unknown-regions", "names": .strings(names)]
        case .line(let line, let column):
            ["what": "faulty-line", "line": .integer(line), "names": [.string(column)]]
        case .encoding(let encoding): ["what": "other-encoding", "names": [.string(encoding.rawValue)]]
        case .large(let most): ["what": "too-large", "byte": .integer(most)]
        }
    }

    static func figures(_ figures: TimeLine.Figures) -> JSONNode {
        var members: [String: JSONNode] = [
            "votes": .array(
                figures.votes.sorted { $0.key < $1.key }.map { choice, votes in
                    var members: [String: JSONNode] = [
                        "ballot_no": .integer(choice.number), "votes": .integer(votes),
                    ]
                    if let without = figures.without[choice] {
                        members["stations_without"] = .integer(without)
                    }
                    return .object(members)
                }),
            "stations_in": JSONNode(figures.stationsIn), "stations_total": JSONNode(figures.stationsTotal),
        ]
        if !figures.shares.isEmpty {
            members["shares"] = .array(
                figures.shares.sorted { $0.key < $1.key }.map { choice, share in
                    ["ballot_no": .integer(choice.number), "share_pct": .number(share.description)]
                })
        }
        return .object(members)
    }

    private static func capture(_ capture: Capture) -> JSONNode {
        var members: [String: JSONNode] = [
            "contest": .string(capture.contest), "region": .string(capture.region?.text ?? ""),
            "source_kind": .string(capture.sourceKind), "figures": figures(TimeLine.Figures(capture)),
        ]
        if let uncounted = capture.uncounted { members["uncounted"] = rows(uncounted) }
        return .object(members)
    }
}

extension TimeLine.Event {
    /// Public code of the kind, for programs.
    fileprivate var code: String {
        switch self {
        case .figures: "figures"
        case .frozen: "frozen"
        case .errorPage: "error-page"
        case .unread: "unread"
        case .outage: "outage"
        case .correction: "correction"
        }
    }
}

extension TimeLine.Change {
    /// Public code of the kind, with the choices and the entry that it is about.
    fileprivate var code: (name: String, choices: [Choice], entry: Int?) {
        switch self {
        case .first: ("first", [], nil)
        case .same: ("same", [], nil)
        case .sameTotals: ("same-totals", [], nil)
        case .twice: ("twice", [], nil)
        case .grew: ("grew", [], nil)
        case .blank: ("blank", [], nil)
        case .shares(let choices): ("shares", choices, nil)
        case .incomplete(let choices): ("incomplete", choices, nil)
        case .unsummed: ("unsummed", [], nil)
        case .fell(let choices): ("fell", choices, nil)
        case .withdrawn(let choices): ("withdrawn", choices, nil)
        case .restored(let entry): ("restored", [], entry)
        case .differs: ("differs", [], nil)
        case .readAnew: ("read-anew", [], nil)
        case .elsewhere: ("elsewhere", [], nil)
        case .returned(let entry): ("returned", [], entry)
        case .contradicted(let others): ("contradicted", [], others.first?.entry)
        }
    }
}
