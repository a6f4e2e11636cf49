import Foundation
import Ground

/// Runs one workload of the comparison with other tools: `sanding-bench WORKLOAD DATA OUT`.
@main
enum Bench {
    /// Workloads under the names that the comparison uses for them.
    static let workloads: [String: @Sendable (URL, URL) throws -> Void] = [
        "w1": Reconcile.run, "reconcile": Reconcile.run,
        "w2": CheckWork.run, "consistency": CheckWork.run,
        "w5": DiffWork.run, "diff": DiffWork.run,
        "workbook": WorkbookWork.run,
        "w4": { try BootstrapWork(data: $0, output: $1).run() },
        "bootstrap": { try BootstrapWork(data: $0, output: $1).run() },
    ]

    static func main() {
        let arguments = CommandLine.arguments
        if arguments.count >= 4, ["calibrate", "spread"].contains(arguments[1]) {
            do {
                let settings = Array(arguments.dropFirst(4))
                let (stations, output) = (URL(filePath: arguments[2]), URL(filePath: arguments[3]))
                if arguments[1] == "spread" {
                    try SpreadWork(settings).run(stations, output)
                } else {
                    try Calibrate(settings).run(stations, output)
                }
            } catch {
                finish("sanding-bench: \(error)", status: 1)
            }
            return
        }
        guard arguments.count == 4, let workload = workloads[arguments[1]] else {
            let names = workloads.keys.sorted().joined(separator: ", ")
            finish(
                "usage: sanding-bench WORKLOAD DATA OUT\nworkloads: \(names)\n"
                    + "       sanding-bench calibrate STATIONS OUT [name=value…]\n"
                    + "       sanding-bench spread STATIONS OUT levels=a,b within=a [place=b] [cluster=c]",
                status: 64)
        }
        ProcessMemory.keepForLargeArrays()
        do {
            try workload(URL(filePath: arguments[2]), URL(filePath: arguments[3]))
        } catch {
            finish("sanding-bench: \(error)", status: 1)
        }
        // Nothing is left to flush: giving back the memory of the columns page by page would only cost time.
        _exit(0)
    }

    private static func finish(_ message: String, status: Int32) -> Never {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        exit(status)
    }
}
