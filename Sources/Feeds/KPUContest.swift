import Elections

/// Kinds of contest under the names that addresses of KPU result pages give them.
public enum KPUContestKind: String, Sendable, CaseIterable {
    /// President.
    case ppwp
    /// Senate (DPD), one ballot a province.
    case pdpd
    /// Parliament (DPR), votes by party.
    case pdpr
    /// Provincial council.
    case pdprdp
    /// Council of a kabupaten or kota.
    case pdprdk
    /// Governor.
    case pkwkp
    /// Head of a kabupaten or kota.
    case pkwkk

    /// Digits of the region code that elects; 0 where it is the country.
    var regionDigits: Int {
        switch self {
        case .ppwp, .pdpr: 0
        case .pdpd, .pdprdp, .pkwkp: 2
        case .pdprdk, .pkwkk: 4
        }
    }

    /// Whether the ballot lists parties.
    var isByParty: Bool { self == .pdpr || self == .pdprdp || self == .pdprdk }

    var isPilkada: Bool { self == .pkwkp || self == .pkwkk }
}

/// Which of the KPU's systems made a page.
enum KPUSystem: Sendable {
    /// 2019: regions have running numbers of the system's own.
    case situng
    /// 2024: regions have their Kemendagri codes.
    case sirekap

    var sourceKind: String { self == .situng ? "situng" : "sirekap" }

    var scheme: RegionCodeScheme {
        switch self {
        case .situng: RegionCodeScheme(name: "situng", edition: "2019")
        case .sirekap: RegionCodeScheme(name: "kemendagri", edition: "2022")
        }
    }
}

/// One contest of the pages: a kind, a system and the region that elects.
struct KPUContest: Sendable, Hashable {
    var kind: KPUContestKind
    var system: KPUSystem
    /// Code of the region that elects; `00` for the country.
    var region: String

    /// - Returns: `nil` where the region lies above the one that elects, so that it holds several contests.
    init?(_ kind: KPUContestKind, _ system: KPUSystem, at code: String) {
        self.kind = kind
        self.system = system
        let digits = kind.regionDigits
        if digits == 0 || system == .situng {
            region = "00"
        } else {
            guard code != "00", code.utf8.count >= digits else { return nil }
            region = String(code.prefix(digits))
        }
    }

    var id: String {
        let year = system == .situng ? "2019" : "2024"
        let name = "\(kind.isPilkada ? "pilkada" : "pemilu")-\(year)-\(kind.rawValue)"
        return region == "00" ? name : "\(name)-\(region)"
    }

    var electionDate: String {
        if system == .situng { return "2019-04-17" }
        return kind.isPilkada ? "2024-11-27" : "2024-02-14"
    }

    func title(region name: String?) -> String {
        let place = name ?? region
        switch kind {
        case .ppwp: return system == .situng ? "Pemilihan Presiden 2019" : "Pemilihan Presiden 2024"
        case .pdpr: return "Pemilihan DPR 2024"
        case .pdpd: return "Pemilihan DPD 2024, \(place)"
        case .pdprdp: return "Pemilihan DPRD Provinsi 2024, \(place)"
        case .pdprdk: return "Pemilihan DPRD Kabupaten/Kota 2024, \(place)"
        case .pkwkp: return "Pemilihan Gubernur 2024, \(place)"
        case .pkwkk: return "Pemilihan Bupati/Wali Kota 2024, \(place)"
        }
    }

    /// Value of `rule` in `contests.csv`; empty where none of the rules describes how seats are given.
    var rule: String {
        switch kind {
        case .ppwp: "indonesia-president"
        case .pkwkp: region == "31" ? "majority" : "plurality"
        case .pkwkk: "plurality"
        case .pdpd, .pdpr, .pdprdp, .pdprdk: ""
        }
    }

    var note: String {
        switch (kind, system) {
        case (.pdpd, _): "four seats go to the candidates with the most votes"
        case (.pdpr, _), (.pdprdp, _), (.pdprdk, _):
            "seats are given by constituency; votes here are those of parties and their candidates together"
        case (_, .situng):
            "region columns hold running numbers of Situng, which are not Kemendagri codes"
        default: ""
        }
    }

    /// Code of the region above.
    func parent(of code: String) -> String {
        guard system == .sirekap else { return "" }
        switch code.utf8.count {
        case 13: return String(code.prefix(10))
        case 10: return String(code.prefix(6))
        case 6: return String(code.prefix(4))
        case 4: return String(code.prefix(2))
        case 2: return code == "00" || region != "00" ? "" : "00"
        default: return ""
        }
    }
}
