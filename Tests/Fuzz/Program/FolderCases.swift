/// Runs over election folders and over the KPU's pages.
enum FolderCases {
    private static func folder(_ command: String, _ random: inout FuzzRandom) -> (
        run: ProgramCase, votes: [String: [Int]]?
    ) {
        var run = ProgramCase(command: command)
        let input = FolderInput(&random)
        var isChanged = false
        for (name, bytes) in input.files(&random, isChanged: &isChanged) {
            run.files["election/" + name] = bytes
        }
        run.arguments = ["election"]
        return (run, isChanged ? nil : input.votes)
    }

    static func reconcile(_ random: inout FuzzRandom) -> ProgramCase {
        var (run, votes) = folder("reconcile", &random)
        if random.happens(80) {
            let ids = (votes ?? [:]).keys.sorted().filter { !$0.contains("\0") }
            run.arguments += ["--contest", ids.isEmpty ? "contest-0" : random.pick(ids)]
        } else if let votes {
            run.expectation = .reconcile(votes: votes)
        }
        run.chooseOutput(&random)
        if random.happens(150) {
            run.arguments += ["--adjust", random.pick(["none", "holm", "bh", "by", "storey", "x"])]
        }
        if random.happens(100) {
            run.arguments += ["--level", random.pick(["0.9", "0.99", "0.5", "1", "1e-9", "0.9999999999"])]
        }
        if random.happens(100) { run.arguments += ["--alpha", random.pick(["0.05", "1e-300", "0", "1"])] }
        if random.happens(100) {
            run.arguments += ["--stage", random.pick(["final", "interim,final", "", "x"])]
        }
        if random.happens(100) {
            run.arguments += [
                "--fail-on", random.pick(["not-consistent", "at-the-edge", "notice", "error", "x"]),
            ]
        }
        return run
    }

    static func check(_ random: inout FuzzRandom) -> ProgramCase {
        var (run, _) = folder("check", &random)
        if random.happens(300) {
            let stations = StationInput(.init(longPerMille: 0, mostRows: 20), &random)
            run.files["election/stations.csv"] = stations.table.bytes(&random)
        }
        run.chooseOutput(&random)
        run.chooseThreads(&random)
        return run
    }

    static func convert(_ random: inout FuzzRandom) -> ProgramCase {
        var run = ProgramCase(command: "convert")
        var pages = PageInput(&random, stations: random.within(1...25))
        let changes = random.happens(500) ? 0 : random.within(1...4)
        for _ in 0..<changes { pages.mutate(&random) }
        let files = pages.pages.map { (path: $0.path, bytes: Array($0.text.utf8)) }
        var isWhole = changes == 0
        var (name, bytes): (String, [UInt8])
        switch random.below(6) {
        case 0:
            for file in files where !file.path.contains("..") { run.files["pages/" + file.path] = file.bytes }
            (name, bytes) = ("pages", [])
        case 1: (name, bytes) = ("pages.tar", ArchiveInput.tar(files))
        case 2: (name, bytes) = ("pages.tar.gz", ArchiveInput.gzip(ArchiveInput.tar(files)))
        case 3: (name, bytes) = ("pages.zip", ArchiveInput.zip(files, isStored: random.happens(500)))
        case 4: (name, bytes) = ("pages.tar", ArchiveInput.tar(files, hasEnd: false))
        default:
            (name, bytes) = ("3201012001001.json", files[0].bytes)
            isWhole = false
        }
        if !bytes.isEmpty {
            if random.happens(350) {
                ByteMutation.apply(&bytes, atMost: 3, &random)
                isWhole = false
            }
            run.files[name] = bytes
        }
        run.arguments = [name]
        if random.happens(60) {
            run.files["candidates.csv"] = Array(
                "candidate_id,ballot_no,candidate_pair\n100025,1,A\n100026,2,B\n".utf8)
            run.arguments += ["--candidates", "candidates.csv"]
        }
        run.arguments += random.happens(800) ? ["--out", "out"] : (random.happens(500) ? ["--json"] : [])
        if random.happens(200) { run.arguments += ["--lang", "id"] }
        run.chooseThreads(&random)
        if isWhole, name != "pages.tar" || bytes.suffix(1024).allSatisfy({ $0 == 0 }) {
            run.expectation = .convert(votes: pages.votes)
        }
        return run
    }
}
