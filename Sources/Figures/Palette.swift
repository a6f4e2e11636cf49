import Elections

/// What a verdict says, in few words that a colour can follow.
public enum ChartTone: String, Sendable, Codable, CaseIterable {
    /// Consistent with the official figure.
    case agree
    /// The same of a count that leaves open what decides: in the same colour, with a shape of its own.
    case close
    /// At the edge of what chance explains.
    case edge
    /// Not consistent with it.
    case apart
    /// Not compared, or it depends.
    case open
}

/// A colour by what it means, with its value on a light and on a dark page.
///
/// Pairs take their colour from the ballot number, never from a party. Against the card every mark reaches
/// 3:1 and every text 4.5:1 on both pages.
enum Paint: Hashable, Sendable {
    case card, ink, muted, grid, band
    /// A pair; the fifth and later ones are grey and dashed.
    case pair(Choice)
    /// A step of one hue, 1 (few) to 5 (many), and the text that stands on it.
    case heat(Int)
    case onHeat(Int)
    /// What a verdict says; a word or a shape says the same.
    case tone(ChartTone)

    /// Name of the class that a dark page recolours.
    var name: String {
        switch self {
        case .card: "card"
        case .ink: "ink"
        case .muted: "muted"
        case .grid: "grid"
        case .band: "band"
        case .pair(let choice): (1...4).contains(choice) ? "p\(choice)" : "p5"
        case .heat(let step): "h\(step)"
        case .onHeat(let step): "t\(step)"
        case .tone(let tone): "v-\(tone.rawValue)"
        }
    }

    var light: String {
        switch self {
        case .card: "#FFFFFF"
        case .ink: "#1A1A1A"
        case .muted: "#595959"
        case .grid: "#D9D9D9"
        case .band: "#F2F2F2"
        case .pair(1): "#0072B2"
        case .pair(2): "#D55E00"
        case .pair(3): "#009E73"
        case .pair(4): "#882255"
        case .pair: "#595959"
        case .heat(1): "#DCE9F5"
        case .heat(2): "#B3D0EA"
        case .heat(3): "#7FB2DD"
        case .heat(4): "#2F77B0"
        case .heat: "#0B4A7F"
        case .onHeat(let step): step <= 3 ? "#1A1A1A" : "#FFFFFF"
        case .tone(.agree), .tone(.close): "#1B5E3B"
        case .tone(.edge): "#7A4B00"
        case .tone(.apart): "#8A1F4F"
        case .tone(.open): "#595959"
        }
    }

    var dark: String {
        switch self {
        case .card: "#161616"
        case .ink: "#F0F0F0"
        case .muted: "#B3B3B3"
        case .grid: "#4A4A4A"
        case .band: "#232323"
        case .pair(1): "#4DA6DE"
        case .pair(2): "#F0803C"
        case .pair(3): "#2BBF91"
        case .pair(4): "#DB7BAB"
        case .pair: "#B3B3B3"
        case .heat(1): "#1D3346"
        case .heat(2): "#24496A"
        case .heat(3): "#2C6090"
        case .heat(4): "#6FB1E3"
        case .heat: "#B5D9F7"
        case .onHeat(let step): step <= 3 ? "#F0F0F0" : "#161616"
        case .tone(.agree), .tone(.close): "#86D3A8"
        case .tone(.edge): "#F0B95A"
        case .tone(.apart): "#F09ABB"
        case .tone(.open): "#B3B3B3"
        }
    }

    /// Whether marks of this pair are dashed, so that grey pairs do not look alike to the official line.
    var isDashed: Bool { if case .pair(let choice) = self { !(1...4).contains(choice) } else { false } }

    /// Steps of the sequential hue.
    static let heatSteps = 5

    /// Colours that every drawing declares; steps of the sequential hue only where they are drawn.
    static let all: [Paint] = [.card, .ink, .muted, .grid, .band] + (1...5).map { .pair(Choice($0)) }
}
