import ElectionFiles
import Elections
import Estimation
import Foundation
import Ground
import Publishing
import Reconciliation
import Statistics

/// Estimates from a sample of stations.
enum EstimateTarget {
    static func run(_ folder: CaseFolder, _ random: inout FuzzRandom) throws -> [Fault] {
        var sample = SampleInput(&random)
        if random.happens(250) { sample.stations.table.mutate(&random) }
        let bytes = sample.stations.table.bytes(&random)
        let url = try folder.write("sample.csv", bytes)
        let options = design(sample.options)
        var labels: [String] = []
        let regions = Set(sample.stations.levels ?? StationTable.indonesianLevels)
        for label in options.labelColumns where !regions.contains(label) && !labels.contains(label) {
            labels.append(label)
        }
        guard
            let table = try? StationFile(
                levels: sample.stations.levels, labels: labels, numbers: options.numberColumns, threads: 1
            ).read(url, name: "sample.csv")
        else { return [] }
        var frame: SampleFrame?
        if let text = sample.frame {
            let file = try folder.write("frame.csv", text.bytes(&random))
            guard
                let rows = try? FrameFile(
                    columns: options.frameColumns, needsValid: options.estimator == .separateRatio
                ).read(file, name: "frame.csv")
            else { return [] }
            frame = SampleFrame(
                file: "frame.csv",
                rows: rows.map { .init(options.place($0.codes), stations: $0.stations, valid: $0.valid) })
        }
        let intervals = random.pick(IntervalMethod.allCases)
        guard let stations = try? StationSample(table, options: options, frame: frame, joint: nil),
            let estimate = try? SampleEstimate(stations, level: 0.95, intervals: intervals)
        else { return [] }
        var faults = sound(estimate)
        if sample.isSelfWeighting, let plain = PlainSums(bytes, levels: sample.stations.regionColumns) {
            faults += SumCheck.shares(estimate.figures.map(\.value), plain)
        }
        if random.happens(150) {
            let document = SampleSummary(estimate, response: stations.response, domains: [], design: [:])
            let report = EstimateReport(
                document, name: "sample", level: 0.95, run: PageTargets.run("estimate"),
                language: random.pick([.english, .indonesian]), vocabulary: .indonesian)
            faults += PageTargets.faults(
                "estimate pages", try? report.publication.files(EstimateReport.formats))
        }
        return faults
    }

    /// The options of a design, of those that the generator makes.
    private static func design(_ words: [String]) -> DesignOptions {
        var options = DesignOptions(threads: 1)
        var place = 0
        while place + 1 < words.count {
            let value = words[place + 1]
            switch words[place] {
            case "--weight": options.weight = value
            case "--probability": options.probability = value
            case "--probability-variance": options.probabilityVariance = .init(rawValue: value)
            case "--draw-probability": options.drawProbability = value
            case "--order": options.order = value
            case "--stratum": options.strata.append(value)
            case "--cluster": options.cluster = value
            case "--stages": options.isTwoStage = value == "2"
            case "--estimator": options.estimator = .init(rawValue: value) ?? .combinedRatio
            case "--variance": options.variance = .init(rawValue: value) ?? .taylor
            case "--replicates": options.replicates = Int(value) ?? 50
            case "--lonely-stratum": options.lonely = .init(rawValue: value) ?? .fail
            default: break
            }
            place += 2
        }
        return options
    }

    /// Shares lie between 0 and 1 and within their intervals.
    private static func sound(_ estimate: SampleEstimate) -> [Fault] {
        for figure in estimate.figures {
            guard figure.value.isFinite, figure.value >= -1e-9, figure.value <= 1 + 1e-9 else {
                return [Fault(kind: "estimate: a share that cannot be", detail: "\(figure)")]
            }
            for interval in [figure.interval, figure.joint].compactMap({ $0 })
            where interval.low.isNaN || interval.high.isNaN || interval.low > interval.high {
                return [Fault(kind: "estimate: an interval that cannot be", detail: "\(figure)")]
            }
        }
        return []
    }
}
