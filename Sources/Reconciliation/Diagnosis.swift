import Elections

/// A single change that would bring a reading inside its range. All that would are listed; none is asserted.
public enum Diagnosis: Sendable, Equatable, Codable {
    /// The shares of two choices stand the wrong way round on the page.
    case exchanged(Choice, Choice)
    /// The shares of three choices, or of all, have moved round: each stands beside the next of them, the last beside the first.
    case rotated([Choice])
    /// One digit of a share is another one: what is printed, and each figure that would do, the nearest first.
    case digit(choice: Choice, printed: PrintedNumber, instead: [PrintedNumber])
    /// A share was typed with a digit too many, one too few, or two neighbours exchanged: what is printed, and what would do,
    /// the nearest first.
    case typed(DigitSlip, choice: Choice, printed: PrintedNumber, instead: [PrintedNumber])
    /// The same of the official votes of a choice, as they stand in the file; all counts beside them agree with it.
    case officialTyped(DigitSlip, choice: Choice, votes: Int, instead: [Int])
    /// The shares are of all ballots and not of the valid votes, where between `low` and `high` of the ballots are invalid,
    /// fractions; `official` is the official part where it is known, and lies between them.
    case ballotsInBase(low: Double, high: Double, official: Double?)
    /// The official shares are of all ballots, and those of the reading of the valid votes.
    case ballotsInOfficialBase(low: Double, high: Double, official: Double?)
    /// Others than the choices of the result had votes too, of a total that it does not give: about so many valid votes, and those
    /// of the choices that it lists.
    case othersUnlisted(valid: Int, listed: Int)
    /// The official result counts a region that the reading leaves out.
    case regionLeftOut(RegionCode)
    /// The reading is of one region of the official result.
    case regionAlone(RegionCode)
    /// Other figures of the official result, such as those before a re-vote.
    case otherResult(RecapStatus, form: String, decidedOn: String)
    /// The figures of another pollster of like name.
    case otherPollster(String, reading: String)
    /// A margin of at least so many points, or margins so many times as wide where each share has its own;
    /// `isOfLead` where the printed margin is that of the lead.
    case margin(neededPoints: Double?, factor: Double, isOfLead: Bool = false)
    /// Turnout or invalid ballots of other official totals: a part of a whole.
    case otherTotals(part: Int, whole: Int)

    /// Whether whoever typed the files, or the page, may have made a slip or printed shares of another whole, or other official
    /// figures are on file: to be looked at before anything is said of a pollster.
    public var isSlip: Bool {
        switch self {
        case .exchanged, .rotated, .digit, .typed, .officialTyped, .ballotsInBase, .othersUnlisted,
            .regionAlone, .otherResult:
            true
        default: false
        }
    }

    /// Its name in documents.
    public var code: String {
        switch self {
        case .exchanged: "pairs-exchanged"
        case .rotated: "shares-rotated"
        case .digit: "one-digit"
        case .typed: "digits-typed"
        case .officialTyped: "official-digits-typed"
        case .ballotsInBase: "ballots-in-base"
        case .ballotsInOfficialBase: "ballots-in-official-base"
        case .othersUnlisted: "others-unlisted"
        case .regionLeftOut: "region-left-out"
        case .regionAlone: "region-alone"
        case .otherResult: "other-official-figures"
        case .otherPollster: "other-pollster"
        case .margin: "wider-margin"
        case .otherTotals: "other-totals"
        }
    }
}
