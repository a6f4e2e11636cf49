/// How a JSON document is laid out.
public enum JSONLayout: Sendable {
    /// As `JSONEncoder` does with `prettyPrinted`, `sortedKeys` and `withoutEscapingSlashes`: one member or element a
    /// line, keys in alphabetical order, so that output is always the same.
    case document
    /// Keys in the order given, arrays and objects of plain values on one line, and `<` escaped, so that the text may
    /// stand inside a `<script>` element.
    case script
}

/// Writes JSON as text in UTF-8, two spaces a level; a national count's findings in a tenth of `JSONEncoder`'s time.
public struct JSONWriter {
    private var bytes: [UInt8] = []
    private var depth = 0
    private let layout: JSONLayout
    private let sink: (([UInt8]) -> Void)?
    /// Whether it writes a block of a list for another writer.
    private let isBlock: Bool

    private static let piece = 1 << 16

    /// - Parameters:
    ///   - layout: How the document is laid out.
    ///   - sink: Takes the text piece by piece; without one all of it stays here.
    public init(_ layout: JSONLayout, sink: (([UInt8]) -> Void)? = nil) {
        self.layout = layout
        self.sink = sink
        isBlock = false
    }

    /// The text that the sink has not been given, with a line end.
    public mutating func finished() -> [UInt8] {
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// Writes a value.
    ///
    /// - Parameter value: The whole document, or what comes next in it.
    public mutating func write(_ value: JSONNode) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .integer(let value): bytes += String(value).utf8
        case .number(let text): bytes += text.utf8
        case .string(let value): write(value)
        case .array(let values):
            let isOpen = opens("[", values.allSatisfy(\.isPlain))
            for (index, value) in values.enumerated() {
                next(isFirst: index == 0, isOpen: isOpen)
                write(value)
            }
            close("]", isEmpty: values.isEmpty, isOpen: isOpen)
        case .generated(let count, let make):
            _ = opens("[", false)
            write(0..<count, make)
            close("]", isEmpty: count == 0)
        case .object(let members):
            let isOpen = opens("{", members.allSatisfy(\.value.isPlain))
            let ordered = layout == .document ? members.sorted { $0.key < $1.key } : members
            for (index, member) in ordered.enumerated() {
                write(member, isFirst: index == 0, isOpen: isOpen)
            }
            close("}", isEmpty: members.isEmpty, isOpen: isOpen)
        }
    }

    /// Writes elements that are made for it: long lists block by block, on all processors.
    private mutating func write(_ elements: Range<Int>, _ make: @Sendable (Int) -> JSONNode) {
        guard !isBlock, elements.count > JSONWriter.elementsOfBlock else {
            for index in elements {
                next(isFirst: index == 0)
                write(make(index))
            }
            return
        }
        let blocks = Parallel.blocks(of: elements.count, size: JSONWriter.elementsOfBlock)
        let (layout, depth) = (layout, depth)
        for some in Parallel.blocks(of: blocks.count, size: JSONWriter.blocksAtOnce) {
            let texts = Parallel.map(some.count) { place in
                var block = JSONWriter(layout, depth: depth)
                block.write(blocks[some.lowerBound + place], make)
                return block.bytes
            }
            for text in texts {
                bytes += text
                handOver()
            }
        }
    }

    private static let elementsOfBlock = 64
    /// Enough for all processors, few enough for memory.
    private static let blocksAtOnce = 8 * Parallel.processors

    /// Writes some elements of a list on its own.
    private init(_ layout: JSONLayout, depth: Int) {
        (self.layout, self.depth, sink, isBlock) = (layout, depth, nil, true)
    }

    fileprivate mutating func write(_ member: JSONNode.Member, isFirst: Bool, isOpen: Bool = true) {
        next(isFirst: isFirst, isOpen: isOpen)
        write(key: member.key)
        write(member.value)
    }

    fileprivate mutating func write(key: String) {
        write(key)
        bytes += (layout == .document ? " : " : ": ").utf8
    }

    /// - Returns: Whether every element has a line of its own.
    fileprivate mutating func opens(_ bracket: Unicode.Scalar, _ isPlain: @autoclosure () -> Bool) -> Bool {
        bytes.append(UInt8(ascii: bracket))
        depth += 1
        return layout == .document || !isPlain()
    }

    fileprivate mutating func next(isFirst: Bool, isOpen: Bool = true) {
        handOver()
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        if isOpen { newLine() } else if !isFirst { bytes.append(UInt8(ascii: " ")) }
    }

    private mutating func handOver() {
        guard let sink, bytes.count >= JSONWriter.piece else { return }
        sink(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    fileprivate mutating func close(_ bracket: Unicode.Scalar, isEmpty: Bool, isOpen: Bool = true) {
        depth -= 1
        if isOpen {
            if isEmpty { bytes.append(UInt8(ascii: "\n")) }
            newLine()
        }
        bytes.append(UInt8(ascii: bracket))
    }

    private mutating func newLine() {
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<depth { bytes += [UInt8(ascii: " "), UInt8(ascii: " ")] }
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x80...0x9F where bytes.last == 0xC2:
                // The control characters above ASCII, two bytes of UTF-8, are escaped as those below are.
                bytes.removeLast()
                escape(UInt16(byte))
            case 0xA8...0xA9 where layout == .script && endsWith(0xE2, 0x80):
                // Ends of lines for a script.
                bytes.removeLast(2)
                escape(0x2028 + UInt16(byte - 0xA8))
            case 0xAA...0xAE where endsWith(0xE2, 0x80):
                // Marks that turn the writing direction.
                bytes.removeLast(2)
                escape(0x202A + UInt16(byte - 0xAA))
            case 0xA6...0xA9 where endsWith(0xE2, 0x81):
                bytes.removeLast(2)
                escape(0x2066 + UInt16(byte - 0xA6))
            case UInt8(ascii: "<") where layout == .script: escape(UInt16(byte))
            case 0x20..<0x7F, 0x80...: bytes.append(byte)
            case 0x08 where layout == .document: bytes += "\\b".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0C where layout == .document: bytes += "\\f".utf8
            case 0x0D: bytes += "\\r".utf8
            default: escape(UInt16(byte))
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether these two bytes were written last. By place: a suffix would be looked for from the first byte on.
    private func endsWith(_ first: UInt8, _ second: UInt8) -> Bool {
        bytes.count >= 2 && bytes[bytes.count - 2] == first && bytes[bytes.count - 1] == second
    }

    private mutating func escape(_ unit: UInt16) {
        let digits = String(unit, radix: 16)
        bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
    }
}

/// A document that is written while the elements of one of its arrays are made; its keys are in alphabetical order.
public struct JSONArrayFile {
    private let sink: ([UInt8]) -> Void
    private var writer: JSONWriter
    private var isEmpty = true
    private let rest: ArraySlice<JSONNode.Member>

    /// - Parameters:
    ///   - array: Name of the array, a member of the document.
    ///   - others: The other members.
    ///   - sink: Takes the text piece by piece.
    public init(array: String, others: [String: JSONNode], sink: @escaping ([UInt8]) -> Void) {
        self.sink = sink
        writer = JSONWriter(.document, sink: sink)
        let sorted = others.map(JSONNode.Member.init).sorted { $0.key < $1.key }
        rest = sorted.drop { $0.key < array }
        let before = sorted.prefix(sorted.count - rest.count)
        _ = writer.opens("{", false)
        for (index, member) in before.enumerated() { writer.write(member, isFirst: index == 0) }
        writer.next(isFirst: before.isEmpty)
        writer.write(key: array)
        _ = writer.opens("[", false)
    }

    /// Writes one more element.
    ///
    /// - Parameter element: The element.
    public mutating func append(_ element: JSONNode) {
        writer.next(isFirst: isEmpty)
        writer.write(element)
        isEmpty = false
    }

    /// Ends the document.
    public mutating func finish() {
        writer.close("]", isEmpty: isEmpty)
        for member in rest { writer.write(member, isFirst: false) }
        writer.close("}", isEmpty: false)
        sink(writer.finished())
    }
}
