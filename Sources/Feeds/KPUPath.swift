/// What the path of a page says: the kind of contest and the place.
///
/// Works on paths below any folder and on saved addresses such as `pemilu__hhcw_ppwp_11_1101.json`.
struct KPUPath: Sendable {
    /// Runs of letters and digits of the whole path, in order.
    let words: [Substring]
    /// The last word that names a kind of contest.
    let kind: KPUContestKind?
    /// Whether the path is that of the official recap (`hr`) and not of the count as it came in.
    let isRecap: Bool
    /// Numbers that follow the kind without anything between them.
    let numbersAfterKind: [String]

    private static let kinds: [Substring: KPUContestKind] = {
        var kinds = Dictionary(
            uniqueKeysWithValues: KPUContestKind.allCases.map { (Substring($0.rawValue), $0) })
        kinds["dprdp"] = .pdprdp
        kinds["dprdk"] = .pdprdk
        kinds["dpr"] = .pdpr
        kinds["dpd"] = .pdpd
        return kinds
    }()

    init(_ path: String) {
        var text = path.lowercased()
        if text.hasSuffix(".json") { text.removeLast(5) }
        // Byte by byte: a national count has a million paths.
        self.init(
            words: text.utf8.split { !(0x30...0x39).contains($0) && !(0x61...0x7A).contains($0) }
                .map { Substring($0) })
    }

    /// The path of a page together with that of the input that holds it.
    init(_ input: KPUPath, _ path: KPUPath) { self.init(words: input.words + path.words) }

    private init(words: [Substring]) {
        self.words = words
        let place = words.lastIndex { KPUPath.kinds[$0] != nil }
        kind = place.flatMap { KPUPath.kinds[words[$0]] }
        numbersAfterKind =
            place.map { words[($0 + 1)...].prefix(while: KPUPath.isNumber).map(String.init) } ?? []
        isRecap = place.map { $0 > 0 && words[$0 - 1] == "hr" } ?? false
    }

    /// The last part of an address that is the name of a kind of contest.
    static func kind(ofAddress address: String) -> KPUContestKind? {
        for part in address.utf8.split(separator: UInt8(ascii: "/")).reversed() where part.count < 8 {
            if let kind = kinds[Substring(part)] { return kind }
        }
        return nil
    }

    private static func isNumber(_ word: Substring) -> Bool {
        word.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Seconds since 1970 of the last moment in the path, such as that of the folder of a capture, `20241128T083852`, in WIB;
    /// `nil` where there is none.
    var moment: Int64? {
        words.reversed().lazy.compactMap { word -> Int64? in
            let digits = word.filter { $0 != "t" }
            guard digits.utf8.count == 14, KPUPath.isNumber(digits[...]), [14, 15].contains(word.utf8.count),
                word.utf8.count == 14 || word.utf8.dropFirst(8).first == UInt8(ascii: "t")
            else { return nil }
            let parts = [0..<4, 4..<6, 6..<8, 8..<10, 10..<12, 12..<14].map { range in
                String(digits.dropFirst(range.lowerBound).prefix(range.count))
            }
            return KPUTime.seconds(
                parts[..<3].joined(separator: "-") + " " + parts[3...].joined(separator: ":"))
        }.first
    }

    /// The 13-digit code of the station; `nil` where there is none, or several.
    ///
    /// A moment in milliseconds has 13 digits too: codes whose village stands in the path come first.
    var stationCode: String? {
        let codes = words.filter { $0.utf8.count == 13 && KPUPath.isNumber($0) && !$0.hasPrefix("0") }
        let nested = codes.filter { code in words.contains { $0 == code.prefix(10) || $0 == code.prefix(6) } }
        let distinct = Set(nested.isEmpty ? codes : nested)
        return distinct.count == 1 ? distinct.first.map(String.init) : nil
    }

    /// The code of the region of an aggregate page; `00` where the path ends in the kind or in 0.
    var regionCode: String? {
        guard let last = words.last else { return nil }
        if KPUPath.kinds[last] != nil || numbersAfterKind == ["0"] { return "00" }
        let numbers = numbersAfterKind.isEmpty ? [String(last)] : numbersAfterKind
        var code: String?
        for number in numbers {
            guard [2, 4, 6, 10].contains(number.utf8.count), KPUPath.isNumber(number[...]),
                !number.hasPrefix("0"), number.hasPrefix(code ?? "")
            else { break }
            code = number
        }
        return code
    }
}

/// The 13-digit code of a station, cut into the codes of its regions.
struct KPUStationCode: Sendable, Hashable {
    /// Province, regency, district and village.
    var regions: [String]
    var number: Int

    /// - Returns: `nil` where the text is not 13 digits.
    init?(_ text: some StringProtocol) {
        let digits = Array(text.utf8)
        guard digits.count == 13, digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(text.dropFirst(10))
        else { return nil }
        regions = [2, 4, 6, 10].map { String(text.prefix($0)) }
        self.number = number
    }

    /// A station of Situng under the running numbers of its address.
    init?(serials: [String]) {
        guard serials.count == 5, let number = Int(serials[4]) else { return nil }
        regions = Array(serials.prefix(4))
        self.number = number
    }
}
