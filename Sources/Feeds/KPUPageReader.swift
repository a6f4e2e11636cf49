import Elections
import Ground

/// Reads one file of the KPU's JSON; what it cannot read becomes a sentence and not an error.
struct KPUPageReader {
    private(set) var path: KPUPath
    /// The path together with that of the input, for what the path itself does not say.
    var wholePath: KPUPath { KPUPath(input, path) }
    private let input: KPUPath
    var page: KPUPage

    /// - Parameters:
    ///   - path: Path inside the input.
    ///   - input: Path of the input.
    init(path: String, input: KPUPath) {
        self.path = KPUPath(path)
        self.input = input
        page = KPUPage(path: path)
    }

    /// - Parameter bytes: The whole file.
    mutating func read(_ bytes: [UInt8]) -> KPUPage {
        page.sha256 = Digest.sha256(bytes)
        page.byteCount = bytes.count
        if let reason = KPUPageReader.reasonToRefuse(bytes) {
            refuse(reason)
            return page
        }
        do throws(JSONFault) {
            read(try JSONParser.parse(bytes))
        } catch {
            page.faults.append(
                Unread(page.path, line: error.line, byte: error.byte, UnreadReason.json(error.kind)))
        }
        return page
    }

    /// Why bytes are no JSON document at all, told by how they start.
    private static func reasonToRefuse(_ bytes: [UInt8]) -> UnreadReason? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return UnreadReason.utf16
        }
        let marks: [[UInt8]] = [
            [0x1F, 0x8B], [0x50, 0x4B, 3, 4], [0x42, 0x5A, 0x68], [0xFD, 0x37, 0x7A, 0x58],
            [0x28, 0xB5, 0x2F, 0xFD],
        ]
        if marks.contains(where: { bytes.starts(with: $0) }) { return UnreadReason.nested }
        if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) { return UnreadReason.nested }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        let start = text.drop { $0 == 0x20 || (9...13).contains($0) }
        guard let first = start.first else { return UnreadReason.empty }
        if first == UInt8(ascii: "<") { return UnreadReason.html }
        if start.starts(with: "#HEADER:Province".utf8) { return UnreadReason.pilpres2014 }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? nil : UnreadReason.notJSON
    }

    /// Reads what was saved of a page in a line of JSON lines: its address and its content.
    ///
    /// - Parameter line: The line, without its end.
    mutating func read(line: [UInt8]) -> KPUPage {
        page.sha256 = Digest.sha256(line)
        page.byteCount = line.count
        do throws(JSONFault) {
            let root = try JSONParser.parse(line)
            guard let address = root["url"]?.text, let data = root["data"] else {
                read(root)
                return page
            }
            page.path = address
            path = KPUPath(address)
            switch data {
            case .null: refuse(UnreadReason.empty)
            case .string(let text):
                let bytes = Array(text.utf8)
                if let reason = KPUPageReader.reasonToRefuse(bytes) {
                    refuse(reason)
                } else {
                    read(try JSONParser.parse(bytes))
                }
            default: read(data)
            }
        } catch {
            page.faults.append(
                Unread(page.path, line: error.line, byte: error.byte, UnreadReason.json(error.kind)))
        }
        return page
    }

    private mutating func read(_ root: JSONNode) {
        if let elements = root.elements {
            readList(elements)
        } else if path.isRecap || root["mode"]?.text == "hr" {
            refuse(UnreadReason.recapFeed)
        } else if path.words.contains("hhcd") {
            refuse(UnreadReason.constituency)
        } else if root["tungsura"]?.members != nil || KPUPageReader.isPage(root)
            || KPUForms.all.contains(where: { $0.claimsBareStation(root, self) })
        {
            readPage(root)
        } else if root["parentNames"] != nil || (root["children"] != nil && root["data"] != nil) {
            refuse(UnreadReason.kawalpemilu)
        } else if let members = root.members {
            readNames(members)
        }
    }

    private static func isPage(_ root: JSONNode) -> Bool {
        ["chart", "table", "administrasi", "suara_sah", "pemilih_j"].contains { root[$0] != nil }
    }

    private mutating func readPage(_ root: JSONNode) {
        let inner = root["tungsura"]?.members == nil ? root : root["tungsura"] ?? root
        let isRegion = ["table", "progres", "progress"].contains { inner[$0] != nil || root[$0] != nil }
        let isStation = ["administrasi", "images", "status_suara", "pemilih_j"].contains {
            inner[$0] != nil || root[$0] != nil
        }
        guard let form = KPUForms.all.first(where: { $0.claims(root, inner, self) }) else { return }
        if isRegion && !isStation {
            readRegion(root, inner, form)
        } else {
            readStation(root, inner, form)
        }
    }

    /// Keys of the chart that are numbers, where their values are votes.
    static func ids(_ page: JSONNode) -> [String] {
        (page["chart"]?.members ?? []).filter { $0.value.members == nil }.map(\.key)
    }

    // MARK: Shared by the shapes

    mutating func refuse(_ reason: UnreadReason) { page.faults.append(Unread(page.path, reason)) }

    mutating func refuse(_ reason: UnreadReason, key: String) {
        page.faults.append(Unread(page.path, key: key, reason))
    }

    mutating func note(_ key: String, _ reason: UnreadReason = UnreadReason.unknownKey) {
        page.notes.append(.init(key: key, reason: reason))
    }

    /// The kind of contest by content, by path, or by the path of the input.
    ///
    /// - Parameters:
    ///   - ids: The KPU's numbers of candidates on the page.
    ///   - images: Addresses of the pictures of the form.
    ///   - isNeeded: Whether a page without it is refused.
    mutating func kind(ids: [String], images: [String], isNeeded: Bool = true) -> KPUContestKind? {
        let said = path.kind ?? wholePath.kind
        let shown = images.lazy.compactMap(KPUPath.kind(ofAddress:)).first
        let isPresident = !ids.isEmpty && ids.allSatisfy(KPUCandidateBook.presidential.contains)
        let believed = isPresident && said?.isByParty != true ? KPUContestKind.ppwp : shown
        if let believed, let said, believed != said {
            page.faults.append(
                Unread(page.path, key: "chart", UnreadReason.path(said.rawValue, believed: believed.rawValue))
            )
        }
        if isNeeded && believed == nil && said == nil { refuse(UnreadReason.noContest) }
        return believed ?? said
    }

    /// A count; `nil` where it is null or not readable, which is then listed.
    mutating func count(_ node: JSONNode?, _ key: String) -> Int32? {
        switch node {
        case nil, .null?: return nil
        case .integer(let value)?:
            if value >= 0, let count = Int32(exactly: value) { return count }
        case .number(let text)?:
            if let value = Double(text), value >= 0, let count = Int32(exactly: value) { return count }
        case .string(let text)?:
            if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int32(text) { return count }
        default: break
        }
        page.faults.append(Unread(page.path, key: key, UnreadReason.notCount(node?.shown ?? "")))
        return nil
    }

    /// Seconds since 1970 of the page's `ts`; where it gives none, those of the folder of the capture.
    mutating func time(_ root: JSONNode, _ inner: JSONNode) -> Int64 {
        guard let node = root["ts"] ?? inner["ts"], node != .null else {
            return path.moment ?? KPUTime.unknown
        }
        if let text = node.text, let seconds = KPUTime.seconds(text) { return seconds }
        page.faults.append(Unread(page.path, key: "ts", UnreadReason.notTime(node.shown)))
        return KPUTime.unknown
    }

    /// Votes of a chart or of a row of a table; keys of other meaning are passed over.
    mutating func votes(_ node: JSONNode?, _ place: String, besides known: Set<String> = []) -> [KPUVote] {
        guard let members = node?.members else {
            if let node, node != .null { note(place) }
            return []
        }
        var votes: [KPUVote] = []
        for member in members where !known.contains(member.key) {
            let key = member.key
            guard !key.isEmpty, key.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                if key != "null" || member.value != .null { note("\(place).\(key)") }
                continue
            }
            if let party = member.value.members {
                if let total = count(party.first { $0.key == "jml_suara_total" }?.value, "\(place).\(key)") {
                    votes.append(KPUVote(id: key, votes: total))
                }
                for detail in party where detail.key != "jml_suara_total" {
                    let isNumber = Int(detail.key) != nil
                    note("\(place).*.\(isNumber ? "*" : detail.key)", UnreadReason.partyDetail)
                }
            } else if let found = count(member.value, "\(place).\(key)") {
                votes.append(KPUVote(id: key, votes: found))
            }
        }
        return votes
    }

    /// Notes keys of an object that nothing was made of.
    mutating func noteUnknown(_ node: JSONNode, _ place: String, known: Set<String>) {
        for member in node.members ?? [] where !known.contains(member.key) { note(place + member.key) }
    }

    /// Text of a value that is kept as it is; empty where it is null.
    func text(_ node: JSONNode?) -> String {
        switch node {
        case nil, .null?: ""
        case .string(let text)?: text
        case .some(let other): other.shown
        }
    }
}
