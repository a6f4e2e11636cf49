import Elections
import Ground

extension CaptureArchive {
    /// What an entry parses to; `nil` where nothing was parsed.
    ///
    /// - Parameter entry: The entry.
    /// - Throws: `FileFault` where its content is missing or has another digest.
    public func captures(of entry: Entry) throws -> [Capture]? {
        guard let blob = entry.manifest.blob(.totals) ?? entry.manifest.blob(.rows) else { return nil }
        guard let captures = CaptureTotals.captures(try content(blob, of: entry.index)) else {
            throw damage(.figures)
        }
        return captures
    }

    /// What happened, in the order of time.
    ///
    /// - Parameters:
    ///   - questions: What is asked of the pages themselves.
    ///   - step: Told between entries how many of all are done; what it throws ends the work.
    /// - Throws: `FileFault` where an entry or its figures cannot be read; what those throw who are asked.
    public func timeLine(
        asking questions: TimeLine.Questions = .none,
        _ step: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws -> TimeLine {
        try database.snapshot {
            try TimeLine(entries().map { entry in (entry, try captures(of: entry)) }, asking: questions, step)
        }
    }
}
