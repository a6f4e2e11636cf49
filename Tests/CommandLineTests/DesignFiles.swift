import Foundation

/// A sample of 24 stations in two provinces and six villages, and what it may have been drawn from.
///
/// In R: i <- 0:23; p = i%/%12+1; v = i%/%4+1; y1 = 60+(i*37)%%41; y2 = 50+(i*53)%%47; y3 = 10+(i*29)%%13;
/// pi = 0.10+0.02*((i*7)%%13); q = (1+(i*5)%%7)/2000; place = (i*11)%%24; urban = i%%2.
enum DesignFiles {
    static let stations = 0..<24

    static func probability(_ i: Int) -> Double { Double(10 + 2 * (i * 7 % 13)) / 100 }

    static let sample: String = {
        var lines = [
            "province_code,village_code,station_no,registered,valid,votes_1,votes_2,votes_3,pi,q,place,urban"
        ]
        for i in stations {
            let votes = [60 + i * 37 % 41, 50 + i * 53 % 47, 10 + i * 29 % 13]
            let valid = votes.reduce(0, +)
            let list = votes.map(String.init).joined(separator: ",")
            lines.append(
                "\(i / 12 + 1),\(i / 4 + 1),\(i),300,\(valid),\(list),\(probability(i)),"
                    + "\(Double(1 + i * 5 % 7) / 2000),\(i * 11 % 24),\(i % 2)")
        }
        return lines.joined(separator: "\n") + "\n"
    }()

    /// Ten villages in the first province and fifteen in the second, six to eight stations in the drawn ones.
    static let villages: String = {
        var lines = ["province_code,village_code,stations"]
        lines += (1...6).map { "\(($0 - 1) / 3 + 1),\($0),\(6 + $0 % 3)" }
        lines += (7...25).map { "\($0 < 14 ? 1 : 2),\($0),5" }
        return lines.joined(separator: "\n") + "\n"
    }()

    static let frame = "province_code,stations,valid\n1,60,9000\n2,90,15000\n"
    static let groups = "province_code,urban,stations\n1,0,40\n1,1,20\n2,0,60\n2,1,30\n"

    /// Joint probabilities 0.93 π_i π_j.
    static let pairs: String = {
        var lines = ["first,second,probability"]
        for i in stations {
            for j in 0..<i {
                lines.append("\(j / 4 + 1)/\(j),\(i / 4 + 1)/\(i),\(0.93 * probability(i) * probability(j))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }()

    /// Runs `estimate` on the sample, or on other contents of it, beside the other files.
    static func estimate(_ options: [String], sample: String = sample) throws -> Program.Result {
        try Program.inScratch { scratch in
            for (name, text) in [
                ("sample.csv", sample), ("villages.csv", villages), ("frame.csv", frame),
                ("groups.csv", groups), ("pairs.csv", pairs),
            ] {
                try text.write(to: scratch.appending(path: name), atomically: true, encoding: .utf8)
            }
            return try Program.run(["estimate", "sample.csv"] + options, in: scratch)
        }
    }
}
