import Foundation
import Ground
import Testing

@Suite struct ByteWriterTests {
    static func text(_ body: (inout ByteWriter) -> Void) -> String {
        var writer = ByteWriter(capacity: 1)
        body(&writer)
        return writer.text
    }

    static func share(_ part: Int, _ whole: Int) -> String { text { $0.append(share: part, of: whole) } }

    @Test func wholeNumbersReadBack() {
        var numbers = [0, 1, 9, 10, 99, 12_345_678, 99_999_999, 100_000_000, .max, .min, -1, -10]
        var power = 1
        for _ in 0..<18 {
            power *= 10
            numbers += [power - 1, power, power + 1, -power]
        }
        for number in numbers { #expect(Self.text { $0.append(number) } == String(number)) }
        let lines = Self.text { writer in
            for number in 0..<20_000 {
                writer.append(number * 7919)
                writer.append(byte: UInt8(ascii: "\n"))
            }
        }
        #expect(lines.split(separator: "\n").map { Int($0) } == (0..<20_000).map { $0 * 7919 })
    }

    @Test func sharesOfKnownDigits() {
        #expect(Self.share(0, 7) == "0.0")
        #expect(Self.share(7, 7) == "1.0")
        #expect(Self.share(5, 0) == "")
        #expect(Self.share(1, 2) == "0.5")
        #expect(Self.share(1, 3) == "0.3333333333333333")
        #expect(Self.share(2, 3) == "0.6666666666666667")
        #expect(Self.share(1, 300) == "0.003333333333333333")
        #expect(Self.share(1, 1_000_000) == "0.000001")
        #expect(Self.share(96_214_691, 164_227_475) == "0.5858623290652188")
        #expect(Self.share(7, 2) == "3.5")
        #expect(Self.share(100, 3) == "33.33333333333333")
        #expect(Self.share(.max, 1) == "9223372036854775807.0")
        #expect(Self.share(1, .max) == "0.0000000000000000001084202172485504")
        #expect(Self.share(.max - 1, .max) == "1.0")
    }

    /// Long division, digit after digit, rounded half to even at the sixteenth.
    static func reference(_ part: Int, _ whole: Int) -> String {
        if part == 0 { return "0.0" }
        var digits: [Int] = []
        var places = 0
        var rest = part
        while digits.count < 16 {
            // Ten times the rest may not fit, so the digit is found by adding.
            var sum = 0
            var digit = 0
            for _ in 0..<10 {
                if sum >= whole - rest {
                    sum -= whole - rest
                    digit += 1
                } else {
                    sum += rest
                }
            }
            rest = sum
            if digits.isEmpty && digit == 0 { places += 1 } else { digits.append(digit) }
        }
        let isUp = rest > whole - rest || (rest == whole - rest && digits[15] % 2 == 1)
        var index = 15
        if isUp {
            while index >= 0, digits[index] == 9 {
                digits[index] = 0
                index -= 1
            }
            if index >= 0 {
                digits[index] += 1
            } else if places > 0 {
                places -= 1
                digits = [1]
            } else {
                return "1.0"
            }
        }
        while digits.count > 1, digits[digits.count - 1] == 0 { digits.removeLast() }
        return "0." + String(repeating: "0", count: places) + digits.map { String($0) }.joined()
    }

    @Test func sharesAgreeWithLongDivision() {
        var state: UInt64 = 20_240_214
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 1
        }
        for bits in [4, 8, 12, 20, 31, 40, 52, 63] {
            for _ in 0..<400 {
                let whole = Int(next() >> UInt64(63 - bits)) + (bits == 63 ? 0 : 1)
                let part = Int(next() % UInt64(max(1, whole)))
                guard whole > 0 else { continue }
                #expect(Self.share(part, whole) == Self.reference(part, whole), "\(part)/\(whole)")
                #expect(Self.share(1, whole + (whole == 1 ? 1 : 0)) == Self.reference(1, max(2, whole)))
            }
        }
    }

    @Test func sharesReadAsTheQuotient() throws {
        for whole in 1...300 {
            for part in 0...(2 * whole) {
                let value = try #require(Double(Self.share(part, whole)))
                let quotient = Double(part) / Double(whole)
                // Half a unit of the sixteenth digit, and the rounding of two numbers to 53 bits.
                #expect(abs(value - quotient) <= (5e-16 + 2.3e-16) * quotient)
            }
        }
    }

    @Test func cellsAreQuotedAndInert() {
        #expect(Self.text { $0.append(cell: "1101.02_a") } == "1101.02_a")
        #expect(Self.text { $0.append(cell: "Kab. \"A\", B") } == "\"Kab. \"\"A\"\", B\"")
        #expect(Self.text { $0.append(cell: "=1+1") } == "'=1+1")
        #expect(Self.text { $0.append(cell: "Ñandú") } == "Ñandú")
    }

    @Test(arguments: [1, 2, 5]) func filesDoNotDependOnThreads(threads: Int) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "sanding-\(UUID()).csv")
        defer { try? FileManager.default.removeItem(at: url) }
        for pieces in [0, 1, 40] {
            try ByteFile.write(url, name: "numbers", pieces: pieces, threads: threads, capacity: 8) {
                piece, writer in
                for number in 0..<500 {
                    writer.append(piece * 500 + number)
                    writer.append(byte: UInt8(ascii: "\n"))
                }
            }
            let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { Int($0) }
            #expect(lines == (0..<500 * pieces).map { $0 })
        }
    }

    @Test func aFolderThatIsNotThereIsAFault() {
        let url = FileManager.default.temporaryDirectory.appending(path: "no-\(UUID())/a.csv")
        #expect(throws: FileFault.self) {
            try ByteFile.write(url, name: "a.csv", pieces: 1) { _, writer in writer.append(1) }
        }
    }
}
