import Ground

/// Which family a machine draws text with that asks for another one.
struct FontQuestion {
    let libraries: RendererLibraries

    /// The family that stands in for another; `nil` where there is no font at all.
    ///
    /// - Parameter family: A family as SVG names it.
    func family(for family: String) -> String? {
        guard
            let pattern = Array(family.utf8CString.map(UInt8.init(bitPattern:))).withUnsafeBufferPointer({
                libraries.pattern($0.baseAddress!)
            })
        else { return nil }
        defer { libraries.closePattern(pattern) }
        _ = libraries.substitute(nil, pattern, 0)
        libraries.complete(pattern)
        var result: Int32 = 0
        guard let found = libraries.match(nil, pattern, &result) else { return nil }
        defer { libraries.closePattern(found) }
        var name: UnsafePointer<CChar>?
        guard libraries.string(found, "family", 0, &name) == 0, let name else { return nil }
        return String(cString: name)
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
