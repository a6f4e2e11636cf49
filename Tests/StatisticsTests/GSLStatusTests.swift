import CGSL
import CGSLShim
import Foundation
import Testing

@testable import Statistics

@Suite struct GSLStatusTests {
    @Test("A call that aborts the process under GSL's own handler returns here")
    func handlerNeverAborts() {
        cgsl_clear_status()
        let value = gsl_cdf_beta_Pinv(0.005, 4000, 6000)
        #expect(value.isNaN)
        #expect(cgsl_status() != 0)
        cgsl_clear_status()
        #expect(cgsl_status() == 0)
    }

    @Test("The status belongs to the thread that failed")
    func statusIsThreadLocal() async {
        cgsl_clear_status()
        let other = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                _ = gsl_cdf_beta_Pinv(0.005, 4000, 6000)
                continuation.resume(returning: cgsl_status())
            }
        }
        #expect(other != 0)
        let fresh = await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: cgsl_status()) }
        }
        #expect(fresh == 0)
    }

    @Test("A result that is not a number becomes an error")
    func failureIsAnError() {
        #expect(throws: StatisticsError.gsl(function: "test", status: 0, message: "not a number")) {
            try GSLStatus.checked("test") { .nan }
        }
    }

    @Test func errorsHaveTheMessageOfGSL() {
        #expect(
            GSLStatus.failure("gsl_cdf_beta_Pinv", status: 11)
                == .gsl(
                    function: "gsl_cdf_beta_Pinv", status: 11, message: "exceeded max number of iterations"))
    }
}
