import Testing

@testable import Archive

@Suite struct PageAddressTests {
    @Test(arguments: [
        "https://example.org/a/page?x=1&y=2", "http://www.example.org/a/page?y=2&x=1",
        "HTTPS://Example.org:443/a/page/?x=1&y=2",
        "http://EXAMPLE.ORG:80/a/page?x=1&y=2",
    ])
    func areOnePage(source: String) {
        #expect(PageAddress(source) == PageAddress("https://example.org/a/page?x=1&y=2"))
    }

    @Test(arguments: [
        "https://example.org/a/page", "https://example.org/A/page?x=1&y=2",
        "https://example.org/a/page?x=1&y=3",
        "https://m.example.org/a/page?x=1&y=2", "ftp://example.org/a/page?x=1&y=2",
        "https://example.org/a/page?x=1&y=2#/b",
        "example.org/a/page?x=1&y=2",
    ])
    func areOthers(source: String) {
        #expect(PageAddress(source) != PageAddress("https://example.org/a/page?x=1&y=2"))
        #expect(PageAddress("https://example.org") == PageAddress("http://www.example.org/"))
    }
}
