import Elections
import Ground

/// All versions of the stations of one contest, as columns.
struct KPUStationColumns: Sendable {
    /// Where a version comes from; the first is the one to believe.
    enum Origin: UInt8, Sendable {
        case stationPage, villagePage, list
    }

    /// Codes of province, regency, district and village.
    private(set) var villages: [[String]] = []
    private var villageNumbers: [String: Int32] = [:]
    private(set) var village: [Int32] = []
    private(set) var number: [Int] = []
    private(set) var time: [Int64] = []
    /// Row of `pages.csv`, from 1.
    private(set) var page: [Int32] = []
    private(set) var origin: [Origin] = []
    /// In the order of `KPUStationPage.fields`.
    private(set) var counts = [[Count]](repeating: [], count: KPUStationPage.fields.count)
    /// By position of the candidate's id.
    private(set) var votes: [[Count]] = []

    var count: Int { village.count }

    /// - Parameter positions: Position of each vote's candidate.
    mutating func append(
        _ station: KPUStationPage, origin: Origin, page: Int, positions: [Int], ids: Int
    ) {
        let key = station.code.regions.joined(separator: "/")
        let known = villageNumbers[key]
        let index = known ?? Int32(villages.count)
        if known == nil {
            villageNumbers[key] = index
            villages.append(station.code.regions)
        }
        while votes.count < ids { votes.append([Count](repeating: .missing, count: count)) }
        village.append(index)
        number.append(station.code.number)
        time.append(station.time)
        self.page.append(Int32(page))
        self.origin.append(origin)
        for (field, value) in station.counts.enumerated() { counts[field].append(value) }
        for index in votes.indices { votes[index].append(.missing) }
        for (vote, position) in zip(station.votes, positions) {
            votes[position][count - 1] = Count(vote.votes)
        }
    }

    /// Which versions stand where, in the order of the codes.
    struct Selection: Sendable {
        /// The version of each station that counts.
        var current: [Int] = []
        /// The others.
        var older: [Int] = []
        /// Pages that only repeat another one.
        var repeats = 0
        /// Stations with two pages of the same moment and other figures.
        var undecided = 0
        /// Stations whose village page is newer and displays other votes.
        var newerVillage = 0
        /// Stations that lists name and no page shows.
        var listedOnly = 0
    }

    func selection() -> Selection {
        let ranks = ranks()
        let order = (0..<count).sorted { a, b in
            let left = (ranks[Int(village[a])], number[a])
            let right = (ranks[Int(village[b])], number[b])
            if left != right { return left < right }
            if origin[a] != origin[b] { return origin[a].rawValue < origin[b].rawValue }
            return time[a] == time[b] ? page[a] > page[b] : time[a] > time[b]
        }
        var found = Selection()
        for row in order {
            guard let last = found.current.last, isSameStation(last, row) else {
                found.current.append(row)
                if origin[row] == .list { found.listedOnly += 1 }
                continue
            }
            if origin[row] == .list { continue }
            let isEqual = hasSameFigures(last, row, besidesCounts: origin[last] != origin[row])
            let before = found.older.last.flatMap { isSameStation($0, row) ? $0 : nil } ?? last
            if origin[before] == origin[row] && time[before] == time[row] {
                if hasSameFigures(before, row, besidesCounts: false) {
                    found.repeats += 1
                    continue
                }
                found.undecided += 1
            }
            if origin[last] == .stationPage, origin[row] == .villagePage, time[row] > time[last], !isEqual {
                found.newerVillage += 1
            }
            found.older.append(row)
        }
        return found
    }

    private func ranks() -> [Int] {
        var ranks = [Int](repeating: 0, count: villages.count)
        let order = villages.indices.sorted { villages[$0].lexicographicallyPrecedes(villages[$1]) }
        for (rank, village) in order.enumerated() { ranks[village] = rank }
        return ranks
    }

    private func isSameStation(_ a: Int, _ b: Int) -> Bool {
        village[a] == village[b] && number[a] == number[b]
    }

    private func hasSameFigures(_ a: Int, _ b: Int, besidesCounts: Bool) -> Bool {
        votes.allSatisfy { $0[a] == $0[b] } && (besidesCounts || counts.allSatisfy { $0[a] == $0[b] })
    }
}
