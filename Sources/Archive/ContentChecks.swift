import Foundation
import Ground
import Synchronization

/// Reads every content that entries name and holds it against its digest, on several threads.
///
/// Contents are read chain by chain of patches, so that each is mostly a patch of the one before, however many pages are captured
/// in turn; a thread takes a run of them.
final class ContentChecks: Sendable {
    private struct State: Sendable {
        var found: [TreeHash: Result<Int, Problem>] = [:]
        var fault: (any Error)?
        var steps = 0
    }

    /// Contents and patches that were read so far.
    var steps: Int { state.withLock { $0.steps } }

    /// Why content is not what it must be.
    enum Problem: Error, Sendable {
        case missing
        case unreadable(ContentDamage)
        case otherDigest
    }

    private let path: String
    private let name: String
    private let state = Mutex(State())

    init(path: String, name: String) {
        self.path = path
        self.name = name
    }

    /// Checks contents.
    ///
    /// - Parameters:
    ///   - blobs: Contents, each once, in the order of the entries.
    ///   - threads: Threads at most.
    ///   - check: Called between contents; what it throws ends the work.
    func run(_ blobs: [Manifest.Blob], threads: Int, _ check: @escaping @Sendable () throws -> Void) throws {
        let runs = ContentChecks.runs(try inChains(blobs), parts: max(1, min(threads, blobs.count / 8)))
        DispatchQueue.concurrentPerform(iterations: runs.count) { part in
            do {
                let database = try ArchiveFile.open(path, name: name, isWriting: false)
                let store = BlobStore(database)
                defer { state.withLock { $0.steps += store.steps } }
                try database.snapshot {
                    for blob in runs[part] {
                        try check()
                        let found = try Self.found(blob.digest, store)
                        state.withLock { $0.found[blob.digest] = found }
                    }
                }
            } catch {
                state.withLock { $0.fault = $0.fault ?? error }
            }
        }
        if let fault = state.withLock({ $0.fault }) { throw fault }
    }

    /// Contents in the order of their chains; in their own where that cannot be read.
    private func inChains(_ blobs: [Manifest.Blob]) throws -> [Manifest.Blob] {
        let database = try ArchiveFile.open(path, name: name, isWriting: false)
        guard let chains = try unlessDamaged({ try BlobStore(database).chains() }) else { return blobs }
        let placed = blobs.map { blob in (blob, chains[blob.digest] ?? (Int.max, Int.max)) }
        return placed.sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// Contents in runs of about the same number of bytes.
    private static func runs(_ blobs: [Manifest.Blob], parts: Int) -> [ArraySlice<Manifest.Blob>] {
        // Sizes are what entries say, which may be anything.
        let weights = blobs.map { Double(max(0, $0.bytes)) + 4_096 }
        let whole = weights.reduce(0, +)
        var (runs, start, sum): ([ArraySlice<Manifest.Blob>], Int, Double) = ([], 0, 0)
        for (index, weight) in weights.enumerated() {
            sum += weight
            if runs.count < parts - 1, sum >= whole * Double(runs.count + 1) / Double(parts) {
                runs.append(blobs[start...index])
                start = index + 1
            }
        }
        return runs + [blobs[start...]]
    }

    private static func found(_ digest: TreeHash, _ store: BlobStore) throws -> Result<Int, Problem> {
        do {
            guard let row = try store.row(digest) else { return .failure(.missing) }
            let found = try store.check(row)
            return found.digest == digest && found.bytes == row.bytes
                ? .success(found.bytes) : .failure(.otherDigest)
        } catch let damage as ContentDamage {
            return .failure(.unreadable(damage))
        } catch let fault as FileFault where fault.isDamage {
            return .failure(.unreadable(.pages))
        }
    }

    /// Contents that are as they must be, and their bytes.
    var totals: (count: Int, bytes: Int) {
        let sizes = state.withLock { $0.found.values.compactMap { try? $0.get() } }
        return (sizes.count, sizes.reduce(0, +))
    }

    /// What is the matter with a blob of an entry; `nil` where nothing is.
    func fault(_ blob: Manifest.Blob) -> ArchiveVerification.Fault.Kind? {
        switch state.withLock({ $0.found[blob.digest] }) ?? .failure(.missing) {
        case .success(let bytes): bytes == blob.bytes ? nil : .digest(blob.role)
        case .failure(.missing): .content(blob.role, .missing)
        case .failure(.unreadable(let damage)): .content(blob.role, damage)
        case .failure(.otherDigest): .digest(blob.role)
        }
    }
}
