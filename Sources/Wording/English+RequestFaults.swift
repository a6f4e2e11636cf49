import Elections
import Ground

// What was asked for and cannot be done, and remarks on the files of a verb.
extension English {
    public func subject(_ subject: RequestSubject, _ value: String) -> String {
        switch subject {
        case .contest: "contest \(value)"
        case .form: "form \(value)"
        case .stratum: "stratum \(value)"
        case .cluster: "cluster \(value)"
        case .by: "regions \(value)"
        case .pair, .missingByPair: "\(pair) \(value)"
        case .stations: "\(value) stations"
        case .replicates: "\(value) samples"
        }
    }

    public func sentence(_ fault: RequestFault, by speaker: FaultSpeaker) -> String {
        // The program ends its sentences with a stop where they give an order about an option.
        let (stop, coarser) =
            speaker == .program ? (".", "name a coarser column with --stratum") : ("", "name a coarser one")
        return switch fault {
        case .noContests: "only an election folder has contests"
        case .unknownContest(let near, let known, let isFolder):
            "the \(isFolder ? "folder" : "input") has no such contest; "
                + (near.map { "did you mean \($0)? It" } ?? "it") + " has \(list(known))"
        case .unknownReading(let known) where known.isEmpty: "the folder has no readings"
        case .unknownReading(let known):
            "this is not one reading of the folder; give the qc_id of one, such as \(list(known))"
        case .unknownForm(let known): "there is no such form; there are \(list(known))"
        case .columnOfCounts: "the column holds counts; name one that holds codes" + stop
        case .unknownPair(let count):
            "the \(pairs) are numbered from 1 to \(count); give one of these" + stop
        case .tooManyStations(let all):
            "the count has only \(counted(all)); give at most so many" + stop
        case .tooFewStations(let least, let perStratum):
            "at least \(least) are needed (\(perStratum) in every stratum); take more or "
                + (speaker == .program ? coarser : "name a coarser stratum") + stop
        case .noStratumWithTwo:
            "no stratum has two stations, so nothing shows how stations of one stratum differ; "
                + coarser + stop
        case .tooManySamples(let most, let pairs):
            "too many for \(count(pairs, .pair)); give at most \(most)" + stop
        case .notANumber: "is not a number as it is printed; write it like 41.90"
        case .rulesNotJSON(let kind):
            "\(phrase(kind)); compare the file with "
                + (speaker == .program ? "sanding check --print-rules" : "the built-in rules")
        case .rulesOfOtherShape(let fault):
            "\(phrase(fault)); see "
                + (speaker == .program ? "sanding check --print-rules" : "the built-in rules")
        }
    }

    private func phrase(_ kind: JSONFault.Kind) -> String {
        switch kind {
        case .endsEarly: "the JSON ends before it is complete"
        case .unexpected: "this is not JSON"
        case .textAfterEnd: "text follows the end of the JSON"
        case .repeatedKey(let key): "\"\(key)\" stands twice in one object"
        case .tooDeep: "the JSON is nested too deeply"
        case .notUTF8: "the text is not UTF-8"
        }
    }

    private func phrase(_ fault: FormRulebook.ShapeFault) -> String {
        switch fault {
        case .missing(let key, let place): "\(place ?? "the file") lacks \"\(key)\"; add it"
        case .otherKind(let place):
            "\(place ?? "the file") has a value of another kind than the built-in rules have"
        case .unknownValue(let place): "\(place) has a value that is not known"
        case .notJSON: "this is not JSON"
        case .unreadable: "the rules cannot be read"
        }
    }

    public var nothingWritten: String { "Nothing was written." }

    public var theRule: String { "the rule" }

    public func unknownColumns(_ columns: [String], in file: String) -> String {
        "\(file): columns that are not known are left out: \(list(columns))."
    }

    public func meant(_ columns: [MeantColumn]) -> String {
        columns.isEmpty
            ? "" : " Did you mean \(list(columns.map { "\($0.meant) (for \($0.name))" }))?"
    }

    public func levelRead(_ columns: [String], levels: [String], in file: String) -> String {
        "\(tellApart(columns, in: file)) all \(self.stations) apart that stand twice without \(agreeing(columns.count, "it, and was read as a level", "them, and were read as levels")): "
            + "\(levels.joined(separator: ","))."
    }

    private func tellApart(_ columns: [String], in file: String) -> String {
        "\(file): the \(agreeing(columns.count, "column", "columns")) \(joined(columns)) \(agreeing(columns.count, "tells", "tell"))"
    }

    public func levelTellsApart(_ columns: [String], levels: [String], in file: String) -> String {
        "\(tellApart(columns, in: file)) all \(self.stations) apart that stand twice here; name \(agreeing(columns.count, "it", "them")) among the levels: "
            + "\(levels.joined(separator: ","))."
    }

    public func endsWithinLine(_ file: String) -> String {
        "\(file): the last line has no line end; if the file was cut off, its last figure is incomplete."
    }

    public func notChecked(_ file: String) -> String { "\(file) is not part of the check." }

    public func notRead(_ columns: [String], in file: String) -> String {
        "\(file): columns not read: \(list(columns))"
    }

    public func notRead(_ file: String, insteadOf name: String) -> String {
        "\(file) is not read: the name differs from \(name) in letter case; rename it"
    }

    public func incompleteStations(_ leftOut: Int, remaining: Int, in file: String) -> String {
        "\(file): \(counted(leftOut)) without complete votes left out; \(number(remaining)) remain"
    }

    public func stationsUnused(_ file: String, _ why: StationsUnused) -> String {
        let reason =
            switch why {
            case .ofNoContest: "its votes are those of no result in this folder"
            case .withoutVotes: "fewer than two of its \(stations) have votes"
            case .unreadable:
                "it cannot be read as a file of \(stations), and `sanding check \(file)` says why"
            }
        return
            "\(file) is not used: \(reason). Counts without a margin are held beside margins of other elections."
    }

    public func stationsRewritten(_ stations: [FindingKind.RepeatedStation], in file: String) -> String {
        let named = list(
            stations.map { "\($0.station) on lines \(lines($0.lines))" }, separator: "; ")
        return
            "\(file): \(counted(stations.count)) \(agreeing(stations.count, "stands", "stand")) under two writings of "
            + "the number with the same figures (\(named)); each is counted once"
    }

    public func headerAgain(_ lines: [Int], in file: String) -> String {
        "\(file): the header stands again on \(lines.count == 1 ? "line" : "lines") \(self.lines(lines)), which "
            + "\(agreeing(lines.count, "is", "are")) left out"
    }

    public func stationsTwice(_ stations: [FindingKind.RepeatedStation], in file: String) -> String {
        let named = list(
            stations.map { "\($0.station) on lines \(lines($0.lines))" }, separator: "; ")
        return
            "\(file): \(counted(stations.count)) \(agreeing(stations.count, "stands", "stand")) more than "
            + "once (\(named)). Every row is counted; leave one row of each first"
    }
}
