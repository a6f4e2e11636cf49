import Elections
import Foundation

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

    /// The kind that all of some contests have, told by their ids: `pemilu-2024-ppwp`.
    static func forced(by contests: [String]) -> KPUContestKind? {
        let kinds = contests.map { id in
            id.split(separator: "-").compactMap { KPUContestKind(rawValue: String($0)) }.last
        }
        return kinds.allSatisfy { $0 == kinds[0] } ? kinds.first ?? nil : nil
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
        if digits == 0 || system.form.hasOwnCodes {
            region = "00"
        } else {
            guard code != "00", code.utf8.count >= digits else { return nil }
            region = String(code.prefix(digits))
        }
    }

    private var data: KPUContestFacts.Form {
        KPUContestFacts.all.forms[system.name] ?? .init(year: "", days: [:])
    }

    /// `pemilu` or `pilkada`.
    private var family: String { kind.isPilkada ? "pilkada" : "pemilu" }

    var id: String {
        let name = "\(family)-\(data.year)-\(kind.rawValue)"
        return region == "00" ? name : "\(name)-\(region)"
    }

    var electionDate: String { data.days[family] ?? "" }

    func title(region name: String?) -> String {
        (KPUContestFacts.all.titles[kind.rawValue] ?? kind.rawValue)
            .replacing("{year}", with: data.year).replacing("{region}", with: name ?? region)
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

    var note: ConversionText.Contest? {
        KPUContestFacts.all.notes[kind.rawValue] ?? KPUContestFacts.all.notes[system.name]
    }

    /// Code of the region above.
    func parent(of code: String) -> String {
        guard !system.form.hasOwnCodes else { return "" }
        let isWhole = code == "00" || (code.utf8.count == 2 && region != "00")
        guard !isWhole, let length = SirekapForm.lengths[code.utf8.count] else { return "" }
        return length == 0 ? "00" : String(code.prefix(length))
    }
}

/// What contests were called and when they were held: `kpu-contests.json`.
struct KPUContestFacts: Decodable, Sendable {
    struct Form: Decodable, Sendable {
        var year: String
        /// By `pemilu` and `pilkada`.
        var days: [String: String]
    }

    var titles: [String: String]
    var notes: [String: ConversionText.Contest]
    var forms: [String: Form]

    static let all: KPUContestFacts = {
        let data = Data(PackageResources.kpu_contests_json)
        guard let all = try? JSONDecoder().decode(KPUContestFacts.self, from: data) else {
            preconditionFailure("kpu-contests.json is not well formed")
        }
        return all
    }()
}
