import SandingKit
import Wording

/// What became of a report that was made again, as lines of text.
struct VerifyLines {
    let words: any Wording

    /// Differences that are named at most.
    private static let most = 20

    func text(_ found: VerifyResult) -> [String] {
        let moved = Set(found.exchanged.flatMap(\.self))
        var lines =
            found.exchanged.map { words.exchangedInputs($0[0], $0[1]) }
            + found.others.filter { !moved.contains($0) }.map(words.otherInput)
        if found.proof.version != Version.current {
            lines.append(words.otherVersion(found.proof.version, now: Version.current))
        }
        guard let comparison = found.comparison else { return lines + [words.noReportMade] }
        if found.isSame {
            return lines + [words.sameReport(files: comparison.files, inputs: found.proof.inputs.count)]
        }
        let all = comparison.differences
        lines.append(words.otherReport(all.count, of: comparison.files))
        lines += all.prefix(VerifyLines.most).map { "  " + words.sentence($0) }
        if all.count > VerifyLines.most {
            lines.append("  " + words.otherFiles(all.count - VerifyLines.most))
        }
        return lines
    }
}
