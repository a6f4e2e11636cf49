import Wording

extension DiffReport {
    /// The code of the notebook, which reads `results.json` and `changes.csv`.
    var notebook: Publication.NotebookCode {
        .init(
            load: load, first: ("figures", figuresCode), checkText: wording.sumsChangesAgain, check: checkCode
        )
    }

    private var load: String {
        """
        from collections import defaultdict

        results = json.loads(Path("results.json").read_text(encoding="utf-8"))
        print(results["stations"])
        """
    }

    private var figuresCode: String {
        """
        for figure in results["figures"]:
            if figure["change"] or figure["gross"]:
                print(f'{figure["field"]:20} {figure["change"]:+10} {figure["net"]:+10} \(wording.label(check: .net).lowercased()) {figure["gross"]:10} \(wording.label(check: .gross).lowercased())')
        """
    }

    private var checkCode: String {
        """
        net, gross, gaps, stations = defaultdict(int), defaultdict(int), defaultdict(int), defaultdict(set)
        with open("changes.csv", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                stations[row["status"]].add((row["old_line"], row["new_line"]))
                if row["old"] and row["new"]:
                    gap = int(row["new"]) - int(row["old"])
                    net[row["field"]] += gap
                    gross[row["field"]] += abs(gap)
                elif row["old"] or row["new"]:
                    gaps["figures_known" if row["new"] else "figures_unknown"] += 1
        for status in ["changed", "removed", "added"]:
            assert len(stations[status]) == results["stations"][status], status
        for state in ["figures_known", "figures_unknown"]:
            assert gaps[state] == results["stations"][state], state
        for figure in results["figures"]:
            field = figure["field"]
            assert (net[field], gross[field]) == (figure["net"], figure["gross"]), field
        for severity, count in results["counts"].items():
            assert count == sum(f["severity"] == severity for f in results["findings"]), severity
        rows = sum(len(keys) for keys in stations.values())
        print(f"\(wording.summedAgain(stations: "{rows}", findings: "{len(results['findings'])}"))"
              if rows or results["findings"]
              else "\(wording.nothingSummedAgain)")
        """
    }
}
