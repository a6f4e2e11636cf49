import CZlib
import Foundation
import Testing

@testable import Ground

/// Inputs as they come: line ends, compressed files, pipes, files that change.
@Suite struct InputTests {
    static func message(_ body: () throws -> Void) -> String {
        do {
            try body()
            return ""
        } catch { return said(error) }
    }

    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        deflateInit2_(
            &stream, 9, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: bytes.count + 1024)
        let length = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                deflate(&stream, Z_FINISH)
                return target.count - Int(stream.avail_out)
            }
        }
        return Array(output[..<length])
    }

    static func read(_ bytes: [UInt8], name: String = "t.csv") throws -> [[String]] {
        ColumnReaderTests.rows(try ColumnReaderTests.read(bytes: bytes, name: name, threads: 2))
    }

    static let rows = (1...40).map { ["r\($0 / 4)", "\($0)", "100"] }

    static func text(_ end: String) -> String {
        (["region,votes,valid"] + rows.map { $0.joined(separator: ",") }).joined(separator: end) + end
    }

    @Test("One carriage return in a row is told with its line, whichever reader meets it")
    func loneReturn() throws {
        let reason =
            "a carriage return stands in the row without a line feed behind it; end lines with LF or "
            + "CRLF throughout, and write a cell that holds a line break in double quotes"
        let text = Self.text("\n").replacing("r5,20,100", with: "r5,2\r0,100")
        #expect(
            Self.message { _ = try Self.read(Array(text.utf8)) }
                == "t.csv, line 21, column votes: \(reason)")
        #expect(
            Self.message { _ = try Self.read(Self.gzip(Array(text.utf8)), name: "t.csv.gz") }
                == "t.csv.gz, line 21, column votes: \(reason)")
        #expect(try GroundTests.rows(text).first == "t.csv, line 21, column 2: \(reason)")
        let header = "region,\rvotes,valid\na,1,2\n"
        #expect(
            Self.message { _ = try Self.read(Array(header.utf8)) } == "t.csv, line 1, column 2: \(reason)")
        let quoted = "region,votes,valid\n\"a\"\rb,1,2\n"
        #expect(
            Self.message { _ = try Self.read(Array(quoted.utf8)) }
                == "t.csv, line 2, column region: \(reason)")
    }

    @Test("Files of old Macintosh systems are read right", arguments: [1, 2, 3])
    func oldLineEnds(threads: Int) throws {
        let bytes = Array(Self.text("\r").utf8)
        let table = try FileCuts.$current.withValue(FileCuts(smallestPiece: 50, window: 40)) {
            try ColumnReaderTests.read(bytes: bytes, name: "t.csv", threads: threads)
        }
        #expect(ColumnReaderTests.rows(table) == Self.rows)
        #expect(table.line(ofRow: 39) == 41)
    }

    @Test func aByteOfNothingIsRefused() {
        #expect(
            Self.message { _ = try Self.read(Array("region,votes,valid\na\0,1,2\n".utf8)) }
                == "t.csv, line 2, column region: a NUL byte stands in the cell; remove it, text has none")
    }

    @Test func everyByteOfACompressedFileCounts() throws {
        let text = Array(Self.text("\n").utf8)
        let (first, second) = (Self.gzip(Array(text[..<200])), Self.gzip(Array(text[200...])))
        let name = "t.csv.gz"
        #expect(try Self.read(first + second, name: name) == Self.rows)
        // gzip itself pads with zeros, for tapes.
        #expect(try Self.read(first + second + [0, 0, 0], name: name) == Self.rows)
        let behind =
            "t.csv.gz: the compressed file is damaged: behind 200 bytes of content something follows "
            + "that is not gzip; fetch it again"
        for place in 0..<2 {
            var damaged = first + second
            damaged[first.count + place] ^= 0x10
            #expect(Self.message { _ = try Self.read(damaged, name: name) } == behind)
        }
        #expect(
            Self.message { _ = try Self.read(first + [0] + second, name: name) }
                == behind)
        for cut in 1...second.count where cut < second.count - 1 {
            #expect(
                Self.message { _ = try Self.read(Array((first + second).dropLast(cut)), name: name) }
                    == "t.csv.gz: the compressed file is cut off; fetch it again")
        }
        var damaged = first
        damaged[first.count - 6] ^= 1
        #expect(
            Self.message { _ = try Self.read(damaged, name: name) }.hasPrefix(
                "t.csv.gz: the compressed file is damaged after "))
    }

    @Test func aBombIsRefused() throws {
        try Folder.inFolder { folder in
            let url = folder.appending(path: "b.gz")
            try Data(Self.gzip([UInt8](repeating: 48, count: 3 << 20))).write(to: url)
            let descriptor = open(url.path, O_RDONLY)
            defer { close(descriptor) }
            #expect(
                Self.message {
                    _ = try Inflation(descriptor, isFile: true, name: "b.gz", isPlain: false, most: 2 << 20)
                }
                    == "b.gz: the content of the compressed file has more than 2 MB; give it as a plain file, "
                    + "which is read piece by piece")
            let whole = try Inflation(descriptor, isFile: true, name: "b.gz", isPlain: false, most: 3 << 20)
            #expect(whole.count == 3 << 20)
        }
    }

    @Test func aFileThatChangesIsToldOf() throws {
        try Folder.inFolder { folder in
            let url = folder.appending(path: "t.csv")
            let changed = "t.csv: the file changed while it was read; try again"
            let text = Array(Self.text("\n").utf8)
            try Data(text).write(to: url)
            // Cut off while its rows are read: the scan of the first block does it.
            let reader = ColumnReader(ColumnReaderTests.requests, threads: 1)
            func scan(_ change: @escaping @Sendable () -> Void) -> String {
                try? Data(text).write(to: url)
                _ = FileStamp.settled(url)
                return FileCuts.$current.withValue(FileCuts(smallestPiece: 64, window: 64)) {
                    Self.message {
                        _ = try reader.readBlocks(url, name: "t.csv", blockRows: 2) { _ in
                            0
                        } body: { state, block in
                            if state == 0 { change() }
                            state += block.rows
                            return true
                        }
                    }
                }
            }
            #expect(scan {} == "")
            #expect(scan { truncate(url.path, 60) } == changed)
            #expect(scan { try? Data(text.reversed()).write(to: url, options: []) } == changed)
            try Data(text).write(to: url)
            let bytes = try FileBytes(contentsOf: url, name: "t.csv")
            truncate(url.path, 10)
            #expect(bytes.array(0..<20) == Array(text[..<10]) + [UInt8](repeating: 0, count: 10))
            #expect(Self.message { try bytes.checkUnchanged() } == changed)
            let stamp = FileStamp(url)
            let run = [FileRun(start: 19, row: 0, count: 1)]
            try Data(text + text).write(to: url)
            #expect(
                Self.message { _ = try reader.read(url, name: "t.csv", runs: run, stamp: stamp) } == changed)
            #expect(
                Self.message {
                    _ = try reader.read(
                        url, name: "t.csv", runs: [FileRun(start: 19, row: 0, count: 999)], stamp: nil)
                } == changed)
        }
    }

    @Test func aRowThatIsLongerThanTheWindowIsRead() throws {
        let name = String(repeating: "n", count: 5000)
        let text = "region,votes,valid\n\(name),1,2\nb,3,4\n"
        let found = try FileCuts.$current.withValue(FileCuts(smallestPiece: 1, window: 1)) {
            try Self.read(Array(text.utf8))
        }
        #expect(found == [[name, "1", "2"], ["b", "3", "4"]])
        let header = "region,votes,valid," + String(repeating: "x", count: 1 << 20) + "\na,1,2,3\n"
        #expect(
            Self.message { _ = try Self.read(Array(header.utf8)) }
                == "t.csv, line 1: the header row has more than 1,048,576 bytes; look for a missing line end or quote"
        )
    }
}

private enum Folder {
    static func inFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }
}
