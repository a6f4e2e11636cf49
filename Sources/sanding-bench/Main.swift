import Foundation

/// One piece of work of the benchmark kit: `sanding-bench w4 DATA OUT`.
///
/// A thin caller of the library that reads and writes the kit's files, so that it can be timed beside other
/// tools and its answers compared with theirs.
@main
enum Main {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, arguments[1] == "w4" || arguments[1] == "bootstrap" else {
            fail("usage: sanding-bench w4 DATA OUT")
        }
        do {
            try BootstrapWork(
                data: URL(filePath: arguments[2]), output: URL(filePath: arguments[3])
            ).run()
        } catch {
            fail("\(error)")
        }
    }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data("\(message)\n".utf8))
        exit(2)
    }
}
