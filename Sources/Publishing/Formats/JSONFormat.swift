/// The document for programs.
final class JSONFormat: OutputFormat {
    let reads = SectionParts.nothing

    init(_ make: () throws -> Publication.Document, _ sink: OutputSink) throws {
        let document = try make()
        try sink.add(document.path, document.value)
    }
}
