import ElectionFiles
import Elections
import Testing

@Suite struct QuickCountFileTests {
    static let header =
        "contest_id,pollster,ballot_no,share_pct,qc_id,as_of,stage,sample_stations,data_in_pct,margin_of_error_pct,confidence_level_pct,sampling_method\n"

    static func sentences(_ rows: String...) throws -> [String] {
        try TemporaryFolder.sentences([
            "quick_counts.csv": header + rows.map { $0 + "\n" }.joined()
        ])
    }

    static let place = "quick_counts.csv, line "

    @Test("Rows of one contest, pollster and time are one reading, with or without qc_id")
    func grouping() throws {
        let rows = [
            "bali,P,2,40,,2018-06-27,final,,,,,", "bali,Q,1,61,,2018-06-27,final,,,,,",
            "bali,P,1,60,,2018-06-27,final,,,,,", "bali,P,1,59,,2018-06-28,final,,,,,",
            "bali,P,2,41,,2018-06-28,final,,,,,", "bali,Q,2,39,,2018-06-27,final,,,,,",
        ]
        let readings = try TemporaryFolder.read([
            "quick_counts.csv": Self.header + rows.map { $0 + "\n" }.joined()
        ]).election.readings
        #expect(readings.map(\.id) == ["bali/P/2018-06-27", "bali/Q/2018-06-27", "bali/P/2018-06-28"])
        #expect(readings.map { $0.shares.map(\.percent.units) } == [[60, 40], [61, 39], [59, 41]])
        #expect(readings.first?.shares.map(\.line) == [4, 2])
    }

