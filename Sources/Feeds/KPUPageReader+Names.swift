import Elections
import Ground

extension KPUPageReader {
    private static let candidateKeys: Set<String> = ["nama", "nomor_urut", "ts"]

    /// A list of regions of Sirekap, or a feed of another shape.
    mutating func readList(_ elements: [JSONNode]) {
        if elements.contains(where: { $0["PrabowoHattaVotes"] != nil }) {
            return refuse(UnreadReason.pilpres2014)
        }
        guard elements.contains(where: { $0["kode"] != nil && $0["nama"] != nil }) else {
            return refuse(elements.isEmpty ? UnreadReason.empty : UnreadReason.unknownShape)
        }
        var regions: [KPURegionItem] = []
        var stations: [KPUStationCode] = []
        for (index, element) in elements.enumerated() {
            let code = text(element["kode"])
            let isCode = code.utf8.allSatisfy { (0x30...0x39).contains($0) }
            guard let name = element["nama"]?.text, isCode, [2, 4, 6, 10, 13].contains(code.utf8.count) else {
                page.faults.append(Unread(page.path, key: "[\(index)]", UnreadReason.unknownShape))
                continue
            }
            if element["id"] != nil { note("id", UnreadReason.internalID) }
            noteUnknown(element, "[].", known: ["nama", "kode", "id", "tingkat"])
            if let station = KPUStationCode(code) {
                stations.append(station)
            } else {
                regions.append(KPURegionItem(system: .sirekap, code: code, name: name, parent: ""))
            }
        }
        let kind = path.kind ?? wholePath.kind
        if kind == nil && !stations.isEmpty { note("[]", UnreadReason.listedWithoutContest) }
        page.facts = .regions(regions, stations: kind == nil ? [] : stations, kind)
    }

    /// Names under numbers: candidates, of one region or of many, or regions of Situng.
    mutating func readNames(_ members: [JSONNode.Member]) {
        var candidates: [KPUCandidateItem] = []
        var regions: [KPURegionItem] = []
        var left: [String] = []
        let parent = path.words.last { Int($0) != nil }.map(String.init) ?? ""
        for member in members {
            if let candidate = candidate(member, region: nil) {
                candidates.append(candidate)
            } else if Int(member.key) != nil, let name = member.value["nama"]?.text {
                regions.append(
                    KPURegionItem(
                        system: .situng, code: member.key, name: name, parent: parent == "0" ? "00" : parent))
                noteUnknown(member.value, "*.", known: ["nama"])
            } else if Int(member.key) != nil, let inside = member.value.members, !inside.isEmpty {
                let found = inside.compactMap { candidate($0, region: member.key) }
                candidates += found
                if found.count < inside.count { left.append(member.key) }
            } else {
                left.append(member.key)
            }
        }
        if candidates.isEmpty && regions.isEmpty { return refuse(UnreadReason.unknownShape) }
        for key in left { page.faults.append(Unread(page.path, key: key, UnreadReason.unknownShape)) }
        if candidates.isEmpty {
            page.facts = .regions(regions, stations: [], nil)
        } else {
            for region in regions {
                page.faults.append(Unread(page.path, key: region.code, UnreadReason.unknownShape))
            }
            page.facts = .candidates(candidates)
        }
    }

    private mutating func candidate(_ member: JSONNode.Member, region: String?) -> KPUCandidateItem? {
        guard let name = member.value["nama"]?.text, let node = member.value["nomor_urut"],
            let number = count(node, "\(member.key).nomor_urut"), number > 0
        else { return nil }
        noteUnknown(member.value, "*.", known: KPUPageReader.candidateKeys)
        return KPUCandidateItem(
            kind: path.kind ?? wholePath.kind, region: region, id: member.key, choice: Choice(Int(number)),
            name: name, source: page.path, isParty: region == nil && path.words.contains("partai"))
    }
}
