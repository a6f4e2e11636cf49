import Ground

// Reports that are made again and compared.
extension English {
    public func sentence(_ cause: ProofCause) -> String {
        switch cause {
        case .noProof: "the folder has no proof.json; name a whole report folder that Sanding wrote"
        case .notProof: "this is no proof of a report; name a folder that Sanding wrote"
        case .noCommandLine:
            "the proof does not say how the command was given (reports of earlier versions and of other programs do not); "
                + "write the report again to have one that does"
        case .foreignCommandLine:
            "its proof.json names a place to write to or files outside of the folder, which Sanding does not write there; "
                + "nothing was run"
        case .notRepeatable(let command):
            "a folder of \(command) does not follow from files alone and cannot be made again"
        case .inputNotFound:
            "the report was made from it, and it stands neither in the report nor beside it nor in the current folder; "
                + "run the command where it is (verify also takes its folder as ‘inputs’, once for each where there are several)"
        case .otherInput(let report):
            "it is not the file that \(report) was made from; write the report again, or name the folder with the new file"
        case .noComparisons:
            "the report has no comparisons.csv with shares and votes, which is what the script reads; only "
                + "reconcile writes one"
        }
    }

    public func sameReport(files: Int, inputs: Int) -> String {
        inputs == 0
            ? "\(counted(files, "file", "files")) made again: the same, byte by byte."
            : "\(counted(files, "file", "files")) made again from \(counted(inputs, "input", "inputs")): the same, byte by byte."
    }

    public func otherReport(_ differing: Int, of files: Int) -> String {
        differing == 0
            ? "All \(counted(files, "file", "files")) are the same all the same."
            : "\(number(differing)) of \(counted(files, "file", "files")) \(agreeing(differing, "is", "are")) not what was made again:"
    }

    public var noReportMade: String { "The command ended without a report, so that nothing was compared." }

    public func sentence(_ difference: FolderComparison.Difference) -> String {
        switch difference {
        case .missing(let path): "\(path) is missing"
        case .extra(let path): "\(path) is no part of the report"
        case .file(let path, let found):
            "\(place(path, found.place)): the report has \(found.one ?? "nothing"), made again it is "
                + "\(found.other ?? "nothing")"
        }
    }

    public func numbered(byte: Int) -> String { "byte \(number(byte))" }

    public func exchangedInputs(_ first: String, _ second: String) -> String {
        "\(first) and \(second) are exchanged: each is the file that this report read as the other."
    }

    public func otherInput(_ name: String) -> String { "\(name) is not the file this report was made from." }

    public func otherVersion(_ made: String, now: String) -> String {
        "The report is of version \(made), this is \(now); sentences and figures may differ for that alone (see the CHANGELOG)."
    }

    public func otherFiles(_ count: Int) -> String { "… and \(counted(count, "file", "files")) more" }
}
