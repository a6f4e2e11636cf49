import Testing

@testable import Ground

@Suite struct TableProblemTests {
    static func problem(_ line: Int, file: String = "a.csv") -> TableProblem {
        TableProblem(file: file, line: line, TextFault.emptyLine)
    }

    @Test func placesAreNamed() {
        #expect(TableProblem(file: "a.csv", TextFault.noHeader).description == "a.csv: noHeader")
        #expect(
            TableProblem(file: "a.csv", line: 3, column: "c", value: "v", TextFault.tooManyMarks(most: 3))
                .description
                == "a.csv, line 3, column c: \"v\" tooManyMarks(most: 3)")
    }

    @Test(
        "Control characters and marks of direction are written out",
        arguments: [
            ("\u{1B}[31m", "\\u{1B}[31m"), ("a\u{202E}b", "a\\u{202E}b"), ("\u{2066}", "\\u{2066}"),
            ("\u{200F}", "\\u{200F}"), ("\u{061C}", "\\u{061C}"), ("a\tb\r\n", "a\\tb\\r\\n"),
            ("\u{9B}", "\\u{009B}"), ("\u{2028}", "\\u{2028}"), ("\u{7F}", "\\u{7F}"), ("é", "é"),
        ])
    func escaped(_ text: String, _ shown: String) {
        #expect(text.escapedForTerminal == shown)
        let problem = TableProblem(
            file: text, line: 1, column: text, value: text, TextFault.missingColumn(header: [text], near: nil)
        )
        #expect(
            said(TableProblems(problem))
                == "\(shown), line 1, column \(shown): \"\(shown)\" the column is missing; the file has \(shown)"
        )
    }

    @Test func longValuesAreCut() {
        #expect(TableProblem.shown(String(repeating: "x", count: 60)).count == 60)
        #expect(
            TableProblem.shown(String(repeating: "x", count: 61)) == String(repeating: "x", count: 60) + "…")
    }

    @Test("Twenty faults of a file are written out, the rest is counted")
    func twenty() {
        var problems = TableProblems()
        for line in 1...25 { problems.add(Self.problem(line)) }
        problems.add(Self.problem(1, file: "b.csv"))
        #expect(problems.problems.count == 21)
        let lines = said(problems).split(separator: "\n")
        #expect(lines.count == 22)
        #expect(lines[19] == "a.csv, line 20: the line is empty; remove it")
        #expect(lines[20] == "b.csv, line 1: the line is empty; remove it")
        #expect(lines[21] == "a.csv: and 5 more (25 in all)")
    }

    @Test("Exactly twenty leave no count")
    func exactlyTwenty() {
        var problems = TableProblems()
        for line in 1...20 { problems.add(Self.problem(line)) }
        #expect(!said(problems).contains("more"))
    }

    @Test("Faults of two readers add up")
    func adding() {
        var (first, second) = (TableProblems(), TableProblems())
        for line in 1...15 { first.add(Self.problem(line)) }
        for line in 101...125 { second.add(Self.problem(line)) }
        first.add(second)
        #expect(first.problems.count == 20)
        #expect(said(first).hasSuffix("a.csv: and 20 more (40 in all)"))
    }

    @Test("A file in another encoding is one fault, in however many cells it shows")
    func encodingIsOne() {
        func cell(_ line: Int, _ file: String) -> TableProblem {
            TableProblem(file: file, line: line, column: "ward", TextFault.cellNotUTF8)
        }
        var (problems, others) = (TableProblems(), TableProblems())
        for line in 2...99 { problems.add(cell(line, "a.csv")) }
        problems.add(Self.problem(3))
        for line in 2...99 { others.add(cell(100 + line, "a.csv")) }
        others.add(cell(2, "b.csv"))
        problems.add(others)
        #expect(problems.problems == [cell(2, "a.csv"), Self.problem(3), cell(2, "b.csv")])
        #expect(problems.longFiles.isEmpty)
    }

    @Test func theSameFaultTwiceInARowIsOne() {
        var problems = TableProblems()
        for _ in 1...3 { problems.add(Self.problem(1)) }
        #expect(problems.problems.count == 1)
    }

    @Test func throwing() throws {
        try TableProblems().throwIfAny()
        #expect(throws: TableProblems(Self.problem(1))) {
            try TableProblems(Self.problem(1)).throwIfAny()
        }
    }
}
