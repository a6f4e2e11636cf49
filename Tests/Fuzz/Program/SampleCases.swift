/// Runs over samples of stations.
enum SampleCases {
    private static func sample(
        _ command: String, _ random: inout FuzzRandom
    ) -> (run: ProgramCase, sample: SampleInput, bytes: [UInt8], isChanged: Bool) {
        var run = ProgramCase(command: command)
        var sample = SampleInput(&random)
        let isChanged = random.happens(350)
        let bytes = isChanged ? sample.stations.mutated(&random) : sample.stations.table.bytes(&random)
        run.files["sample.csv"] = bytes
        for (name, table) in [("frame.csv", sample.frame), ("joint.csv", sample.joint)] {
            guard let table else { continue }
            var text = table.bytes(&random)
            if random.happens(100) { ByteMutation.apply(&text, &random) }
            run.files[name] = text
        }
        return (run, sample, bytes, isChanged)
    }

    static func estimate(_ random: inout FuzzRandom) -> ProgramCase {
        var (run, sample, _, _) = sample("estimate", &random)
        run.arguments = ["sample.csv"]
        if random.happens(60) {
            run.input = run.files["sample.csv"]
            run.arguments = [random.pick(["/dev/stdin", "/proc/self/fd/0", "/dev/fd/0"])]
        }
        run.arguments += sample.options
        run.chooseOutput(&random)
        run.chooseThreads(&random)
        if random.happens(80) { run.arguments += ["--seed", random.pick(ProgramCase.seeds)] }
        if random.happens(80) {
            run.arguments += ["--level", random.pick(["0.9", "0.999999999", "1e-9", "1", "nan"])]
        }
        if sample.isSelfWeighting {
            run.expectation = .estimate(file: "sample.csv", levels: sample.stations.regionColumns)
        }
        return run
    }

    /// A sample beside an official file that lists its stations and others.
    static func reconcile(_ random: inout FuzzRandom) -> ProgramCase {
        var (run, sample, _, _) = sample("reconcile", &random)
        var official = sample.stations
        let known = StationInput.columns(of: official)
        official.table.header = known.map { official.table.header[$0] }
        official.table.rows = official.table.rows.map { row in known.filter { $0 < row.count }.map { row[$0] }
        }
        // Stations that were not drawn: the same with other numbers.
        if let number = official.table.index("station_no") {
            for row in official.table.rows where row.count > number {
                for copy in 1...3 {
                    var other = row
                    other[number] = "\(copy)\(row[number])"
                    official.table.rows.append(other)
                }
            }
        }
        JoinTarget.change(&official.table, &random)
        run.files["official.csv"] =
            random.happens(750) ? official.table.bytes(&random) : official.mutated(&random)
        run.arguments = ["--sample", "sample.csv", "--official", "official.csv"] + sample.options
        if random.happens(40) {
            run.input = run.files["official.csv"]
            run.arguments[3] = "/dev/stdin"
        }
        run.chooseOutput(&random)
        run.chooseThreads(&random)
        if random.happens(100) {
            run.arguments += ["--audience", random.pick(["newsroom", "observer", "analyst"])]
        }
        if random.happens(100) {
            run.arguments += ["--edge-level", random.pick(["0.9995", "0.96", "0.5", "1"])]
        }
        if random.happens(100) {
            run.arguments += ["--equivalence-margin", random.pick(["0.1", "1e-300", "1e308", "0"])]
        }
        return run
    }
}

extension StationInput {
    /// Places of the columns that an official file has too.
    static func columns(of input: StationInput) -> [Int] {
        let own = Set(["weight", "pi", "p", "place", "note"])
        return input.table.header.indices.filter { !own.contains(input.table.header[$0]) }
    }
}
