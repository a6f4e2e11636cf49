import Archive
import Elections
import Foundation
import Ground

/// When pages were captured: as somebody says, as a table says, as names say, as pages say, or as files do.
struct CaptureClock {
    let time: CaptureTime?
    let zone: String?
    let times: [String: CaptureTime]

    init(time: String?, zone: String?, times: [String: CaptureTime]) throws {
        self.time = try time.map { try CaptureClock.read($0, zone: zone, name: $0) }
        self.zone = zone
        self.times = times
    }

    /// - Throws: `FileFault` where the text names no zone.
    static func zone(_ text: String?) throws -> String? {
        guard let text else { return nil }
        guard CaptureTime.seconds(ahead: text) != nil else {
            throw FileFault(file: text, kind: .unusable, ArchiveFault.notZone)
        }
        return text
    }

    private static func read(_ text: String, zone: String?, name: String) throws -> CaptureTime {
        switch moment(text, zone: zone) {
        case .time(let time): return time
        case .fault(let fault): throw FileFault(file: name, kind: .unusable, fault)
        }
    }

    /// Seconds by which a time may be later than the clock of this machine, which may be of another zone or slow.
    private static let slack = 86_400

    private static func isInFuture(_ seconds: Int) -> Bool {
        seconds > Int(Date().timeIntervalSince1970) + slack
    }

    /// What a text that stands for a time is.
    enum Moment {
        case time(CaptureTime)
        /// It is no time, has no zone, or has not come yet.
        case fault(ArchiveFault)
    }

    /// The moment that a text names: the one way in which times that people write are read.
    ///
    /// - Parameters:
    ///   - text: The time.
    ///   - zone: Zone of times that name none.
    ///   - precision: How exactly it is known, where that is less than the text shows.
    static func moment(
        _ text: String, zone: String?, precision: CaptureTime.Precision? = nil
    ) -> Moment {
        do throws(CaptureTimeFault) {
            let time = try CaptureTime(text, zone: zone, precision: precision)
            guard isInFuture(time.seconds) else { return .time(time) }
            return .fault(
                .inFuture(text, now: CaptureTime(seconds: Int(Date().timeIntervalSince1970)).text))
        } catch {
            return .fault(error == .noZone ? .noZone(text) : .notTime(text))
        }
    }

    /// Reads a table of times by path.
    ///
    /// - Parameters:
    ///   - path: CSV file with columns `path` and `captured_at`.
    ///   - zone: Zone of times that name none.
    /// - Throws: `TableProblems` and `FileFault` for faults of the file.
    static func table(_ path: String, zone: String?) throws -> [String: CaptureTime] {
        let text = try TextBytes(contentsOf: URL(fileURLWithPath: path), name: path)
        var problems = TableProblems()
        let table = Table(text, required: ["path", "captured_at"], problems: &problems)
        var times: [String: CaptureTime] = [:]
        table.forEachRow { row in
            guard let page = row.required("path", &problems),
                let time = row.required("captured_at", &problems)
            else { return }
            switch moment(time, zone: zone) {
            case .time(let found): times[page] = found
            case .fault(let fault): problems.add(row.problem("captured_at", time, fault))
            }
        }
        try problems.throwIfAny()
        return times
    }

    /// - Parameters:
    ///   - item: The page.
    ///   - dated: What its path says.
    ///   - pages: What it parses to; the latest moment of the page's own is taken.
    ///   - name: The name that messages use.
    /// - Throws: `FileFault` where a name has a time without a zone and none was given, or one that is no time or has not come
    ///   yet. What pages and files say of themselves is passed over where it has not come yet.
    func time(
        of item: ArchiveInput.Item, _ dated: DatedPath, pages: [Capture], name: String
    ) throws -> (CaptureTime, Manifest.TimeSource) {
        if let time { return (time, .given) }
        if let time = times[item.path] { return (time, .given) }
        if let time = item.record?.time { return (time, .record) }
        if let wrong = dated.wrong {
            throw FileFault(file: name, kind: .unusable, ArchiveFault.notTime(wrong))
        }
        if let text = dated.time { return (try CaptureClock.read(text, zone: zone, name: name), .name) }
        let own = pages.compactMap { try? CaptureTime($0.capturedAt, zone: zone) }
            .filter { !CaptureClock.isInFuture($0.seconds) }
        if let latest = own.max(by: { $0.seconds < $1.seconds }) { return (latest, .page) }
        if let changed = item.changed, !CaptureClock.isInFuture(changed) {
            return (CaptureTime(seconds: changed), .file)
        }
        return (CaptureTime(seconds: Int(Date().timeIntervalSince1970)), .clock)
    }
}
