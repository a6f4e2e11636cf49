extension Double {
    /// One hundred times a fraction, by its decimal digits: 0.559 is 55.9, where 100 × 0.559 is 55.900000000000006.
    ///
    /// The nearest number to the shortest decimal that is this fraction, with its point moved; so what was printed as 55.9 and
    /// kept as a fraction is written as 55.9 again. At most one unit in the last place from the product.
    public var inPercent: Double {
        let product = 100 * self
        guard product.isFinite, product != product.rounded() else { return product }
        let digits = description
        return digits.utf8.contains(UInt8(ascii: "e")) ? product : Double(digits + "e2") ?? product
    }

    /// A percentage as a fraction, by its decimal digits: 42.47 is 0.4247, where 42.47 / 100 is 0.42469999999999997.
    public var fromPercent: Double {
        let quotient = self / 100
        let digits = description
        guard isFinite, !digits.utf8.contains(UInt8(ascii: "e")) else { return quotient }
        return Double(digits + "e-2") ?? quotient
    }
}
