/// Runs over full counts: check, diff, plan, simulate.
enum CountCases {
    /// Name of a file, packed now and then.
    static func put(
        _ name: String, _ bytes: [UInt8], into run: inout ProgramCase, isWhole: inout Bool,
        _ random: inout FuzzRandom
    ) -> String {
        if random.happens(60) {
            var packed = ArchiveInput.Members(bytes, members: random.within(1...2), &random).file
            if random.happens(400) {
                ByteMutation.apply(&packed, &random)
                isWhole = false
            }
            run.files[name + ".gz"] = packed
            run.files["plain-" + name] = bytes
            return name + ".gz"
        }
        run.files[name] = bytes
        return name
    }

    static func check(_ random: inout FuzzRandom) -> ProgramCase {
        var run = ProgramCase(command: "check")
        var input = StationInput(.init(longPerMille: 8, isSound: random.happens(500)), &random)
        let sound = input.table.bytes(&random)
        var fits = random.happens(300)
        let bytes = fits ? sound : input.mutated(&random)
        var isWhole = true
        run.arguments = [put("stations.csv", bytes, into: &run, isWhole: &isWhole, &random)]
        if let sums = PlainSums(sound, levels: input.regionColumns), random.happens(700) {
            // The program wants one recap of a level.
            for depth in 0...sums.levels.count where random.happens(400) {
                let table = RecapInput.table(sums, depth: depth)
                var text = table.bytes(&random)
                if random.happens(300) {
                    ByteMutation.apply(&text, atMost: 2, &random)
                    fits = false
                }
                run.files["recap_\(depth).csv"] = text
                run.arguments.append("recap_\(depth).csv")
            }
        }
        if let levels = input.levels { run.arguments += ["--levels", levels.joined(separator: ",")] }
        if random.happens(150) {
            var text = Array(
                RuleInput.file(
                    random.happens(600)
                        ? ["votes_1 <= valid", "valid + invalid = ballots_used"]
                        : [RuleInput.garbled(&random)],
                    &random
                ).utf8)
            ByteMutation.apply(&text, atMost: 1, &random)
            run.files["rules.json"] = text
            run.arguments += ["--rules", "rules.json"]
        }
        if random.happens(100) {
            var table = TableText(header: ["region_code", "region_name"], rows: [])
            for row in input.table.rows.prefix(5) {
                table.rows.append([row[input.regionColumns.count - 1], "x"])
            }
            if random.happens(300) { table.mutate(&random) }
            run.files["frame.csv"] = table.bytes(&random)
            run.arguments += ["--frame", "frame.csv"]
        }
        if random.happens(200) {
            run.arguments += ["--form", random.pick(["any", "pemilu-2024", "pilkada-2024", "none"])]
        }
        if random.happens(100) {
            run.arguments += ["--fail-on", random.pick(["notice", "warning", "error"])]
        }
        run.chooseOutput(&random)
        run.chooseThreads(&random)
        if isWhole {
            let name = run.arguments[0]
            run.expectation = .check(
                file: run.files["plain-stations.csv"] == nil ? name : "plain-stations.csv",
                levels: input.regionColumns,
                recapsFit: fits)
        }
        return run
    }

    static func diff(_ random: inout FuzzRandom) -> ProgramCase {
        var run = ProgramCase(command: "diff")
        var input = StationInput(.init(longPerMille: 8, mostRows: 60), &random)
        let old = random.happens(700) ? input.table.bytes(&random) : input.mutated(&random)
        JoinTarget.change(&input.table, &random)
        let new = random.happens(700) ? input.table.bytes(&random) : input.mutated(&random)
        var isWhole = true
        run.arguments = [
            put("old.csv", old, into: &run, isWhole: &isWhole, &random),
            put("new.csv", new, into: &run, isWhole: &isWhole, &random),
        ]
        if let levels = input.levels { run.arguments += ["--levels", levels.joined(separator: ",")] }
        run.chooseOutput(&random)
        run.chooseThreads(&random)
        if isWhole {
            func plain(_ name: String) -> String {
                run.files["plain-" + name] == nil ? name : "plain-" + name
            }
            run.expectation = .diff(old: plain("old.csv"), new: plain("new.csv"), levels: input.regionColumns)
        }
        return run
    }

