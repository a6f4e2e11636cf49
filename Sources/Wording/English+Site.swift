// Words of a site.
extension English {
    public var siteTitle: String { "Quick counts beside official results" }

    public func elections(_ count: Int) -> String {
        count == 1 ? "The election" : counted(count, "election", "elections")
    }

    public var wholeReport: String { "All contests together" }

    public var wholeReportHas: String {
        "what chance alone would put outside, all counts in one chart, methods and sources."
    }

    public var removedPages: String { "No longer here" }

    public var removedStatement: String { "Removed from this site, and with it what was said here." }

    public var siteMethods: String {
        "Each election has its own page with methods, sources and the files that were read; proof.json beside it lists "
            + "their digests. site.json is this list for programs."
    }

    public func siteMade(_ made: Int, kept: Int, removed: [String]) -> String {
        "\(counted(made, "election", "elections")) computed, \(number(kept)) unchanged"
            + (removed.isEmpty ? "." : "; no longer in the site: \(list(removed)).")
    }

    public func change(_ isRemoved: Bool, _ isChanged: Bool, of title: String) -> String {
        isRemoved ? "Removed: \(title)" : isChanged ? "Changed: \(title)" : title
    }
}
