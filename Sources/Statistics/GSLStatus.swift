internal import CGSLShim

/// Runs GSL calls and turns the status that the error handler kept into a Swift error.
enum GSLStatus {
    /// The result of `body`, or the error that GSL reported meanwhile in this thread.
    ///
    /// Functions that only return NaN without reporting anything are caught too.
    static func checked(_ function: String, _ body: () -> Double) throws(StatisticsError) -> Double {
        cgsl_clear_status()
        let value = body()
        let status = cgsl_status()
        guard status == 0, !value.isNaN else {
            throw failure(function, status: status)
        }
        return value
    }

    /// The error for a status code of a GSL function.
    static func failure(_ function: String, status: Int32) -> StatisticsError {
        let message = status == 0 ? "not a number" : String(cString: cgsl_message(status))
        return .gsl(function: function, status: Int(status), message: message)
    }
}
