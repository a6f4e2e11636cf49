import Statistics

extension Methods {
    static let distributions: [String: Adapter] = ["numeric.distribution": distribution]

    private static func distribution(_ oracle: OracleCase) throws -> Value {
        .object(["values": .numbers(try oracle.inputs["items"].array.map(value))])
    }

    private static func value(_ item: Value) throws -> Double {
        let a = try item["args"].doubles
        switch try item["fn"].string {
        case "normal_Q": return Normal.upperTail(a[0])
        case "normal_Qinv": return Normal.upperQuantile(a[0])
        case "t_Q": return StudentT.upperTail(a[0], degreesOfFreedom: a[1])
        case "t_Qinv": return StudentT.upperQuantile(a[0], degreesOfFreedom: a[1])
        case "chi2_Q": return ChiSquare.upperTail(a[0], degreesOfFreedom: a[1])
        case "chi2_Qinv": return ChiSquare.upperQuantile(a[0], degreesOfFreedom: a[1])
        case "f_Q": return FisherF.upperTail(a[0], numerator: a[1], denominator: a[2])
        case "beta_P": return Beta.lowerTail(a[0], a: a[1], b: a[2])
        case "beta_Pinv": return Beta.quantile(a[0], a: a[1], b: a[2])
        case "binomial_P": return Binomial.lowerTail(Int(a[0]), p: a[1], n: Int(a[2]))
        case "binomial_Q": return Binomial.upperTail(Int(a[0]), p: a[1], n: Int(a[2]))
        case "poisson_Q": return Poisson.upperTail(Int(a[0]), mean: a[1])
        case "hypergeometric_P":
            return try Hypergeometric.lowerTail(
                Int(a[0]), marked: Int(a[1]), unmarked: Int(a[2]), drawn: Int(a[3]))
        case "hypergeometric_Q":
            return try Hypergeometric.upperTail(
                Int(a[0]), marked: Int(a[1]), unmarked: Int(a[2]), drawn: Int(a[3]))
        case let other: throw MissingInput(description: "unknown function \(other)")
        }
    }
}
