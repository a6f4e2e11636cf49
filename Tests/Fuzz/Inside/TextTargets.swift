import ElectionFiles
import Elections
import Feeds
import Foundation
import Ground

/// Small tables, JSON and archives.
enum TextTargets {
    /// Tables row by row, and the files that are read with them.
    static func tables(_ folder: CaseFolder, _ random: inout FuzzRandom) throws -> [Fault] {
        var table: TableText
        let kind = random.below(5)
        switch kind {
        case 0:
            table = TableText(header: ["province_code", "stations", "valid"], rows: [])
            for row in 0..<random.below(8) { table.rows.append([String(11 + row), "5", "900"]) }
        case 1:
            table = TableText(header: ["first", "second", "probability"], rows: [])
            for row in 0..<random.below(8) {
                table.rows.append(["a/\(row)", "a/\(row + 1)", random.pick(UglyText.decimals)])
            }
        case 2:
            let stations = StationInput(.init(longPerMille: 0, mostRows: 12), &random)
            table = stations.table
            if let sums = PlainSums(table.bytes(&random), levels: stations.regionColumns) {
                table = RecapInput.table(sums, depth: random.below(sums.levels.count + 1))
            }
        case 3:
            let folder = FolderInput(&random)
            table = folder.tables[random.pick(folder.tables.keys.sorted())] ?? TableText(header: [], rows: [])
        default: table = StationInput(.init(longPerMille: 0, mostRows: 12), &random).table
        }
        table.chooseForm(&random)
        for _ in 0..<random.below(4) { table.mutate(&random) }
        var bytes = table.bytes(&random)
        ByteMutation.apply(&bytes, atMost: 2, &random)
        let url = try folder.write("table.csv", bytes)
        let style = random.pick([NumberStyle.plain, .indonesian, .english])
        let threads = random.pick([1, 2, 3, 7])
        switch kind {
        case 0: _ = try? FrameFile(columns: ["province_code"], style: style).read(url, name: "table.csv")
        case 1: _ = try? JointProbabilityFile(style: style, threads: threads).read(url, name: "table.csv")
        case 2: _ = try? RecapFile(levels: nil, style: style, threads: threads).read(url, name: "table.csv")
        default: break
        }
        return rows(bytes, style, &random)
    }

    private static func rows(_ bytes: [UInt8], _ style: NumberStyle, _ random: inout FuzzRandom) -> [Fault] {
        guard let text = try? TextBytes(bytes, name: "table.csv") else { return [] }
        var problems = TableProblems()
        let table = Table(text, problems: &problems)
        let isRight = problems.isEmpty
        table.forEachRow(style: style) { row in
            for column in table.header.prefix(8) {
                _ = row.count(column, &problems)
                _ = row.decimal(column, in: 0...100, &problems)
                _ = row.text(column)
            }
        }
        guard isRight, let plain = PlainReader(bytes) else { return [] }
        // Compared as the bytes of the cells without blanks at their ends, which a row reader takes off.
        let found = table.records.map { $0.cells.map { Array($0.trimmed.utf8) } }
        let right = plain.rows.map { $0.map { Array($0.utf8) } }
        if table.header.map({ Array($0.utf8) }) == plain.header.map({ Array($0.utf8) }), found == right {
            return []
        }
        return [
            Fault(
                kind: "tables: rows differ from the plain reader",
                detail: "\(found.count) rows, plainly \(right.count)")
        ]
    }

    /// JSON of any shape: what the strict reader takes, Foundation's takes too.
    static func json(_ folder: CaseFolder, _ random: inout FuzzRandom) throws -> [Fault] {
        var bytes: [UInt8]
        if random.happens(600) {
            bytes = Array(JSONInput.document(depth: 5, &random).utf8)
        } else {
            bytes = Array(PageInput(&random, stations: 1).pages[0].text.utf8)
        }
        ByteMutation.apply(&bytes, atMost: 3, &random)
        try folder.write("document.json", bytes)
        guard let node = try? JSONParser.parse(bytes) else { return [] }
        _ = node.shown
        // Numbers that no Double holds are kept as they are written, which Foundation does not do.
        guard random.happens(250), !String(decoding: bytes, as: UTF8.self).lowercased().contains("e") else {
            return []
        }
        if (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil {
            return []
        }
        return [
            Fault(
                kind: "json: taken although Foundation refuses it",
                detail: String(String(decoding: bytes, as: UTF8.self).prefix(200)))
        ]
    }

    /// Archives: members come as they were put in, or the archive is said to be damaged.
    static func archive(_ folder: CaseFolder, _ random: inout FuzzRandom) throws -> [Fault] {
        var input = PageInput(&random, stations: random.within(1...4))
        let changes = random.below(3)
        for _ in 0..<changes { input.mutate(&random) }
        let files = input.pages.map { (path: $0.path, bytes: Array($0.text.utf8)) }
        let kind = random.below(4)
        var bytes =
            switch kind {
            case 0: ArchiveInput.tar(files)
            case 1: ArchiveInput.gzip(ArchiveInput.tar(files))
            case 2: ArchiveInput.zip(files, isStored: true)
            default: ArchiveInput.zip(files, isStored: false)
            }
        let isWhole = random.happens(400)
        if !isWhole { ByteMutation.apply(&bytes, atMost: 3, &random) }
        let url = try folder.write("archive", bytes)
        var members: [ArchiveReader.Member] = []
        do {
            guard let reader = try ArchiveReader(url, largest: 1 << 20) else { return [] }
            while let member = try reader.next() { members.append(member) }
        } catch {
            return isWhole ? [Fault(kind: "archive: a whole archive is refused", detail: "\(error)")] : []
        }
        if random.happens(60) {
            let spool = folder.url.appendingPathComponent("spool")
            try? FileManager.default.removeItem(at: spool)
            try? FileManager.default.createDirectory(at: spool, withIntermediateDirectories: true)
            _ = try? KPUConversion(url, name: "archive", spool: spool)
        }
        let isSame = zip(members, files).allSatisfy { $0.path == $1.path && $0.content == .bytes($1.bytes) }
        if !isWhole || (members.count == files.count && isSame) { return [] }
        return [
            Fault(
                kind: "archive: members of a whole archive differ",
                detail: "\(members.map(\.path)), put in \(files.map { $0.path })")
        ]
    }
}
