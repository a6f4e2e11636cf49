import Elections

// Heads of tables, and words that pages share.
extension English {
    public func head(_ head: Head) -> String {
        switch head {
        case .contest: "Contest"
        case .verdict: "Verdict"
        case .from: "From"
        case .to: "To"
        case .what: "What"
        case .whatWasSaid: "What was said"
        case .source: "Source"
        case .kind: "Kind"
        case .finding: "Finding"
        case .place: "Place"
        case .number: "No."
        case .pair: pair.capitalizedFirst
        case .votes: "Votes"
        case .estimate: "Estimate"
        case .officialFile: "Official file"
        case .recap: recap.capitalizedFirst
        case .difference: "Difference"
        case .interval(let level): "Interval \(level)"
        case .together(let level): "All \(pairs) \(level)"
        case .togetherAsPrinted(let level): "All \(pairs) \(level), as printed"
        case .adjustedP: "p, adjusted"
        case .figure: "Figure"
        case .figures: "Figures"
        case .figuresOfChart: "Figures of this chart"
        case .standardError: "Standard error"
        case .range: "Range"
        case .allTogether: "All together"
        case .region: "Region"
        case .regions: "Regions"
        case .target: "Target"
        case .stations: stations.capitalizedFirst
        case .sample: "Sample"
        case .margin: "Margin"
        case .gap: "Gap"
        case .designEffect: "Deff"
        case .stratum: "Stratum"
        case .strata: "Strata"
        case .spread: "Spread, pp"
        case .withVotes: "with votes"
        case .versions: "Versions"
        case .captures: "Captures"
        case .filesRead: "Files read"
        case .file: "File"
        case .bytes: "Bytes"
        }
    }

    public var howComputed: String { "How it was computed" }
    public var skipToContent: String { "Skip to the content" }
    public func report(at place: String) -> String { "Report: \(place)" }
    public var madeWith: String { "Made with" }
    public func points(_ text: String) -> String { "\(text) points" }
}
