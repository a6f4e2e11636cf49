import Foundation
import Synchronization
import Testing

@testable import SandingKit

/// A cancelled task ends soon and leaves nothing; one that waits for a verb holds no thread of the pool.
@Suite struct CancellationTests {
    /// A task that is cancelled when its verb first tells of progress in a step, before the verb goes on: the thread that
    /// tells is the verb's own and waits for the task to be known.
    private func cancelled(
        at step: WorkProgress.Step, _ verb: @escaping @Sendable (WorkControl) async throws -> Void
    ) async {
        let known = KnownTask()
        let control = WorkControl { if $0.step == step { known.cancel() } }
        let task = Task { try await verb(control) }
        known.task.withLock { $0 = task }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    private final class KnownTask: Sendable {
        let task = Mutex<Task<Void, any Error>?>(nil)

        func cancel() {
            while true {
                if let task = task.withLock({ $0 }) { return task.cancel() }
                Thread.sleep(forTimeInterval: 0.001)
            }
        }
    }

    @Test func aSimulationEndsBetweenItsBlocks() async {
        await cancelled(at: .drawing) { _ = try await Sanding.simulate(Places.endless(), control: $0) }
    }

    @Test func aPlanEndsWhileItDraws() async {
        let request = PlanRequest(
            "\(Places.count)/official.csv", wish: .stations(100), strata: ["regency_code"], draws: 1_000_000
        )
        await cancelled(at: .planning) { _ = try await Sanding.plan(request, control: $0) }
    }

    @Test func aComparisonEndsWhileItDraws() async {
        let request = SampleRequest(
            Places.sample, official: "\(Places.count)/official_later.csv", draws: 1_000_000)
        await cancelled(at: .drawing) { _ = try await Sanding.reconcile(sample: request, control: $0) }
    }

    @Test func anEstimateEndsBetweenItsReplicates() async {
        var sample = Places.sample
        (sample.design.variance, sample.design.replicates) = (.bootstrap, 2_000_000)
        let request = EstimateRequest(sample)
        await cancelled(at: .estimating) { _ = try await Sanding.estimate(request, control: $0) }
    }

    @Test func everyVerbLooksBetweenItsSteps() async {
        let official = "\(Places.count)/official.csv"
        let verbs: [@Sendable (WorkControl) async throws -> Void] = [
            { _ = try await Sanding.check(CheckRequest([official]), control: $0) },
            {
                _ = try await Sanding.diff(
                    DiffRequest(old: official, new: "\(Places.count)/official_later.csv"), control: $0)
            },
            { _ = try await Sanding.estimate(EstimateRequest(Places.sample), control: $0) },
            {
                _ = try await Sanding.reconcile(
                    ReconcileRequest(Places.data("makassar-2018")), control: $0)
            },
            { _ = try await Sanding.convert(ConvertRequest("\(Places.count)/pages"), control: $0) },
        ]
        for verb in verbs {
            // The wish comes with the first step and is seen at the next.
            let cancellation = Cancellation()
            let control = WorkControl(cancellation: cancellation) { _ in cancellation.cancel() }
            await #expect(throws: CancellationError.self) { try await verb(control) }
        }
    }

    @Test func aTaskThatIsCancelledBeforeDoesNothing() async {
        let steps = Mutex(0)
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            let control = WorkControl { _ in steps.withLock { $0 += 1 } }
            _ = try await Sanding.simulate(Places.endless(), control: control)
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(steps.withLock { $0 } == 0)
    }

    @Test func aWishThatIsSharedEndsWithoutATask() async {
        let cancellation = Cancellation()
        let control = WorkControl(cancellation: cancellation) {
            if $0.step == .drawing { cancellation.cancel() }
        }
        await #expect(throws: CancellationError.self) {
            try await Sanding.simulate(Places.endless(), control: control)
        }
        // On the calling thread too.
        #expect(throws: CancellationError.self) { try Places.endless(10).run(control) }
    }

    @Test func oneCancelledTaskDoesNotEndAnother() async throws {
        let control = WorkControl()
        await cancelled(at: .drawing) { own in
            var shared = own
            shared.cancellation = control.cancellation
            _ = try await Sanding.simulate(Places.endless(), control: shared)
        }
        let sample = try await Sanding.estimate(EstimateRequest(Places.sample), control: control)
        #expect(sample.domains.count == 3)
    }

    @Test func waitingTasksHoldNoThreadOfThePool() async {
        // More than the pool has threads; were they held, nothing below would begin.
        let tasks = (0..<4 * ProcessInfo.processInfo.activeProcessorCount).map { _ in
            Task { try await Sanding.simulate(Places.endless(), control: WorkControl(threads: 1)) }
        }
        let other = await Task { 6 * 7 }.value
        #expect(other == 42)
        for task in tasks { task.cancel() }
        for task in tasks { await #expect(throws: CancellationError.self) { try await task.value } }
    }

    @Test func aConversionThatIsCancelledLeavesNoFolder() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        await cancelled(at: .converting) {
            _ = try await Sanding.convert(
                ConvertRequest("\(Places.count)/pages"), into: folder, control: $0.slowed())
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path))
        let found = try await Sanding.convert(ConvertRequest("\(Places.count)/pages"), into: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        #expect(found.outputs.contains("stations.csv") && Set(found.outputs).isSubset(of: names))
        #expect(!names.contains(".spool"))
        await #expect(throws: SandingError.self) {
            try await Sanding.convert(ConvertRequest("\(Places.count)/pages"), into: folder)
        }
        #expect(FileManager.default.fileExists(atPath: folder.path))
    }
}

extension WorkControl {
    /// The same, in which every piece of progress waits until the task was told to end.
    fileprivate func slowed() -> WorkControl {
        let (hear, cancellation) = (progress, Cancellation(below: cancellation))
        var slow = self
        slow.cancellation = cancellation
        slow.progress = { told in
            hear?(told)
            cancellation.cancel()
        }
        return slow
    }
}
