import Elections
import Ground

extension KPUPageReader {
    /// Keys of the counts on a station's page by column of the station file; the first that is there counts.
    private static let countKeys: [(StationField, [String])] = [
        (.registered, ["pemilih_dpt_j", "pemilih_j"]), (.ballotsUsed, ["suara_total"]),
        (.valid, ["suara_sah"]),
        (.invalid, ["suara_tidak_sah"]), (.registeredMale, ["pemilih_dpt_l"]),
        (.registeredFemale, ["pemilih_dpt_p"]), (.votersRegistered, ["pengguna_dpt_j"]),
        (.votersTransferred, ["pengguna_dptb_j"]), (.votersUnlisted, ["pengguna_non_dpt_j"]),
        (.votersTotal, ["pengguna_total_j", "pengguna_j"]),
    ]

    private static let detailKeys = [
        "pengguna_dpt_l", "pengguna_dpt_p", "pengguna_dptb_l", "pengguna_dptb_p", "pengguna_non_dpt_l",
        "pengguna_non_dpt_p", "pengguna_total_l", "pengguna_total_p",
    ]

    static let pageKeys: Set<String> = [
        "tungsura", "mode", "chart", "images", "administrasi", "psu", "ts", "status_suara", "status_adm",
    ]

    mutating func readStation(_ root: JSONNode, _ inner: JSONNode, _ form: any KPUForm) {
        let images = ((inner["images"] ?? root["images"])?.elements ?? []).compactMap(\.text)
        let votes = votes(inner["chart"], "chart")
        let kind = kind(ids: votes.map(\.id), images: images, isNeeded: false)
        guard let code = form.stationCode(&self, images: images) else { return }
        var station = KPUStationPage(code: code)
        station.images = images
        station.votes = votes
        station.time = time(root, inner)
        station.mode = text(root["mode"] ?? inner["mode"])
        station.repeatVote = text(inner["psu"] ?? root["psu"])
        station.statusVotes = text(inner["status_suara"] ?? root["status_suara"])
        station.statusForm = text(inner["status_adm"] ?? root["status_adm"])
        form.readCounts(root, inner, into: &station, &self)
        if station.forgetZeros() { note("administrasi", UnreadReason.zeroForm) }
        page.facts = .station(station, kind, KPUSystem(form))
    }

    mutating func readCounts(
        _ form: JSONNode, _ place: String, into station: inout KPUStationPage, besides others: Set<String>
    ) {
        var known = others
        // Forms of regional elections call moved voters DPPh and those on no list DPTb (Domain section 2).
        let isPilkadaForm = form["pengguna_dpph_j"] != nil
        for (index, entry) in KPUPageReader.countKeys.enumerated() {
            var keys = entry.1
            if isPilkadaForm && entry.0 == .votersTransferred { keys = ["pengguna_dpph_j"] }
            if isPilkadaForm && entry.0 == .votersUnlisted {
                keys = ["pengguna_dptb_j", "pengguna_non_dpt_j"]
            }
            known.formUnion(keys)
            guard let key = keys.first(where: { form[$0] != nil }) else { continue }
            station.counts[index] = Count(count(form[key], place + key).map(Int.init))
        }
        for (index, name) in KPUPageReader.detailKeys.enumerated() {
            let key =
                isPilkadaForm
                ? name.replacing("dptb", with: "dpph").replacing("non_dpt", with: "dptb") : name
            known.insert(key)
            station.details[index] = Count(count(form[key], place + key).map(Int.init))
        }
        noteUnknown(form, place, known: known)
    }
}
