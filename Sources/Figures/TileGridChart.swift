import Elections
import Wording

/// The provinces of Indonesia as squares of one size, each with what its counts say: every one stands there once, also
/// those without a count.
///
/// Places after geofacet_indo, with the provinces of 2022; those of before have four squares less.
public struct TileGridChart: Chart, Equatable, Codable {
    /// One province.
    public struct Tile: Sendable, Equatable, Codable {
        /// Code of the Ministry of Home Affairs, two digits.
        public var code: String
        public var name: String
        public var state: RegionState
        /// What is said of it: counts and verdicts, or why there is none.
        public var reason: String

        public init(code: String, name: String, state: RegionState, reason: String) {
            (self.code, self.name, self.state, self.reason) = (code, name, state, reason)
        }
    }

    public var head: ChartHead
    public var subject: String
    public var tiles: [Tile]

    public init(_ head: ChartHead, subject: String, tiles: [Tile]) {
        (self.head, self.subject, self.tiles) = (
            head, subject, tiles.filter { TileGridChart.places[$0.code] != nil }
        )
    }

    /// Rows of squares from the north, columns from the west.
    private static let map = [
        "11 12 .. .. .. .. .. .. .. .. .. .. .. .. ..",
        ".. 13 14 21 .. .. .. 65 .. 75 71 82 96 92 91",
        ".. 17 15 16 19 61 62 64 76 72 .. .. .. 94 95",
        ".. .. .. 18 .. .. .. 63 73 74 .. 81 .. .. 93",
        ".. .. .. 36 31 33 35 .. .. .. .. .. .. .. ..",
        ".. .. .. .. 32 34 .. 51 52 53 .. .. .. .. ..",
    ]

    /// Column and row of each province, by its code.
    static let places: [String: (column: Int, row: Int)] = Dictionary(
        uniqueKeysWithValues: map.enumerated().flatMap { row, line in
            line.split(separator: " ").enumerated().filter { $0.element != ".." }
                .map { (String($0.element), ($0.offset, row)) }
        })

    /// Codes of the provinces of an election.
    ///
    /// - Parameter date: Its day, `YYYY-MM-DD`.
    public static func provinces(on date: String) -> [String] {
        places.keys.filter { code in
            // Law 20/2012 made Kalimantan Utara; laws of 2022 made four provinces of Papua.
            !(code == "65" && date < "2013") && !(["93", "94", "95", "96"].contains(code) && date < "2023")
        }.sorted()
    }

    /// Two letters of ISO 3166-2:ID.
    static let letters = [
        "11": "AC", "12": "SU", "13": "SB", "14": "RI", "15": "JA", "16": "SS", "17": "BE", "18": "LA",
        "19": "BB", "21": "KR", "31": "JK", "32": "JB", "33": "JT", "34": "YO", "35": "JI", "36": "BT",
        "51": "BA", "52": "NB", "53": "NT", "61": "KB", "62": "KT", "63": "KS", "64": "KI", "65": "KU",
        "71": "SA", "72": "ST", "73": "SN", "74": "SG", "75": "GO", "76": "SR", "81": "MA", "82": "MU",
        "91": "PA", "92": "PB", "93": "PS", "94": "PT", "95": "PE", "96": "PD",
    ]

    public func describe() -> ChartDescription {
        let counted = RegionState.allCases.compactMap { state -> String? in
            let names = tiles.filter { $0.state == state }.map(\.name)
            guard !names.isEmpty else { return nil }
            return "\(words.label(plot: state.label).capitalizedFirst): \(words.list(names, most: 5))."
        }
        return ChartDescription(
            kind: words.tileChart(tiles.count, about: subject), facts: counted,
            data: ChartData(
                tiles,
                [
                    .text("code") { $0.code }, .text("iso") { Self.letters[$0.code] },
                    .text("region", words.label(plot: .region)) { $0.name },
                    .count("column") { Self.places[$0.code]?.column },
                    .count("row") { Self.places[$0.code]?.row }, .text("state") { $0.state.rawValue },
                    .text("reason", words.label(plot: .remark)) { $0.reason },
                ]), body: picture)
    }

    /// West and east beside each other, or one above the other.
    private var picture: PlotPicture {
        PlotPicture(
            arrangement: .grid(wide: 2, narrow: 1),
            panels: [0..<8, 8..<15].map { columns in
                let own = tiles.filter { columns.contains(Self.places[$0.code]?.column ?? -1) }
                return .init(
                    heading: "", y: PlotAxis(low: 0, high: 6, labels: .none),
                    marks: own.flatMap { marks($0, from: columns.lowerBound) }, height: 222)
            },
            x: PlotAxis(low: 0, high: 8, labels: .none), inset: 0, key: key)
    }

    private func marks(_ tile: Tile, from column: Int) -> [PlotMark] {
        guard let place = Self.places[tile.code] else { return [] }
        let (x, y) = (Double(place.column - column), Double(5 - place.row))
        let (paint, text) = colours(tile.state)
        let fill = PlotMark(
            .area(opacity: tile.state == .noVote ? 0.5 : 1), paint, x: x + 0.04, y: y + 0.04, x2: x + 0.96,
            y2: y + 0.96)
        let label = PlotMark(
            .text(Self.letters[tile.code] ?? tile.code, size: 12, bold: true, halo: false), text,
            x: x + 0.5, y: y + 0.5, dy: tile.state == .noVote ? 4 : -2)
        let sign = PlotMark(
            .text(tile.state.sign, size: 12, halo: false), text, x: x + 0.5, y: y + 0.5, dy: 13)
        return [fill, label] + (tile.state == .noVote ? [] : [sign])
    }

    private func colours(_ state: RegionState) -> (fill: Paint, text: Paint) {
        switch state {
        case .agree, .edge, .apart: (.tone(state.tone), .card)
        case .notCompared, .noCount: (.grid, .ink)
        case .noVote: (.band, .muted)
        }
    }

    private var key: [(shape: PlotMark.Shape, paint: Paint, text: String)] {
        RegionState.allCases.filter { state in tiles.contains { $0.state == state } }.map { state in
            let count = words.number(tiles.count { $0.state == state })
            return (.area(), colours(state).fill, "\(state.sign) \(words.label(plot: state.label)): \(count)")
        }
    }
}
