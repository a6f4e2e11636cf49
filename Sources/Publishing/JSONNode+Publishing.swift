import Elections
import Ground
import Wording

extension JSONNode {
    /// Writes the document into a file, without holding its text.
    func write(to file: OutputText) {
        var writer = JSONWriter(.document) { file.append($0) }
        writer.write(self)
        file.append(writer.finished())
    }

    /// A text in each language.
    static func both(
        _ vocabulary: Vocabulary, names: FindingNames = FindingNames(), _ text: (any Wording) -> String
    ) -> JSONNode {
        [
            "en": .string(text(Language.english.wording(vocabulary, names: names))),
            "id": .string(text(Language.indonesian.wording(vocabulary, names: names))),
        ]
    }
}
