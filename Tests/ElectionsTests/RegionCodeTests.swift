import Testing

@testable import Elections

@Suite struct RegionCodeTests {
    static let kemendagri = RegionCodeScheme(name: "kemendagri", edition: "2019")
    static let bps = RegionCodeScheme(name: "bps", edition: "2018")

    @Test(
        "The length says the level",
        arguments: [
            ("00", RegionLevel.nation, RegionLevel.nation), ("32", .province, .province),
            ("3273", .regency, .regency), ("327301", .district, nil), ("3273010", nil, .district),
            ("3273010001", .village, .village), ("327", nil, nil), ("", nil, nil),
        ] as [(String, RegionLevel?, RegionLevel?)])
    func level(_ text: String, _ kemendagri: RegionLevel?, _ bps: RegionLevel?) {
        #expect(RegionCode(text, scheme: Self.kemendagri).level == kemendagri)
        #expect(RegionCode(text, scheme: Self.bps).level == bps)
        #expect(RegionCode(text, scheme: .undeclared).level == nil)
    }

    @Test("The same code in two schemes is two places")
    func schemes() {
        #expect(RegionCode("91", scheme: Self.kemendagri) != RegionCode("91", scheme: Self.bps))
        #expect(RegionCode("01", scheme: Self.bps) != RegionCode("1", scheme: Self.bps))
        #expect(Self.bps.description == "bps/2018")
        #expect(RegionCodeScheme.undeclared.description == "undeclared")
    }

    @Test func levelsGoDown() { #expect(RegionLevel.allCases == RegionLevel.allCases.sorted()) }
}
