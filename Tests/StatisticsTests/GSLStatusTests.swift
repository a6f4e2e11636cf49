import CGSLShim
import Testing

@testable import Statistics

@Suite struct GSLStatusTests {
    @Test("A failing GSL call returns an error and does not abort")
    func failureIsAnError() {
        #expect(throws: StatisticsError.self) {
            try GSLStatus.checked("test") {
                cgsl_clear_status()
                return Double.nan
            }
        }
    }

    @Test("The named error says which function failed")
    func sentence() {
        let error = GSLStatus.failure("gsl_cdf_beta_Pinv", status: 11)
        #expect(
            "\(error)"
                == "GSL function gsl_cdf_beta_Pinv failed with code 11 (exceeded max number of iterations).")
    }
}
