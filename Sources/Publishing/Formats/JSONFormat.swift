/// The document for programs.
final class JSONFormat: OutputFormat {
    let readsSections = false

    init(_ publication: Publication, _ sink: OutputSink) throws {
        let document = try publication.document()
        try sink.add(document.path, document.value)
    }
}
