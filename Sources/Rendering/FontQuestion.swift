import Ground

/// Which family a machine draws text with that asks for another one, and what it cannot write.
struct FontQuestion {
    let libraries: RendererLibraries

    /// The family that stands in for another; `nil` where there is no font at all.
    ///
    /// - Parameter family: A family as SVG names it.
    func family(for family: String) -> String? {
        asking(family) { pattern in
            var result: Int32 = 0
            guard let found = libraries.match(nil, pattern, &result) else { return nil }
            defer { libraries.closePattern(found) }
            var name: UnsafePointer<CChar>?
            guard libraries.string(found, "family", 0, &name) == 0, let name else { return nil }
            return String(cString: name)
        }
    }

    /// Those of some characters that no font of this machine has: a box stands for them in a picture.
    ///
    /// - Parameters:
    ///   - characters: Any; those that nothing is drawn for, such as joiners, are never missing.
    ///   - family: The family that is asked for first; all others stand in for it.
    func missing(_ characters: Set<Unicode.Scalar>, family: String) -> Set<Unicode.Scalar> {
        let drawn = characters.filter {
            !$0.properties.isDefaultIgnorableCodePoint && !$0.properties.isWhitespace
                && $0.properties.generalCategory != .control
        }
        guard !drawn.isEmpty else { return [] }
        return asking(family) { pattern in
            var (result, all) = (Int32(0), RendererLibraries.Handle?.none)
            // Fonts that add no character to those before them are left out; the set is of all of them together.
            guard let fonts = libraries.sort(nil, pattern, 1, &all, &result) else { return drawn }
            defer { libraries.closeSorted(fonts) }
            guard let all else { return drawn }
            defer { libraries.closeCharacters(all) }
            return drawn.filter { libraries.hasCharacter(all, $0.value) == 0 }
        } ?? drawn
    }

    /// Asks for a family as the machine's own settings change the question.
    private func asking<Answer>(
        _ family: String, _ answer: (RendererLibraries.Handle) -> Answer?
    ) -> Answer? {
        guard
            let pattern = Array(family.utf8CString.map(UInt8.init(bitPattern:))).withUnsafeBufferPointer({
                libraries.pattern($0.baseAddress!)
            })
        else { return nil }
        defer { libraries.closePattern(pattern) }
        _ = libraries.substitute(nil, pattern, 0)
        libraries.complete(pattern)
        return answer(pattern)
    }

    /// Checks that a machine has one of some families, or one drawn to the same measures.
    ///
    /// - Parameter families: As SVG names them, the one that is wanted first.
    /// - Throws: `PictureCause.noFont` where it has none: text would be missing or wider than its place.
    func check(_ families: [String]) throws {
        let twins = ["Arial": ["Liberation Sans", "Arimo"]]
        let isThere = families.contains { wanted in
            let found = family(for: wanted)
            return found == wanted || found.map { twins[wanted]?.contains($0) == true } == true
        }
        guard isThere else { throw PictureCause.noFont(wanted: families.first ?? "") }
    }
}
