import Foundation

/// Runs cases one after another in this process.
struct Worker {
    var seed: UInt64
    /// First case, and how many later the next one is.
    var first: UInt64
    var step: UInt64
    /// Number of the case before which it stops.
    var end: UInt64
    /// Time on the clock of ``WorkerStatus/now`` after which it stops; never where `nil`.
    var deadline: Int64?
    var folder: CaseFolder
    var status: WorkerStatus
    var store: FindingStore
    /// Whether planted faults take the place of what is tested, for the driver's own test.
    var isPlanted = false

    /// Status with which a worker ends that used too much memory.
    static let tooMuchMemory: Int32 = 3

    func run() throws {
        let folders = try InsideTarget.allCases.map {
            try CaseFolder(folder.url.appendingPathComponent($0.rawValue))
        }
        var number = first
        while number < end {
            let start = WorkerStatus.now
            if let deadline, start > deadline { break }
            var (target, random) = InsideTarget.choose(seed: seed, case: number)
            status[.number] = Int64(bitPattern: number)
            status[.begunProcessor] = WorkerStatus.processor
            status[.begun] = start
            let place = InsideTarget.allCases.firstIndex(of: target) ?? 0
            let folder = folders[place]
            let faults =
                isPlanted ? try Planted.run(number, folder, &random) : try target.run(folder, &random)
            status[.begun] = 0
            for fault in faults {
                store.add(
                    fault, input: folder, name: "case-\(seed)-\(number)",
                    command: Worker.command(seed, number))
            }
            status[.executions] += 1
            status[.targets, place] += 1
            status[.times, place] += WorkerStatus.now - start
            if number % 16 == first % 16, Worker.memory > Limits.standard.memory {
                exit(Worker.tooMuchMemory)
            }
            number += step
        }
        status[.isFinished] = 1
    }

    /// Most memory that this process has held, bytes.
    private static var memory: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }

    /// The command that repeats a case.
    static func command(_ seed: UInt64, _ number: UInt64) -> String {
        "swift run -c release sanding-fuzz inside --seed \(seed) --case \(number)"
    }
}

/// Faults that the driver must find.
enum Planted {
    static let executions: UInt64 = 40

    static func run(_ number: UInt64, _ folder: CaseFolder, _ random: inout FuzzRandom) throws -> [Fault] {
        switch number {
        case 5:
            // A crash like those of the product.
            let values = [1, 2, 3]
            return [Fault(kind: "never", detail: "\(values[Int(number)])")]
        case 11:
            while true { usleep(10_000) }
        case 17:
            // The plain reader is shown one vote more than the product.
            let head = "county,station_no,votes_1,votes_2\n"
            let url = try folder.write("stations.csv", Array((head + "Stone,1,5,6\n").utf8))
            return StationTarget.compare(
                url, Array((head + "Stone,1,6,6\n").utf8), levels: ["county"], (1, 2))
        case 23: exit(Worker.tooMuchMemory)
        default: return try InsideTarget.stations.run(folder, &random)
        }
    }
}
