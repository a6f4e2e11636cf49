import Archive
import Foundation
import Ground

/// Heads and their time stamps as files, for programs that check signatures and chains.
public struct StampFolder {
    private let stamps: [CaptureArchive.Stamped]

    public init(_ stamps: [CaptureArchive.Stamped]) { self.stamps = stamps }

    /// Writes `head-SIZE.txt` with the bytes that were stamped, and beside it `head-SIZE.txt.tsr` or `.ots`; a number stands
    /// before the ending where a name is there already.
    ///
    /// - Parameter path: A folder, which is made where it is not there; what is in it stays.
    /// - Returns: Files that were written.
    /// - Throws: ``SandingError`` where one cannot be written, or another file of the name is there.
    public func write(to path: String) throws -> Int {
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        var written: [String: [UInt8]] = [:]
        for found in stamps {
            let head = StampFolder.name("head-\(found.size)", "txt", found.head, besides: written)
            written[head] = found.head
            let stamp = StampFolder.name(head, found.stamp.ending, found.stamp.bytes, besides: written)
            written[stamp] = found.stamp.bytes
        }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for (name, bytes) in written.sorted(by: { $0.key < $1.key }) {
                let file = folder.appending(path: name)
                if let there = try? Data(contentsOf: file), there == Data(bytes) { continue }
                try Data(bytes).write(to: file, options: .withoutOverwriting)
            }
        } catch let error as CocoaError {
            let isThere = error.code == .fileWriteFileExists
            throw SandingError.file(
                FileFault(
                    file: path, kind: .unwritable,
                    isThere ? OutputCause.fileIsThere : OutputCause.fileUnwritable(SystemRefusal(of: error))))
        }
        return written.count
    }

    private static func name(
        _ stem: String, _ ending: String, _ bytes: [UInt8], besides taken: [String: [UInt8]]
    ) -> String {
        var name = "\(stem).\(ending)"
        var number = 2
        while let other = taken[name], other != bytes {
            name = "\(stem).\(number).\(ending)"
            number += 1
        }
        return name
    }
}
