/// The document for programs.
final class JSONFormat: OutputFormat {
    let readsSections = false

    init(_ publication: Publication, _ sink: OutputSink) throws {
        try publication.document().write(to: sink)
    }
}
