import Foundation
import Testing

@testable import Ground

/// A value that copies share is coded and compared as the value alone.
@Suite struct SharedTests {
    private struct Plain: Codable, Equatable {
        var name: String
        var page: [Int]?
    }

    private struct Sharing: Codable, Equatable {
        var name: String
        @Shared var page: [Int]?
    }

    @Test(arguments: [nil, [], [1, 2, 3]] as [[Int]?])
    func codedAsTheValue(page: [Int]?) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let plain = try encoder.encode(Plain(name: "a", page: page))
        let sharing = Sharing(name: "a", page: page)
        #expect(try encoder.encode(sharing) == plain)
        #expect(try JSONDecoder().decode(Sharing.self, from: plain) == sharing)
    }

    @Test func aCopyThatChangesLeavesTheOther() {
        let first = Sharing(name: "a", page: [1])
        var other = first
        #expect(other == first)
        other.page?.append(2)
        #expect(first.page == [1] && other.page == [1, 2] && other != first)
        #expect(other == Sharing(name: "a", page: [1, 2]))
    }
}
