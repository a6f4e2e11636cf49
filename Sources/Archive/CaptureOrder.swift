/// Which of two captures came first, as far as their times tell.
///
/// The time of a file says when it was written on the disk that it was added from: by whoever captured the page, or by whoever copied
/// it, as `cp`, `git clone` and `unzip` do, in the order of names. So a capture with no other time is known to be no later than that,
/// and not known to follow one whose time is known otherwise; and files that were written together are in no order.
struct CaptureOrder: Sendable, Hashable {
    /// Entries whose files were written together with others, by their place: the number of that writing.
    private var writings: [Int: Int] = [:]
    /// Whether there are captures with times of their files, and others.
    private var isMixed = false

    /// Seconds between two files of one writing at most. Whoever captures a page every minute writes each by itself.
    static let mostGap = 30
    /// Seconds that a writing takes at most: a folder is copied in less, and captures are taken over more.
    static let mostSpan = 3_600

    /// - Parameter entries: All entries.
    init(_ entries: [CaptureArchive.Entry]) {
        let captures = entries.filter { $0.manifest.kind == .capture }
        let files = captures.filter(\.isOfFile).sorted {
            ($0.manifest.time.seconds, $0.index) < ($1.manifest.time.seconds, $1.index)
        }
        isMixed = !files.isEmpty && files.count < captures.count
        var start = 0
        for place in files.indices {
            let seconds = files[place].manifest.time.seconds
            if place + 1 < files.count,
                files[place + 1].manifest.time.seconds - seconds <= CaptureOrder.mostGap
            {
                continue
            }
            if place > start, seconds - files[start].manifest.time.seconds <= CaptureOrder.mostSpan {
                for file in files[start...place] { writings[file.index] = start }
            }
            start = place + 1
        }
    }

    /// Whether a capture is known to have been taken after another one.
    func isKnown(_ new: CaptureArchive.Entry, toFollow old: CaptureArchive.Entry) -> Bool {
        guard new.manifest.time.isKnownToFollow(old.manifest.time) else { return false }
        guard new.isOfFile else { return true }
        guard old.isOfFile else { return false }
        return writings[new.index] == nil || writings[new.index] != writings[old.index]
    }

    /// Whether neither of two captures is known to have been taken after the other.
    func isUnknown(_ one: CaptureArchive.Entry, _ other: CaptureArchive.Entry) -> Bool {
        !isKnown(one, toFollow: other) && !isKnown(other, toFollow: one)
    }

    /// By how many seconds a capture may stand away from others in the time line of which it is not known whether they came first.
    func reach(of entry: CaptureArchive.Entry) -> Int {
        let own = entry.manifest.time.reach
        guard entry.isOfFile else { return own }
        // What has no time but that of its file may be earlier than anything.
        if isMixed { return 1 << 40 }
        return max(own, writings[entry.index] == nil ? 0 : CaptureOrder.mostSpan)
    }
}

extension CaptureArchive.Entry {
    /// Whether nothing but its file says when it was captured.
    var isOfFile: Bool { manifest.timeSource == .file }
}

extension TimeLine {
    /// Captures with no time but that of their file, which hold other figures than captures that may have come before or after them.
    public var orderedByFiles: [CaptureArchive.Entry] {
        lines.filter { line in
            guard line.entry.isOfFile, case .figures(let items) = line.event else { return false }
            return items.contains { !$0.unordered.isEmpty }
        }.map(\.entry)
    }

    /// Entries in the order of time. A day is one of the place whose times are those of the other captures of its page, or of the
    /// archive: it stands before the hours of that day there, and behind those of the day before.
    static func ordered(_ entries: [CaptureArchive.Entry]) -> [CaptureArchive.Entry] {
        var (zones, any): ([String: Int], Int?) = ([:], nil)
        for entry in entries {
            guard let ahead = entry.manifest.time.ahead else { continue }
            any = any ?? ahead
            if zones[entry.manifest.source] == nil { zones[entry.manifest.source] = ahead }
        }
        let keys = Dictionary(
            entries.map { entry in
                let time = entry.manifest.time
                let zone = zones[entry.manifest.source] ?? any ?? 0
                return (
                    entry.index, [.day, .month].contains(time.precision) ? time.seconds - zone : time.seconds
                )
            }, uniquingKeysWith: { first, _ in first })
        return entries.sorted {
            (keys[$0.index] ?? 0, $0.index) < (keys[$1.index] ?? 0, $1.index)
        }
    }
}
