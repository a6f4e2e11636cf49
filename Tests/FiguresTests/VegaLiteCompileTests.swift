import Foundation
import Testing

@testable import Figures

/// Every specification compiled by Vega-Lite itself, where `vl-convert-python` is installed.
///
/// `SANDING_VL_PYTHON` names the Python that has it; `python3` otherwise.
@Suite struct VegaLiteCompileTests {
    private static let python = ProcessInfo.processInfo.environment["SANDING_VL_PYTHON"] ?? "python3"

    private static func run(_ code: String, _ arguments: [String] = []) throws -> String? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python, "-c", code] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
    }

    private static let isThere = (try? run("import vl_convert")) ?? nil != nil

    private static let compile = """
        import sys, pathlib, vl_convert
        for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
            try:
                svg = vl_convert.vegalite_to_svg(path.read_text(), vl_version="v5.21")
                print(path.name, "ok" if "<svg" in svg and "NaN" not in svg else "empty")
            except Exception as error:
                print(path.name, str(error)[:200])
        """

    @Test(.enabled(if: isThere, "vl-convert-python is not installed"))
    func vegaLiteTakesEverySpecification() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vega-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, chart) in Samples.all {
            try chart.vegaLite.write(
                to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        let lines = try #require(try Self.run(Self.compile, [folder.path])).split(separator: "\n")
        #expect(lines.count == Samples.all.count)
        for line in lines { #expect(line.hasSuffix(" ok"), "\(line)") }
    }
}
