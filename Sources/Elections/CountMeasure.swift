/// A figure that a count gives besides the shares of the choices.
public enum CountMeasure: String, Sendable, Codable, CaseIterable {
    /// Ballots used over registered voters.
    case turnout
    /// Invalid ballots over all ballots, or over registered voters.
    case invalid
}

/// What a share of a count is a share of.
public enum MeasureBase: String, Sendable, Codable, CaseIterable {
    case registered
    case ballots
}

/// A percentage as it is printed, with what is printed of its sampling error.
public protocol PrintedEstimate {
    /// As printed, percent.
    var percent: PrintedNumber { get }
    /// Margin of error of its own, percentage points.
    var marginPercent: PrintedNumber? { get }
    /// Both ends of a printed range, percent.
    var range: QuickCountReading.Share.Range? { get }
}

extension QuickCountReading.Share: PrintedEstimate {}

/// Turnout or the share of invalid ballots as a count publishes it.
public struct MeasuredFigure: Sendable, Equatable, Codable, PrintedEstimate {
    public var measure: CountMeasure
    public var base: MeasureBase
    public var percent: PrintedNumber
    public var marginPercent: PrintedNumber?
    public var range: QuickCountReading.Share.Range?
    /// Line of the file that prints it.
    public var line: Int?

    /// - Parameters:
    ///   - measure: What it measures.
    ///   - base: What it is a share of; registered voters for turnout and ballots for invalid ones where `nil`.
    ///   - percent: As printed, percent.
    ///   - marginPercent: Margin of error, percentage points.
    ///   - range: Both ends of a printed range, percent.
    ///   - line: Line of the file.
    public init(
        _ measure: CountMeasure, base: MeasureBase? = nil, percent: PrintedNumber,
        marginPercent: PrintedNumber? = nil, range: QuickCountReading.Share.Range? = nil, line: Int? = nil
    ) {
        self.measure = measure
        self.base = base ?? (measure == .turnout ? .registered : .ballots)
        self.percent = percent
        self.marginPercent = marginPercent
        self.range = range
        self.line = line
    }
}

/// What the official result says of turnout or invalid ballots.
public struct OfficialMeasure: Sendable, Equatable, Codable {
    /// A fraction.
    public var share: Double
    /// Ballots or voters that it is computed from; `nil` where it is printed without them.
    public var part: Int?
    public var whole: Int?
    /// Percent as it is printed; `nil` where it is computed.
    public var printed: PrintedNumber?
    /// How far a printed share can be from the one behind it, a fraction.
    public var rounding: Double

    init?(part: Int?, of whole: Int?) {
        guard let part, let whole, whole > 0 else { return nil }
        (share, rounding) = (Double(part) / Double(whole), 0)
        (self.part, self.whole) = (part, whole)
    }

    init(_ printed: PrintedNumber) {
        (share, rounding) = (printed.fraction, printed.roundingHalfWidth / 100)
        self.printed = printed
    }
}

extension Contest {
    /// Whether shares of all choices of the folder must sum to 100: folders of other countries may name some choices only,
    /// and where no result says what they leave nobody knows.
    ///
    /// - Parameters:
    ///   - reading: Whose shares they are; those of all ballots leave the invalid ones.
    ///   - recap: The official result; `nil` where there is none.
    public func mustSum(_ reading: QuickCountReading, beside recap: Recap?) -> Bool {
        if reading.shareBase == .ballots { return false }
        guard let recap, recap.base != nil else { return kind != .other }
        return !recap.leavesSome && !recap.usesSharesOfBallots
    }
}

extension Recap {
    /// All ballots, valid and invalid; `nil` where the result does not tell.
    public var ballots: Int? {
        let valid = printedValidVotes ?? (base == .sum || base == .ballots && isComplete ? voteSum : nil)
        return ballotsUsed ?? valid.flatMap { valid in invalidVotes.map { valid + $0 } }
    }

