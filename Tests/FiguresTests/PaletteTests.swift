import Elections
import Foundation
import Testing

@testable import Figures

@Suite struct PaletteTests {
    private func luminance(_ hex: String) -> Double {
        let value = Int(hex.dropFirst(), radix: 16) ?? 0
        let channels = [value >> 16, value >> 8 & 0xFF, value & 0xFF].map { channel -> Double in
            let part = Double(channel) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    private func contrast(_ first: String, _ second: String) -> Double {
        let (a, b) = (luminance(first), luminance(second))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    @Test(arguments: (1...6).map { Paint.pair(Choice($0)) } + [.ink, .muted])
    func marksStandOutOnBothPages(paint: Paint) {
        for back in [Paint.card, .band] {
            #expect(contrast(paint.light, back.light) >= 3)
            #expect(contrast(paint.dark, back.dark) >= 3)
        }
    }

    @Test(arguments: [Paint.ink, .muted])
    func textsCanBeReadOnBothPages(paint: Paint) {
        for back in [Paint.card, .band] {
            #expect(contrast(paint.light, back.light) >= 4.5)
            #expect(contrast(paint.dark, back.dark) >= 4.5)
        }
    }

    @Test(arguments: 1...Paint.heatSteps)
    func numbersCanBeReadOnEveryStep(step: Int) {
        #expect(contrast(Paint.heat(step).light, Paint.onHeat(step).light) >= 4.5)
        #expect(contrast(Paint.heat(step).dark, Paint.onHeat(step).dark) >= 4.5)
    }

    @Test func stepsOfOneHueGetStronger() {
        let light = (1...Paint.heatSteps).map { contrast(Paint.heat($0).light, Paint.card.light) }
        let dark = (1...Paint.heatSteps).map { contrast(Paint.heat($0).dark, Paint.card.dark) }
        #expect(light == light.sorted() && dark == dark.sorted())
        #expect(light[4] >= 3 && dark[4] >= 3)
    }
}
