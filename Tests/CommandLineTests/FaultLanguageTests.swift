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

    /// What the parser of options says, and what commands say of their options.
    @Test(arguments: [
        (["plan"], "Error: Missing expected argument '<station-file>'\n", "'<station-file>' harus diberikan"),
        (
            ["plan", "x", "--margin"], "Error: Missing value for '--margin <pp>'\n",
            "'--margin <pp>' tanpa nilai"
        ),
        (
            ["plan", "x", "--margin", "a"], "Error: The value 'a' is invalid for '--margin <pp>'\n",
            "Nilai 'a' tidak sah untuk '--margin <pp>'"
        ),
        (
            ["reconcile", "x", "--audience", "y"],
            "Error: The value 'y' is invalid for '--audience <audience>'. Please provide one of 'newsroom', 'observer' or "
                + "'analyst'.\n",
            "Nilai 'y' tidak sah untuk '--audience <audience>'; yang ada newsroom, observer, analyst."
        ),
        (
            ["estimate", "x", "--estimator", "y"],
            "Error: The value 'y' is invalid for '--estimator <estimator>'. Please provide one of 'combined-ratio', "
                + "'separate-ratio' or 'mean'.\n",
            "yang ada combined-ratio, separate-ratio, mean."
        ),
        (
            ["estimate", "x", "y", "z"], "Error: 2 unexpected arguments: 'y', 'z'\n",
            "2 kata yang tidak dikenal: 'y', 'z'"
        ),
        (
            ["check", "x", "--json=1"],
            "Error: The option '--json' does not take any value, but '1' was specified.\n",
            "Opsi '--json' tidak memerlukan nilai, padahal diberi '1'."
        ),
        (
            ["check", "x", "--levels", "a,a"],
            "Error: The value 'a,a' is invalid for '--levels <list>': The column a is named twice; name each level once.\n",
            "Nilai 'a,a' tidak sah untuk '--levels <list>': Kolom a disebut dua kali; sebut setiap tingkat sekali."
        ),
        (
            ["check", "x", "--population", "9"], "Error: --population and --office go together; give both.\n",
            "--population dan --office berlaku bersama; beri keduanya."
        ),
    ])
    func optionsAreSpokenOfInBothLanguages(words: [String], english: String, indonesian: String) throws {
        let run = try Program.run(words)
        #expect(run.status == 64 && run.errors.hasPrefix(english), "\(run.errors)")
        #expect(run.errors.contains("\nUsage: sanding \(words[0]) "), "\(run.errors)")
        let other = try Program.run(words + (words.last == "--margin" ? ["--lang=id"] : ["--lang", "id"]))
        #expect(other.status == 64 && other.errors.hasPrefix("Kesalahan: "), "\(other.errors)")
        #expect(other.errors.contains(indonesian), "\(other.errors)")
        #expect(other.errors.contains("\nCara pakai: sanding \(words[0]) "), "\(other.errors)")
        #expect(!other.errors.contains("Usage") && !other.errors.contains("Help:"), "\(other.errors)")
    }

    /// What things are called follows the files that the command line names.
    @Test(arguments: [
        ("province_code,regency_code,station_no", "the pairs are numbered from 1 to 2"),
        ("county,ward,station_no", "the candidates or parties are numbered from 1 to 2"),
    ])
    func faultsSpeakTheVocabularyOfTheFile(regions: String, says: String) throws {
        try Program.inScratch { folder in
            let rows = (1...9).map { "1,2,\($0),5\($0),4\($0)" }.joined(separator: "\n")
            try Data("\(regions),votes_1,votes_2\n\(rows)\n".utf8).write(
                to: folder.appending(path: "count.csv"))
            let words = [
                "plan", "count.csv", "--pair", "9", "--margin", "5", "--levels",
                regions.split(separator: ",").dropLast().joined(separator: ","),
            ]
            let run = try Program.run(words, in: folder)
            #expect(run.status == 64 && run.errors.contains(says), "\(run.errors)")
        }
    }

    @Test(arguments: [
        ("pilkada", "has no pair in candidates.csv", "tanpa pasangan di candidates.csv"),
        (
            "other", "has no candidate or party in candidates.csv",
            "tanpa kandidat atau partai di candidates.csv"
        ),
    ])
    func faultsSpeakTheVocabularyOfTheFolder(kind: String, english: String, indonesian: String) throws {
        try Program.inScratch { folder in
            for (name, text) in [
                ("contests", "contest_id,title,kind\nc,C,\(kind)\n"),
                ("candidates", "contest_id,ballot_no,candidate_pair\nc,1,A\nc,2,B\n"),
                ("recap", "contest_id,region_code,ballot_no,votes\nc,1,9,5\n"),
            ] { try Data(text.utf8).write(to: folder.appending(path: name + ".csv")) }
            #expect(try Program.run(["reconcile", folder.path]).errors.contains(english))
            #expect(try Program.run(["reconcile", folder.path, "--lang=id"]).errors.contains(indonesian))
        }
    }
}
