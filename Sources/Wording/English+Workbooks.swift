import Ground
import Workbooks

// Workbooks and databases.
extension English {
    public func place(_ file: String, at place: SheetPlace) -> String {
        "\(file), sheet \(place.sheet)" + (place.cell.map { ", cell \($0)" } ?? "")
    }

    public func sentence(_ fault: WorkbookFault) -> String {
        switch fault {
        case .encrypted: "the workbook asks for a password; save it without one and try again"
        case .oldExcel:
            "this is a workbook of Excel 97 to 2003 (.xls); open it in a spreadsheet program and save it as .xlsx or CSV"
        case .binaryExcel: "this is a binary workbook (.xlsb); open it in Excel and save it as .xlsx or CSV"
        case .notWorkbook:
            "this is neither a workbook of Excel (.xlsx) nor of OpenDocument (.ods), whatever its name says; give a "
                + "workbook or a CSV"
        case .damaged(let part, let detail):
            "the file is damaged at \(part)\(detail.map { " (\($0))" } ?? ""); fetch it again, or open it in a spreadsheet "
                + "program and save it anew"
        case .documentType(let part):
            "\(part) has a document type, which no workbook needs and which can hide much in little; open the file in a "
                + "spreadsheet program and save it anew"
        case .partTooLarge(let part, let most):
            "\(part) has more than \(number(most)) MB, which is more than is read; give the table as CSV"
        case .noSheet: "the workbook has no sheet with cells; give one that has"
        case .sheetNeeded(let sheets):
            "the workbook has \(counted(sheets: sheets)); choose one with --sheet"
        case .unknownSheet(let sheets):
            "is no sheet of the workbook, which has \(counted(sheets: sheets)); choose one of them with --sheet"
        case .emptySheet: "the sheet is empty; choose another one"
        case .tooMuchText(let megabytes):
            "the sheet would make more than \(number(megabytes)) MB of text; look for rows or texts that repeat without "
                + "end, or give the table as CSV"
        case .strayCell(let columns):
            "the cell stands \(counted(columns, "column", "columns")) to the right of the others, and would make every row as wide; "
                + "remove it"
        case .disorder:
            "the row or cell stands behind a later one, or twice; save the file anew in a spreadsheet program"
        case .date(let shown):
            "is shown as a day or time (\(shown)), which may stand where a number or code was typed; give the cells the "
                + "format Text and type what was meant again, or use the CSV that the workbook was made from"
        case .percent(let shown):
            "is shown as \(shown) and could be read as either; give the cells the format Number and write the figure "
                + "that is meant, in percent where the column is in percent"
        case .tooManyDigits(let digits):
            "has \(counted(digits, "digit", "digits")), of which a workbook keeps 15, so the last ones may be lost; give the column "
                + "the format Text and enter the codes again from their source"
        case .roundedCode:
            "is a long whole number that ends in zeros, as a code does whose last digits were lost when a CSV was "
                + "opened as a workbook; enter it as text from its source, or give the cells the format 0 if it is right"
        case .noResult:
            "the cell holds a formula without a stored result; open the workbook in a spreadsheet program, let it "
                + "calculate, and save it"
        case .errorValue:
            "is the error of a formula; mend the formula, or clear the cell if the value is unknown"
        case .noValue: "is not what the cell says it holds; save the file anew in a spreadsheet program"
        case .mergedHeader(let range):
            "the cells \(range) are merged and belong to the header, which has one name a column; take them apart, remove "
                + "title rows, and write a name above each column"
        case .mergedCells(let range):
            "the cells \(range) are merged, so that all but the first are empty; take them apart and fill each"
        case .noText: "the cell holds bytes that are no text; store it as text or number"
        case .tableNeeded(let tables):
            tables.isEmpty
                ? "the database has no table; give one that has"
                : "the database has the tables \(joined(tables)); write #NAME behind the file's name"
        case .unknownTable(let tables):
            "is no table of the database, which has \(tables.isEmpty ? "none" : joined(tables)); write the name of one "
                + "behind the # of the file's name"
        case .pendingChanges(let file):
            "changes to the database stand in \(file); close the program that uses it, or open it once with sqlite3, and "
                + "try again"
        }
    }

    private func counted(sheets: [String]) -> String {
        "\(number(sheets.count)) \(agreeing(sheets.count, "sheet", "sheets")): \(joined(sheets))"
    }

    public func sentence(_ kind: WorkbookNotice.Kind) -> String {
        switch kind {
        case .hiddenSheet: "the sheet is hidden; it was read"
        case .hiddenRows(let count, let first):
            "\(number(count)) hidden or filtered \(agreeing(count, "row was", "rows were")) read too (the first is row "
                + "\(first))"
        case .hiddenColumns(let columns):
            "\(columns.count == 1 ? "a hidden column was" : "hidden columns were") read too: \(joined(columns))"
        case .emptyRows(let count, let first):
            "\(number(count)) empty \(agreeing(count, "row", "rows")) between others \(agreeing(count, "was", "were")) "
                + "left out (the first is row \(first))"
        case .formulas(let count):
            "of \(number(count)) \(agreeing(count, "cell with a formula", "cells with formulas")) the stored "
                + "\(agreeing(count, "result was", "results were")) read"
        case .zerosBefore(let columns):
            "numbers that the sheet shows with zeros before them were read with these: "
                + "\(columns.count == 1 ? "column" : "columns") \(joined(columns))"
        case .columnsLeftOut(let columns):
            "\(columns.count == 1 ? "a column" : "columns") with cells that are no exact values (dates, percent, errors) "
                + "\(columns.count == 1 ? "was" : "were") left out: \(joined(columns))"
        case .otherSheets(let sheets):
            "hidden \(agreeing(sheets.count, "sheet that was", "sheets that were")) not read: \(joined(sheets))"
        }
    }
}
