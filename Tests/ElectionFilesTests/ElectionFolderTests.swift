import ElectionFiles
import Elections
import Foundation
import Ground
import Testing
import Wording

@Suite struct ElectionFolderTests {
    @Test func aSoundFolderIsRead() throws {
        let folder = try TemporaryFolder.read([:])
        #expect(folder.election.name == "bali")
        #expect(folder.election.title == "bali")
        #expect(folder.election.readings.map(\.id) == ["q1"])
        #expect(folder.election.readings.first?.shares.map(\.percent.description) == ["59.50", "40.50"])
        #expect(folder.election.recapRows.map(\.votes) == [600, 400])
        #expect(folder.notices == [])
        #expect(
            folder.inputs.map(\.name)
                == ["candidates.csv", "contests.csv", "quick_counts.csv", "recap.csv", "regions.csv"])
        #expect(folder.inputs.allSatisfy { $0.sha256.count == 64 && $0.bytes > 0 })
    }

    @Test("Every value knows its line")
    func places() throws {
        let election = try TemporaryFolder.read([:]).election
        #expect(
            election.recapRows.last?.place == SourcePlace(file: "recap.csv", line: 3, column: "votes"))
        #expect(election.readings.first?.place.line == 2)
        #expect(election.readings.first?.shares.map(\.line) == [2, 3])
    }

    @Test func aFolderThatIsNotThere() {
        let url = URL(filePath: "/nowhere/at-all")
        #expect {
            try ElectionFolder(at: url)
        } throws: { error in
            English(.indonesian).sentence(of: error)
                == "/nowhere/at-all: there is no such folder; check the name"
                && (error as? FileFault)?.kind == .missing
        }
    }

    @Test func aFileInsteadOfAFolder() throws {
        try TemporaryFolder.with([:]) { folder in
            let file = folder.appending(path: "recap.csv")
            #expect {
                try ElectionFolder(at: file)
            } throws: { error in
                English(.indonesian).sentence(of: error).hasSuffix(
                    "/bali/recap.csv: this is a file; give the folder that holds contests.csv and its companions"
                )
            }
        }
    }

    @Test func anEmptyFolder() throws {
        let nothing: [String: String?] = TemporaryFolder.sound.mapValues { _ in nil }
        #expect(
            try TemporaryFolder.sentences(nothing) == [
                "bali: the folder has no contests.csv; it needs contests.csv and candidates.csv, and takes "
                    + "recap.csv, quick_counts.csv and others"
            ])
    }

    @Test func candidatesAreNeeded() throws {
        #expect(
            try TemporaryFolder.sentences(["candidates.csv": nil]) == [
                "bali/candidates.csv: the folder lacks this file; it must name what the other files use"
            ])
    }

    @Test(
        "The other files may be absent",
        arguments: ["regions.csv", "recap.csv", "quick_counts.csv"])
    func optional(_ name: String) throws {
        #expect(try TemporaryFolder.sentences([name: nil]) == [])
    }

    @Test(
        "A missing column is named with those that are there",
        arguments: [
            ("contests.csv", "title\nBali\n", "contest_id", "title"),
            ("candidates.csv", "contest_id,ballot_no\nbali,1\n", "candidate_pair", "contest_id, ballot_no"),
            ("regions.csv", "region_code\n51\n", "region_name", "region_code"),
            (
                "recap.csv", "contest_id,region_code,ballot_no\nbali,51,1\n", "votes",
                "contest_id, region_code, ballot_no"
            ),
            (
                "recap_totals.csv", "contest_id,valid_votes\nbali,1000\n", "region_code",
                "contest_id, valid_votes"
            ),
            (
                "quick_counts.csv", "contest_id,pollster,ballot_no\nbali,P,1\n", "share_pct",
                "contest_id, pollster, ballot_no"
            ),
            ("captures.csv", "contest_id,ballot_no\nbali,1\n", "captured_at", "contest_id, ballot_no"),
            ("outages.csv", "from\n2018-06-28\n", "to", "from"),
        ])
    func missingColumn(_ file: String, _ text: String, _ column: String, _ header: String) throws {
        #expect(
            try TemporaryFolder.sentences([file: text]) == [
                "\(file), line 1, column \(column): the column is missing; the file has \(header)"
            ])
    }

    @Test func unknownColumnsAreNoticed() throws {
        let folder = try TemporaryFolder.read([
            "regions.csv": "region_code,region_name,mayor,\u{1B}x\n51,Bali,M,y\n"
        ])
        #expect(
            folder.notices == [
                .columnsNotRead(file: "regions.csv", columns: ["mayor", "\u{1B}x"], meant: [])
            ])
    }

    @Test func misspeltColumnsAreNamedWithWhatWasMeant() throws {
        let folder = try TemporaryFolder.read([
            "regions.csv": "region_code,region_name,parrent_code\n51,Bali,\n",
            "quick_counts.csv":
                "contest_id,pollster,ballot_no,share_pct,margin_of_error,sample_station\nbali,P,1,60,1,500\nbali,P,2,40,1,500\n",
        ])
        #expect(
            folder.notices == [
                .columnsNotRead(
                    file: "regions.csv", columns: ["parrent_code"],
                    meant: [MeantColumn("parrent_code", meant: "parent_code")]),
                .columnsNotRead(
                    file: "quick_counts.csv", columns: ["margin_of_error", "sample_station"],
                    meant: [
                        MeantColumn("margin_of_error", meant: "margin_of_error_pct"),
                        MeantColumn("sample_station", meant: "sample_stations"),
                    ]),
            ])
        #expect(
            try TemporaryFolder.sentences([
                "quick_counts.csv": "contest_id,polster,ballot_no,share_pct\nbali,P,1,60\n"
            ]).first
                == "quick_counts.csv, line 1, column pollster: the column is missing; is it polster that is meant? Rename it; "
                + "the file has contest_id, polster, ballot_no, share_pct")
    }

    @Test("A byte-order mark, semicolons, CRLF and an empty last line are read")
    func ordinaryFiles() throws {
        let folder = try TemporaryFolder.read([
            "recap.csv":
                "\u{FEFF}contest_id;region_code;ballot_no;votes\r\nbali;51;1;600\r\nbali;51;2;400\r\n\r\n"
        ])
        #expect(folder.election.recapRows.map(\.votes) == [600, 400])
        #expect(folder.election.recapRows.map(\.place.line) == [2, 3])
        #expect(folder.notices == [])
    }

    @Test("Faults of all files are gathered in one go")
    func gathered() throws {
        let sentences = try TemporaryFolder.sentences([
            "recap.csv": "contest_id,region_code,ballot_no,votes\nbali,51,1,x1\nbali,51,,4\n",
            "quick_counts.csv": "contest_id,pollster,ballot_no,share_pct\nbali,,1,59\nbali,P,2,140\n",
        ])
        #expect(
            sentences == [
                "recap.csv, line 2, column votes: \"x1\" is not a whole number; write digits only, or leave "
                    + "the cell empty if it is unknown",
                "recap.csv, line 3, column ballot_no: the cell is empty; a value is needed here",
                "quick_counts.csv, line 2, column pollster: the cell is empty; a value is needed here",
                "quick_counts.csv, line 3, column share_pct: \"140\" is outside 0 to 100; correct it or "
                    + "leave the cell empty",
            ])
    }

    @Test("More than twenty faults of a file are counted")
    func manyFaults() throws {
        let rows = (1...23).map { "bali,51,1,x\($0)\n" }.joined()
        let sentences = try TemporaryFolder.sentences([
            "recap.csv": "contest_id,region_code,ballot_no,votes\n" + rows
        ])
        #expect(sentences.count == 21)
        #expect(sentences.last == "recap.csv: and 3 more (23 in all)")
    }

    @Test func numbersInANamedStyle() throws {
        let files = [
            "recap.csv": "contest_id;region_code;ballot_no;votes\nbali;51;1;1.600\nbali;51;2;400\n",
            "quick_counts.csv":
                "contest_id;pollster;ballot_no;share_pct;stage\nbali;P;1;59,5;final\nbali;P;2;40,50;final\n",
        ]
        let election = try TemporaryFolder.read(files, numbers: .indonesian).election
        #expect(election.recapRows.map(\.votes) == [1600, 400])
        #expect(election.readings.first?.shares.map(\.percent.description) == ["59.5", "40.50"])
        #expect(
            try TemporaryFolder.sentences(files).first?.hasPrefix(
                "recap.csv, line 2, column votes: \"1.600\"")
                == true)
    }

    @Test(
        "Every election of the repository is read",
        arguments: [
            "pilkada-2018", "pilkada-2024-jakarta", "pilpres-2014", "pilpres-2019", "pilpres-2024",
            "makassar-2018",
        ])
    func data(_ name: String) throws {
        let folder = try ElectionFolder(at: Repository.data.appending(path: name))
        #expect(!folder.election.readings.isEmpty)
        #expect(!folder.election.recapRows.isEmpty)
        #expect(folder.notices == [])
        #expect(folder.election.scheme != .undeclared)
    }

    /// A region without a figure stands there and says so.
    @Test func everyRegionOf2018HasFiguresOrAReason() throws {
        let election = try ElectionFolder(at: Repository.data.appending(path: "pilkada-2018")).election
        let contests = election.contests.filter { $0.parentID == nil }
        #expect(contests.count == 171 && Set(contests.compactMap(\.region)).count == 171)
        let parents = Set(election.regions.map(\.code))
        for contest in contests {
            let region = try #require(contest.region)
            #expect(region.text.count == 2 || election.parents[region].map(parents.contains) == true)
            let hasVotes = election.recap(contest: contest.id, region: region) != nil
            let saysNone =
                contest.note.contains("no figure found") || contest.note.contains("no official votes found")
            #expect(hasVotes != saysNone, "\(contest.id)")
            let says = contest.note.contains("no figure found")
            if says { #expect(election.readings(of: contest.id).isEmpty, "\(contest.id)") }
        }
        #expect(!election.candidates.contains { $0.pair.lowercased().hasPrefix("nomor urut") })
    }

    /// Where some pairs are not named, the votes of the others are not taken for all.
    @Test func aPairThatNoPageNamesKeepsARecapIncomplete() throws {
        let election = try ElectionFolder(at: Repository.data.appending(path: "pilkada-2018")).election
        let contest = "pilbup-2018-aceh-selatan"
        let region = try #require(election.contest(contest)?.region)
        #expect(
            election.candidates(of: contest).filter { $0.pair.isEmpty }.map(\.choice) == [1, 3, 4, 7])
        #expect(election.recap(contest: contest, region: region)?.isComplete == false)
    }

    /// What stands in two folders is the same in both.
    @Test func makassarIsTheSameInBothFolders() throws {
        let id = "pilwalkot-2018-makassar"
        let own = try ElectionFolder(at: Repository.data.appending(path: "makassar-2018")).election
        let all = try ElectionFolder(at: Repository.data.appending(path: "pilkada-2018")).election
        func votes(_ election: Election) -> [String] {
            election.recapRows(of: id).map {
                "\($0.region.text) \($0.choice) \($0.votes ?? -1) \($0.source)"
            }
        }
        #expect(votes(own) == votes(all))
        #expect(
            own.readings(of: id).map(\.shares.first?.percent)
                == all.readings(of: id).map(\.shares.first?.percent))
        #expect(own.candidates(of: id) == all.candidates(of: id) && own.contest(id) == all.contest(id))
    }

    @Test("No election folder of the repository is forgotten here")
    func allData() throws {
        #expect(
            try Repository.folders(in: Repository.data)
                == [
                    "makassar-2018", "museum", "pilkada-2018", "pilkada-2024-jakarta", "pilpres-2014",
                    "pilpres-2019", "pilpres-2024",
                ])
    }

    @Test func aFileThatDiffersInCaseIsNamed() throws {
        let folder = try TemporaryFolder.read([
            "Quick_Counts.CSV": "contest_id,pollster,ballot_no,share_pct\n",
            "quick_counts.csv": nil,
        ])
        #expect(folder.notices == [.fileNotRead(file: "Quick_Counts.CSV", insteadOf: "quick_counts.csv")])
    }
}
