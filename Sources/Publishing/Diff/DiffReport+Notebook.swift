extension DiffReport {
    /// The code of the notebook, which reads `results.json` and `changes.csv`.
    var notebook: Publication.NotebookCode {
        .init(load: load, first: ("figures", figuresCode), checkText: checkText, check: checkCode)
    }

    private var load: String {
        """
        import csv
        import json
        from collections import defaultdict
        from pathlib import Path

        results = json.loads(Path("results.json").read_text(encoding="utf-8"))
        print(results["stations"])
        """
    }

    private var figuresCode: String {
        """
        for figure in results["figures"]:
            if figure["change"] or figure["gross"]:
                print(f'{figure["field"]:20} {figure["change"]:+10} {figure["net"]:+10} \(words.say("net", "neto")) {figure["gross"]:10} \(words.say("gross", "bruto"))')
        """
    }

    private var checkText: String {
        words.say(
            "The next cell sums the changes of changes.csv again and counts the stations and findings.",
            "Sel berikut menjumlahkan kembali perubahan dalam changes.csv serta menghitung TPS dan temuan.")
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
        print(f"\(words.say("{rows} stations, their sums of changes and {len(results['findings'])} findings counted again: all agree", "{rows} TPS, jumlah perubahannya, dan {len(results['findings'])} temuan dihitung kembali: semua cocok"))"
              if rows or results["findings"]
              else "\(words.say("no changes and no findings: nothing is counted again", "tanpa perubahan dan temuan: tidak ada yang dihitung kembali"))")
        """
    }
}
