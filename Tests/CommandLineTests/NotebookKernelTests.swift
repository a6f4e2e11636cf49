import Foundation
import Testing

/// Notebooks in a real Jupyter kernel, cell by cell.
///
/// `SANDING_JUPYTER` names a Python that has nbclient, ipykernel, pandas and Altair, as `.ci/run` makes one.
@Suite struct NotebookKernelTests {
    private static let commands: [[String]] = [
        ["reconcile", "Data/pilkada-2018", "--contest", "pilgub-2018-jabar"], ["reconcile", "Data/museum"],
        ["check", "Data/invented-count"],
    ]

    /// Runs all cells and prints the kinds of what they showed.
    private static let script = """
        import sys, nbformat
        from nbclient import NotebookClient
        notebook = nbformat.read(sys.argv[1] + "/report.ipynb", as_version=4)
        nbformat.validate(notebook)
        NotebookClient(notebook, timeout=120, resources={"metadata": {"path": sys.argv[1]}}).execute()
        kinds = [kind for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs
                 for kind in output.get("data", {"text": ""})]
        print("vega", sum("vegalite" in kind for kind in kinds), "html", kinds.count("text/html"),
              "text", kinds.count("text"))
        """

    @Test(arguments: commands, ["en", "id"])
    func everyCellRuns(command: [String], language: String) throws {
        guard let python = ProcessInfo.processInfo.environment["SANDING_JUPYTER"] else {
            print("Skipped: SANDING_JUPYTER names no Python with nbclient, ipykernel, pandas and altair")
            return
        }
        try Program.inScratch { scratch in
            let out = scratch.appending(path: "out")
            let run = try Program.run(
                command + ["--lang", language, "--format", "ipynb", "--quiet", "--out", out.path])
            #expect(run.status == 0, "\(run.errors)")
            let (said, errors) = try Tool.output(of: URL(filePath: python), ["-c", Self.script, out.path])
            let counts = try #require(
                said.firstMatch(of: /vega (\d+) html (\d+) text (\d+)/), "\(errors.suffix(2_000))")
            // Charts are drawn anew, a table is a data frame, and numbers are printed.
            #expect((Int(counts.1) ?? 0) > 0)
            #expect(command[0] == "check" || (Int(counts.2) ?? 0) > 0)
            #expect((Int(counts.3) ?? 0) > 0)
        }
    }
}
