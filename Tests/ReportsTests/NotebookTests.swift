import Foundation
import Testing

@testable import Reports

@Suite struct NotebookTests {
    /// The rules of nbformat 4.5 that a reader checks.
    @Test func followsNbformat() throws {
        let report = try Samples.report(folder: Samples.data.appending(path: "pilkada-2018"))
        let text = try Samples.text("report.ipynb", in: report)
        let notebook = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let document = try #require(notebook)
        #expect(Set(document.keys) == ["cells", "metadata", "nbformat", "nbformat_minor"])
        #expect(document["nbformat"] as? Int == 4)
        #expect(document["nbformat_minor"] as? Int == 5)
        let cells = try #require(document["cells"] as? [[String: Any]])
        let ids = cells.compactMap { $0["id"] as? String }
        #expect(ids.count == cells.count && Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil })
        for cell in cells {
            let kind = cell["cell_type"] as? String
            #expect(cell["metadata"] != nil && cell["source"] is [String])
            if kind == "code" {
                #expect(Set(cell.keys).isSuperset(of: ["outputs", "execution_count"]))
                for output in cell["outputs"] as? [[String: Any]] ?? [] {
                    #expect(Set(output.keys) == ["output_type", "data", "metadata"])
                }
            } else {
                #expect(kind == "markdown" && cell["outputs"] == nil)
            }
        }
        #expect(cells.count > 20)
    }
}
