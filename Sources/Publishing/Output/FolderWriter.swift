import Foundation
import Ground
import Synchronization

/// Writes an output folder that appears whole or not at all, and is its only owner.
///
/// Files go to a hidden staging folder, which takes the target's place in one step when all are written. A
/// target that holds anything but an earlier output, unchanged, is left alone. Whoever ends the run meanwhile
/// calls ``abandon(then:)``: the target is then whole or as it was, and nothing stands beside it. What a
/// killed run has left is removed by the next one into the same place.
public final class FolderWriter: Sendable {
    public let target: URL

    /// Two files of one output have one path: a fault of the program.
    struct RepeatedPath: Error, Equatable {
        var path: String
    }

    private enum Stage: Sendable {
        case ready
        case open(Staging)
        case closed(isWritten: Bool)
    }

    private let stage = Mutex(Stage.ready)
    private let place: Staging.Place?

    /// - Parameter target: Where the folder shall stand; missing folders above it are made, a link is
    ///   followed.
    public convenience init(target: URL) { self.init(target: target, place: nil) }

    /// - Parameter place: Where files wait; `nil` for the place that suits the target.
    init(target: URL, place: Staging.Place?) {
        self.target = target.standardizedFileURL
        self.place = place
    }

    /// Writes files that are in memory.
    ///
    /// - Parameter files: The files with paths of their own, one of them `proof.json`.
    /// - Throws: `FileFault` of kind `unwritable` where the folder cannot be made or must not be replaced.
    func write(_ files: [ReportFile]) throws {
        try writeFiles { sink in
            for file in files { try sink.add(file.path, file.bytes) }
        }
    }

    /// Writes files as they are made.
    ///
    /// - Parameter make: Gives the files to the sink it is given, `proof.json` included.
    /// - Returns: Characters that pictures could not write, because no font of this machine has them, in their order.
    /// - Throws: `FileFault` of kind `unwritable` where the folder cannot be made or must not be replaced, and
    ///   what `make` throws.
    @discardableResult
    public func writeFiles(_ make: (OutputSink) throws -> Void) throws -> [Unicode.Scalar] {
        try write { folder in
            let sink = OutputSink(.folder(folder))
            try make(sink)
            return sink.undrawn.sorted { $0.value < $1.value }
        }
    }

    /// Writes a folder that is made file by file.
    ///
    /// - Parameter make: Fills the folder it is given, `proof.json` included, and makes no folder above it.
    /// - Returns: What `make` returns.
    /// - Throws: `FileFault` of kind `unwritable` where the folder cannot be made or must not be replaced, and
    ///   the faults of the input that `make` throws.
    @discardableResult
    public func write<Result>(_ make: (URL) throws -> Result) throws -> Result {
        do {
            let staging = try stage.withLock { stage in
                let staging = try Staging(for: OutputTarget(target), at: place)
                stage = .open(staging)
                return staging
            }
            let result = try make(staging.content)
            try stage.withLock { stage in
                try staging.takeItsPlace()
                stage = .closed(isWritten: true)
            }
            return result
        } catch {
            stage.withLock { FolderWriter.close(&$0) }
            if !(error is CocoaError) { throw error }
            throw FileFault(
                file: target.relativePath, kind: .unwritable,
                OutputCause.reportUnwritable(SystemRefusal(of: error)))
        }
    }

    /// Ends the run from another thread: the target is whole or as it was, and nothing is left beside it.
    ///
    /// - Parameter end: Ends the program, told whether the new folder stands; the writer stays closed to all others meanwhile.
    public func abandon(then end: (_ isWritten: Bool) -> Never) -> Never {
        stage.withLock { stage in
            FolderWriter.close(&stage)
            if case .closed(isWritten: true) = stage { end(true) }
            end(false)
        }
    }

    private static func close(_ stage: inout Stage) {
        if case .closed = stage { return }
        if case .open(let staging) = stage { staging.remove() }
        stage = .closed(isWritten: false)
    }
}
