import Foundation
import Testing

/// What the program says of faults and remarks, in the language that was asked for.
@Suite struct FaultLanguageTests {
    @Test(arguments: [
        (["reconcile", "no-such-folder"], "no-such-folder: tidak ada folder ini; periksa namanya"),
        (
            ["reconcile", "Data/pilkada-2018", "--contest", "x"],
            "--contest x: pemilihan itu tidak ada di folder ini; yang ada "
        ),
        (["check", "nowhere.csv"], "nowhere.csv: tidak ada berkas atau folder ini; periksa namanya"),
        (
            ["check", "Data/pilkada-2018/contests.csv"],
            "contests.csv, baris 1, kolom votes_1: kolom ini tidak ada; berkas memuat contest_id"
        ),
        (["check", "Data/pilkada-2018", "--form", "x"], "--form x: tidak ada formulir itu; yang ada "),
        (["diff", "nowhere.csv", "README.md"], "nowhere.csv: tidak ada berkas"),
        (["estimate", "nowhere.csv"], "nowhere.csv: tidak ada berkas ini; periksa namanya"),
        (["plan", "nowhere.csv", "--margin", "1"], "nowhere.csv: tidak ada berkas ini"),
        (["simulate", "nowhere.csv", "--stations", "9"], "nowhere.csv: tidak ada berkas ini"),
        (["convert", "nowhere.zip", "--json"], "nowhere.zip: tidak ada berkas atau folder ini"),
    ])
    func faultsAreSaidInIndonesian(words: [String], says: String) throws {
        let run = try Program.run(words + ["--lang", "id"])
        #expect(run.status != 0 && run.status != 70, "\(run.errors)")
        #expect(run.errors.hasPrefix("sanding: ") && run.errors.contains(says), "\(run.errors)")
        #expect(!run.errors.contains(" the ") && !run.errors.contains(" is "), "\(run.errors)")
        #expect(try Program.run(words + ["--lang=id"]).errors == run.errors)
        #expect(!(try Program.run(words).errors.contains(says)))
    }

    @Test func placesAndValuesStandAsBefore() throws {
        let run = try Program.run(["reconcile", "Data/broken/negative-votes", "--lang", "id"])
        let english = try Program.run(["reconcile", "Data/broken/negative-votes"])
        let place = try #require(
            english.errors.firstMatch(of: #/sanding: (\S+), line (\d+), column (\w+): (".*?") /#))
        #expect(
            run.errors.hasPrefix(
                "sanding: \(place.1), baris \(place.2), kolom \(place.3): \(place.4) negatif; jumlah paling kecil 0"
            ),
            "\(run.errors)")
        #expect(run.errors.hasSuffix("Tidak ada yang ditulis.\n"))
    }

    @Test func aWrongLanguageIsSaidInEnglish() throws {
        let run = try Program.run(["reconcile", "no-such-folder", "--lang", "xx"])
        #expect(run.status == 64 && run.errors.contains("invalid"), "\(run.errors)")
    }
}
