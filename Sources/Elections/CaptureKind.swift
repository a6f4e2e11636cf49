/// Which page a capture is of: the words that `captures.csv` may say in `source_kind`.
///
/// An archive keeps pages of any kind; what is said of an election must be known.
public enum CaptureKind: String, Sendable, CaseIterable {
    /// The authority's own display, of any country.
    case official
    /// The KPU's tabulation of forms of stations, under its names.
    case kpuC1 = "kpu-c1"
    case situng, sirekap
    /// The same, as the page of the whole country showed it.
    case sirekapNational = "sirekap-national"
    /// A table of stations that an archive keeps.
    case stations
    /// Recaps of the meetings that were held until then.
    case plenaryPartial = "plenary-partial"
    case volunteerC1 = "volunteer-c1"
    case otherFullCount = "other-full-count"
    case campaign = "campaign-or-party"
    case other

    /// Whether it is what the authority displayed while votes came in.
    public var isOfficialDisplay: Bool {
        switch self {
        case .official, .kpuC1, .situng, .sirekap, .stations: true
        case .sirekapNational, .plenaryPartial, .volunteerC1, .otherFullCount, .campaign, .other: false
        }
    }
}