    private static func whole(
        _ command: String, _ random: inout FuzzRandom
    ) -> (run: ProgramCase, input: StationInput, isWhole: Bool) {
        var run = ProgramCase(command: command)
        var input = StationInput(.init(longPerMille: 8, mostRows: 120, isSound: random.happens(700)), &random)
        let bytes = random.happens(600) ? input.table.bytes(&random) : input.mutated(&random)
        var isWhole = true
        run.arguments = [put("stations.csv", bytes, into: &run, isWhole: &isWhole, &random)]
        if let levels = input.levels { run.arguments += ["--levels", levels.joined(separator: ",")] }
        return (run, input, isWhole)
    }

    static func plan(_ random: inout FuzzRandom) -> ProgramCase {
        var (run, input, isWhole) = whole("plan", &random)
        run.arguments += random.pick([
            ["--margin", "2"], ["--gap", "1.5"], ["--stations", "20"], ["--margin", "0.0001"],
            ["--margin", "1e-300"],
            ["--stations", "0"], ["--gap", "99"], ["--margin", "nan"], ["--stations", "9223372036854775807"],
        ])
        if random.happens(700) { run.arguments += ["--stratum", input.regionColumns[0]] }
        if random.happens(200) { run.arguments += ["--by", input.regionColumns[0]] }
        if random.happens(300) {
            run.arguments += ["--allocation", random.pick(["proportional", "neyman", "equal"])]
        }
        if random.happens(100) {
            run.arguments += ["--power", random.pick(["0.5", "0.99999999", "1", "0", "nan"])]
        }
        if random.happens(600) { run.arguments.append("--json") }
        run.chooseThreads(&random)
        if isWhole, run.files["plain-stations.csv"] == nil {
            run.expectation = .plan(file: "stations.csv", levels: input.regionColumns)
        }
        return run
    }

    static func simulate(_ random: inout FuzzRandom) -> ProgramCase {
        if random.happens(250) {
            var run = ProgramCase(command: "simulate")
            run.arguments = [
                "--synthetic",
                random.pick([
                    "0.5,0.5", "0.9,0.1", "1", "0.5,0.4", "0,1", "nan,1", "1e-300,1", "0.2,0.2,0.2,0.4",
                ]),
                "--stations", random.pick(["20", "2", "0", "100"]), "--population",
                random.pick(["200", "1000", "1", "0"]),
                "--strata", random.pick(["1", "10", "0", "1000"]), "--replicates", "30", "--json",
            ]
            return run
        }
        var (run, input, isWhole) = whole("simulate", &random)
        run.arguments += [
            "--stations", random.pick(["2", "10", "30", "0", "4000000000"]), "--replicates",
            random.pick(["1", "2", "30"]),
        ]
        if random.happens(400) { run.arguments += ["--stratum", input.regionColumns[0]] }
        if random.happens(300) {
            run.arguments += ["--cluster", input.regionColumns[input.regionColumns.count - 1]]
            run.arguments += [
                "--design", random.pick(["cluster", "two-stage", "srs", "systematic", "pps", "stratified"]),
            ]
        }
        if random.happens(300) {
            run.arguments += ["--missing", random.pick(["0.2", "0", "1", "0.999999", "-1", "nan"])]
        }
        if random.happens(200) {
            run.arguments += [
                "--missing-by-pair", "1", "--missing-odds", random.pick(["2", "1e308", "0", "1e-300"]),
            ]
        }
        if random.happens(200) { run.arguments += ["--method", random.pick(["all", "wilson", "default"])] }
        if random.happens(700) { run.arguments.append("--json") }
        run.chooseThreads(&random)
        if isWhole, run.files["plain-stations.csv"] == nil {
            run.expectation = .simulate(file: "stations.csv", levels: input.regionColumns)
        }
        return run
    }
}
