import ElectionFiles
import Elections
import Foundation
import Ground
import Reconciliation
import Wording

/// The file of all stations that an election folder may have beside its tables.
struct FolderStations {
    let folder: String
    let numbers: NumberStyle
    let threads: Int

    init(_ folder: String, numbers: NumberStyle, threads: Int) {
        (self.folder, self.numbers, self.threads) = (folder, numbers, threads)
    }

    /// How much stations differ in the contests of which they are, the file as it was read, and what there is to say of it.
    struct Places {
        var spreads: [String: PlaceSpread] = [:]
        var inputs: [InputFile] = []
        var notices: [Notice] = []
    }

    /// The places of contests.
    ///
    /// A file of stations does not say of which contest it is: it is of those whose result its votes add up to. One that is of none,
    /// or cannot be read as stations, tells nothing here, and that is said; `check` says what is wrong with it. It is read only
    /// where a count prints no margin, without rows that are totals.
    /// - Parameter election: The folder.
    /// - Throws: `FileFault` where the file of a contest changes meanwhile.
    func places(of election: Election) throws -> Places {
        let wanting = election.contests.filter { contest in
            election.readings(of: contest.id).contains { !$0.hasMargin && $0.shares.count > 1 }
        }
        guard !wanting.isEmpty, let (url, name) = file else { return Places() }
        let (spread, notices): (PlaceSpread?, [Notice])
        do {
            (spread, notices) = try read(url, name)
        } catch SandingError.table, SandingError.file {
            return Places(notices: [.stationsUnused(file: name, .unreadable)])
        }
        guard let place = spread else {
            return Places(notices: [.stationsUnused(file: name, .withoutVotes)])
        }
        let spreads = wanting.filter { contest in
            guard let region = contest.region,
                let recap = election.recap(contest: contest.id, region: region)
            else { return false }
            let official = election.candidates(of: contest.id).map(\.choice).sorted()
                .compactMap(recap.share)
            return place.fits(official)
        }.map { ($0.id, place) }
        guard !spreads.isEmpty else {
            return Places(notices: [.stationsUnused(file: name, .ofNoContest)])
        }
        let digest = try FileDigest(url, name: name)
        return Places(
            spreads: Dictionary(uniqueKeysWithValues: spreads),
            inputs: [InputFile(name: name, bytes: digest.bytes, sha256: digest.sha256)], notices: notices)
    }

    private func read(_ url: URL, _ name: String) throws -> (PlaceSpread?, [Notice]) {
        let columns = try SandingError.naming { try levels(url, name) }
        let options = ReadingOptions(levels: columns, numbers: numbers)
        return try Intake.run(options, of: [url.path], threads: threads) { intake in
            let stations = try intake.stations(url.path, name: name)
            var reader = StationFile(intake.reading, threads: threads)
            reader.readsStationNumbers = false
            reader.fields = []
            return (PlaceSpread(try reader.read(stations)), intake.notices)
        }
    }

    /// Columns of regions with names of their own: those before the number of the station, as files of stations have them from the
    /// top down. `nil` where the file has columns that are known, or no such number.
    private func levels(_ url: URL, _ name: String) throws -> [String]? {
        let header = try ColumnReader.header(of: url, name: name)
        guard !header.contains(where: StationTable.indonesianLevels.contains),
            let number = header.firstIndex(of: "station_no")
        else { return nil }
        let own = header[..<number].filter {
            !$0.isEmpty && !StationField.isCount($0) && !$0.hasSuffix("_name")
        }
        return own.isEmpty ? nil : own
    }

    private var file: (URL, String)? {
        let root = URL(fileURLWithPath: folder, isDirectory: true)
        return CountFiles.stationNames.map { (root.appending(path: $0), $0) }
            .first { FileManager.default.fileExists(atPath: $0.0.path) }
    }
}
