import Elections

// The program about its options, its progress and how it ends.
extension English {
    public func sentence(_ fault: OptionFault) -> String {
        switch fault {
        case .unknownCommand(let word, let near, let known):
            near.map {
                "there is no command '\(word)'; did you mean '\($0)'? There are \(known.joined(separator: ", "))."
            } ?? "there is no command '\(word)'; there are \(known.joined(separator: ", "))."
        case .unknownOption(let option, let command, let near):
            "\(command): unknown option \(option)\(near.map { "; did you mean \($0)?" } ?? ".") '\(command) --help' lists "
                + "the options."
        case .missingArgument(let argument): "Missing expected argument '\(argument)'"
        case .missingValue(let option): "Missing value for '\(option)'"
        case .unexpectedArguments(let words):
            (words.count == 1 ? "Unexpected argument" : "\(words.count) unexpected arguments:")
                + " '\(words.joined(separator: "', '"))'"
        case .valueOfFlag(let option, let value):
            "The option '\(option)' does not take any value, but '\(value)' was specified."
        case .invalidValue(let value, let option, let cause, let known):
            "The value '\(value)' is invalid for '\(option)'" + (cause.map { ": \($0)" } ?? choices(known))
        case .outside(let option, let value, let low, let high, let orNone):
            "\(option) \(value): give a number from \(number(low)) to \(number(high))\(orNone ? ", or 0 for none" : "")."
        case .belowOne(let option, let value): "\(option) \(value): at least 1 is needed."
        case .notLevel(let option, let value):
            "\(option) \(value): a level lies between 0.5 and 1, such as 0.95."
        case .notBetween(let option, let value, let low, let high, let arePoints, let example):
            "\(option) \(value): it lies between \(plain(low)) and \(plain(high))\(arePoints ? " points" : "")"
                + (example.map { ", such as \(plain($0))." } ?? ".")
        case .outerLevel(let outer, let level):
            "--edge-level \(outer): it must be larger than --level, which is \(level)."
        case .missingRate(let rate):
            "--missing \(rate): a rate is at least 0 and below 1, such as 0.2 for one station in five."
        case .missingOdds(let odds):
            "--missing-odds \(odds): an odds ratio is above 0 and at most 1000, such as 1.5."
        case .inventedShares(let most):
            "--synthetic: give up to \(most) shares that are not negative, such as 0.5,0.3,0.2."
        case .more(let option, let value, let other, let limit, let zeroIsNone):
            "\(option) \(value): give \(zeroIsNone ? "" : "at least 1 and ")at most \(other), which is \(limit)"
                + (zeroIsNone ? "; 0 for none." : ".")
        case .smallSample(let count): "--stations \(count): a sample has at least 2 stations."
        case .smallStratum(let count):
            "--minimum \(count): a stratum needs at least 2 stations to show how they differ."
        case .smallClusterSample(let count):
            "--per-cluster \(count): at least 1 station of a cluster is drawn."
        case .inhabitants(let count): "--population \(count): give the number of inhabitants."
        case .notOneOf(let option, let value, let known):
            "\(option) \(value): give \(known.joined(separator: " or "))."
        case .notFormatHere(let format, let known):
            "--format \(format): there are \(joined(known)) here."
        case .notFormat(let name, let known): "'\(name)' is no format; there are \(known)."
        case .emptyFolderName: "--out needs the name of a folder."
        case .noLevelNames: "Name columns of regions, such as county,ward."
        case .noCondition(let text): "\"\(text)\" is no condition; write it as column=value."
        case .levelTwice(let name): "The column \(name) is named twice; name each level once."
        case .levelOfCounts(let name):
            "The column \(name) holds no regions; name columns of regions."
        case .together(let one, let other): "\(one) and \(other) go together; give both."
        case .goesWith(let option, let others):
            "\(option) goes with \(others.joined(separator: " and "))."
        case .goesWithFolder(let option): "\(option) goes with an election folder."
        case .sameMeaning(let one, let other): "\(one) and \(other) say the same thing; give one of them."
        case .nothingToCheck: "Give a file of stations, recap_<level>.csv files or a folder."
        case .nothingToReconcile: "Give an election folder, or --sample and --official."
        case .folderAndSample(let folder):
            "Give either the folder \(folder) or --sample and --official."
        case .baseOfReconcile:
            "--base valid: official shares are of the votes of all \(pairs), and both sides need one base; use it with "
                + "estimate."
        case .namesakes(let first, let second):
            "\(first) and \(second) have one name, and a site has one folder for each election; rename one of them."
        case .notAddress(let value):
            "--url \(value): an address begins with https:// or http:// and has no blank, as in https://example.org/counts."
        case .planWish(let given):
            "Give exactly one of --margin, --gap and --stations: what the sample has to reach, or how large it is; "
                + "\(given == 0 ? "none is" : "\(given) are") there."
        case .leadAndPair: "--lead and --pair: a plan is for one of them; leave out the other."
        case .missingWithoutRate:
            "--missing-by-pair: say with --missing what part of the stations is missing, such as 0.2."
        case .oddsWithoutPair: "--missing-odds: name the \(pair) with --missing-by-pair."
        case .nothingJudged(let option):
            "\(option): say with --verdicts how many samples are judged, such as 200."
        case .jointNeeded(let variance):
            "--probability-variance \(variance): it needs the joint probabilities; give --joint, or choose brewer."
        case .jointUnused(let variance):
            "--joint: \(variance) does not use joint probabilities; leave one of them out."
        case .stagesWithoutCluster: "--stages 2: name the clusters with --cluster."
        case .stationsNotClusters(let option):
            "\(option): it is about stations, not clusters; leave out --cluster."
        case .stagesOfEqualChances(let option):
            "--stages 2: it is for clusters drawn with equal chances; use --stages 1 with \(option)."
        case .orderOfEqualChances:
            "--order: differences of neighbours are for draws with equal chances; use --probability with "
                + "--probability-variance brewer for a systematic draw with unequal ones."
        case .replicatesOfDesign(let variance, let option):
            "--variance \(variance): replicates stand for units drawn at random in strata; use taylor with \(option)."
        case .designWithoutStrata(let design):
            "--design \(design) draws without strata; leave out --stratum and --allocation, or choose --design "
                + "stratified."
        case .designWithoutClusters(let design):
            "--design \(design) draws without clusters; leave out --cluster, or choose --design cluster, two-stage or pps "
                + "without --stratum."
        case .designNeedsCluster(let design):
            "--design \(design): name the column of the clusters with --cluster, such as --cluster village_code."
        case .designNeedsStratum:
            "--design stratified: name the columns of the strata with --stratum, such as --stratum province_code."
        case .readAndInvented:
            "--synthetic: a count cannot be both read and invented; leave out the file or --synthetic."
        case .nothingToDrawFrom:
            "There is no count to draw from; give STATIONS.csv or --synthetic with the shares, such as --synthetic "
                + "0.5,0.3,0.2."
        case .regionsOfInvented: "--by names a column of a file; an invented count has none."
        case .columnsOfInvented:
            "--stratum and --cluster name columns of a file; an invented count has strata (--strata) and clusters of its "
                + "own."
        }
    }

