import Elections
import Ground

/// Situng, 2019: regions have running numbers of the system's own, and counts stand beside the chart.
struct SitungForm: KPUForm {
    let name = "situng"
    let scheme = RegionCodeScheme(name: "situng", edition: "2019")
    let title = "Situng"
    let hasOwnCodes = true

    /// The two candidates of 2019.
    private static let candidates: Set<String> = ["21", "22"]
    private static let ownKeys = ["pemilih_j", "pengguna_j", "suara_sah", "progress"]

    func claims(_ root: JSONNode, _ inner: JSONNode, _ reader: KPUPageReader) -> Bool {
        Self.ownKeys.contains { root[$0] != nil }
            || KPUPageReader.ids(inner).contains(where: Self.candidates.contains)
            || (isStation(reader) && reader.path.stationCode == nil)
    }

    func claimsBareStation(_ root: JSONNode, _ reader: KPUPageReader) -> Bool {
        isStation(reader) && root["ts"] != nil
            && (root.members ?? []).allSatisfy { KPUPageReader.pageKeys.contains($0.key) }
    }

    /// Whether the path is that of a station: five running numbers behind the kind of contest.
    private func isStation(_ reader: KPUPageReader) -> Bool {
        serials(reader).contains { $0.count == 5 && $0[4].utf8.count != 13 }
    }

    /// Numbers behind the kind of contest: in the path of the page, and in that of the input with it.
    private func serials(_ reader: KPUPageReader) -> [[String]] {
        [reader.path.numbersAfterKind, reader.wholePath.numbersAfterKind]
    }

    func readCounts(
        _ root: JSONNode, _ inner: JSONNode, into station: inout KPUStationPage, _ reader: inout KPUPageReader
    ) {
        reader.readCounts(root, "", into: &station, besides: KPUPageReader.pageKeys)
    }

    func stationCode(_ reader: inout KPUPageReader, images: [String]) -> KPUStationCode? {
        let found = serials(reader).first { $0.count == 5 }
        if let code = found.flatMap(KPUStationCode.init(serials:)) { return code }
        reader.refuse(UnreadReason.noSerials)
        return nil
    }

    func place(_ children: [String], _ reader: inout KPUPageReader) -> KPUPlace? {
        let own = reader.path.kind == nil
        let serials = own ? reader.wholePath.numbersAfterKind : reader.path.numbersAfterKind
        guard serials.count <= 4, !serials.isEmpty || (reader.path.kind ?? reader.wholePath.kind) != nil
        else {
            reader.refuse(UnreadReason.noRegion)
            return nil
        }
        let isNation = serials.isEmpty || serials == ["0"]
        return KPUPlace(
            code: isNation ? "00" : serials.last ?? "00", holdsStations: serials.count == 4,
            serials: isNation ? [] : serials)
    }
}
