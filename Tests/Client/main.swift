import SandingKit
import Wording

let reading = try QuickCountReading(
    shares: ["32.67", "9.43", "33.12", "24.78"], margin: "1.6", level: "95", stations: 3573, pollster: "IDM")
let recap = Recap(votes: [7_226_254, 2_773_078, 6_317_465, 5_663_198])
let comparison = try Comparison(reading, recap)
print(comparison.verdict, comparison.choices.filter(\.isOutside).map(\.choice))
for level in [0.90, 0.95] { print(level, try comparison.interval(of: 2, level: level)?.high ?? 0) }
let design = DesignOptions(strata: ["regency_code"])
let found = try await Sanding.estimate("Data/invented-count/sample.csv", design: design).estimate
print(zip(found.shares.choices, found.figures).map { ($0, $1.value) })
for finding in try await Sanding.check("Data/invented-count/official.csv").findings {
    print(finding.sentence(.indonesian))
}
