// The names under which charts are coded: those of numbers on the ballot are older than `Choice`.

extension DumbbellChart.Row {
    enum CodingKeys: String, CodingKey {
        case name, count, official
        case choice = "ballotNumber"
    }
}

extension ForestChart {
    enum CodingKeys: String, CodingKey {
        case head, subject, level, outerLevel, commonMargin, tested, rows
        case choice = "ballotNumber"
    }
}

extension IntervalDotsChart.Panel {
    enum CodingKeys: String, CodingKey {
        case name, official
        case choice = "ballotNumber"
    }
}

extension QuantileDotsChart {
    enum CodingKeys: String, CodingKey {
        case head, contest, official, rows
        case choice = "ballotNumber"
        case name = "choice"
    }
}

extension TimelineChart.Panel {
    enum CodingKeys: String, CodingKey {
        case name, captures, ranges, official
        case choice = "ballotNumber"
    }
}
