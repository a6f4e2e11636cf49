/// How a recorded whole number differs from the one it should be, digit by digit.
///
/// Source: the error classes of Damerau (1964), applied to digits; Methods F3. A slip says what a typist
/// may have done, not what happened.
public enum DigitSlip: String, Sendable, Codable, CaseIterable {
    case equal
    case changed = "digit_substitution"
    case neighboursSwapped = "adjacent_transposition"
    case swapped = "digit_swap"
    case dropped = "digit_dropped"
    case inserted = "digit_inserted"
    case other

    /// The class of a pair of numbers, after the shorter one is padded with zeros for a changed or swapped
    /// digit; the first class in the order of the cases that fits.
    ///
    /// - Parameters:
    ///   - reference: The number as it should be, at least 0.
    ///   - recorded: The number as recorded, at least 0.
    public static func classify(reference: Int, recorded: Int) -> DigitSlip {
        if reference == recorded { return .equal }
        let (left, right) = padded(reference, recorded)
        let places = left.indices.filter { left[$0] != right[$0] }
        if places.count == 1 { return .changed }
        if places.count == 2, left[places[0]] == right[places[1]], left[places[1]] == right[places[0]] {
            return places[1] == places[0] + 1 ? .neighboursSwapped : .swapped
        }
        let (plain, typed) = (digits(reference), digits(recorded))
        if plain.count == typed.count + 1, isShortened(plain, to: typed) { return .dropped }
        if typed.count == plain.count + 1, isShortened(typed, to: plain) { return .inserted }
        return .other
    }

    /// All classes of a single slip that lead from one number to the other, those that leave a number of digits
    /// that nobody writes zeros before first.
    ///
    /// Forms have a box for each digit: 370 with its first and last digit swapped is 073, and 540 with its first
    /// digit changed may be 040. What a dropped digit leaves may begin with zeros: 5089 without its 5 is 89. An inserted one
    /// makes a number longer by one digit: 6 became 306 by a changed digit of 006, not by one inserted.
    ///
    /// - Parameters:
    ///   - reference: The number as it should be, at least 0.
    ///   - recorded: The number as recorded, at least 0.
    /// - Returns: Empty where the numbers are equal or no single slip leads from one to the other.
    public static func fitting(reference: Int, recorded: Int) -> [DigitSlip] {
        guard reference != recorded else { return [] }
        let (plain, typed) = (digits(reference), digits(recorded))
        var found: [DigitSlip] = []
        if withoutOne(plain, is: recorded) { found.append(.dropped) }
        if typed.count == plain.count + 1, isShortened(typed, to: plain) { found.append(.inserted) }
        let (left, right) = padded(reference, recorded)
        let places = left.indices.filter { left[$0] != right[$0] }
        if places.count == 1 { found.append(.changed) }
        if places.count == 2, left[places[0]] == right[places[1]], left[places[1]] == right[places[0]] {
            found.append(places[1] == places[0] + 1 ? .neighboursSwapped : .swapped)
        }
        return found
    }

    /// Whether a number is another one without one of its digits.
    private static func withoutOne(_ digits: [UInt8], is number: Int) -> Bool {
        guard digits.count > 1 else { return false }
        return digits.indices.contains { place in
            var value = 0
            for (index, digit) in digits.enumerated() where index != place { value = 10 * value + Int(digit) }
            return value == number
        }
    }

    /// The numbers with as many digits, as boxes of a form hold them.
    ///
    /// - Parameters:
    ///   - first: At least 0.
    ///   - second: At least 0.
    /// - Returns: Both with leading zeros up to the length of the longer one.
    public static func boxes(_ first: Int, _ second: Int) -> (String, String) {
        let (left, right) = padded(first, second)
        return (left.map { "\($0)" }.joined(), right.map { "\($0)" }.joined())
    }

    /// Place of the changed digit, or of the lower of two swapped neighbours, counted from the right from 0.
    ///
    /// - Parameters:
    ///   - reference: The number as it should be, at least 0.
    ///   - recorded: The number as recorded, at least 0.
    public static func place(reference: Int, recorded: Int) -> Int? {
        let (left, right) = padded(reference, recorded)
        return left.indices.last { left[$0] != right[$0] }.map { left.count - 1 - $0 }
    }

    /// The digit of a number at a place counted from the right from 0.
    ///
    /// - Parameters:
    ///   - number: At least 0.
    ///   - place: Place from the right.
    public static func digit(of number: Int, place: Int) -> Int {
        let digits = digits(number)
        return place < digits.count ? Int(digits[digits.count - 1 - place]) : 0
    }

    private static func digits(_ number: Int) -> [UInt8] { String(number.magnitude).utf8.map { $0 - 48 } }

    private static func padded(_ first: Int, _ second: Int) -> ([UInt8], [UInt8]) {
        let (left, right) = (digits(first), digits(second))
        let width = max(left.count, right.count)
        func pad(_ digits: [UInt8]) -> [UInt8] {
            [UInt8](repeating: 0, count: width - digits.count) + digits
        }
        return (pad(left), pad(right))
    }

    /// Whether one digit less makes the longer number the shorter one.
    private static func isShortened(_ longer: [UInt8], to shorter: [UInt8]) -> Bool {
        let same = zip(longer, shorter).prefix { $0 == $1 }.count
        return longer.dropFirst(same + 1).elementsEqual(shorter.dropFirst(same))
    }
}
