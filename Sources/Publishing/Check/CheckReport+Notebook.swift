import Wording

extension CheckReport {
    /// The code of the notebook, which reads `results.json`.
    var notebook: Publication.NotebookCode {
        .init(
            load: load, first: ("rules", rulesCode), checkText: wording.countsFindingsAgain, check: checkCode)
    }

    private var load: String {
        """
        from collections import defaultdict

        results = json.loads(Path("results.json").read_text(encoding="utf-8"))
        parts = results["parts"]
        print(len(parts), "\(wording.label(check: .counts)),",
              sum(len(p["findings"]) for p in parts), "\(wording.label(check: .found))")
        """
    }

    private var rulesCode: String {
        """
        for p in parts:
            for rule in p["rules"]:
                if rule["failed"]:
                    print(f'{rule["rule"]:12} {rule["failed"]:8} \(wording.label(check: .of)) {rule["asked"]:8}  {rule["expression"]}')
        """
    }

    private var checkCode: String {
        """
        for p in parts:
            for severity, count in p["counts"].items():
                assert count == sum(
                    f["severity"] == severity and not f["is_consequence"] for f in p["findings"]), severity
            net, gross = defaultdict(int), defaultdict(int)
            for f in p["findings"]:
                if f["rule"] == "R12":
                    key = f["place"]["file"], f["place"]["column"]
                    gap = int(f["found"]) - int(f["expected"])
                    net[key] += gap
                    gross[key] += abs(gap)
            errors = {(e["file"], e["column"]): e for e in p["levels"]["errors"]}
            assert set(errors) == set(net)
            for key, e in errors.items():
                assert (e["net"], e["gross"]) == (net[key], gross[key]), key
        count = sum(len(p["findings"]) for p in parts)
        sums = sum(len(p["levels"]["errors"]) for p in parts)
        print(f"\(wording.countedAgain(findings: "{count}", errors: "{sums}"))" if count
              else "\(wording.nothingCountedAgain)")
        """
    }
}
