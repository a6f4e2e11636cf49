import Elections
import Ground

extension KPUPageReader {
    private static let ownKeys: Set<String> = [
        "tungsura", "mode", "chart", "table", "psu", "ts", "progres", "progress",
    ]
    private static let entryKeys: Set<String> = ["psu", "persen", "progres", "progress", "status_progress"]

    mutating func readRegion(_ root: JSONNode, _ inner: JSONNode, _ system: KPUSystem) {
        let rows = inner["table"]?.members ?? []
        if let table = inner["table"], table != .null, table.members == nil { note("table") }
        let chart = votes(inner["chart"], "chart", besides: KPUPageReader.entryKeys)
        let ids = chart.map(\.id) + (rows.first?.value.members ?? []).map(\.key).filter { Int($0) != nil }
        guard let kind = kind(ids: ids, images: []), let place = place(system, rows.map(\.key)) else {
            return
        }
        var found = KPURegionPage(code: place.code)
        found.time = time(root, inner)
        found.hasZone = KPUTime.hasZone(text(root["ts"] ?? inner["ts"]))
        let mode = text(root["mode"])
        if !mode.isEmpty && mode != "hhcw" { note("mode") }
        noteUnknown(root, "", known: KPUPageReader.ownKeys)
        if inner != root { noteUnknown(inner, "tungsura.", known: KPUPageReader.ownKeys) }
        var own = KPURegionPage.Entry(code: place.code, votes: chart)
        own.repeatVote = text(root["psu"] ?? inner["psu"])
        readProgress(inner["chart"]?["progres"] ?? root["progres"] ?? root["progress"], "progres", into: &own)
        if own.percent.isEmpty { own.percent = text(inner["chart"]?["persen"]) }
        found.entries.append(own)
        for row in rows { readRow(row, place, mode, into: &found) }
        page.facts = .region(found, kind, system)
    }

    private mutating func readRow(
        _ row: JSONNode.Member, _ place: Place, _ mode: String, into found: inout KPURegionPage
    ) {
        var entry = KPURegionPage.Entry(code: row.key, parent: place.code)
        entry.votes = votes(row.value, "table.*", besides: KPUPageReader.entryKeys)
        entry.repeatVote = text(row.value["psu"])
        if case .bool(let isIn)? = row.value["status_progress"] { entry.isIn = isIn }
        readProgress(row.value["progres"], "table.*.progres", into: &entry)
        if entry.percent.isEmpty { entry.percent = text(row.value["persen"]) }
        guard place.holdsStations else {
            found.entries.append(entry)
            return
        }
        let code =
            place.serials.isEmpty
            ? KPUStationCode(row.key) : KPUStationCode(serials: place.serials + [row.key])
        guard let code else {
            page.faults.append(Unread(page.path, key: "table.\(row.key)", UnreadReason.noStation))
            return
        }
        var station = KPUStationPage(code: code, time: found.time, votes: entry.votes, isFromVillage: true)
        station.mode = mode
        station.repeatVote = entry.repeatVote
        station.statusVotes = entry.isIn.map { "\($0)" } ?? ""
        station.progress = entry.percent
        found.stations.append(station)
    }

    private mutating func readProgress(
        _ node: JSONNode?, _ key: String, into entry: inout KPURegionPage.Entry
    ) {
        guard let node, node != .null else { return }
        entry.stationsTotal = count(node["total"], key + ".total")
        entry.stationsIn = count(node["progres"] ?? node["proses"], key + ".progres")
        entry.percent = text(node["persen"])
        noteUnknown(node, key + ".", known: ["total", "progres", "proses", "persen"])
    }

    /// Where the page belongs.
    private struct Place {
        var code: String
        var holdsStations: Bool
        /// Running numbers of the regions from the top down, in Situng.
        var serials: [String] = []
    }

    private mutating func place(_ system: KPUSystem, _ children: [String]) -> Place? {
        if system == .situng {
            let serials = path.kind == nil ? wholePath.numbersAfterKind : path.numbersAfterKind
            guard serials.count <= 4, !serials.isEmpty || (path.kind ?? wholePath.kind) != nil else {
                refuse(UnreadReason.noRegion)
                return nil
            }
            let isNation = serials.isEmpty || serials == ["0"]
            return Place(
                code: isNation ? "00" : serials.last ?? "00", holdsStations: serials.count == 4,
                serials: isNation ? [] : serials)
        }
        let said = path.regionCode
        guard let first = children.first else {
            if let said { return Place(code: said, holdsStations: false) }
            refuse(UnreadReason.noRegion)
            return nil
        }
        let lengths = [2: 0, 4: 2, 6: 4, 10: 6, 13: 10]
        guard let length = lengths[first.utf8.count] else {
            page.faults.append(Unread(page.path, key: "table", UnreadReason.mixedTable))
            return nil
        }
        let parent = first.prefix(length)
        let fits = children.allSatisfy {
            $0.utf8.count == first.utf8.count && $0.hasPrefix(parent)
                && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard fits else {
            page.faults.append(Unread(page.path, key: "table", UnreadReason.mixedTable))
            return nil
        }
        let code = length == 0 ? "00" : String(parent)
        if let said, said != code, path.kind != nil, said.utf8.count == code.utf8.count {
            page.faults.append(Unread(page.path, key: "table", UnreadReason.path(said, believed: code)))
        }
        return Place(code: code, holdsStations: first.utf8.count == 13)
    }
}