    @Test func twoReadingsWithoutAName() throws {
        #expect(
            try Self.sentences(
                "bali,P,1,60,,,final,,,,,", "bali,P,2,40,,,final,,,,,", "bali,P,1,61,,,final,,,,,") == [
                    "\(Self.place)4, column ballot_no: \"1\" stands twice in the reading bali/P; remove one row, "
                        + "or give the readings different qc_id"
                ])
    }

    static func readings(_ file: String) throws -> [QuickCountReading] {
        try TemporaryFolder.read(["quick_counts.csv": file]).election.readings
    }

    @Test func marginsAreOfTheReadingOrOfEachShare() throws {
        let read = { (first: String, second: String) in
            try Self.readings(
                Self.header + "bali,P,1,60,q,2018-06-27,final,300,100,\(first),95,m\n"
                    + "bali,P,2,40,q,2018-06-27,final,300,100,\(second),95,m\n")[0]
        }
        for (first, second) in [("1.0", "1.0"), ("1.0", ""), ("", "1.0")] {
            let one = try read(first, second)
            #expect(one.marginPercent?.units == 10 && one.shares.allSatisfy { $0.marginPercent == nil })
        }
        let own = try read("1.0", "1.1")
        #expect(own.marginPercent == nil && own.hasMargin)
        #expect(own.shares.map { $0.marginPercent?.units } == [10, 11])
        #expect(try !read("", "").hasMargin)
        // A trailing zero that a spreadsheet dropped makes the margin no less sure.
        for (first, second) in [("1", "1.0"), ("1.0", "1")] {
            #expect(try read(first, second).marginPercent == .init(units: 10, decimals: 1))
        }
    }

    @Test(arguments: ["maximum", "lead"])
    func oneMarginForAllIsOne(of: String) throws {
        let found = try TemporaryFolder.sentences([
            "quick_counts.csv":
                "contest_id,pollster,ballot_no,share_pct,margin_of_error_pct,margin_of,qc_id\n"
                + "bali,P,1,60,1.0,\(of),q\nbali,P,2,40,1.2,\(of),q\n"
        ])
        #expect(
            found == [
                "\(Self.place)2, column margin_of: \"\(of)\" is one margin for all, and the margins of reading q differ; "
                    + "give one margin, or margin_of share"
            ])
    }

    static let published = "contest_id,pollster,ballot_no,share_pct,low_pct,high_pct,margin_of,source_kind\n"

    @Test func rangesKindsAndNoStage() throws {
        let readings = try Self.readings(
            Self.published
                + "bali,INE,1,,53.0,53.8,,\nbali,INE,2,22.4,22.1,22.8,,\nbali,A,1,51,,,lead,exit-poll\n")
        let ine = readings[0]
        #expect(ine.shares[0].percent == PrintedNumber(units: 5340, decimals: 2))
        #expect(ine.shares[0].range?.givesShare == true && ine.shares[1].range?.givesShare == false)
        #expect(ine.hasMargin && !ine.hasPrintedShares)
        #expect(readings.allSatisfy { $0.stage == .final && $0.isStageAssumed })
        #expect(readings[1].sourceKind == .exitPoll && readings[1].marginOf == .lead)
    }

    @Test(
        "A range has both ends, in order, around its share",
        arguments: [
            (
                "bali,P,1,,53.0,,,",
                "high_pct: the cell is empty and the other end of the range is given; give both"
            ),
            ("bali,P,1,,53.8,53.0,,", "low_pct: \"53.8\" is above high_pct; correct one"),
            ("bali,P,1,54,53.0,53.8,,", "share_pct: \"54\" lies outside low_pct and high_pct; correct one"),
            ("bali,P,1,,,,,", "share_pct: the cell is empty; a value is needed here"),
            ("bali,P,1,54,,,half,", "margin_of: \"half\" is not one of maximum, share, lead"),
        ])
    func brokenRange(_ row: String, _ sentence: String) throws {
        let found = try TemporaryFolder.sentences(["quick_counts.csv": Self.published + row + "\n"])
        #expect(found == ["\(Self.place)2, column \(sentence)"])
    }

    @Test(
        "Rows of one reading must describe it alike",
        arguments: [
            ("bali,R,2,40,q,2018-06-27,final,300,100,1.0,95,m", "pollster", "R"),
            ("bali,P,2,40,q,2018-06-28,final,300,100,1.0,95,m", "as_of", "2018-06-28"),
            ("bali,P,2,40,q,2018-06-27,interim,300,100,1.0,95,m", "stage", "interim"),
            ("bali,P,2,40,q,2018-06-27,final,301,100,1.0,95,m", "sample_stations", "301"),
            ("bali,P,2,40,q,2018-06-27,final,300,99.5,1.0,95,m", "data_in_pct", "99.5"),
            ("bali,P,2,40,q,2018-06-27,final,300,100,1.0,99,m", "confidence_level_pct", "99"),
            ("bali,P,2,40,q,2018-06-27,final,300,100,1.0,95,n", "sampling_method", "n"),
        ])
    func conflicting(_ row: String, _ column: String, _ value: String) throws {
        #expect(
            try Self.sentences("bali,P,1,60,q,2018-06-27,final,300,100,1.0,95,m", row) == [
                "\(Self.place)3, column \(column): \"\(value)\" differs from line 2 of the same reading (q); rows "
                    + "of one reading must agree"
            ])
    }

    @Test(
        "A page has a day of the calendar, with or without a time",
        arguments: [
            ("2018-06-27", true), ("2018-06-27T20:14:00+07:00", true), ("2018-06-27 20:14", true), ("", true),
            ("27/06/2018", false), ("2018-06-31", false), ("2018-06-27x", false), ("27 Juni 2018", false),
        ])
    func days(day: String, isGood: Bool) throws {
        let found = try Self.sentences(
            "bali,P,1,60,q,\(day),final,300,100,1.0,95,m", "bali,P,2,40,q,\(day),final,300,100,1.0,95,m")
        #expect(
            found
                == (isGood ? [] : [2, 3]).map {
                    "\(Self.place)\($0), column as_of: \"\(day)\" is not a date; write it like 2018-06-27"
                })
    }

    @Test("What one row of a reading says holds for all of them, in whatever order they stand")
    func emptyCells() throws {
        let rows = [
            "bali,P,1,60,q,2018-06-27,final,300,,1.0,,", "bali,P,2,30,q,2018-06-27,,,100,1.0,95,m",
            "bali,P,3,10,q,2018-06-27,,,,1.0,,",
        ]
        let candidates = TemporaryFolder.sound["candidates.csv", default: ""] + "bali,3,E - F\n"
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let readings = try TemporaryFolder.read([
                "candidates.csv": candidates,
                "quick_counts.csv": Self.header + order.map { rows[$0] + "\n" }.joined(),
            ]).election.readings
            #expect(readings.count == 1 && readings[0].shares.count == 3)
            #expect(readings[0].stage == .final && readings[0].sampleStations == 300)
            #expect(readings[0].dataInPercent?.value == 100 && readings[0].levelPercent?.value == 95)
            #expect(readings[0].samplingMethod == "m")
        }
        // What was filled later is held against, too.
        let other = try TemporaryFolder.sentences([
            "candidates.csv": candidates,
            "quick_counts.csv": Self.header
                + [rows[2], rows[0], "bali,P,2,30,q,2018-06-27,final,301,,1.0,,"]
                .joined(separator: "\n"),
        ])
        #expect(
            other.count == 1 && other[0].hasPrefix("\(Self.place)4, column sample_stations: \"301\""),
            "\(other)")
    }

    @Test("100 and 100.0 describe the same thing")
    func sameValue() throws {
        #expect(
            try Self.sentences(
                "bali,P,1,60,q,2018-06-27,final,300,100,1,95,m",
                "bali,P,2,40,q,2018-06-27,final,300,100.0,1.0,95.0,m") == [])
    }

    @Test(
        "Figures that are not what their column says",
        arguments: [
            ("bali,P,1,NaN,q,,final,,,,,", "share_pct", "NaN", Self.notANumber),
            ("bali,P,1,100.5,q,,final,,,,,", "share_pct", "100.5", Self.outside),
            ("bali,P,1,60,q,,final,,101,,,", "data_in_pct", "101", Self.outside),
            (
                "bali,P,1,60,q,,final,0,,,,", "sample_stations", "0",
                "is no sample; leave the cell empty if the size is unknown"
            ),
            (
                "bali,P,1,60,q,,final,,,0.00,,", "margin_of_error_pct", "0.00",
                "is not a margin of error; it is more than 0 and at most 50 points; leave the cell empty where none is printed"
            ),
            (
                "bali,P,1,60,q,,final,,,50.1,,", "margin_of_error_pct", "50.1",
                "is not a margin of error; it is more than 0 and at most 50 points; leave the cell empty where none is printed"
            ),
            (
                "bali,P,1,60,q,,final,,,,0.95,", "confidence_level_pct", "0.95",
                "is not a confidence level; it lies between 50 and 100, such as 95"
            ),
            (
                "bali,P,1,60,q,,final,,,,100,", "confidence_level_pct", "100",
                "is not a confidence level; it lies between 50 and 100, such as 95"
            ),
            (
                "bali,P,1,60,q,,ended,,,,,", "stage", "ended",
                "is not one of interim, near-final, final, unknown, garbled"
            ),
            (
                "bali,P,1,60,q,,final,1.000,,,,", "sample_stations", "1.000",
                "is not a plain whole number; write 1000 if it is one, or name the number style with ‘numbers’ id"
            ),
        ])
    func figures(_ row: String, _ column: String, _ value: String, _ reason: String) throws {
        #expect(try Self.sentences(row) == ["\(Self.place)2, column \(column): \"\(value)\" \(reason)"])
    }

    static let notANumber =
        "is not a number in the number style of this file; write it like 12.34, or name the style with ‘numbers’"
    static let outside = "is outside 0 to 100; correct it or leave the cell empty"

    /// A sign beside a number, and a number in another style: what to write, and the style to name.
    @Test(arguments: [
        ("58.2%", "has a sign beside the number; write 58.2"),
        ("±1.4", "has a sign beside the number; write 1.4"),
        ("+/- 1.4", "has a sign beside the number; write 1.4"),
        (
            "\"58,2\"",
            "is not a number in the number style of this file; write it like 12.34, or name the style with ‘numbers’ id where all numbers are written like this one"
        ), ("1.4 pp", notANumber),
    ])
    func signsAndStyles(_ cell: String, _ reason: String) throws {
        let value = cell.replacing("\"", with: "")
        #expect(
            try Self.sentences("bali,P,1,\(cell),q,,final,,,,,") == [
                "\(Self.place)2, column share_pct: \"\(value)\" \(reason)"
            ])
    }

    @Test func anEmptyShareIsNotAReading() throws {
        #expect(
            try Self.sentences("bali,P,1,,q,,final,,,,,") == [
                "\(Self.place)2, column share_pct: the cell is empty; a value is needed here"
            ])
    }

    @Test("An empty stage is unknown, an empty figure is not known")
    func unknown() throws {
        let readings = try TemporaryFolder.read([
            "quick_counts.csv": Self.header + "bali,P,1,60.0,q,,,,,,,\nbali,P,2,40.0,q,,,,,,,\n"
        ]).election.readings
        #expect(readings.first?.stage == .unknown)
        #expect(readings.first?.sampleStations == nil)
        #expect(readings.first?.marginPercent == nil)
        #expect(readings.first?.region == nil)
    }

    /// Beside ranges a file may lack the column of shares; where its rows have neither the column is missing, and no cell.
    @Test(arguments: [("share", true), ("pct", true), ("colour", false)])
    func aColumnOfSharesUnderAnotherName(name: String, isMeant: Bool) throws {
        let said = try TemporaryFolder.sentences([
            "quick_counts.csv":
                "contest_id,pollster,ballot_no,\(name),low_pct,high_pct,stage\nbali,P,1,60,,,final\nbali,P,2,40,,,final\n"
        ])
        #expect(said.count == 1, "\(said)")
        #expect(
            said[0].hasPrefix(
                "quick_counts.csv, line 1, column share_pct: the column is missing; "
                    + (isMeant ? "is it \(name) that is meant?" : "the file has contest_id")), "\(said)")
    }
}
