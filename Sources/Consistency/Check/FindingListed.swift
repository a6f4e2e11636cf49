/// What a finding is made of, with the finding's position among others.
protocol FindingListed: Sendable {
    /// Position of the finding.
    var position: Int { get set }
}

extension FindingListed {
    /// The same for a list of findings that begins earlier.
    func moved(by findings: Int) -> Self {
        var moved = self
        moved.position += findings
        return moved
    }
}
