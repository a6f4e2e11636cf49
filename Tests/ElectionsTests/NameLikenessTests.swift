import Elections
import Testing

@Suite struct NameLikenessTests {
    @Test("Letter case, apostrophes, dashes and blanks may differ; letters and accents may not")
    func whatIsAlike() {
        let names = NameLikeness(["Ma’rang", "Bone", "Aceh Besar", "Pangkal–Pinang", "Örebro", ""])
        #expect(names.name(like: "Ma'rang") == "Ma’rang")
        #expect(names.name(like: "MAʻRANG") == "Ma’rang")
        #expect(names.name(like: "BONE") == "Bone")
        #expect(names.name(like: " aceh   besar") == "Aceh Besar")
        #expect(names.name(like: "Pangkal-Pinang") == "Pangkal–Pinang")
        // The name itself is no hint, and neither is another name.
        #expect(names.name(like: "Bone") == nil)
        #expect(names.name(like: "Orebro") == nil && names.name(like: "Bona") == nil)
        #expect(names.name(like: "") == nil)
    }
}
