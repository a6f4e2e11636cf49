import Foundation

/// Names of provinces and of some regencies by their Kemendagri codes of 2022, for pages that come without lists of
/// regions: those of `Data/pilpres-2024` and, outside Papua, whose codes are others since, of `Data/pilkada-2018`.
public enum KPURegionNames {
    /// Names by code, of two digits for provinces and of four for regencies.
    public static let all: [String: String] = {
        let data = Data(PackageResources.region_names_json)
        guard let names = try? JSONDecoder().decode([String: String].self, from: data) else {
            preconditionFailure("region-names.json is not well formed")
        }
        return names
    }()
}
