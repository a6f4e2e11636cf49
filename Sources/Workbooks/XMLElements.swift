import CExpat
import Ground

/// What reads the elements and texts of an XML document as they come.
///
/// Names are without their prefix, so that no writer's choice of prefixes matters.
class XMLElements {
    /// What ends the reading; the first one counts.
    final var fault: (any Error)?
    fileprivate final var parser: XML_Parser?

    func start(_ name: XMLName, _ attributes: XMLAttributes) {}
    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// Ends the reading.
    final func stop(_ error: any Error) {
        guard fault == nil else { return }
        fault = error
        if let parser { XML_StopParser(parser, 0) }
    }

    /// Ends the reading because enough was read.
    final func leave() {
        hasLeft = true
        if let parser { XML_StopParser(parser, 0) }
    }

    private(set) final var hasLeft = false
}

/// A name in XML without its prefix, during a call.
struct XMLName {
    let base: UnsafePointer<CChar>

    init(_ name: UnsafePointer<CChar>) {
        var base = name
        var next = name
        while next.pointee != 0 {
            if next.pointee == 0x3A { base = next + 1 }
            next += 1
        }
        self.base = base
    }

    /// Whether the name is a single letter.
    @inline(__always)
    func isLetter(_ letter: Unicode.Scalar) -> Bool {
        base[0] == CChar(letter.value) && base[1] == 0
    }

    static func == (name: XMLName, text: StaticString) -> Bool {
        XMLName.isSame(name.base, text)
    }

    fileprivate static func isSame(_ name: UnsafePointer<CChar>, _ text: StaticString) -> Bool {
        for index in 0..<text.utf8CodeUnitCount where UInt8(bitPattern: name[index]) != text.utf8Start[index]
        {
            return false
        }
        return name[text.utf8CodeUnitCount] == 0
    }
}

/// The attributes of an element, during a call.
struct XMLAttributes {
    let base: UnsafeMutablePointer<UnsafePointer<CChar>?>

    /// The value of an attribute that has no prefix.
    @inline(__always)
    func plain(_ name: StaticString) -> UnsafePointer<CChar>? {
        var next = base
        while let found = next[0] {
            if XMLName.isSame(found, name) { return next[1] }
            next += 2
        }
        return nil
    }

    /// The value of an attribute that has a prefix, whichever but `calcext`, which repeats names of `office`.
    func prefixed(_ name: StaticString) -> UnsafePointer<CChar>? {
        var next = base
        while let found = next[0] {
            let local = XMLName(found).base
            if local != found, XMLName.isSame(local, name), !XMLAttributes.isExtension(found) {
                return next[1]
            }
            next += 2
        }
        return nil
    }

    private static func isExtension(_ name: UnsafePointer<CChar>) -> Bool {
        let text: StaticString = "calcext:"
        return (0..<text.utf8CodeUnitCount).allSatisfy { UInt8(bitPattern: name[$0]) == text.utf8Start[$0] }
    }

    func text(_ name: StaticString) -> String? { plain(name).map { String(cString: $0) } }
    func prefixedText(_ name: StaticString) -> String? { prefixed(name).map { String(cString: $0) } }

    /// Whether an attribute without prefix is true: `1`, `true`, `on`.
    func isTrue(_ name: StaticString) -> Bool {
        plain(name).map { ["1", "true", "on"].contains(String(cString: $0)) } ?? false
    }
}

/// Reads XML piece by piece with expat, whose guard against entities that multiply is on; a document type is refused.
enum XMLDocument {
    /// - Parameters:
    ///   - part: Name of the part of the workbook, for messages.
    ///   - elements: Gets the elements.
    ///   - feed: Calls its argument with the next bytes until that says no.
    /// - Throws: ``WorkbookFault`` of the XML as ``PartFault``; what `elements` stopped with; what `feed` throws.
    static func read(
        _ part: String, into elements: XMLElements,
        from feed: ((ArraySlice<UInt8>) throws -> Bool) throws -> Void
    ) throws {
        guard let parser = XML_ParserCreate(nil) else {
            throw PartFault(.damaged(part: part, detail: "out of memory"))
        }
        elements.parser = parser
        defer {
            elements.parser = nil
            XML_ParserFree(parser)
        }
        XML_SetUserData(parser, Unmanaged.passUnretained(elements).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let data, let name, let attributes else { return }
                Unmanaged<XMLElements>.fromOpaque(data)._withUnsafeGuaranteedRef {
                    $0.start(XMLName(name), XMLAttributes(base: attributes))
                }
            },
            { data, name in
                guard let data, let name else { return }
                Unmanaged<XMLElements>.fromOpaque(data)._withUnsafeGuaranteedRef { $0.end(XMLName(name)) }
            })
        XML_SetCharacterDataHandler(parser) { data, text, count in
            guard let data, let text else { return }
            text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { text in
                Unmanaged<XMLElements>.fromOpaque(data)._withUnsafeGuaranteedRef {
                    $0.text(UnsafeBufferPointer(start: text, count: Int(count)))
                }
            }
        }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            guard let data else { return }
            Unmanaged<XMLElements>.fromOpaque(data)._withUnsafeGuaranteedRef { $0.stop(DocumentType()) }
        }
        var fed = 0
        let check = { (status: XML_Status) throws -> Bool in
            if let fault = elements.fault {
                throw fault is DocumentType ? PartFault(.documentType(part: part)) : fault
            }
            if elements.hasLeft { return false }
            guard status == XML_STATUS_OK else {
                let text = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) }
                throw PartFault(.damaged(part: part, detail: text))
            }
            return true
        }
        try feed { piece in
            let status = piece.withUnsafeBytes {
                XML_Parse(parser, $0.assumingMemoryBound(to: CChar.self).baseAddress, Int32($0.count), 0)
            }
            fed += piece.count
            let isWanted = try check(status)
            if isWanted, fed - Int(XML_GetCurrentByteIndex(parser)) > WorkbookLimit.token {
                throw PartFault(.partTooLarge(part: part, most: WorkbookLimit.token >> 20))
            }
            return isWanted
        }
        if !elements.hasLeft { _ = try check(XML_Parse(parser, nil, 0, 1)) }
    }

    private struct DocumentType: Error {}
}

/// A fault of a part of a workbook, to which the reader of the workbook adds the file.
struct PartFault: Error {
    var kind: WorkbookFault
    var place: SheetPlace?
    var value: String?

    init(_ kind: WorkbookFault, at place: SheetPlace? = nil, value: String? = nil) {
        self.kind = kind
        self.place = place
        self.value = value
    }
}
