import Elections
import Ground
import Wording

/// A member of a document for programs.
typealias JSONValue = JSONNode

extension JSONNode {
    /// Writes the document into a file, without holding its text.
    func write(to file: OutputText) {
        var writer = JSONWriter(.document) { file.append($0) }
        writer.write(self)
        file.append(writer.finished())
    }
}

extension JSONNode {
    /// A text in each language.
    static func both(_ text: (any Wording) -> String) -> JSONValue {
        [
            "en": .string(text(Language.english.wording)),
            "id": .string(text(Language.indonesian.wording)),
        ]
    }
}
