import Elections

/// What a sample of stations and its contest are called.
public struct SampleNames: Sendable, Equatable, Codable {
    /// Short name of the run.
    public var name: String
    /// Title of the contest; ``name`` where nobody gave one.
    public var title: String
    /// Who drew the sample; `nil` where nobody said.
    public var pollster: String?
    /// Names of the choices in the order of their columns; empty where the files name none.
    public var choices: [String]

    /// - Parameters:
    ///   - name: Short name of the run, such as the name of the file.
    ///   - title: Title of the contest.
    ///   - pollster: Who drew the sample.
    ///   - choices: Names of the choices in the order of their columns.
    public init(
        _ name: String, title: String? = nil, pollster: String? = nil, choices: [String] = []
    ) {
        self.name = name
        self.title = title ?? name
        self.pollster = pollster
        self.choices = choices
    }

    /// What tables call the whole sample.
    var source: String { pollster ?? name }

    /// A choice by its number, with which those without a name are called.
    func name(of choice: Choice) -> String {
        let name = choices.indices.contains(choice.index) ? choices[choice.index] : ""
        return name.isEmpty ? choice.description : name
    }
}
