import Foundation
import Publishing
import SandingKit
import Wording

/// A report on its way: into a folder, to a program, to a person.
struct Delivery {
    let publication: Publication
    let formats: Set<ReportFormat>
    /// Path of the folder; `nil` where none is written.
    let place: String?
    let language: Language
    /// Whether a program reads standard output.
    let json: Bool
    let quiet: Bool

    /// Writes the folder, whole or not at all, and prints what was asked for.
    ///
    /// - Parameter summary: Makes the lines for a person, with control characters written out.
    /// - Throws: What the folder or standard output cannot take.
    func deliver(_ summary: () -> [String]) throws {
        if let place { try write(place) }
        if json { return try Console.print(publication.json) }
        guard !quiet else { return }
        let folder = place.map {
            language.wording(.general).report(at: $0.escapedForTerminal + "/")
        }
        try Console.print((summary() + [folder].compactMap { $0 }).joined(separator: "\n"))
    }

    private func write(_ place: String) throws {
        let writer = FolderWriter(target: URL(fileURLWithPath: place, isDirectory: true))
        let undrawn = try Interruption.writing(writer) {
            try ProgressLine.during(.writing, isQuiet: quiet) {
                try writer.writeFiles { try publication.write(formats, to: $0) }
            }
        }
        Console.undrawn(undrawn, isQuiet: quiet)
    }
}
