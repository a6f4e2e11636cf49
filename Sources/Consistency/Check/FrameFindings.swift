import Elections

/// Findings on regions of a frame that have no stations, and on stations in regions that it does not list.
struct FrameFindings {
    private let stations: CheckedStations
    private let input: CountCheck.Input
    private(set) var all: [Finding] = []
    /// Regions without stations, and regions that no frame lists: those in them are not named again.
    private var (absent, strange): (Set<String>, Set<String>) = ([], [])

    init(_ stations: CheckedStations, input: CountCheck.Input) {
        self.stations = stations
        self.input = input
        for frame in input.frames { compare(frame) }
    }

    private mutating func compare(_ frame: CountCheck.Input.Frame) {
        guard let level = stations.rollUp.tree.levels.first(where: { $0.name == frame.level }) else { return }
        let present = (0..<level.count).compactMap { level.code($0) }
        let places = Set(present)
        guard frame.codes.contains(where: { places.contains($0.code) }) else {
            addNothingShared(frame, present)
            return
        }
        let missing = frame.codes.filter { entry in
            !places.contains(entry.code) && !isWithin(entry.code, absent)
        }
        absent.formUnion(missing.map(\.code))
        let alike = NameLikeness(missing.isEmpty ? [] : present)
        for entry in missing {
            addMissing(entry, frame, alike.name(like: entry.code).map { [(entry.code, $0)] } ?? [])
        }
        let listed = Set(frame.codes.map(\.code))
        let others = present.filter { code in
            !listed.contains(code) && !isWithin(code, strange)
        }
        strange.formUnion(others)
        guard !others.isEmpty else { return }
        let names = NameLikeness(frame.codes.map(\.code))
        addOthers(
            others.sorted(), frame,
            others.sorted().compactMap { code in names.name(like: code).map { (code, $0) } })
    }

    /// Whether a code of digits begins with one of others, which are those of the regions around it; other text shows
    /// nothing of the kind.
    private func isWithin(_ code: String, _ regions: Set<String>) -> Bool {
        guard !regions.isEmpty, code.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return false }
        return code.indices.dropFirst().contains { regions.contains(String(code[..<$0])) }
    }

    private mutating func addMissing(
        _ entry: (code: String, line: Int), _ frame: CountCheck.Input.Frame, _ alike: [(String, String)]
    ) {
        let hint = NameLikeness.hint(alike)
        let region = LevelNames.region(frame.level, entry.code)
        let (file, own) = (frame.file, stations.file)
        add(
            "no-stations", frame, code: entry.code, line: entry.line,
            Bilingual(
                en: "\(region.en.capitalizedFirst) of \(file) has no stations in \(own).\(hint.en)",
                id: "\(region.id.capitalizedFirst) dalam \(file) tidak mempunyai TPS dalam \(own).\(hint.id)")
        )
    }

    private mutating func addOthers(
        _ codes: [String], _ frame: CountCheck.Input.Frame, _ alike: [(String, String)]
    ) {
        let hint = NameLikeness.hint(alike)
        let list = IncompleteLevels.list(codes, frame.level)
        let verb = CountText.agreeing(codes.count, "has", "have")
        let (file, own) = (frame.file, stations.file)
        add(
            "not-in-frame", frame, code: codes.count == 1 ? codes[0] : nil, found: codes.count,
            Bilingual(
                en: "\(file) does not list \(list.en), which \(verb) stations in \(own).\(hint.en)",
                id: "\(file) tidak memuat \(list.id) yang mempunyai TPS dalam \(own).\(hint.id)"))
    }

    private mutating func addNothingShared(_ frame: CountCheck.Input.Frame, _ present: [String]) {
        guard let wanted = frame.codes.first else { return }
        let name = LevelNames.name(frame.level)
        let (file, own) = (frame.file, stations.file)
        let examples = [wanted.code, present.first ?? "–"]
        add(
            "frame-not-compared", frame, line: wanted.line,
            Bilingual(
                en: "No \(name.en) of \(file) (\(examples[0]), …) is one of \(own) (\(examples[1]), …); "
                    + "the codes may be of different lists.",
                id: "Tidak satu pun \(name.id) dalam \(file) (\(examples[0]), …) ada dalam \(own) "
                    + "(\(examples[1]), …); kodenya mungkin dari daftar yang berbeda."))
    }

    private mutating func add(
        _ rule: String, _ frame: CountCheck.Input.Frame, code: String? = nil, line: Int? = nil,
        found: Int? = nil, _ message: Bilingual
    ) {
        all.append(
            Finding(
                rule: rule, severity: .warning, contest: input.contest,
                region: code.map { RegionCode($0, scheme: input.scheme) },
                place: SourcePlace(file: frame.file, line: line, column: "region_code"),
                found: found.map(String.init) ?? "", message: message))
    }
}
