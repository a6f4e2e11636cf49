import Ground

// Files that cannot be read or written, and the text of tables.
extension English {
    /// So many polling stations; faults call them stations, which is right in every vocabulary.
    func counted(_ stations: Int) -> String {
        "\(number(stations)) \(agreeing(stations, "station", "stations"))"
    }

    public func place(_ file: String, line: Int?, column: String?) -> String {
        file + (line.map { ", line \($0)" } ?? "") + (column.map { ", column \($0)" } ?? "")
    }

    public func more(_ hidden: Int, of all: Int, in file: String) -> String {
        "\(file): and \(hidden) more (\(all) in all)"
    }

    public func sentence(_ fault: TextFault) -> String {
        switch fault {
        case .noText(let controls, let first, let isNamedGzip):
            "this is no text file: \(controls) of its first \(first) bytes are control bytes, which text has none of; "
                + (isNamedGzip
                    ? "nor is it gzip, as its name says; fetch it again"
                    : "give the table as CSV in UTF-8, as a workbook (.xlsx, .ods) or as a table of SQLite")
        case .utf16:
            "the file is in UTF-16; save it as UTF-8, or say so with ‘encoding’ utf16 where it holds \(stations)"
        case .unmarkedUTF16:
            "the file looks like UTF-16 without a byte-order mark; save it as UTF-8, or say so with ‘encoding’ utf16 where it holds \(stations)"
        case .nul(let byte): "a NUL byte stands at byte \(byte) of the file; remove it, text has none"
        case .notUTF8(let byte, let value):
            "byte \(byte) (0x\(String(value, radix: 16, uppercase: true))) is not UTF-8; the file is probably in "
                + "Windows-1252; save it as UTF-8, or say so with ‘encoding’ cp1252 where it holds \(stations)"
        case .notEncoded(let encoding, let byte, let value):
            "byte \(byte) (0x\(String(value, radix: 16, uppercase: true))) is none of \(encoding.rawValue); name another "
                + "encoding (\(TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))), or save the file as UTF-8"
        case .otherEncoding(let named, let like, let byte):
            "‘encoding’ says \(named.rawValue), but by byte \(byte) the file looks like \(like.rawValue); "
                + (like == .utf8
                    ? "leave ‘encoding’ out" : "say \(like.rawValue) there, or save the file as UTF-8")
        case .otherFormat(let format): sentence(format)
        case .headerTooLong(let most):
            "the header row has more than \(counted(most, "byte", "bytes")); look for a missing line end or quote"
        case .noHeader: "nothing stands in the file, not even a header row; check what wrote it"
        case .emptyLine: "the line is empty; remove it"
        case .width(let found, let expected):
            "the row has \(found) cells where the header has \(expected): "
                + (found > expected ? "too many" : "too few")
                + "; a cell that holds the delimiter must be in double quotes"
        case .widthOfRows(let found, let others):
            "the row has \(found) cells where the rows before it have \(others); end it as they end, and put a cell that holds the delimiter in double quotes"
        case .emptyCellsBehind(let found, let expected):
            "the row has \(found) cells where the header has \(expected), with nothing in the last "
                + (found == expected + 1 ? "one" : "\(found - expected)")
                + "; where every row is so, write as many delimiters at the end of the header line too; a cell that holds the delimiter "
                + "must be in double quotes"
        case .missingColumn(let header, let near):
            "the column is missing; " + (near.map { "is it \($0) that is meant? Rename it; " } ?? "")
                + columnsThere(header)
        case .repeatedColumn: "the column stands twice in the header; rename one"
        case .unclosedQuote:
            "a double quote opens here and is never closed; close it, or double it inside a cell"
        case .textAfterQuote: "text follows a closing double quote; double the quotes inside a cell"
        case .loneReturn:
            "a carriage return stands in the row without a line feed behind it; end lines with LF or CRLF "
                + "throughout, and write a cell that holds a line break in double quotes"
        case .nulInCell: "a NUL byte stands in the cell; remove it, text has none"
        case .cellTooLong(let bytes, let most):
            "the cell has \(bytes) bytes; at most \(most) are read, so look for a missing quote or delimiter"
        case .controlsInCell:
            "the cell is no text: it has control bytes and is not UTF-8; fetch the file again"
        case .cellNotUTF8:
            "the cell is not UTF-8; the file is probably in Windows-1252; save it as UTF-8, or say so with ‘encoding’ cp1252 "
                + "where it holds \(stations)"
        case .emptyCell: "the cell is empty; a value is needed here"
        case .tooManyMarks(let most): "has more than \(most) marks on one letter; remove them"
        case .beyondVoters: "is larger than any count of voters; check the digits"
        case .countTooLarge(let most):
            "is more than \(number(most)), the largest count read; check the digits"
        case .negative: "is negative; a count is 0 or more"
        case .grouped(let digits, ""):
            "is not a plain whole number; write \(digits) if it is one, and all numbers with one kind of marks: others here are "
                + "written otherwise, and would be misread in the number style that makes this one a whole number"
        case .grouped(let digits, let style):
            "is not a plain whole number; write \(digits) if it is one, or name the number style with ‘numbers’ \(style)"
        case .decimals: "has decimals; a count is a whole number"
        case .zeroDecimals(let digits):
            "is written with decimals; write \(digits), or give it in the plain number style"
        case .exponent:
            "is written with an exponent, which spreadsheets and R make of large numbers and which hides digits; export "
                + "the column as whole numbers"
        case .percentSign:
            "is a percentage where a count is needed; give the number of votes, voters or ballots"
        case .emptyWord:
            "stands for an empty cell; empty it, or say so with ‘empty’ \"NA,-\" (the words of the file) where it holds \(stations)"
        case .notWhole: "is not a whole number; write digits only, or leave the cell empty if it is unknown"
        case .notNumber:
            "is not a number in the number style of this file; write it like 12.34, or name the style with ‘numbers’"
        case .signBesideNumber(let number): "has a sign beside the number; write \(number)"
        case .numberOfStyle(let style):
            "is not a number in the number style of this file; write it like 12.34, or name the style with ‘numbers’ \(style) where all "
                + "numbers are written like this one"
        case .outside(let low, let high):
            "is outside \(low) to \(high); correct it or leave the cell empty"
        case .notOneOf(let words, let near):
            "is not one of \(words.joined(separator: ", "))\(near.map { "; did you mean \($0)?" } ?? "")"
        case .notOneOfOrOwn(let words, let near, let file, let example):
            "is not one of \(words.joined(separator: ", "))\(near.map { "; did you mean \($0)?" } ?? "") "
                + "(another one stands in \(file) of the folder, such as \(example))"
        }
    }

