import Testing

@testable import Statistics

@Suite struct BinomialIntervalTests {
    @Test("The interval contains the estimate and mirrors with it", arguments: BinomialInterval.allCases)
    func properties(_ method: BinomialInterval) {
        for n in [1, 2, 7, 50, 1000] {
            for x in Set([0, 1, n / 3, n - 1, n]) {
                guard let interval = method.interval(successes: x, trials: n, level: 0.95) else {
                    #expect(method == .logit && (x == 0 || x == n))
                    continue
                }
                let p = Double(x) / Double(n)
                #expect(interval.low <= p + 1e-12 && p - 1e-12 <= interval.high, "\(x) of \(n)")
                #expect(interval.low >= 0 && interval.high <= 1)
                let mirror = method.interval(successes: n - x, trials: n, level: 0.95)
                #expect(abs((mirror?.low ?? .nan) - (1 - interval.high)) < 1e-10)
            }
        }
    }

    @Test("Undefined arguments give nothing", arguments: BinomialInterval.allCases)
    func undefined(_ method: BinomialInterval) {
        #expect(method.interval(successes: 0, trials: 0, level: 0.95) == nil)
        #expect(method.interval(successes: 3, trials: 2, level: 0.95) == nil)
        #expect(method.interval(successes: 1, trials: 2, level: 1) == nil)
    }
}
