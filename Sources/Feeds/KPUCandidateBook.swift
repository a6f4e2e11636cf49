import Elections
import Foundation
import Ground

/// Ballot numbers and names of the candidates behind the KPU's own numbers.
struct KPUCandidateBook: Sendable {
    /// A candidate of one contest, ready for `candidates.csv`.
    struct Entry: Sendable, Equatable {
        var id: String
        var choice: Choice
        var name: String
        var shortName = ""
        var source = ""
        var note = ""
        /// What stands for a name that no list gives.
        var standIn: ConversionText?
    }

    /// The ballot of a contest.
    struct Ballot: Sendable {
        /// In the order of the ballot numbers.
        var entries: [Entry]
        /// Numbers that no list names, which got the free ballot numbers in ascending order.
        var guessed: [String]

        var count: Int { entries.last?.choice.number ?? 0 }
    }

    private struct Resource: Decodable {
        struct Contest: Decodable {
            struct Candidate: Decodable {
                var id: String
                var ballotNo: Int
                var pair: String
                var shortName: String
            }
            var contestId: String
            var sourceUrl: String
            var candidates: [Candidate]
        }
        var contests: [Contest]
    }

    private static let wellKnown: [String: [Entry]] = {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let data = Data(PackageResources.kpu_candidates_json)
        guard let resource = try? decoder.decode(Resource.self, from: data) else {
            preconditionFailure("kpu-candidates.json is not well formed")
        }
        let contests = resource.contests.map { contest in
            let entries = contest.candidates.map {
                Entry(
                    id: $0.id, choice: Choice($0.ballotNo), name: $0.pair, shortName: $0.shortName,
                    source: contest.sourceUrl)
            }
            return (contest.contestId, entries)
        }
        return Dictionary(uniqueKeysWithValues: contests)
    }()

    /// The KPU's numbers of the presidential candidates of 2019 and 2024.
    static let presidential = Set(wellKnown.values.joined().map(\.id))

    /// Lists found in the input.
    var items: [KPUCandidateItem] = []
    /// The user's own list by contest; without a contest for all.
    private var given: [(contest: String, entry: Entry)] = []

    init() {}

    /// Reads a user's list: the columns of `candidates.csv` with `candidate_id` filled in.
    ///
    /// - Throws: `TableProblems` with the faults found; `FileFault` where the file cannot be read.
    init(_ url: URL, name: String) throws {
        let text = try TextBytes(contentsOf: url, name: name)
        var problems = TableProblems()
        let table = Table(text, required: ["candidate_id", "ballot_no"], problems: &problems)
        var rows: [(contest: String, entry: Entry)] = []
        table.forEachRow { row in
            guard let id = row.required("candidate_id", &problems),
                let number = row.requiredCount("ballot_no", &problems)
            else { return }
            if !(1...StationTable.mostPairs).contains(number) {
                problems.add(
                    row.problem(
                        "ballot_no", "\(number)",
                        PageFault.notBallotNumber(most: StationTable.mostPairs)))
            }
            let contest = row.text("contest_id")
            if rows.contains(where: {
                $0.contest == contest && ($0.entry.id == id || $0.entry.choice.number == number)
            }) {
                problems.add(
                    row.problem(
                        "candidate_id", id, PageFault.candidateTwice)
                )
            }
            let pair = row.text("candidate_pair")
            rows.append(
                (
                    contest,
                    Entry(
                        id: id, choice: Choice(number), name: pair, shortName: row.text("short_name"),
                        source: row.text("source_url"), note: row.text("note"))
                ))
        }
        try problems.throwIfAny()
        given = rows
    }

    /// The ballot of a contest with a number for every id that its pages use.
    func ballot(of contest: KPUContest, ids: [String]) -> Ballot {
        var entries: [Entry] = []
        func add(_ entry: Entry) {
            let isKnown = entries.contains { $0.id == entry.id || $0.choice == entry.choice }
            if !isKnown { entries.append(entry) }
        }
        for row in given where row.contest == contest.id { add(row.entry) }
        for row in given where row.contest.isEmpty && ids.contains(row.entry.id) { add(row.entry) }
        for item in items where item.belongs(to: contest) {
            add(Entry(id: item.id, choice: item.choice, name: item.name, source: item.source))
        }
        for entry in KPUCandidateBook.wellKnown[contest.id] ?? [] { add(entry) }
        let unknown = ids.filter { id in !entries.contains { $0.id == id } }
            .sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
        var guessed: [String] = []
        for id in unknown {
            let taken = Set(entries.map(\.choice))
            let own = contest.kind.isByParty ? Choice(id) : nil
            if let own, (1...StationTable.mostPairs).contains(own.number), !taken.contains(own) {
                entries.append(Entry(id: id, choice: own, name: ""))
            } else {
                let free = (taken.max()?.number ?? 0) + 1
                entries.append(Entry(id: id, choice: Choice(free), name: ""))
                guessed.append(id)
            }
        }
        for index in entries.indices where entries[index].name.isEmpty {
            let id = entries[index].id
            entries[index].standIn = contest.kind.isByParty ? .party(id: id) : .candidate(id: id)
        }
        return Ballot(entries: entries.sorted { $0.choice < $1.choice }, guessed: guessed)
    }
}

extension KPUCandidateItem {
    func belongs(to contest: KPUContest) -> Bool {
        if isParty { return contest.kind.isByParty }
        guard kind == contest.kind else { return false }
        return region == nil || region == contest.region
    }
}
