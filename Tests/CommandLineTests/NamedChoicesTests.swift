import Foundation
import Testing

@testable import sanding

/// Names that a map gives to choices, and a folder to regions, in what is said of them.
@Suite struct NamedChoicesTests {
    /// Choices are called so wherever a finding speaks of them: on the terminal and in JSON.
    @Test func namedChoicesStandInFindings() throws {
        let map =
            "{\"levels\": [\"Municipio\"], \"station\": \"Mesa\", \"registered\": \"inscritos\", "
            + "\"valid\": \"validos_t\", \"choices\": [\"alfa\", \"beta\"]}"
        let wrong = "Municipio,Mesa,inscritos,alfa,beta,validos_t\nX,1,199,110,20,30\nX,2,98,5,6,11\n"
        let check = ["check", "wrong.csv", "--map", "m.json"]
        let runs = try MapCommandTests.run(
            [check, check + ["--json"], check + ["--quiet"]],
            ["m.json": Data(map.utf8), "wrong.csv": Data(wrong.utf8)])
        let sentence = "one digit inserted in alfa (votes_1): 10 → 110"
        #expect(runs[0].output.contains(sentence))
        #expect(runs[1].output.contains(sentence))
        // Nothing is said of the map where nothing is wanted.
        #expect(runs[2].output.isEmpty && runs[2].errors.isEmpty)
    }

    /// `reconcile` and `check` of a folder name regions beside their codes, alike.
    @Test(arguments: ["reconcile", "check"]) func regionsOfAFolderHaveTheirNames(_ verb: String) throws {
        let run = try Program.run([verb, "Data/makassar-2018", "--json"])
        #expect(run.output.contains("of regency Kota Makassar (7371): rows seem to be missing there"))
        #expect(!run.output.contains("regency 7371"))
    }
}
