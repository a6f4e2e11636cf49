#!/usr/bin/env python3
"""Computes the central numbers of a sanding report again. Usage: recompute.py REPORT [FOLDER OF ITS INPUTS]"""
import csv, hashlib, json, os, statistics, sys
def stop(text): sys.exit(print(text, file=sys.stderr) or 2)  # nothing can be said; 1 is for what differs
report, inputs = sys.argv[1] if len(sys.argv) > 1 else stop(__doc__), sys.argv[2] if len(sys.argv) > 2 else None
checked, faults, votes, stated, valid, claims, readings = [], [], {}, {}, {}, {}, {}
class Row(dict):  # of a table; under 0 stands which
    def __missing__(self, name): stop(f'{self[0]}: the column {name} is missing; there are {", ".join(map(str, list(self)[1:]))}')
def load(folder, name, read):
    try: return read(open(os.path.join(folder, name), encoding="utf-8-sig", newline=""))
    except (OSError, ValueError, LookupError, TypeError, csv.Error) as error: stop(f"{folder}/{name}: cannot be read ({error!r})")
def table(*path): return load(*path, lambda file: [Row({0: f"{'/'.join(path)}, row {n}"} | row) for n, row in enumerate(csv.DictReader(file), 2)])
def real(text, place, kind=float):
    try: return kind(text)
    except (ValueError, TypeError): stop(f"{place}: {text} is no number")
def number(row, name): return real(row[name], f"{row[0]}, column {name}") if row and row[name] else None
def same(what, printed, own):
    if printed in ("", None) or own is None: return
    checked.append(what)
    alike = abs(real(printed, what) - own) <= 1e-6 * max(1, abs(own)) if isinstance(own, float) else printed == str(own)
    if not alike: faults.append(f"{what}: printed {printed}, recomputed {own}")
for path, sha256 in load(report, "proof.json", lambda file: [(one["path"], one["sha256"]) for one in json.load(file)["outputs"]]):
    file = os.path.join(report, path); same(f"{path}, SHA-256", sha256, hashlib.sha256(open(file, "rb").read()).hexdigest() if os.path.isfile(file) else "no file")
for row in table(report, "comparisons.csv"): readings.setdefault((row["contest"], row["region"], row["source"], row["reading"]), []).append(row)
if inputs:
    for row in table(inputs, "recap.csv"):  # only rows that are not superseded or in conflict count
        if row.get("status") in ("", "primary", None) and row["votes"]:
            sums, code = votes.setdefault((row["contest_id"], row["ballot_no"]), {}), row["region_code"]
            sums[code] = sums.get(code, 0) + real(row["votes"], row[0], int)
            stated[row["contest_id"], row["ballot_no"]] = number(row, "share_pct") if "share_pct" in row else None
    for row in table(inputs, "recap_totals.csv") if os.path.exists(os.path.join(inputs, "recap_totals.csv")) else []:
        if row.get("status") in ("", "primary", None): valid[row["contest_id"], row["region_code"]] = number(row, "valid_votes")
    for row in table(inputs, "quick_counts.csv"): claims[row["qc_id"], row["ballot_no"]] = row
def official(contest, region, ballot):  # the row of the region, or the sum of those that make it
    rows = votes.get((contest, ballot), {})
    return rows.get(region, sum(rows.values()) if len({len(code) for code in rows}) == 1 else None)
for (contest, region, source, reading), rows in readings.items():
    total = valid.get((contest, region)) or sum(official(contest, region, ballot) or 0 for c, ballot in votes if c == contest)
    own = [claims.get((reading, row["ballot_no"]), {}) for row in rows]
    wholes = [(100 * count / total, stated[contest, row["ballot_no"]] or float("inf")) if count else None for row in rows for count in [official(contest, region, row["ballot_no"])]]
    base = min((0, 1), key=lambda kind: sum(abs(number(row, "official_pct") - whole[kind]) for row, whole in zip(rows, wholes) if whole and row["official_pct"]))  # of the votes, or as printed: what the report is nearer to
    for row, claim, whole in zip(rows, own, wholes):
        place, count = f'{contest}, {source} ({reading}), choice {row["ballot_no"]}, ', official(contest, region, row["ballot_no"])
        share, truth, se, gap = (number(row, name) for name in ("estimate_pct", "official_pct", "se_pp", "difference_pp"))
        same(place + "official_votes", row["official_votes"], count), same(place + "official_pct", row["official_pct"], whole and whole[base])
        if share is None or truth is None: continue
        same(place + "difference_pp", row["difference_pp"], share - truth)
        if truth and number(row, "official_votes"): same(place + "difference_votes", row["difference_votes"], gap * number(row, "official_votes") / truth)
        if se and claim.get("margin_of_error_pct") and claim.get("margin_of", "") in ("", "maximum"):
            z = statistics.NormalDist().inv_cdf(0.5 + real(claim.get("confidence_level_pct") or 95, claim[0]) / 200)
            own_share = len({one.get("margin_of_error_pct") for one in own}) > 1  # several margins: each is that of its own share
            same(place + "se_pp", row["se_pp"], number(claim, "margin_of_error_pct") / z * (1 if own_share else (share * (100 - share)) ** 0.5 / 50))
        low, high, first = (number(rows[0], name) for name in ("unrounded_simultaneous_low_pp", "unrounded_simultaneous_high_pp", "se_pp"))
        for end, sign in (("low", -1), ("high", 1)) if se and first and low is not None and high is not None else ():  # one factor for all choices
            same(place + f"unrounded_simultaneous_{end}_pp", row[f"unrounded_simultaneous_{end}_pp"], share - truth + sign * (high - low) / 2 / first * se)
    inside = lambda kind: all((number(r, kind + "_low_pp") or 0) <= 0 <= (number(r, kind + "_high_pp") or 0) for r in rows)
    kind = "consistent" if inside("simultaneous") else "borderline" if inside("edge") else "inconsistent"
    tested = rows[0]["grade"] == "tested" and any(r["edge_low_pp"] for r in rows)
    same(f"{contest}, {source} ({reading}), verdict", rows[0]["verdict"].removesuffix("-too-close"), kind if tested else None)
sys.exit(print("\n".join(faults + [f"{len(checked)} values checked, {len(faults)} differ"])) or min(1, len(faults)))
