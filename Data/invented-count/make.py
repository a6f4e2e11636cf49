"""Invents the count of this folder: `python3 make.py` writes the same bytes every time."""

import csv
import json
import pathlib
import random

here = pathlib.Path(__file__).parent
draw = random.Random(20180627).random  # the same numbers in every version of Python
columns = "province_code regency_code district_code village_code station_no registered ballots_used valid invalid".split()
columns += ["votes_1", "votes_2", "votes_3"]


def write(name, header, rows):
    with open(here / name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def votes(total, shares):
    counts = [0, 0, 0]
    for _ in range(total):
        point = draw()
        counts[0 if point < shares[0] else 1 if point < shares[0] + shares[1] else 2] += 1
    return counts


def station(codes, number, lean):
    registered = 180 + int(draw() * 121)
    used = int(registered * (0.70 + 0.18 * draw()))
    invalid = int(used * 0.05 * draw())
    first = min(max(0.44 + lean + 0.16 * (draw() - 0.5), 0.05), 0.90)
    return [*codes, number, registered, used, used - invalid, invalid, *votes(used - invalid, (first, 0.82 - first))]


true = []
for regency in ("9001", "9002", "9071"):
    for district in range(1, 5):
        for village in range(1, 4):
            lean = {"9001": 0.05, "9002": -0.04, "9071": 0.0}[regency] + 0.14 * (draw() - 0.5)
            code = f"{regency}{district:02d}"
            for number in range(1, 9 + int(draw() * 4)):
                true.append(station(["90", regency, code, f"{code}{2000 + village}"], number, lean))

# The sample: 30 stations of each regency, drawn at random; two did not report.
drawn = []
for regency in ("9001", "9002", "9071"):
    places = [place for place, row in enumerate(true) if row[1] == regency]
    drawn += sorted(sorted(places, key=lambda _: draw())[:30])
sample = [list(true[place]) for place in drawn]
for row in (sample[11], sample[60]):
    row[6:] = [""] * len(row[6:])

# What the source printed at first: three slips, of which it mended two the next day.
official = [list(row) for row in true]
official[37][9] += 100   # a digit typed wrong: the votes no longer sum to valid
official[201][8] += 9    # more invalid ballots than were used
swapped = max(drawn[61:], key=lambda place: abs(true[place][9] - true[place][10]))
official[swapped][9:11] = true[swapped][10], true[swapped][9]  # two pairs exchanged, at a station of the sample
later = [list(row) for row in official]
later[37], later[201] = list(true[37]), list(true[201])

villages = {}
for row in later:
    total = villages.setdefault(tuple(row[:4]), [0] * 7)
    for column in range(7):
        total[column] += row[5 + column]
recap = [[*codes, *total] for codes, total in villages.items()]
recap[16][10] = int(str(recap[16][10])[:1] + "1" + str(recap[16][10])[1:])  # a digit too many

write("official.csv", columns, official)
write("official_later.csv", columns, later)
write("sample.csv", columns, sample)
stations = {}
for row in later:
    stations[row[1]] = stations.get(row[1], 0) + 1
write("frame.csv", ["regency_code", "stations"], stations.items())
write("recap_village.csv", columns[:4] + columns[5:], recap)

# Two pages of the shape that the KPU's servers sent in 2024, and one that is cut off.
pages = here / "pages/pemilu/hhcw/ppwp/90/9001/900101/9001012001"
pages.mkdir(parents=True, exist_ok=True)
for row in true[:2]:
    page = {
        "mode": "hhcw",
        "chart": {**{str(7000001 + pair): row[9 + pair] for pair in range(3)}, "null": None},
        "images": [None],
        "administrasi": {
            "suara_sah": row[7], "suara_total": row[6], "suara_tidak_sah": row[8],
            "pemilih_dpt_j": row[5], "pengguna_total_j": row[6],
        },
        "psu": None, "ts": "2024-02-16 21:59:27", "status_suara": True, "status_adm": True,
    }
    (pages / f"{row[3]}{row[4]:03d}.json").write_text(json.dumps(page) + "\n")
(pages / f"{true[2][3]}{true[2][4]:03d}.json").write_text('{"mode": "hhcw", "chart": {"7000001"')
write("candidate_ids.csv", ["candidate_id", "ballot_no", "candidate_pair"],
      [[7000001 + pair, pair + 1, f"Pair {'ABC'[pair]}"] for pair in range(3)])
