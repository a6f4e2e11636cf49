import Foundation
import Ground
import Testing
import Workbooks

/// Workbooks that openpyxl, pandas and odfpy write, read by them and by us. Skipped where they are not there.
@Suite struct OtherReadersTests {
    private static let python = "/usr/bin/python3"

    static func run(_ script: String, _ arguments: [String] = []) throws -> (status: Int32, output: Data) {
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = ["-c", script] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, data)
    }

    static let isThere: Bool = {
        let isThere = (try? run("import openpyxl, pandas, odf").status) == 0
        if !isThere { print("OtherReadersTests: skipped, openpyxl, pandas or odfpy is not there") }
        return isThere
    }()

    /// Writes workbooks of random content and prints for each its path, its sheet and the CSV of what is read back.
    private static let script = #"""
        import json, os, random, re, sys
        import openpyxl, pandas
        random.seed(7)
        pieces = ["a", "é", "Kab. ", '"', ",", ";", "\n", " ", "007", "1.5", "<&>", "日本", "_x00", "1e5", "-"]
        def value():
            kind = random.randrange(6)
            if kind == 0: return None
            if kind == 1: return random.randrange(10**random.randrange(1, 12))
            if kind == 2: return random.random() * 10**random.randrange(-6, 9)
            if kind == 3: return random.random() < 0.5
            return "x" + "".join(random.choice(pieces) for _ in range(random.randrange(5)))
        def text(value):
            if value is None or value != value: return ""
            if isinstance(value, bool): return "TRUE" if value else "FALSE"
            if isinstance(value, float):
                if value == int(value): return str(int(value))
                from decimal import Decimal
                return format(Decimal(repr(value)), "f")
            return str(value)
        def table(rows):
            rows = [[text(v) for v in row] for row in rows]
            rows = [row for row in rows if any(row)]
            width = max((max(i + 1 for i, v in enumerate(row) if v) for row in rows), default=0)
            return [(row + [""] * width)[:width] for row in rows]
        found = []
        for index in range(40):
            width = random.randrange(1, 7)
            rows = [["h%d" % i for i in range(width)]]
            rows += [[value() for _ in range(width)] for _ in range(random.randrange(1, 12))]
            path = os.path.join(sys.argv[1], "%d.xlsx" % index)
            book = openpyxl.Workbook()
            for row in rows: book.active.append(row)
            book.save(path)
            read = openpyxl.load_workbook(path, data_only=True).active
            found.append((path, table(list(read.iter_rows(values_only=True)))))
            # What pandas makes of truth values depends on its version; ODF joins blanks and line ends of a paragraph.
            rows = [["x" if isinstance(v, bool) and index % 2 else v for v in row] for row in rows]
            frame = pandas.DataFrame(rows[1:], columns=rows[0], dtype=object)
            path = os.path.join(sys.argv[1], "%d.ods" % index)
            frame.to_excel(path, index=False, engine="odf")
            blank = [[re.sub(r"\s+", " ", v) if isinstance(v, str) else v for v in row] for row in rows]
            found.append((path, table(blank)))
            if index % 2:
                path = os.path.join(sys.argv[1], "%d.pandas.xlsx" % index)
                frame.to_excel(path, index=False, engine="openpyxl")
                read = pandas.read_excel(path, header=None, dtype=object, keep_default_na=False)
                found.append((path, table(read.values.tolist())))
        json.dump(found, sys.stdout)
        """#

    private struct Row: Decodable {
        let path: String
        let rows: [[String]]

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            path = try container.decode(String.self)
            rows = try container.decode([[String]].self)
        }
    }

    @Test(.enabled(if: isThere)) func sameValues() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "books-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (status, output) = try Self.run(Self.script, [folder.path])
        #expect(status == 0)
        let books = try JSONDecoder().decode([Row].self, from: output)
        #expect(books.count == 100)
        for book in books {
            let read = try Workbook(contentsOf: URL(filePath: book.path), name: "b").text(of: 0)
            var problems = TableProblems()
            let table = Table(try TextBytes(read.csv, name: "t"), delimiter: 0x2C, problems: &problems)
            #expect([table.header] + table.records.map(\.cells) == book.rows, "\(book.path)")
        }
    }
}
