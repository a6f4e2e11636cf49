import Elections
import Foundation
import Testing

@testable import Figures

@Suite struct ChartDataTests {
    @Test(arguments: [
        (DataValue.text("=1+1"), "'=1+1"), (.text("+62"), "'+62"), (.text("-x"), "'-x"), (.text("@a"), "'@a"),
        (.text("a,b"), "\"a,b\""), (.text("say \"a\""), "\"say \"\"a\"\"\""), (.text("Rindu"), "Rindu"),
        (.points(-0.0062), "-0.62"), (.share(0.32876504), "32.876504"), (.integer(3573), "3573"),
        (.missing, ""), (.text("a\"\u{301},b"), "\"a\"\"\u{301},b\""),
        (.text("\"\u{308}"), "\"\"\"\u{308}\""),
        (.share(-3.4e-11), "0.0"), (.share(0.125), "12.5"),
        (DataValue(percent: 0.3288), "32.88"),
    ])
    func writesFields(value: DataValue, field: String) {
        #expect(TidyData(names: ["x"], rows: [[value]]).csv == "x\n" + field + "\n")
    }

    @Test func writesOneRowPerMark() {
        let lines = Samples.published().csv.split(separator: "\n")
        #expect(
            lines[0]
                == "pollster,ballot_no,candidate,share_pct,lower_pct,upper_pct,level_pct,n_tps,in_pct,"
                + "official_pct,state")
        #expect(lines[1] == "Populi Center,1,Rindu,33.28,32.28,34.28,95.0,450,100.0,32.8765,inside")
        #expect(lines.count == 1 + 5 * 4)
    }

    @Test(arguments: Samples.names)
    func writesVegaLiteThatIsJSON(name: String) throws {
        let text = Samples.chart(name).vegaLite
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let specification = try #require(object as? [String: Any])
        #expect(specification["$schema"] as? String == "https://vega.github.io/schema/vega-lite/v5.json")
        #expect(specification["description"] as? String == Samples.chart(name).altText)
        let views = specification["concat"] as? [[String: Any]] ?? [specification]
        #expect(views.allSatisfy { ($0["layer"] as? [Any])?.isEmpty == false })
        #expect(!text.contains("<script"))
    }

    @Test func givesRowsOfVegaLiteDifferentNames() {
        #expect(VegaLite.uniqueNames(["SMRC", "LSI", "SMRC"]) == ["SMRC", "LSI", "SMRC (2)"])
    }

    @Test func plainTextHoldsTitleDescriptionAndTable() {
        let text = Samples.published(.english).plainText
        #expect(text.hasPrefix("One of three quick counts"))
        #expect(text.contains("Pollster"))
        #expect(text.contains("32.28 to 34.28"))
        #expect(!text.contains(" \n"))
    }
}