    public func sentence(_ format: OtherFormat) -> String {
        switch format {
        case .page:
            "this is a page of the Web (HTML), no table; fetch the file behind the link, not the page that shows it"
        case .pdf:
            "this is a PDF; give the table as CSV or workbook (ask the authority for it, or extract it and check it)"
        case .zip:
            "this is a zip archive or a workbook where a CSV file is needed; unpack it, or give it where stations are read"
        case .oldWorkbook:
            "this is a workbook of Excel before 2007, or one with a password; save it as .xlsx without a password"
        case .database:
            "this is a database of SQLite; name one of its tables behind a #, as in file.sqlite#stations"
        case .parquet: "this is a Parquet file; export it as CSV"
        case .picture: "this is a picture, no table; type its figures into a CSV file"
        }
    }

    public func sentence(_ cause: FileCause) -> String {
        switch cause {
        case .noFile: "there is no such file; check the name"
        case .noFileOrFolder: "there is no such file or folder; check the name"
        case .noFilesOrFolders(let others):
            "there is no such file or folder, and none called \(list(others, most: 12)); check the names"
        case .isAddress: "is an address; no file is fetched from the Web: save it first, then give the file"
        case .isFolder: "this is a folder; give a file"
        case .noMemory(let ofFile): "there is not enough memory" + (ofFile ? " for the file" : "")
        case .unreadable(let refusal): "the file cannot be read (\(word(refusal))); \(advice(refusal))"
        case .unreadableFolder(let refusal):
            "the folder cannot be read (\(word(refusal))); \(advice(refusal))"
        case .unwritable(let refusal): "the file cannot be written (\(word(refusal))); \(advice(refusal))"
        case .stream:
            "this is a pipe or a device, and the file is read more than once; save it to a file first"
        case .streamNotKept(let refusal):
            "what comes through this pipe or device cannot be kept in the folder for temporary files (\(word(refusal))); "
                + "save it to a file first"
        case .tooLarge(let megabytes, let isCompressed):
            "\(isCompressed ? "the content of the compressed file" : "the stream") has more than \(megabytes) MB; "
                + "give it as a plain file, which is read piece by piece"
        case .changed: "the file changed while it was read; try again"
        case .cutOff: "the compressed file is cut off; fetch it again"
        case .damaged(let bytes):
            "the compressed file is damaged after \(bytes) bytes of content; fetch it again"
        case .noGzip(let bytes):
            "the compressed file is damaged: behind \(bytes) bytes of content something follows that is not gzip; "
                + "fetch it again"
        }
    }

