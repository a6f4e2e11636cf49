import Elections
import Foundation
import Ground

/// One contest made ready for writing: which version counts, which regions are named, what is to be said.
struct KPUContestFiles {
    let data: KPUContestData
    let ballot: KPUCandidateBook.Ballot
    /// Ballot number by position of the candidate's id, from 1.
    let ballotNumbers: [Int]
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
        let numbers = Dictionary(uniqueKeysWithValues: ballot.entries.map { ($0.id, $0.ballotNumber) })
        ballotNumbers = data.ids.map { numbers[$0] ?? 0 }
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
            if isInside && (!item.name.isEmpty || contest.system.form.ownCodes != nil) {
                add(code, parent: item.parent)
            }
        }
        for capture in captures { add(capture.code, parent: nil) }
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

    var notices: [Bilingual] {
        var notices: [Bilingual] = []
        func add(_ number: Int, _ en: String, _ id: String) {
            guard number > 0 else { return }
            notices.append(Bilingual(en: "\(contest.id): \(en)", id: "\(contest.id): \(id)"))
        }
        if !ballot.guessed.isEmpty {
            let shown =
                ballot.guessed.prefix(5).joined(separator: ", ") + (ballot.guessed.count > 5 ? ", …" : "")
            add(
                ballot.guessed.count,
                "no list gives ballot numbers for the candidate ids \(shown); they were numbered in ascending order "
                    + "of the ids. Give a list with ‘candidates’",
                "tidak ada daftar nomor urut untuk id calon \(shown); dinomori menurut urutan id. Beri daftar dengan "
                    + "‘candidates’")
        }
        if ballot.count > StationTable.mostPairs {
            add(
                ballot.count,
                "the ballot has \(ballot.count) candidates; station files are read up to \(StationTable.mostPairs)",
                "surat suara memuat \(ballot.count) calon; berkas TPS dibaca sampai \(StationTable.mostPairs)"
            )
        }
        let older = selection.older.count
        add(
            older,
            "\(older) other versions of stations are in versions.csv; the station's own page counts before that of "
                + "the village, and the newest by ts before older ones",
            "\(older) versi lain dari TPS ada di versions.csv; halaman TPS didahulukan dari halaman desa, dan yang "
                + "terbaru menurut ts dari yang lama")
        add(
            selection.undecided,
            "\(pages(selection.undecided)) of stations \(agreeing(selection.undecided, "has", "have")) the moment of another one and other figures; the one read "
                + "last was taken",
            "\(selection.undecided) halaman TPS berwaktu sama dengan yang lain tetapi angkanya beda; yang terakhir "
                + "dibaca yang dipakai")
        add(
            selection.newerVillage,
            "\(newer(selection.newerVillage)) of villages \(agreeing(selection.newerVillage, "displays", "display")) other votes than the station's own page",
            "\(selection.newerVillage) halaman desa yang lebih baru menampilkan suara lain daripada halaman TPS"
        )
        add(
            selection.repeats,
            "\(pages(selection.repeats)) of stations \(agreeing(selection.repeats, "repeats another one and was", "repeat another one and were")) left out",
            "\(selection.repeats) halaman TPS mengulang yang lain dan tidak dimasukkan")
        add(
            repeatedCaptures,
            "\(rows(repeatedCaptures)) of region pages \(agreeing(repeatedCaptures, "repeats another one and was", "repeat another one and were")) left out",
            "\(repeatedCaptures) baris halaman wilayah mengulang yang lain dan tidak dimasukkan")
        add(
            selection.listedOnly,
            "\(CountText.of(selection.listedOnly, .station)) \(agreeing(selection.listedOnly, "is named by a list and has no page; its", "are named by a list and have no page; their")) counts are empty",
            "\(selection.listedOnly) TPS disebut dalam daftar tanpa halaman; angkanya kosong")
        add(
            unnamedRegions,
            "\(CountText.of(unnamedRegions, .region)) \(agreeing(unnamedRegions, "has no name in the input; its", "have no name in the input; their")) code stands as name",
            "\(unnamedRegions) wilayah tidak bernama di masukan; kodenya dipakai sebagai nama")
        let early = captures.count { $0.isIn == false && $0.votes.contains { $0.number > 0 } }
        add(
            early,
            "\(rows(early)) of region pages \(agreeing(early, "displays", "display")) votes although status_progress is false; \(agreeing(early, "it was", "they were")) kept",
            "\(early) baris halaman wilayah menampilkan suara walau status_progress false; tetap dimasukkan")
        let impossible = captures.count { $0.isGarbled }
        add(
            impossible,
            "\(rows(impossible)) of region pages \(agreeing(impossible, "has", "have")) more stations in than there are; \(agreeing(impossible, "it is", "they are")) marked garbled",
            "\(impossible) baris halaman wilayah memuat TPS masuk melebihi jumlahnya; ditandai garbled")
        if let ownCodes = contest.system.form.ownCodes { add(1, ownCodes.en, ownCodes.id) }
        return notices
    }
}

private func agreeing(_ count: Int, _ one: String, _ many: String) -> String {
    CountText.agreeing(count, one, many)
}

private func pages(_ count: Int) -> String { CountText.of(count, .init("page", "pages", id: "halaman")) }

private func newer(_ count: Int) -> String {
    CountText.of(count, .init("newer page", "newer pages", id: "halaman"))
}

private func rows(_ count: Int) -> String { CountText.of(count, .init("row", "rows", id: "baris")) }

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
