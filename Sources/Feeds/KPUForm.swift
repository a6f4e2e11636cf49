import Elections
import Ground

/// One form of page of the KPU: how it is told from the others, where a page belongs, and where its counts stand.
///
/// A form is a file of its own that conforms, and a place in ``KPUForms/all``. Years, days and titles of the contests
/// that it showed are data, in `Resources/kpu-contests.json`.
protocol KPUForm: Sendable {
    /// Name of the system that made the pages; also the kind of source of its captures.
    var name: String { get }
    /// What its region codes are.
    var scheme: RegionCodeScheme { get }
    /// The system's name as people write it.
    var title: String { get }
    /// Whether codes are running numbers of the system's own and tell nothing of what lies above, instead of those of the
    /// regions.
    var hasOwnCodes: Bool { get }

    /// Whether a page is of this form.
    ///
    /// - Parameters:
    ///   - root: The page.
    ///   - inner: The part that holds the votes; the page itself where it has none.
    ///   - reader: Who reads, with the path of the page.
    func claims(_ root: JSONNode, _ inner: JSONNode, _ reader: KPUPageReader) -> Bool
    /// Whether a page that has nothing but what any page has is a station of which nothing was in.
    func claimsBareStation(_ root: JSONNode, _ reader: KPUPageReader) -> Bool
    /// Where the counts of a station stand, and notes on what is left.
    func readCounts(
        _ root: JSONNode, _ inner: JSONNode, into station: inout KPUStationPage, _ reader: inout KPUPageReader
    )
    /// The station of a page; `nil` with a reason to the reader.
    func stationCode(_ reader: inout KPUPageReader, images: [String]) -> KPUStationCode?
    /// Where the page of a region belongs; `nil` with a reason to the reader.
    func place(_ children: [String], _ reader: inout KPUPageReader) -> KPUPlace?
}

/// Where the page of a region belongs.
struct KPUPlace {
    var code: String
    var holdsStations: Bool
    /// Running numbers of the regions from the top down, where codes are such.
    var serials: [String] = []
}

/// The forms there are; the first that claims a page reads it, and the last claims every page.
enum KPUForms {
    static let all: [any KPUForm] = [SitungForm(), SirekapForm()]
}

/// Which of the KPU's systems made a page: told by the name of its form.
struct KPUSystem: Sendable, Hashable {
    let form: any KPUForm

    init(_ form: any KPUForm) { self.form = form }

    var name: String { form.name }

    static func == (one: KPUSystem, other: KPUSystem) -> Bool { one.name == other.name }

    func hash(into hasher: inout Hasher) { hasher.combine(name) }

    static let situng = KPUSystem(SitungForm())
    static let sirekap = KPUSystem(SirekapForm())
}
