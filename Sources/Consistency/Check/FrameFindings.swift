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
        let present = (0..<level.count).compactMap { level.codeOfFile($0) }
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
            add(
                .noStations(
                    LevelRegion(frame.level, entry.code), frame: frame.file, stations: stations.file,
                    alike: alike.name(like: entry.code).map { [AlikeNames(entry.code, $0)] } ?? []),
                frame, code: entry.code, line: entry.line)
        }
        let listed = Set(frame.codes.map(\.code))
        let others = present.filter { code in
            !listed.contains(code) && !isWithin(code, strange)
        }
        strange.formUnion(others)
        guard !others.isEmpty else { return }
        let names = NameLikeness(frame.codes.map(\.code))
        let codes = others.sorted()
        add(
            .notInFrame(
                LevelRegions(frame.level, codes), frame: frame.file, stations: stations.file,
                alike: codes.compactMap { code in names.name(like: code).map { AlikeNames(code, $0) } }),
            frame, code: codes.count == 1 ? codes[0] : nil, found: codes.count)
    }

    /// Whether a code of digits begins with one of others, which are those of the regions around it; other text shows
    /// nothing of the kind.
    private func isWithin(_ code: String, _ regions: Set<String>) -> Bool {
        guard !regions.isEmpty, code.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return false }
        return code.indices.dropFirst().contains { regions.contains(String(code[..<$0])) }
    }

    private mutating func addNothingShared(_ frame: CountCheck.Input.Frame, _ present: [String]) {
        guard let wanted = frame.codes.first else { return }
        add(
            .frameNotCompared(
                level: frame.level, frame: frame.file, stations: stations.file, frameExample: wanted.code,
                stationsExample: present.first ?? "–"),
            frame, line: wanted.line)
    }

    private mutating func add(
        _ kind: FindingKind.Level, _ frame: CountCheck.Input.Frame, code: String? = nil, line: Int? = nil,
        found: Int? = nil
    ) {
        all.append(
            Finding(
                .level(kind), severity: .warning, contest: input.contest,
                region: code.map { RegionCode($0, scheme: input.scheme) },
                place: SourcePlace(file: frame.file, line: line, column: "region_code"),
                found: found.map(String.init) ?? ""))
    }
}
