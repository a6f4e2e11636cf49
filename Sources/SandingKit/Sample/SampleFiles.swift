import ElectionFiles
import Elections
import Estimation
import Foundation
import Ground
import Reconciliation

/// A sample of polling stations in files, and how it was drawn.
public struct SampleFiles: Sendable {
    /// CSV file with a row for each station drawn; one without votes was drawn and did not arrive.
    public var sample: String
    /// How it was drawn and how shares are estimated; threads are those of ``WorkControl``.
    public var design: DesignOptions
    /// CSV file of the population: stations of each stratum and whatever else the design counts.
    public var frame: String?
    /// CSV file of joint inclusion probabilities.
    public var joint: String?
    /// How the intervals of the sample's shares are made.
    public var intervals: IntervalMethod
    /// Terms of the election, for the ballots that a missing station can hold; plain arithmetic has no reserve.
    public var form: FormChoice
    /// Column of the regions that are looked at one by one.
    public var by: String?
    public var reading: ReadingOptions

    public init(
        _ sample: String, design: DesignOptions = DesignOptions(), frame: String? = nil, joint: String? = nil,
        intervals: IntervalMethod = .default, form: FormChoice = .none, by: String? = nil,
        reading: ReadingOptions = ReadingOptions()
    ) {
        self.sample = sample
        self.design = design
        self.frame = frame
        self.joint = joint
        self.intervals = intervals
        self.form = form
        self.by = by
        self.reading = reading
    }

    /// All files, the sample first.
    public var paths: [String] { [sample, frame, joint].compactMap { $0 } }

    /// Ballots in reserve over registered voters, a fraction.
    ///
    /// - Throws: ``SandingError/unknownForm(form:known:)``.
    func reserveShare() throws(SandingError) -> Double {
        try form.form().map { FormTerms($0).reserveShare } ?? 0
    }
}

/// Stations drawn and arrived in a stratum.
public struct StratumResponse: Sendable, Equatable, Codable {
    /// Its columns joined by a slash; empty where nothing is stratified.
    public var stratum: String
    public var drawn: Int
    public var received: Int

    static func of(_ response: [(stratum: String, drawn: Int, received: Int)]) -> [StratumResponse] {
        response.map { StratumResponse(stratum: $0.stratum, drawn: $0.drawn, received: $0.received) }
    }
}
