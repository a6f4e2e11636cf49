import Foundation
import SandingKit
import Testing

/// Every error has a code and what it is about, and its sentence names no option of a program.
@Suite struct ErrorTests {
    private static let official = "\(Places.count)/official.csv"

    private func fault(_ verb: () async throws -> Void) async -> SandingError? {
        do {
            try await verb()
            return nil
        } catch {
            return error as? SandingError
        }
    }

    @Test func aContestIsFoundByItsTitleAndAMistypedIdIsAnswered() async throws {
        let folder = Places.data("makassar-2018")
        let all = try await Sanding.reconcile(ReconcileRequest(folder))
        let title = try #require(all.result.election.contests.first?.title)
        let titled = try await Sanding.reconcile(ReconcileRequest(folder, contests: [title]))
        #expect(titled.result.election.contests.map(\.id) == ["pilwalkot-2018-makassar"])
        let near = await fault {
            _ = try await Sanding.reconcile(
                ReconcileRequest(folder, contests: ["pilwalkot-2018-makasar"]))
        }
        #expect(
            near?.sentence(.english).contains(
                "the folder has no such contest; did you mean pilwalkot-2018-makassar?") == true)
    }

    @Test func bytesAreNoMap() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data((0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 37) }).write(to: file)
        let fault = await fault {
            _ = try await Sanding.check(
                CheckRequest([Self.official], reading: ReadingOptions(map: file.path)))
        }
        let sentence = try #require(fault?.sentence(.english))
        #expect(sentence.contains("this is no text, and a map is JSON") && !sentence.contains("UTF-8"))
    }

    @Test func totalRowsOfTwoFilesAreFindingsOfTheirDiff() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let head = "village_code,station_no,votes_1,votes_2\n"
        let rows = "A,1,100,90\nA,2,70,60\nB,1,81,92\n"
        let files = [("old.csv", ""), ("new.csv", "TOTAL,,251,242\n")].map { name, total in
            (folder.appending(path: name), head + rows + total)
        }
        for (url, text) in files { try Data(text.utf8).write(to: url) }
        let diff = try await Sanding.diff(
            DiffRequest(
                old: files[0].0.path, new: files[1].0.path,
                reading: ReadingOptions(levels: ["village_code"])))
        #expect(diff.findings.map(\.rule) == ["total-rows"])
        #expect(diff.findings.first?.place.file.hasSuffix("new.csv") == true)
        #expect(!diff.notices.contains { $0.code == "total-rows" })
    }

    @Test func whatIsAskedForIsChecked() async {
        let official = Self.official
        #expect(
            await fault { _ = try await Sanding.check(CheckRequest([official], contests: ["x"])) }
                == .contestWithoutFolder(contest: "x"))
        #expect(
            await fault {
                _ = try await Sanding.reconcile(
                    ReconcileRequest(Places.data("makassar-2018"), contests: ["x"]))
            } == .unknownContest(contest: "x", known: ["pilwalkot-2018-makassar"], isFolder: true))
        let form = await fault { _ = try await Sanding.check(official, form: .id("pemilu-1955")) }
        guard case .unknownForm("pemilu-1955", let known) = form else {
            Issue.record("\(String(describing: form))")
            return
        }
        #expect(known.contains("pemilu-2024") && known.last == FormChoice.noneName)
        #expect(
            await fault {
                _ = try await Sanding.plan(
                    PlanRequest(official, wish: .margin(points: 1), strata: ["votes_1"]))
            } == .columnOfCounts(column: "votes_1", role: .stratum))
        for number in [9, 4, 0, -1, .min, .max] {
            #expect(
                await fault {
                    _ = try await Sanding.plan(
                        PlanRequest(official, wish: .stations(30), pair: Choice(number)))
                } == .unknownPair(pair: Choice(number), pairs: 3, role: .target))
        }
        let many = SimulateRequest(
            .invented(shares: [0.5, 0.5], stations: 100, strata: 2), design: .simpleRandom, stations: 101)
        #expect(
            await fault { _ = try await Sanding.simulate(many) }
                == .tooManyStations(asked: 101, count: 100))
        var huge = many
        (huge.stations, huge.replicates) = (50, 1_000_000_000)
        #expect(
            await fault { _ = try await Sanding.simulate(huge) }
                == .tooManySamples(asked: 1_000_000_000, most: 67_108_864, pairs: 2))
        #expect(throws: SandingError.notANumber(text: "41,9")) {
            try QuickCountReading(shares: ["41,9", "58.1"])
        }
    }

    @Test func filesAreToldWithTheirPlace() async {
        #expect(await fault { _ = try await Sanding.check("nowhere.csv") }?.code == "file-missing")
        let broken = await fault {
            _ = try await Sanding.reconcile(Places.data("broken/shares-sum-110"))
        }
        guard case .table(let problems) = broken else {
            Issue.record("\(String(describing: broken))")
            return
        }
        #expect(problems.problems.first?.line == 4 && problems.problems.first?.column == "share_pct")
        let rules = await fault {
            let request = CheckRequest([Self.official], rules: RuleOptions(file: Self.official))
            _ = try await Sanding.check(request)
        }
        #expect(rules?.code == "rules-not-json")
        let frame = await fault {
            _ = try await Sanding.estimate(
                EstimateRequest(
                    SampleFiles(Self.official, design: DesignOptions(cluster: "village_code"), frame: "x")))
        }
        #expect(frame?.code == "file-missing")
    }

    @Test func sentencesOfTheRoomsBelowNameNoOptionEither() async {
        let root = Places.root.appending(path: "Sources")
        let rooms = [
            "Consistency", "ElectionFiles", "Elections", "Estimation", "Feeds", "Reconciliation",
            "SandingKit", "Statistics", "Ground",
        ]
        // Findings and what could not be read are sentences of reports, not errors.
        let reports: Set = ["SampleFindings.swift", "Unread.swift"]
        var sentences = 0
        for room in rooms {
            let files = FileManager.default.enumerator(
                at: root.appending(path: room), includingPropertiesForKeys: nil)
            for case let file as URL in files ?? .init()
            where file.pathExtension == "swift" && !reports.contains(file.lastPathComponent) {
                let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
                for line in text.split(separator: "\n") where line.contains("\"") {
                    guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { continue }
                    sentences += 1
                    guard line.contains("--") else { continue }
                    #expect(line.firstMatch(of: /"[^"]*--[a-z]/) == nil, "\(file.lastPathComponent): \(line)")
                }
            }
        }
        #expect(sentences > 500)
        let frame = await fault {
            let design = DesignOptions(strata: ["regency_code"], estimator: .separateRatio)
            _ = try await Sanding.estimate("\(Places.count)/sample.csv", design: design)
        }
        #expect(frame.map { "\($0)".contains("give ‘frame’ with a column") } == true)
    }

    @Test func sentencesNameNoOption() {
        let errors: [SandingError] = [
            .contestWithoutFolder(contest: "c"), .unknownContest(contest: "c", known: ["d"], isFolder: true),
            .unknownReading(reading: "q", known: ["qc-1"]),
            .unknownForm(form: "f", known: ["g"]), .columnOfCounts(column: "c", role: .cluster),
            .unknownPair(pair: Choice(9), pairs: 3, role: .missing), .tooManyStations(asked: 9, count: 3),
            .tooFewStations(asked: 2, least: 6, perStratum: 2), .noStratumWithTwo,
            .tooManySamples(asked: 9, most: 3, pairs: 2), .notANumber(text: "x"),
            .rulesNotJSON(file: "f", line: 1, kind: .unexpected),
            .rulesOfOtherShape(file: "f", fault: .notJSON),
            .file(FileFault(file: "f", kind: .unwritable, FileCause.cutOff)),
        ]
        for error in errors {
            #expect(!"\(error)".contains("--") && !"\(error)".contains("sanding "), "\(error)")
            #expect(error.code.allSatisfy { $0.isLowercase || $0 == "-" })
        }
        #expect(Set(errors.map(\.code)).count == errors.count)
    }
}