    /// What there is, in the words of the parser.
    private func choices(_ known: [String]) -> String {
        switch known.count {
        case 0: ""
        case ..<3: ". Please provide one of \(joined(known.map { "'\($0)'" }))."
        case ..<6:
            ". Please provide one of '\(known.dropLast().joined(separator: "', '"))' or '\(known[known.count - 1])'."
        default:
            ". Please provide one of the following:\n" + known.map { "  - \($0)" }.joined(separator: "\n")
        }
    }

    public func work(_ work: ProgramWork) -> String {
        switch work {
        case .checking: "checking"
        case .comparing: "comparing"
        case .estimating: "estimating"
        case .reconciling: "reconciling"
        case .writing: "writing the report"
        }
    }

    public func done(_ done: Int, of all: Int?, _ what: ProgramCount) -> String {
        let things =
            switch what {
            case .samples: "samples"
            case .drawnSamples: "drawn samples"
            case .filesRead: "files read"
            case .entries: "entries"
            case .contents: "contents"
            }
        return number(done) + (all.map { " of \(number($0))" } ?? "") + " \(things)"
    }

    public func read(megabytes: Int) -> String { "\(number(megabytes)) MB read" }
    public var errorHead: String { "Error: " }
    public var usageHead: String { "Usage: " }
    public var showsEnglishHelp: Bool { true }
    public func more(help command: String) -> String { "See '\(command)' for more information." }
    public var noteHead: String { "note: " }

    public func undrawn(_ characters: [Unicode.Scalar]) -> String {
        let named = named(characters)
        let more = characters.count - named.count
        return
            "no font on this machine has \(named.joined(separator: ", "))\(more > 0 ? " and \(number(more)) more" : ""): pictures show a box for "
            + "\(characters.count == 1 ? "it" : "each"). Install a font that has \(characters.count == 1 ? "it" : "them") (of Debian's packages "
            + "fonts-noto-core, fonts-noto-cjk or fonts-noto-color-emoji) and run again; SVG and HTML files use the fonts of whoever opens them."
    }

    public func interrupted(wroteNothing: Bool) -> String {
        "interrupted" + (wroteNothing ? "; nothing was written" : "")
    }

    public var outputUnwritable: String {
        "standard output cannot be written; check the disk or the program it goes to"
    }

    public func damagedArchive(_ source: String, cause: String, isWritten: Bool) -> String {
        "\(source): the archive is cut off or damaged (\(cause)). What stands before the damage was read"
            + "\(isWritten ? " and written" : ""); fetch it again."
    }

    public func bug(_ error: String) -> String {
        "this should not happen and is a bug in sanding: \(error). Please report it with the command and the input."
    }
}
