import ElectionFiles
import Elections
import Foundation
import Ground
import Reconciliation

/// The file of all stations that an election folder may have beside its tables.
struct FolderStations {
    let folder: String
    let numbers: NumberStyle
    let threads: Int

    init(_ folder: String, numbers: NumberStyle, threads: Int) {
        (self.folder, self.numbers, self.threads) = (folder, numbers, threads)
    }

    /// How much stations differ in the contests of which they are, and the file as it was read.
    ///
    /// A file of stations does not say of which contest it is: it is of those whose result its votes add up to. One that is of none,
    /// or cannot be read as stations, tells nothing here; `check` says what is wrong with it. It is read only where a count prints
    /// no margin.
    /// - Parameter election: The folder.
    /// - Throws: `FileFault` where the file of a contest changes meanwhile.
    func places(of election: Election) throws -> (spreads: [String: PlaceSpread], inputs: [InputFile]) {
        let wanting = election.contests.filter { contest in
            election.readings(of: contest.id).contains { !$0.hasMargin && $0.shares.count > 1 }
        }
        var reader = StationFile(style: numbers, threads: threads)
        reader.readsStationNumbers = false
        reader.fields = []
        guard !wanting.isEmpty, let (url, name) = file,
            let table = try? reader.read(url, name: name), let place = PlaceSpread(table)
        else { return ([:], []) }
        let spreads = wanting.filter { contest in
            guard let region = contest.region,
                let recap = election.recap(contest: contest.id, region: region)
            else { return false }
            let official = election.candidates(of: contest.id).map(\.ballotNumber).sorted()
                .compactMap(recap.share)
            return place.fits(official)
        }.map { ($0.id, place) }
        guard !spreads.isEmpty else { return ([:], []) }
        let digest = try FileDigest(url, name: name)
        return (
            Dictionary(uniqueKeysWithValues: spreads),
            [InputFile(name: name, bytes: digest.bytes, sha256: digest.sha256)]
        )
    }

    private var file: (URL, String)? {
        let root = URL(fileURLWithPath: folder, isDirectory: true)
        return CountFiles.stationNames.map { (root.appending(path: $0), $0) }
            .first { FileManager.default.fileExists(atPath: $0.0.path) }
    }
}
