import Elections

/// What of an address names the page: neither the scheme of the web, nor `www.`, nor a slash at its end, nor the order of what
/// is asked.
struct PageAddress: Sendable, Hashable {
    /// The host; empty for the name of a file.
    let host: String
    /// What stands behind it.
    let path: String

    /// - Parameter source: An address, or the name of a file, which is the page itself.
    init(_ source: String) {
        let schemes = ["https://", "http://"]
        guard let scheme = schemes.first(where: { source.lowercased().hasPrefix($0) }) else {
            (host, path) = ("", source)
            return
        }
        let rest = source.dropFirst(scheme.count)
        var host = rest.prefix { !"/?#".contains($0) }.lowercased()[...]
        let behind = rest.dropFirst(host.count)
        for port in [":80", ":443"] where host.hasSuffix(port) { host = host.dropLast(port.count) }
        if host.hasPrefix("www.") { host = host.dropFirst(4) }
        // A page of a single program may name what it shows behind the sign.
        let fragment = behind.firstIndex(of: "#").map { behind[$0...] } ?? ""
        let asked = behind.prefix { $0 != "#" }
        var path = asked.prefix { $0 != "?" }
        while path.hasSuffix("/") { path = path.dropLast() }
        let query = asked.drop { $0 != "?" }.dropFirst().split(separator: "&").sorted()
        self.host = String(host)
        self.path = path + (query.isEmpty ? "" : "?" + query.joined(separator: "&")) + fragment
    }
}

/// A page that is known by what it shows: a file of the same name with the same contest and region, in whatever folder somebody
/// keeps it. Files have no address that two archives could have in common.
///
/// A table is called by its file alone and shows nothing else that says what it is of.
struct PageFile: Hashable {
    let name: Substring
    let place: OneSecond.Place

    /// - Parameters:
    ///   - manifest: A capture.
    ///   - captures: What it parses to.
    /// - Returns: `nil` for an address, a table, and what was not read.
    init?(_ manifest: Manifest, _ captures: [Capture]?) {
        guard PageFile.mayBe(manifest), let first = captures?.first, first.sourceKind != TimeLine.tableKind,
            let name = manifest.source.split(separator: "/").last
        else { return nil }
        (self.name, place) = (name, OneSecond.Place(first))
    }

    static func mayBe(_ manifest: Manifest) -> Bool {
        manifest.blob(.page) != nil && !manifest.parser.hasPrefix(TimeLine.tableKind)
            && PageAddress(manifest.source).host.isEmpty
    }
}
