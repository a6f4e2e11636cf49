/// The library's settings as options of the command line.
public enum OptionNames {
    /// Settings that sentences of the library name in quotation marks, such as ‘levels’.
    public static let settings: Set<String> = [
        "base", "by", "candidates", "contest", "empty", "encoding", "estimator", "frame", "joint", "levels",
        "lonely-stratum", "numbers", "inputs",
        "poststratify", "probability-variance", "source", "stages", "variance", "zone",
    ]

    /// A sentence of the library with every setting as it is typed: `--levels`.
    ///
    /// - Parameter text: The sentence.
    public static func typed(_ text: String) -> String {
        guard text.contains("‘") else { return text }
        return text.replacing(/‘([a-z-]+)’/) { match in
            settings.contains(String(match.1)) ? "--\(match.1)" : String(match.0)
        }
    }
}
