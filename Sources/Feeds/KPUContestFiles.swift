import Elections
import Foundation
import Ground

/// One contest made ready for writing: which version counts, which regions are named, what is to be said.
struct KPUContestFiles {
    let data: KPUContestData
    let ballot: KPUCandidateBook.Ballot
    /// The choice by position of the candidate's id; `nil` for one that is not on the ballot.
    let choices: [Choice?]
    let selection: KPUStationColumns.Selection
    let captures: [KPUCapture]
    let repeatedCaptures: Int
    let regions: [KPURegionItem]
    let unnamedRegions: Int
    let folder: String

    var contest: KPUContest { data.contest }

    init(
        _ data: KPUContestData, ballot: KPUCandidateBook.Ballot, names: [String: KPURegionItem],
        folder: String
    ) {
        self.data = data
        self.ballot = ballot
        self.folder = folder
        let known = Dictionary(uniqueKeysWithValues: ballot.entries.map { ($0.id, $0.choice) })
        choices = data.ids.map { known[$0] }
        selection = data.stations.selection()
        (captures, repeatedCaptures) = KPUContestFiles.sorted(data.captures)
        let (regions, unnamed) = KPUContestFiles.regions(data, captures: captures, names: names)
        self.regions = regions
        unnamedRegions = unnamed
    }

    /// Captures by region and moment; those that say what the one before says are left out.
    private static func sorted(_ captures: [KPUCapture]) -> ([KPUCapture], Int) {
        let order = captures.indices.sorted { a, b in
            let left = captures[a]
            let right = captures[b]
            if left.code != right.code { return left.code < right.code }
            if left.time != right.time { return left.time < right.time }
            return left.pageCode == right.pageCode ? a < b : left.pageCode < right.pageCode
        }
        var kept: [KPUCapture] = []
        for index in order where kept.last != captures[index] { kept.append(captures[index]) }
        return (kept, captures.count - kept.count)
    }

    private static func regions(
        _ data: KPUContestData, captures: [KPUCapture], names: [String: KPURegionItem]
    ) -> ([KPURegionItem], Int) {
        let contest = data.contest
        var found: [String: KPURegionItem] = [:]
        var unnamed = 0
        func add(_ code: String, parent: String?) {
            guard found[code] == nil else { return }
            let known = names[code]
            var name = known?.name ?? ""
            if name.isEmpty && code == "00" { name = "INDONESIA" }
            if name.isEmpty && !contest.system.form.hasOwnCodes { name = KPURegionNames.all[code] ?? "" }
            if name.isEmpty { unnamed += 1 }
            let above =
                [known?.parent, parent].compactMap { $0 }.first { !$0.isEmpty } ?? contest.parent(of: code)
            found[code] = KPURegionItem(
                system: contest.system, code: code, name: name.isEmpty ? code : name, parent: above)
        }
        add(contest.region, parent: nil)
        for (code, item) in names {
            let isInside =
                contest.region == "00" || code.hasPrefix(contest.region) || contest.region.hasPrefix(code)
            if isInside && (!item.name.isEmpty || contest.system.form.hasOwnCodes) {
                add(code, parent: item.parent)
            }
        }
        for capture in captures { add(capture.code, parent: nil) }
        // Provinces and regencies of stations, where their names are shipped.
        if !contest.system.form.hasOwnCodes {
            for code in data.stations.villages.flatMap({ $0.prefix(2) }) where KPURegionNames.all[code] != nil
            {
                add(code, parent: nil)
            }
        }
        return (found.values.sorted { $0.code < $1.code }, unnamed)
    }

    var title: String { contest.title(region: regions.first { $0.code == contest.region }?.name) }

    var summary: KPUConversion.Summary.Contest {
        let withVotes = selection.current.reduce(0) { sum, row in
            sum + (data.stations.votes.contains { !$0[row].isMissing } ? 1 : 0)
        }
        return KPUConversion.Summary.Contest(
            contest: contest.id, title: title, folder: folder, stations: selection.current.count,
            stationsWithVotes: withVotes, olderVersions: selection.older.count,
            captures: ballot.entries.isEmpty ? 0 : captures.count,
            candidates: ballot.entries.count, regions: regions.count)
    }

    var notices: [ConversionNotice] {
        var kinds: [ConversionNotice.Kind] = []
        func add(_ number: Int, _ kind: (Int) -> ConversionNotice.Kind) {
            if number > 0 { kinds.append(kind(number)) }
        }
        if !ballot.guessed.isEmpty { kinds.append(.numberedByID(ids: ballot.guessed)) }
        if ballot.count > StationTable.mostPairs {
            kinds.append(.tooManyCandidates(ballot.count, most: StationTable.mostPairs))
        }
        add(data.adopted, ConversionNotice.Kind.adopted)
        add(selection.older.count, ConversionNotice.Kind.olderVersions)
        add(selection.undecided, ConversionNotice.Kind.undecided)
        add(selection.newerVillage, ConversionNotice.Kind.newerVillage)
        add(selection.repeats, ConversionNotice.Kind.repeatedStations)
        add(repeatedCaptures, ConversionNotice.Kind.repeatedCaptures)
        add(selection.listedOnly, ConversionNotice.Kind.listedOnly)
        add(unnamedRegions, ConversionNotice.Kind.unnamedRegions)
        let early = captures.count { $0.isIn == false && $0.votes.contains { $0.number > 0 } }
        add(early, ConversionNotice.Kind.votesBeforeProgress)
        add(captures.count { $0.isGarbled }, ConversionNotice.Kind.impossibleProgress)
        if contest.system.form.hasOwnCodes { kinds.append(.ownCodes(system: contest.system.form.title)) }
        return kinds.map { ConversionNotice(contest: contest.id, kind: $0) }
    }
}

extension KPUCapture {
    /// Whether the figures cannot be right, which readers of captures want declared.
    var isGarbled: Bool {
        guard let stationsIn, let stationsTotal else { return false }
        return stationsIn > stationsTotal
    }
}

/// Regions of lists, written by themselves where the input holds no contest.
struct KPULooseRegions {
    /// By scheme; empty where contests hold them.
    let bySystem: [(system: KPUSystem, items: [KPURegionItem])]

    init(_ regions: [KPUSystem: [String: KPURegionItem]], isNeeded: Bool) {
        guard isNeeded else {
            bySystem = []
            return
        }
        bySystem = KPUForms.all.reversed().map { KPUSystem($0) }.compactMap { system in
            let items = (regions[system] ?? [:]).values.filter { !$0.name.isEmpty }
            return items.isEmpty ? nil : (system, items.sorted { $0.code < $1.code })
        }
    }
}
