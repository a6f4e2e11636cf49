import Elections
import Figures
import Reconciliation
import Tables

/// All files of the report on what a station sample says on its own, in memory: `report.html`, `report.md`,
/// `estimate.json`, `estimate.csv`, `datapackage.json` and `proof.json`.
public struct EstimateFolder: Sendable {
    /// Formats that this report has.
    public static let formats: Set<ReportFormat> = [.html, .md, .csv, .json]

    /// In alphabetical order of their paths, but for `proof.json`, which lists the others.
    public let files: [ReportFile]

    /// - Parameters:
    ///   - document: The estimate.
    ///   - name: Short name of the sample.
    ///   - level: Level of the intervals, a fraction.
    ///   - run: Facts of the run for `proof.json`.
    ///   - language: Language of sentences and tables.
    ///   - formats: What to write; those of ``formats`` are known.
    /// - Throws: Where a text cannot be made from the values, which is a bug.
    public init(
        _ document: SampleDocument, name: String, level: Double, run: RunFacts, language: Language,
        formats: Set<ReportFormat> = EstimateFolder.formats
    ) throws {
        let page = EstimatePage(document, name: name, level: level, run: run, language: language)
        let templates = try Templates()
        let table = EstimatePage.table(document)
        var files: [ReportFile] = []
        if formats.contains(.csv) { files.append(ReportFile(path: "estimate.csv", text: table.writer.text)) }
        if formats.contains(.json) {
            files.append(
                ReportFile(path: "estimate.json", text: document.text(level: level, run: run)))
        }
        if formats.contains(.html) {
            files.append(ReportFile(path: "report.html", text: templates.html(page)))
        }
        if formats.contains(.md) {
            files.append(ReportFile(path: "report.md", text: templates.markdown(page)))
        }
        let columns = formats.contains(.csv) ? ["estimate.csv": table.columns] : [:]
        let package = OutputManifest(
            run: run, name: name, title: page.title, files: files.map(OutputManifest.File.init),
            columns: columns)
        files.append(ReportFile(path: "datapackage.json", text: package.dataPackage.text()))
        files.sort { $0.path < $1.path }
        let manifest = OutputManifest(
            run: run, name: name, title: page.title, files: files.map(OutputManifest.File.init),
            columns: columns)
        self.files = files + [ReportFile(path: "proof.json", text: manifest.proof.text())]
    }
}