    /// Figures of an official result that cannot all be of one count: one of them is mistyped then, or is of something else.
    public enum Contradiction: Sendable, Equatable {
        /// More ballots than voters, or a turnout that is another one than the printed by more than a fifth; a fraction.
        case turnout(computed: Double, printed: PrintedNumber?)
        /// Valid and invalid votes are not the ballots. Some countries count blank ones apart, which are invalid here.
        case ballots(valid: Int, invalid: Int, ballots: Int)
    }

    /// Part of the ballots by which valid and invalid votes may miss them: no share that is printed with one decimal becomes
    /// another by it.
    private static let ballotSlack = 0.0005

    /// Why neither turnout nor invalid ballots can be told; `nil` where nothing says so.
    public var contradiction: Contradiction? {
        let turnout = OfficialMeasure(part: ballots, of: registeredVoters)?.share
        if let turnout {
            let ratio = turnoutPercent.map { turnout / max($0.fraction, .ulpOfOne) } ?? 1
            if turnout > 1 || !(0.8...1.25).contains(ratio) {
                return .turnout(computed: turnout, printed: turnoutPercent)
            }
        }
        guard
            let valid = printedValidVotes ?? (base == .sum || base == .ballots && isComplete ? voteSum : nil),
            let invalid = invalidVotes,
            let used = ballotsUsed
        else { return nil }
        let gap = Double(valid) + Double(invalid) - Double(used)
        // Without a printed total others than those of the folder may have votes too.
        guard abs(gap) > Recap.ballotSlack * Double(used), gap > 0 || printedValidVotes != nil else {
            return nil
        }
        return .ballots(valid: valid, invalid: invalid, ballots: used)
    }

    /// Turnout or the share of invalid ballots; `nil` where the result does not tell, or contradicts itself.
    ///
    /// - Parameters:
    ///   - measure: Which.
    ///   - base: What it is a share of.
    public func official(_ measure: CountMeasure, of base: MeasureBase) -> OfficialMeasure? {
        let computed: OfficialMeasure? =
            switch (measure, base) {
            case (.turnout, .registered): OfficialMeasure(part: ballots, of: registeredVoters)
            case (.invalid, .ballots): OfficialMeasure(part: invalidVotes, of: ballots)
            case (.invalid, .registered): OfficialMeasure(part: invalidVotes, of: registeredVoters)
            case (.turnout, .ballots): nil
            }
        let printed: PrintedNumber? =
            switch (measure, base) {
            case (.turnout, .registered): turnoutPercent
            case (.invalid, .ballots): invalidPercent
            case (.invalid, .registered), (.turnout, .ballots): nil
            }
        switch contradiction {
        case .turnout: return nil
        case .ballots:
            // What is printed beside it too is no slip of one of the two.
            return computed.flatMap { computed in
                printed?.isRounded(computed.share) == true ? computed : nil
            }
        case nil:
            // Without a number of ballots the valid and invalid votes may lack blank ones, which a printed turnout has.
            if let printed, let computed, measure == .turnout, ballotsUsed == nil,
                printed.fraction > computed.share, !printed.isRounded(computed.share)
            {
                return OfficialMeasure(printed)
            }
            return computed ?? printed.map(OfficialMeasure.init)
        }
    }
}

extension Election {
    /// Turnout or the share of invalid ballots on the pages of an official result that are in conflict, each figure once, in the order
    /// of the file.
    ///
    /// - Parameters:
    ///   - measure: Which.
    ///   - base: What it is a share of.
    ///   - contest: Id of the contest.
    ///   - region: The region.
    public func conflicting(
        _ measure: CountMeasure, of base: MeasureBase, contest: String, region: RegionCode
    ) -> [OfficialMeasure] {
        var shares: Set<Double> = []
        return recapTotals(of: contest).filter { $0.status == .conflict && $0.region == region }
            .compactMap { totals in
                var page = Recap(contest: contest, region: region, votes: [], isComplete: false)
                page.take([totals])
                return page.official(measure, of: base)
            }
            .filter { shares.insert($0.share).inserted }
    }
}
