/// A colour by what it means, with its value on a light and on a dark page.
///
/// Pairs take their colour from the ballot number, never from a party. Against the card every mark reaches
/// 3:1 and every text 4.5:1 on both pages.
enum Paint: Hashable, Sendable {
    case card, ink, muted, grid, band
    /// A pair by ballot number; the fifth and later ones are grey and dashed.
    case pair(Int)

    /// Name of the class that a dark page recolours.
    var name: String {
        switch self {
        case .card: "card"
        case .ink: "ink"
        case .muted: "muted"
        case .grid: "grid"
        case .band: "band"
        case .pair(let number): (1...4).contains(number) ? "p\(number)" : "p5"
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
        }
    }

    var dark: String {
        switch self {
        case .card: "#16191D"
        case .ink: "#F0F0F0"
        case .muted: "#B3B3B3"
        case .grid: "#454B52"
        case .band: "#262B31"
        case .pair(1): "#4DA6DE"
        case .pair(2): "#F0803C"
        case .pair(3): "#2BBF91"
        case .pair(4): "#DB7BAB"
        case .pair: "#B3B3B3"
        }
    }

    /// Whether marks of this pair are dashed, so that grey pairs do not look alike to the official line.
    var isDashed: Bool { if case .pair(let number) = self { !(1...4).contains(number) } else { false } }

    static let all: [Paint] = [.card, .ink, .muted, .grid, .band] + (1...5).map { .pair($0) }
}
