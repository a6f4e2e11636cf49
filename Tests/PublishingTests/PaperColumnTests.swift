import Figures
import Rendering
import Testing

@testable import Publishing

/// Where charts stand on paper.
@Suite struct PaperColumnTests {
    private static func picture(_ width: Double, _ height: Double, _ breaks: [Double] = []) -> ChartPicture {
        ChartPicture(svg: "", width: width, height: height, breaks: breaks)
    }

    @Test func columnsHaveTheirWidths() {
        for (column, width) in [(PaperColumn.two, 640.0), (.one, 320)] {
            let sheets = column.sheets(Self.picture(width, 400))
            #expect(sheets.count == 1 && abs(sheets[0].scale * width - column.width) < 1e-9)
            #expect(sheets[0].part == 0..<400 && sheets[0].width == 595.28)
        }
    }

    @Test func longPicturesArePartedWhereTheyMayBe() {
        let breaks = stride(from: 100.0, to: 2_000, by: 150).map { $0 }
        let sheets = PaperColumn.two.sheets(Self.picture(640, 2_000, breaks))
        #expect(sheets.count == 3)
        for (sheet, next) in zip(sheets, sheets.dropFirst()) {
            #expect(sheet.part.upperBound == next.part.lowerBound && breaks.contains(sheet.part.upperBound))
        }
        #expect(sheets[0].part.lowerBound == 0 && sheets[2].part.upperBound == 2_000)
        #expect(sheets.allSatisfy { ($0.part.upperBound - $0.part.lowerBound) * $0.scale <= 842 - 56 })
    }

    @Test func whatCannotBePartedIsMadeSmaller() {
        let sheets = PaperColumn.two.sheets(Self.picture(640, 1_300, [1_200]))
        #expect(sheets.count == 1 && sheets[0].scale * 1_300 < 787)
    }

    /// Type of 11 pixels has at least 6 points, whatever a picture is like.
    @Test func nothingIsMadeTooSmallToRead() {
        for column in PaperColumn.allCases {
            for height in stride(from: 300.0, to: 9_000, by: 170) {
                let sheets = column.sheets(Self.picture(Double(column.layout.rawValue), height))
                #expect(sheets.allSatisfy { $0.scale * 11 >= 6 }, "\(height)")
                #expect(sheets.last?.part.upperBound == height)
            }
        }
    }
}