    public func sentence(_ cause: OutputCause) -> String {
        switch cause {
        case .noFolder: "the folder cannot be made; name one that is not there, in a folder that is"
        case .fileIsThere:
            "the file is there already, and a person may have worked on it; name another, or remove it"
        case .fileUnwritable(let refusal):
            "the file cannot be written (\(word(refusal))); \(advice(refusal)), or choose another folder"
        case .reportUnwritable(let refusal):
            "the report cannot be written there (\(word(refusal))); choose another folder with --out"
        case .isFile: "there is a file of this name; choose another folder with --out"
        case .isInput:
            "the work is made from this folder and would take its place; choose another folder with --out"
        case .replacedMeanwhile: "something else stands there now; run again"
        case .linkToNothing:
            "this is a link to something that is not there; make that folder, or choose another one with --out"
        case .linkToFile: "this is a link to a file; choose another folder with --out"
        case .unreadableFolder: "the folder cannot be read; choose another one with --out"
        case .unreadableSubfolder(let folder):
            "the folder holds the subfolder \(folder), which cannot be read, and is left alone; choose another "
                + "folder with --out"
        case .foreign(let path):
            "the folder holds \(path), which is not part of a report by sanding, and is left alone; choose another "
                + "folder with --out"
        case .edited(let path):
            "\(path) is not as sanding wrote it (its SHA-256 is another than proof.json has), and is left alone; "
                + "rename the folder to keep the changes, or choose another one with --out"
        }
    }

    public func sentence(_ cause: PictureCause) -> String {
        switch cause {
        case .noLibrary:
            "pictures are drawn with librsvg, which is not on this machine; install the Debian package librsvg2-2, or "
                + "ask for svg, which needs nothing"
        case .noFont(let wanted):
            "text would be missing or out of place, because the font \(wanted) is not on this machine; install the Debian "
                + "package fonts-noto-core, or ask for svg, which needs no font here"
        case .tooLarge(let pixels):
            "the picture would have more than \(counted(pixels, "pixel", "pixels")) in a line or column; ask for fewer rows"
        case .refused: "the picture cannot be drawn; check that there is memory, and report it if there is"
        }
    }

    /// Which columns a file has, where one is missing; those without a name are counted.
    func columnsThere(_ header: [String]) -> String {
        let named = header.filter { !$0.allSatisfy { $0 == " " || $0 == "\t" } }
        guard !named.isEmpty else { return "no column of the file has a name" }
        let others = header.count - named.count
        return "the file has \(list(named, most: 40))"
            + (others > 0 ? " and \(counted(others, "column", "columns")) without a name" : "")
    }
}
