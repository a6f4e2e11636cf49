import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What a strict XML parser finds in a drawing.
final class SVGDocument: NSObject, XMLParserDelegate {
    private(set) var isWellFormed = false
    private(set) var elements: [(name: String, attributes: [String: String], isHidden: Bool)] = []
    private(set) var texts: [String] = []
    private var hidden = 0
    private var stack: [Bool] = []
    private var text: String?

    init(_ svg: String) {
        super.init()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = self
        isWellFormed = parser.parse()
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        let hides = attributes["aria-hidden"] == "true"
        stack.append(hides)
        if hides { hidden += 1 }
        elements.append((name, attributes, hidden > 0))
        if name == "text" { text = "" }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text? += string }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        if stack.popLast() == true { hidden -= 1 }
        if name == "text", let finished = text {
            texts.append(finished)
            text = nil
        }
    }
}
