import Foundation

/// Station files that the tests write.
enum StationFiles {
    /// 900 stations of 9 provinces and 3 pairs; the same on every call.
    static func count(rows: Int = 900, perProvince: Int = 100) -> String {
        var state: UInt64 = 1
        func random(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % below
        }
        var lines = ["province_code,regency_code,village_code,station_no,valid,votes_1,votes_2,votes_3"]
        for row in 0..<rows {
            let province = 11 + row / perProvince
            let regency = province * 100 + row % perProvince / max(1, perProvince / 4)
            let first = 60 + 4 * (province % 5) + random(50)
            let second = 55 + random(45)
            let third = 8 + random(12)
            lines.append(
                "\(province),\(regency),\(regency)-\(row / 5),\(row + 1),\(first + second + third),\(first),"
                    + "\(second),\(third)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Runs the program on a file of these contents, which stands last but for the options.
    static func run(
        _ command: String, _ options: [String], contents: String = count()
    ) throws -> Program.Result {
        try Program.inScratch { scratch in
            try contents.write(
                to: scratch.appending(path: "stations.csv"), atomically: true, encoding: .utf8)
            return try Program.run([command, "stations.csv"] + options, in: scratch)
        }
    }

    /// The object that a run printed.
    static func object(_ run: Program.Result) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any] ?? [:]
    }
}
