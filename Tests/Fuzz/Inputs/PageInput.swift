/// Pages of the KPU's servers, with invented numbers.
struct PageInput {
    var pages: [(path: String, text: String)] = []
    /// Votes of each candidate over all stations, while no page is changed.
    private(set) var votes = [0, 0, 0]

    private static let ids = [100_025, 100_026, 100_027]

    /// Makes pages of some stations of one village and its neighbours, and of regions.
    init(_ random: inout FuzzRandom, stations: Int) {
        for station in 1...max(1, stations) {
            let village = 3_201_012_001 + station / 20
            let code = "\(village)" + String(String(1000 + station % 20).suffix(3))
            let figures = (0..<3).map { _ in random.below(120) }
            for (index, figure) in figures.enumerated() { votes[index] += figure }
            pages.append(
                (
                    "pemilu/hhcw/ppwp/32/3201/320101/\(village)/\(code).json",
                    PageInput.station(figures, form: random.happens(800))
                ))
        }
        if random.happens(300) {
            pages.append(("pemilu/hhcw/ppwp.json", PageInput.region(&random)))
        }
        if random.happens(200) {
            pages.append(
                (
                    "wilayah/pemilu/ppwp/0.json",
                    "[{\"nama\": \(RuleInput.quoted(UglyText.name(.ugly, number: 3, &random))), \"id\": 191096, "
                        + "\"kode\": \"32\", \"tingkat\": 1}]"
                ))
        }
    }

    static func station(_ votes: [Int], form: Bool) -> String {
        let valid = votes.reduce(0, +)
        let chart = zip(ids, votes).map { "\"\($0)\": \($1)" }.joined(separator: ", ")
        let administration =
            form
            ? """
            {"suara_sah": \(valid), "suara_total": \(valid + 4), "pemilih_dpt_j": 380, "pengguna_dpt_j": \(valid + 1),
             "pengguna_dptb_j": 2, "suara_tidak_sah": 4, "pengguna_total_j": \(valid + 4), "pengguna_non_dpt_j": 1}
            """ : "null"
        return """
            {"mode": "hhcw", "chart": {\(chart), "null": null}, "images": [null, null], "administrasi": \(administration),
             "psu": null, "ts": "2024-02-15 00:46:45", "status_suara": true, "status_adm": \(form)}
            """
    }

    private static func region(_ random: inout FuzzRandom) -> String {
        """
        {"ts": "2024-03-07 15:00:16", "chart": {"100025": \(random.below(900)), "100026": 600, "persen": 78.11},
         "table": {"32": {"psu": "Reguler", "100025": 400, "100026": 590, "persen": 70.5, "status_progress": true}},
         "progres": {"total": 20, "progres": 15}}
        """
    }

    /// One change of a page: of its values or of its bytes.
    mutating func mutate(_ random: inout FuzzRandom) {
        let page = random.below(pages.count)
        switch random.below(6) {
        case 0:
            pages[page].path = random.pick([
                "x/ppwp/3201012001001.json", "a.json", "../b.json", "é\u{301}/ppwp/32.json",
            ])
        case 1: pages[page].text = JSONInput.document(depth: 4, &random)
        case 2, 3:
            let pieces = pages[page].text.split(separator: " ", omittingEmptySubsequences: false).map(
                String.init)
            var changed = pieces
            changed[random.below(changed.count)] =
                random.pick(
                    UglyText.counts + ["null,", "true,", "\"1.234\",", "[],", "{},", "105.0,", "-5,", "1e9,"])
            pages[page].text = changed.joined(separator: " ")
        default:
            var bytes = Array(pages[page].text.utf8)
            ByteMutation.apply(&bytes, &random)
            pages[page].text = String(decoding: bytes, as: UTF8.self)
        }
    }
}

/// JSON of any shape.
enum JSONInput {
    static func document(depth: Int, _ random: inout FuzzRandom) -> String {
        if random.happens(3) {
            let (open, count) = random.pick([("[", 100_000), ("{\"a\":", 50_000), ("[[", 64), ("[", 65)])
            return String(repeating: open, count: random.within(1...count))
        }
        guard depth > 0, random.happens(700) else {
            return random.pick([
                "null", "true", "false", "0", "-0", "1.5", "1e308", "1E400", "-1e-400",
                "12345678901234567890", "\"\"",
                "\"\\u0000\"", "\"\\ud800\"", "\"\\ud83d\\ude00\"", "\"\u{202E}\"", "\"a\\nb\"", "\"é\"",
                "01", "1.", "+1",
                ".5", "NaN", "'x'", "nul", "\"\\x\"", "\"\t\"", "2147483648", "9223372036854775808",
            ])
        }
        let count = random.below(4)
        if random.happens(500) {
            return "[" + (0..<count).map { _ in document(depth: depth - 1, &random) }.joined(separator: ", ")
                + "]"
        }
        let members = (0..<count).map { index in
            let key = random.happens(100) ? "k" : "k\(index)"
            return "\"\(key)\": " + document(depth: depth - 1, &random)
        }
        return "{" + members.joined(separator: ",") + "}"
    }
}
