import Foundation

/// The folder of findings: one folder for each kind, in it the smallest inputs that show it, each with the command
/// that repeats it.
final class FindingStore: @unchecked Sendable {
    /// A line of `findings.jsonl`.
    struct Entry: Codable {
        var kind: String
        var detail: String
        /// Bytes of the input.
        var size: Int
        /// Command that repeats it.
        var command: String
        /// Folder in which the input was kept, below that of the store.
        var folder: String?
    }

    let url: URL
    private var kept: [String: (count: Int, smallest: Int)] = [:]
    private let lock = NSLock()
    private static let mostKept = 4

    /// - Parameter url: The folder, which is made.
    init(_ url: URL) throws {
        self.url = url
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    /// Notes a finding and keeps its input where it is among the first or the smallest of its kind.
    func add(_ fault: Fault, input: CaseFolder, name: String, command: String) {
        lock.lock()
        defer { lock.unlock() }
        let size = input.size
        var (count, smallest) = kept[fault.kind] ?? (0, .max)
        var entry = Entry(
            kind: fault.kind, detail: String(fault.detail.prefix(2000)), size: size, command: command)
        if count < FindingStore.mostKept || size < smallest {
            let folder = "\(FindingStore.slug(fault.kind))/\(name)"
            let target = url.appendingPathComponent(folder)
            let manager = FileManager.default
            try? manager.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try? manager.removeItem(at: target)
            try? manager.copyItem(at: input.url, to: target)
            let note = "\(fault.kind)\n\(fault.detail)\n\nRepeat with:\n\(command)\n"
            try? Data(note.utf8).write(to: target.appendingPathComponent("README"))
            entry.folder = folder
            count += 1
            smallest = min(smallest, size)
        }
        kept[fault.kind] = (count, smallest)
        append(entry)
    }

    private func append(_ entry: Entry) {
        guard var line = try? JSONEncoder().encode(entry) else { return }
        line.append(10)
        let file = url.appendingPathComponent("findings.jsonl").path
        let descriptor = open(file, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        _ = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }

    private static func slug(_ kind: String) -> String {
        let words = kind.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        return String(words.joined(separator: "-").prefix(90))
    }

    /// All findings so far, of every process that wrote here.
    func entries() -> [Entry] {
        guard let data = try? Data(contentsOf: url.appendingPathComponent("findings.jsonl")) else {
            return []
        }
        return data.split(separator: 10).compactMap { try? JSONDecoder().decode(Entry.self, from: $0) }
    }

    /// A table of the kinds: how often each was met, and the smallest input that shows it.
    func summary() -> [String] {
        let kinds = Dictionary(grouping: entries(), by: \.kind)
        return kinds.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.flatMap { kind, entries in
            let smallest = entries.filter { $0.folder != nil }.min { $0.size < $1.size } ?? entries[0]
            let place = smallest.folder.map { url.appendingPathComponent($0).path } ?? ""
            return [
                "\(entries.count) x \(kind)",
                "    \(smallest.detail.prefix(300).replacing("\n", with: " | "))",
                "    \(smallest.size) bytes: \(place)", "    \(smallest.command)",
            ]
        }
    }
}
