import Elections
import Ground

/// Why a sample cannot be used, and where that stands.
public struct SampleFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The place and the kind, a ``SampleFaultKind``.
    public var problem: TableProblem

    init(_ file: String, line: Int? = nil, column: String? = nil, _ kind: SampleFaultKind) {
        problem = TableProblem(file: file, line: line, column: column, kind)
    }

    /// Place and kind, for developers; what people read stands in the room Wording.
    public var description: String { problem.description }
}

/// What is the matter with a sample, its frame, its joint probabilities or the official file beside it.
///
/// No stratum is the whole sample.
public enum SampleFaultKind: FaultKind {
    /// What a column of codes or counts was named as.
    public enum Column: Sendable, Hashable { case stratum, postStratum, cluster, regions, validVotes, number }

    /// The file that lists the population.
    public struct Population: Sendable, Hashable {
        public var file: String
        /// Whether it is no frame, and its stations were counted for want of one.
        public var isCounted: Bool

        /// - Parameters:
        ///   - file: Name of the file.
        ///   - isCounted: Whether it is no frame, and its stations were counted for want of one.
        public init(_ file: String, isCounted: Bool) {
            self.file = file
            self.isCounted = isCounted
        }
    }

    // MARK: Rows

    case noStation
    case nothingArrived
    /// Some choices have votes and others none.
    case incompleteVotes(station: String)
    case stationTwice(String, line: Int)
    case missingColumn(Column)
    /// A station with votes has no number of valid ones.
    case emptyValid
    /// A station that arrived has no number of the design.
    case emptyNumber
    case unusablePlace(Double)
    case unusableWeight(Double)
    case unusableProbability(Double)
    /// No station that arrived has a valid vote.
    case noValidVote

    // MARK: Strata, clusters and the frame

    case silentStrata([String])
    case stratumNotInFrame(String, frame: Population)
    case clusterNotInFrame(String, frame: Population)
    case groupNotInFrame(String?, frame: Population)
    case silentGroups([String], column: String)
    case fewerValidThanSampled(stratum: String?, all: Int, sampled: Int)
    case fewerStationsThanDrawn(stratum: String?, all: Int, drawn: Int)
    case smallerClusterThanDrawn(String, all: Int, drawn: Int)
    /// One unit of a sample, or of these strata; clusters where they were drawn.
    case singleUnit(strata: [String], isCluster: Bool)

    // MARK: What a method needs

    /// Replicates stand for units drawn at random in strata only.
    case replicates(DesignOptions.Variance)
    case noFrameForStages(cluster: String)
    case noFrameForGroups(column: String)
    case noFrameForSeparateRatios
    /// A station of the list has no valid votes, so that those of its stratum are not known.
    case noValidVotesYet(station: String)
    case stratumOfSeveralRegions(String)
    case negativeVariance(choice: Choice)
    case noJointProbabilities(DesignOptions.ProbabilityVariance)

    // MARK: Joint probabilities

    case jointTwice(String, String, earlier: Double, probability: Double)
    case ambiguousStation(String, known: [String], example: String)
    case jointMissing(String, String)
    case jointTooLarge(String, String, probability: Double)
    case jointTooSmall(String, String, probability: Double, alone: [Double])

    // MARK: The official file

    case otherChoices(official: Int, sample: Int)
    /// Rows of the sample that are the sums of all stations of a region each.
    case sumsOfRegions(rows: Int, of: Int, level: String, official: String)
}
