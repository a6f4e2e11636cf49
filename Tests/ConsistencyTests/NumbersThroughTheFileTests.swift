import Elections
import Foundation
import SandingKit
import TestSupport
import Testing

@testable import Consistency

/// Numbers of stations that go through the whole file, or are codes: no region lacks any.
@Suite struct NumbersThroughTheFileTests {
    private static func gaps(_ numbers: [[Int]], levels: [String] = ["district"]) throws -> Int {
        let folder = FileManager.default.temporaryDirectory.appending(path: "through-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var text = "district,station_no,votes_1,votes_2\n"
        for (region, own) in numbers.enumerated() {
            for number in own { text += "\(region + 1),\(number),\(number % 97 + 40),\(number % 89 + 30)\n" }
        }
        let file = folder.appending(path: "stations.csv")
        try Data(text.utf8).write(to: file)
        let parts = try CheckRequest([file.path], reading: ReadingOptions(levels: levels)).run().parts
        return try #require(parts.first?.check).findings.count { $0.rule == "number-gap" }
    }

    @Test(arguments: [60, 400, 1_200, 7_000])
    func throughTheFile(count: Int) throws {
        var random = SeededRandom(state: UInt64(count))
        for _ in 0..<8 {
            let regions = random.between(2, 9)
            var numbers = [[Int]](repeating: [], count: regions)
            // Neighbours are of one district, as of one municipality.
            var region = 0
            for number in 1...count {
                if random.between(0, 19) == 0 { region = random.between(0, regions - 1) }
                numbers[region].append(number)
            }
            #expect(try Self.gaps(numbers) == 0)
        }
    }

    /// Numbers of each region from 1 on still tell what is not there.
    @Test func ofEachRegion() throws {
        let numbers = (0..<6).map { region in (1...(20 + region)).filter { region != 3 || $0 != 7 } }
        #expect(try Self.gaps(numbers) == 1)
        let all = (0..<6).map { Array(1...(20 + $0)) }
        #expect(try Self.gaps(all) == 0)
        // Codes.
        #expect(try Self.gaps((0..<6).map { region in (1...20).map { 1_000 * (region + 1) + 3 * $0 } }) == 0)
    }
}
