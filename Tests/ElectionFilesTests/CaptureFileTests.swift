import ElectionFiles
import Elections
import Testing

@Suite struct CaptureFileTests {
    static let header =
        "contest_id,captured_at,ballot_no,votes,stations_in,stations_total,valid_votes,region_code,source_kind,capture_id,stage\n"

    static func sentences(_ rows: String...) throws -> [String] {
        try TemporaryFolder.sentences(["captures.csv": header + rows.map { $0 + "\n" }.joined()])
    }

    @Test("One capture may show several regions of one moment")
    func grouping() throws {
        let rows =
            "bali,t,2,40,9,10,100,51,kpu-c1,x,\nbali,t,1,60,9,10,100,51,kpu-c1,x,\nbali,t,1,6,,,,5171,kpu-c1,x,\nbali,t,1,,,,,,kpu-c1,,\n"
        let captures = try TemporaryFolder.read(["captures.csv": Self.header + rows]).election.captures
        #expect(captures.map(\.id) == ["x", "x", "bali/kpu-c1/t"])
        #expect(captures.map(\.region?.text) == ["51", "5171", nil])
        #expect(captures.first?.entries.map(\.votes) == [60, 40])
        #expect(captures.first?.voteSum == 100)
        #expect(captures.last?.voteSum == nil)
    }

    @Test func onePairTwice() throws {
        #expect(
            try Self.sentences("bali,t,1,60,,,,,kpu-c1,x,", "bali,t,1,61,,,,,kpu-c1,x,") == [
                "captures.csv, line 3, column ballot_no: \"1\" stands twice in the capture x; remove one row, or "
                    + "give the captures different capture_id"
            ])
    }

    @Test("What one row of a capture says holds for all of them")
    func emptyCells() throws {
        let captures = try TemporaryFolder.read([
            "captures.csv": Self.header + "bali,t,1,60,9,,,51,kpu-c1,x,\n"
                + "bali,t,2,40,,10,100,51,kpu-c1,x,garbled\n"
        ]).election.captures
        #expect(captures.count == 1 && captures[0].entries.count == 2)
        #expect(captures[0].stationsIn == 9 && captures[0].stationsTotal == 10)
        #expect(captures[0].validVotes == 100 && captures[0].isGarbled)
    }

    @Test(
        "Rows of one capture must agree",
        arguments: [
            ("bali,u,2,40,9,10,100,51,kpu-c1,x,", "captured_at", "u"),
            ("bali,t,2,40,8,10,100,51,kpu-c1,x,", "stations_in", "8"),
            ("bali,t,2,40,9,11,100,51,kpu-c1,x,", "stations_total", "11"),
            ("bali,t,2,40,9,10,99,51,kpu-c1,x,", "valid_votes", "99"),
            ("bali,t,2,40,9,10,100,51,sirekap,x,", "source_kind", "sirekap"),
        ])
    func conflicting(_ row: String, _ column: String, _ value: String) throws {
        #expect(
            try Self.sentences("bali,t,1,60,9,10,100,51,kpu-c1,x,", row) == [
                "captures.csv, line 3, column \(column): \"\(value)\" differs from line 2 of the same capture (x); "
                    + "rows of one capture must agree"
            ])
    }

    @Test func onlyGarbledIsAStage() throws {
        #expect(
            try Self.sentences("bali,t,1,60,9,10,100,51,kpu-c1,x,final") == [
                "captures.csv, line 2, column stage: \"final\" is not one of garbled"
            ])
    }

    /// A kind that nothing knows is refused, with the one that was probably meant; a cell without one says nothing.
    @Test func anUnknownKindIsRefused() throws {
        let known = CaptureKind.allCases.map(\.rawValue).joined(separator: ", ")
        #expect(
            try Self.sentences("bali,t,1,60,9,10,100,51,Sirekapp,x,") == [
                "captures.csv, line 2, column source_kind: \"Sirekapp\" is not one of \(known); did you mean sirekap?"
            ])
        #expect(
            try Self.sentences("bali,t,1,60,9,10,100,51,newspaper,x,") == [
                "captures.csv, line 2, column source_kind: \"newspaper\" is not one of \(known)"
            ])
        for kind in CaptureKind.allCases.map(\.rawValue) + [""] {
            #expect(try Self.sentences("bali,t,1,60,9,10,100,51,\(kind),x,").isEmpty, "\(kind)")
        }
    }
}
