import Foundation
import Testing

@testable import Publishing

@Suite struct PlainNamesTests {
    @Test func anIdThatIsANameKeepsIt() {
        let names = PlainNames(["Pilgub-2018-Jabar", "pilgub-2018-jabar", "x"])
        #expect(names["pilgub-2018-jabar"] == "pilgub-2018-jabar")
        #expect(names["x"] == "x")
        #expect(names["Pilgub-2018-Jabar"].hasPrefix("pilgub-2018-jabar-"))
    }

    /// Ids that differ in capitals, punctuation, script or only far behind get names of their own.
    @Test func namesDifferAndArePlain() {
        let long = String(repeating: "a", count: 300)
        let ids = [
            "A b", "a b", "a.b", "a-b", "a--b", "-a-b-", "", "-", "Київ", "台北", "جاكرتا", long, long + "b",
            "é",
            "e\u{301}", "../../etc", "a/b", "con", "a\u{0}b",
        ]
        let names = ids.map { PlainNames(ids)[$0] }
        #expect(Set(names).count == Set(ids).count)
        for name in names {
            #expect(name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(name)")
            #expect(name.count <= 160)
        }
    }

    /// An id that takes the name which another was about to get does not share it.
    @Test func aNameThatIsTakenIsNotGivenAgain() {
        let made = PlainNames(["A"])["A"]
        let names = PlainNames(["A", made])
        #expect(names[made] == made)
        #expect(names["A"] != made && names["A"].hasPrefix("a-"))
    }
}
