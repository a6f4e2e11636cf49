#!/usr/bin/env python3
"""Computes the central numbers of a sanding report again. Usage: recompute.py REPORT [FOLDER OF ITS INPUTS]"""
import csv, hashlib, json, os, statistics, sys
from collections import defaultdict
report, inputs = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
checked, faults, votes, stated, valid, claims, readings = 0, [], {}, {}, {}, {}, defaultdict(list)
def table(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8-sig", newline="") as file: return list(csv.DictReader(file))
def same(what, printed, own):
    global checked
    if printed in ("", None) or own is None: return
    checked += 1
    alike = abs(float(printed) - own) <= 1e-6 * max(1, abs(own)) if isinstance(own, float) else printed == str(own)
    if not alike: faults.append(f"{what}: printed {printed}, recomputed {own}")
def number(row, name): return float(row[name]) if row.get(name) else None

for file in json.load(open(os.path.join(report, "proof.json"), encoding="utf-8"))["outputs"]:
    try: digest = hashlib.sha256(open(os.path.join(report, file["path"]), "rb").read()).hexdigest()
    except OSError: digest = "no file"
    same(f'{file["path"]}, SHA-256', file["sha256"], digest)
for row in table(report, "comparisons.csv"): readings[row["contest"], row["region"], row["source"], row["reading"]].append(row)
if inputs and os.path.exists(os.path.join(inputs, "quick_counts.csv")):
    for row in table(inputs, "recap.csv"):  # only rows that are not superseded or in conflict count
        if row.get("status") in ("", "primary", None) and row["votes"]:
            votes.setdefault((row["contest_id"], row["ballot_no"]), defaultdict(int))[row["region_code"]] += int(row["votes"])
            stated[row["contest_id"], row["ballot_no"]] = number(row, "share_pct")
    for row in table(inputs, "recap_totals.csv") if os.path.exists(os.path.join(inputs, "recap_totals.csv")) else []:
        if row.get("status") in ("", "primary", None): valid[row["contest_id"], row["region_code"]] = number(row, "valid_votes")
    for row in table(inputs, "quick_counts.csv"): claims[row.get("qc_id"), row["ballot_no"]] = row
def official(contest, region, ballot):  # the row of the region, or the sum of those that make it
    rows = votes.get((contest, ballot), {})
    return rows.get(region, sum(rows.values()) if len({len(code) for code in rows}) == 1 else None)

for (contest, region, source, reading), rows in readings.items():
    total = valid.get((contest, region)) or sum(official(contest, region, ballot) or 0 for c, ballot in votes if c == contest)
    own = [claims.get((reading, row["ballot_no"]), {}) for row in rows]
    several = len({claim.get("margin_of_error_pct") for claim in own}) > 1  # then each is that of its own share
    for row, claim in zip(rows, own):
        place = f'{contest}, {source} ({reading}), choice {row["ballot_no"]}, '
        share, truth, se, gap = (number(row, name) for name in ("estimate_pct", "official_pct", "se_pp", "difference_pp"))
        count, margin = official(contest, region, row["ballot_no"]), number(claim, "margin_of_error_pct")
        if count: same(place + "official_votes", row["official_votes"], count)
        if count: same(place + "official_pct", row["official_pct"], stated[contest, row["ballot_no"]] or 100 * count / total)
        if share is None or truth is None: continue
        same(place + "difference_pp", row["difference_pp"], share - truth)
        if truth and row["official_votes"]: same(place + "difference_votes", row["difference_votes"], gap * int(row["official_votes"]) / truth)
        if se and margin and claim.get("margin_of", "") in ("", "maximum"):
            z = statistics.NormalDist().inv_cdf(0.5 + float(claim.get("confidence_level_pct") or 95) / 200)
            same(place + "se_pp", row["se_pp"], margin / z * (1 if several else (share * (100 - share)) ** 0.5 / 50))
        low, high = (number(rows[0], f"unrounded_simultaneous_{end}_pp") for end in ("low", "high"))
        if se and low is not None and high is not None and number(rows[0], "se_pp"):  # one factor for all choices
            factor = (high - low) / 2 / number(rows[0], "se_pp")
            same(place + "unrounded_simultaneous_low_pp", row["unrounded_simultaneous_low_pp"], share - truth - factor * se)
            same(place + "unrounded_simultaneous_high_pp", row["unrounded_simultaneous_high_pp"], share - truth + factor * se)
    inside = lambda kind: all((number(r, kind + "_low_pp") or 0) <= 0 <= (number(r, kind + "_high_pp") or 0) for r in rows)
    if rows[0]["grade"] == "tested" and any(r["edge_low_pp"] for r in rows):
        kind = "consistent" if inside("simultaneous") else "borderline" if inside("edge") else "inconsistent"
        same(f"{contest}, {source} ({reading}), verdict", rows[0]["verdict"].removesuffix("-too-close"), kind)
print("\n".join(faults + [f"{checked} values checked, {len(faults)} differ"]))
sys.exit(1 if faults else 0)
