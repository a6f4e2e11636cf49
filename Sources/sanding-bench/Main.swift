import Foundation
import Tables

@main
enum Bench {
    static func main() throws {
        let path = CommandLine.arguments[1]
        let threads = Int(CommandLine.arguments[2]) ?? 2
        var req = ["province_code", "regency_code", "district_code", "village_code"].map {
            ColumnRequest($0, .code)
        }
        req += ["registered", "ballots_used", "valid", "invalid", "votes_1", "votes_2", "votes_3"].map {
            ColumnRequest($0, .count)
        }
        let t0 = DispatchTime.now().uptimeNanoseconds
        let table = try ColumnReader(req, threads: threads).read(URL(filePath: path), name: path)
        let t1 = DispatchTime.now().uptimeNanoseconds
        var sums: [Int] = []
        for name in ["registered", "ballots_used", "valid", "invalid", "votes_1", "votes_2", "votes_3"] {
            sums.append(table.counts(name)!.values.reduce(0) { $0 + Int($1) })
        }
        print(table.rowCount, sums, table.codes("village_code")!.codes.count, Double(t1 - t0) / 1e6)
    }
}
