import Elections
import Ground

extension KPUPageReader {
    private static let ownKeys: Set<String> = [
        "tungsura", "mode", "chart", "table", "psu", "ts", "progres", "progress",
    ]
    private static let entryKeys: Set<String> = ["psu", "persen", "progres", "progress", "status_progress"]

    mutating func readRegion(_ root: JSONNode, _ inner: JSONNode, _ form: any KPUForm) {
        let rows = inner["table"]?.members ?? []
        if let table = inner["table"], table != .null, table.members == nil { note("table") }
        let chart = votes(inner["chart"], "chart", besides: KPUPageReader.entryKeys)
        let ids = chart.map(\.id) + (rows.first?.value.members ?? []).map(\.key).filter { Int($0) != nil }
        guard let kind = kind(ids: ids, images: []), let place = form.place(rows.map(\.key), &self) else {
            return
        }
        var found = KPURegionPage(code: place.code)
        found.time = time(root, inner)
        let moment = text(root["ts"] ?? inner["ts"])
        found.origin = moment.isEmpty ? .folder : KPUTime.hasZone(moment) ? .serverWithZone : .server
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
        page.facts = .region(found, kind, KPUSystem(form))
    }

    private mutating func readRow(
        _ row: JSONNode.Member, _ place: KPUPlace, _ mode: String, into found: inout KPURegionPage
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
}
