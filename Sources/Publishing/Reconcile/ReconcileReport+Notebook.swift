import Reconciliation
import Wording

extension ReconcileReport {
    /// The code of the notebook, which reads `results.json`.
    var notebook: Publication.NotebookCode {
        .init(
            load: load, first: ("overview", overviewCode),
            checkText: wording.notebookCheck(isOfSample: result.isOfSample), check: check,
            questions: zip(wording.notebookQuestions, [widths, signs, power]).map { ($0, $1) })
    }

    private var load: String {
        """
        from statistics import NormalDist

        results = json.loads(Path("results.json").read_text(encoding="utf-8"))
        comparisons = results["comparisons"]
        print(results["election"]["title"], "-", len(comparisons), "\(wording.notebookCounted.readings),",
              results["summary"]["tested"], "\(wording.notebookCounted.tested)")
        """
    }

    // MARK: What an analyst asks next

    /// The standard deviation between stations that a margin implies, beside those of all.
    private var widths: String {
        """
        implied = sorted((c["implied_station_sd"]["value"], c["source"], c["contest"])
                         for c in comparisons if c["implied_station_sd"])
        for deviation, source, contest in implied:
            print(f"{100 * deviation:7.1f}  {source[:24]:24} {contest}")
        """
    }

    /// How often counts of a contest lie on the same side for a choice.
    private var signs: String {
        """
        tested = [c for c in comparisons if c["verdict"] != "not-comparable" and not c["repeat_of"]]
        sides = {}
        for c in tested:
            for choice in c["choices"]:
                sides.setdefault((c["contest"], choice["ballot_no"]), []).append(choice["difference"])
        for (contest, ballot_no), differences in sides.items():
            if len(differences) > 2:
                above = sum(difference > 0 for difference in differences)
                print(f"{contest:28} {ballot_no:3}  {above} + / {len(differences) - above} −  "
                      f"{100 * sum(differences) / len(differences):+.2f}")
        """
    }

    /// The gaps that a count could have seen.
    private var power: String {
        """
        frame = table("comparisons.csv")
        columns = ["contest", "source", "reading", "ballot_no", "difference_pp", "minimum_detectable_gap_pp", "verdict"]
        if hasattr(frame, "dropna"):
            display(frame[columns].dropna(subset=["minimum_detectable_gap_pp"]))
        else:
            for row in frame:
                if row["minimum_detectable_gap_pp"]:
                    print(*(row[column] for column in columns), sep="  ")
        """
    }

    /// Parts of a sample have no stage.
    private var overviewCode: String {
        """
        other = ["stage-interim", "stage-near-final", "stage-final", "stage-unknown", "stage-garbled",
                 "not-a-quick-count"]
        for c in comparisons:
            if c["choices"] and not any(reason in other for reason in c["reasons"]):
                worst = max(c["choices"], key=lambda choice: abs(choice["difference"]))
                print(f'{c["contest"]:28} {c["region"]:8} {c["source"][:24]:24} {100 * worst["difference"]:+7.2f}  {c["verdict"]}')
        """
    }

    private var check: String {
        """
        normal = NormalDist()
        done = {"difference": 0, "z": 0, "se": 0, "p": 0, "verdict": 0}
        for c in comparisons:
            for choice in c["choices"]:
                key = c["reading"], choice["ballot_no"]
                difference = choice["estimate"] - choice["official"]
                assert abs(difference - choice["difference"]) <= 1e-12, key
                done["difference"] += 1
                if choice["z"] is None or not choice["se"]:
                    continue
                z = difference / choice["se"]
                assert abs(z - choice["z"]) <= 1e-9 * max(1, abs(z)), key
                done["z"] += 1
                if c["basis"] != "published" or c["df"] is not None or c["effective_size"] is None:
                    continue
                share = choice["estimate"]
                se = (share * (1 - share) / c["effective_size"]) ** 0.5
                assert abs(se - choice["se"]) <= 1e-12, key
                done["se"] += 1
                p = 2 * normal.cdf(-abs(z))
                assert abs(p - choice["p"]) <= 1e-9, key
                done["p"] += 1
            def zero_outside(ends):
                pairs = [(choice[ends + "_low"], choice[ends + "_high"]) for choice in c["choices"]]
                return any(low is not None and not low <= 0 <= high for low, high in pairs)
            if c["verdict"] == "not-comparable" or all(x["simultaneous_low"] is None for x in c["choices"]):
                continue
            if zero_outside("edge"):
                fits = ["inconsistent", "sample-not-as-declared"]
            elif zero_outside("simultaneous"):
                fits = ["borderline"]
            else:
                fits = ["consistent", "consistent-too-close"]
            assert c["verdict"] in fits, c["reading"]
            done["verdict"] += 1
        names = \(wording.notebookKinds)
        parts = [f"{count} {names[kind]}" for kind, count in done.items() if count]
        print("\(wording.notebookComputed.start)" + ", ".join(parts) + "\(wording.notebookComputed.end)" if parts
              else "\(wording.notebookComputed.nothing)")
        """
    }
}
