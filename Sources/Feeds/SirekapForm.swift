import Elections
import Ground

/// Sirekap, 2024, elections and regional elections: regions have their Kemendagri codes, and counts stand in
/// `administrasi`.
struct SirekapForm: KPUForm {
    let name = "sirekap"
    let scheme = RegionCodeScheme(name: RegionCodeScheme.kemendagri, edition: "2022")
    let title = "Sirekap"
    let hasOwnCodes = false

    func claims(_ root: JSONNode, _ inner: JSONNode, _ reader: KPUPageReader) -> Bool { true }

    func claimsBareStation(_ root: JSONNode, _ reader: KPUPageReader) -> Bool { false }

    func readCounts(
        _ root: JSONNode, _ inner: JSONNode, into station: inout KPUStationPage, _ reader: inout KPUPageReader
    ) {
        if let form = inner["administrasi"] ?? root["administrasi"], form != .null {
            if form.members == nil { reader.note("administrasi") }
            reader.readCounts(form, "administrasi.", into: &station, besides: [])
        }
        reader.noteUnknown(root, "", known: KPUPageReader.pageKeys)
        if inner != root { reader.noteUnknown(inner, "tungsura.", known: KPUPageReader.pageKeys) }
    }

    func stationCode(_ reader: inout KPUPageReader, images: [String]) -> KPUStationCode? {
        if let code = reader.path.stationCode.flatMap({ KPUStationCode($0) }) { return code }
        let shown = Set(
            images.compactMap { $0.split(separator: "/").last?.prefix { $0 != "-" } }
                .compactMap { KPUStationCode($0) })
        if shown.count == 1, let code = shown.first { return code }
        reader.refuse(UnreadReason.noStation)
        return nil
    }

    func place(_ children: [String], _ reader: inout KPUPageReader) -> KPUPlace? {
        let said = reader.path.regionCode
        guard let first = children.first else {
            if let said { return KPUPlace(code: said, holdsStations: false) }
            reader.refuse(UnreadReason.noRegion)
            return nil
        }
        guard let length = Self.lengths[first.utf8.count] else {
            reader.refuse(UnreadReason.mixedTable, key: "table")
            return nil
        }
        let parent = first.prefix(length)
        let fits = children.allSatisfy {
            $0.utf8.count == first.utf8.count && $0.hasPrefix(parent)
                && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard fits else {
            reader.refuse(UnreadReason.mixedTable, key: "table")
            return nil
        }
        let code = length == 0 ? "00" : String(parent)
        if let said, said != code, reader.path.kind != nil, said.utf8.count == code.utf8.count {
            reader.refuse(UnreadReason.path(said, believed: code), key: "table")
        }
        return KPUPlace(code: code, holdsStations: first.utf8.count == 13)
    }

    /// Digits of the code above by those of a code: province, regency, district, village, station.
    static let lengths = [2: 0, 4: 2, 6: 4, 10: 6, 13: 10]
}
