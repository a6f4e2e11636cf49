import Foundation
import Testing

/// Memory is safe from outside a room: no declaration that others see has a raw pointer, and whoever tells the compiler
/// to trust him says why.
@Suite struct SafetyTests {
    /// Declarations of a file that others see, without their bodies, each with its line.
    static func declarations(in text: String) -> [(line: Int, text: String)] {
        var found: [(line: Int, text: String)] = []
        var open: (line: Int, text: String)?
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let code = line.trimmingCharacters(in: .whitespaces)
            if code.hasPrefix("//") { continue }
            let isSeen = code.split(separator: " ").prefix(4).contains {
                ["public", "package", "open"].contains($0)
            }
            if open == nil, isSeen { open = (number + 1, "") }
            guard var current = open else { continue }
            current.text += " " + code
            let brackets = current.text.reduce(0) { depth, character in
                depth + ("([".contains(character) ? 1 : ")]".contains(character) ? -1 : 0)
            }
            // The body, or what a variable is given, is not part of it.
            if brackets == 0 || code.hasSuffix("{") {
                found.append((current.line, String(current.text.prefix { $0 != "{" })))
                open = nil
            } else {
                open = current
            }
        }
        return found
    }

    static func pointers(in text: String) -> [Int] {
        declarations(in: text).filter { $0.text.contains(/Unsafe\w*Pointer|OpaquePointer/) }.map(\.line)
    }

    /// Lines that are exempt from the compiler's check without a reason before or behind them.
    static func unproven(in text: String) -> [Int] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.filter { index in
            guard lines[index].contains("@unchecked Sendable {") else { return false }
            let around = lines[max(0, index - 1)...min(lines.count - 1, index + 1)]
            return !around.contains { $0.contains("// Sendable: ") }
        }.map { $0 + 1 }
    }

    private static func faults(_ find: (String) -> [Int]) throws -> [String] {
        let sources = RoomsTests.root.appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var found: [String] = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            found += find(text).map { "\(file.lastPathComponent):\($0)" }
        }
        return found
    }

    @Test func noDeclarationThatOthersSeeHasAPointer() throws {
        #expect(try Self.faults(Self.pointers).isEmpty)
    }

    @Test func whoeverIsExemptSaysWhy() throws {
        #expect(try Self.faults(Self.unproven).isEmpty)
    }

    /// Lines that hand memory to a C function which keeps its address beyond the call. Of an array nothing holds that memory then:
    /// a build without optimisation happens to, a released one frees it before it is read.
    static func kept(in text: String) -> [Int] {
        let pattern =
            /\b(BIO_new_mem_buf|archive_read_open_memory|sqlite3_deserialize|SQLITE_STATIC|fmemopen|setvbuf)\b/
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().filter {
            $1.contains(pattern) && !$1.trimmingCharacters(in: .whitespaces).hasPrefix("//")
        }.map { $0.offset + 1 }
    }

    @Test func nothingKeepsTheAddressOfAnArray() throws {
        #expect(try Self.faults(Self.kept).isEmpty)
        #expect(Self.kept(in: "let a = 1\n    BIO_new_mem_buf(bytes, 3)\n// BIO_new_mem_buf\n") == [2])
    }

    /// Lines that give a level or a power of their own; those that are customary stand in `Customary` alone.
    static func ownLevels(in text: String) -> [Int] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().filter {
            $1.contains(/= 0\.(95|99|05|8)\b/) && !$1.contains("//")
                && !$1.contains("static let level = 0.95")
                && !$1.contains("static let outerLevel = 0.99") && !$1.contains("static let alpha = 0.05")
                && !$1.contains("static let power = 0.8")
        }.map { $0.offset + 1 }
    }

    @Test func levelsStandOnce() throws {
        #expect(try Self.faults(Self.ownLevels).isEmpty)
        #expect(Self.ownLevels(in: "    var level = 0.95\nlet x = 0.951\n") == [1])
    }

    @Test func theTestSeesPointersAndSilence() {
        let text = """
            public struct A {
                let base: UnsafePointer<Int>
                public init(
                    _ one: Int,
                    base: UnsafePointer<Int>
                ) {
                    self.base = base
                }
                public func add(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer(add) }
                @inlinable
                public static var first: UnsafeRawPointer { UnsafeRawPointer(base) }
            }
            """
        #expect(Self.pointers(in: text) == [3, 11])
        let exempt = "final class A: @unchecked Sendable {\n    let a = 1\n}\n"
        #expect(Self.unproven(in: exempt) == [1])
        #expect(Self.unproven(in: exempt.replacing("{\n", with: "{\n    // Sendable: only read.\n")).isEmpty)
    }
}
