import Elections
import Foundation

/// What columns of election files are called in several languages: data of `Resources/map-words.json`.
struct MapVocabulary: Decodable {
    struct Level: Decodable {
        let level: String
        /// From the top, 1.
        let rank: Int
        let columns: [String]
    }

    private let levels: [Level]
    private let codes: [String]
    private let station: [String]
    private let stationParts: [[String]]
    private let figures: [String: [String]]
    private let numbers: [String: [String]]
    private let choice: [String]
    private let votes: [String]
    private let party: [String]
    private let candidateNumbers: [String]
    private let givenNames: [String]
    private let surnames: [String]
    private let mode: [String]
    /// Numbers that are modes of voting.
    let modes: [String]
    let modeTotals: [String]
    private let office: [String]
    private let seat: [String]
    private let totals: [String]
    private let rest: [String]
    private let noCounts: [String]
    private let validStems: [String]
    private let withoutChoiceStems: [String]
    private let othersTogether: [String]
    private let noParty: [String]
    private let names: [String]
    private let stationNumbers: [String]
    /// Words before or behind that of a place: `COD_`, `nombre`, `_id`.
    private let placeAffixes: [String]
    /// Words before or behind that of a number: `NUM_`, `nombre de`.
    private let countAffixes: [String]

    private enum CodingKeys: String, CodingKey {
        case levels, codes, station, figures, numbers, choice, votes, party, mode, modes, office, seat,
            totals, rest
        case stationParts = "station_parts"
        case modeTotals = "mode_totals"
        case candidateNumbers = "candidate_numbers"
        case givenNames = "given_names"
        case surnames
        case noCounts = "no_counts"
        case validStems = "valid_stems"
        case withoutChoiceStems = "without_choice_stems"
        case othersTogether = "others_together"
        case noParty = "no_party"
        case names = "choice_names"
        case stationNumbers = "station_numbers"
        case placeAffixes = "place_affixes"
        case countAffixes = "count_affixes"
    }

    /// What a column may be by its name.
    enum Role: Equatable {
        case level(String, rank: Int)
        /// A code of 13 digits that holds all levels and the station.
        case code
        case station, choice, votes, party, mode, office, seat, total
        /// Half of a choice's name; what is called a name alone may be that of a place.
        case surname, givenName
        /// A number that one candidate has.
        case candidateNumber
        /// A figure of the forms.
        case figure(String)
        /// A number of the file's own.
        case number(String)
        /// Something that no map needs.
        case rest
    }

    static let standard: MapVocabulary = {
        do {
            return try JSONDecoder().decode(MapVocabulary.self, from: Data(PackageResources.map_words_json))
        } catch {
            preconditionFailure("the words that come with the library can be read: \(error)")
        }
    }()

    /// A name without letter case, accents, blanks and signs.
    static func plain(_ name: String) -> String {
        let folded = name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        // A Turkish i without its dot is written as one with it in capitals.
        return String(
            folded.replacing("ı", with: "i").unicodeScalars.filter {
                $0.properties.isAlphabetic || ("0"..."9").contains($0)
            }.map(
                Character.init))
    }

    /// Every role that a name has, or one half of it where it says everything in two languages. The letter of a line of the form
    /// behind it says nothing: `Stimmen gültige (D)`.
    func roles(of name: String) -> [Role] {
        var whole = rolesOfWhole(name)
        if whole.isEmpty, let match = name.wholeMatch(of: /(.+?)\s*\([A-Z][0-9]?\)/) {
            whole = rolesOfWhole(String(match.1))
        }
        if whole.isEmpty, name.contains("/") {
            let halves = name.split(separator: "/").map { rolesOfWhole(String($0)) }
            whole = halves.first { !$0.isEmpty } ?? []
        }
        return whole.isEmpty ? rolesWithoutAffixes(name) : whole
    }

    /// The one figure of the forms that a name means; `nil` where it means none, or several.
    func figure(of name: String) -> String? {
        let figures = roles(of: name).compactMap { role in
            if case .figure(let figure) = role { figure } else { nil }
        }
        return figures.count == 1 ? figures[0] : nil
    }

    /// Roles of a name without the words that say how it is written: `COD_DEPTO`, `Nama_Kecamatan`, `NUM_VOTOS_NULOS`.
    private func rolesWithoutAffixes(_ name: String) -> [Role] {
        let marked = name.replacing(/([a-z])([A-Z])/) { "\($0.1) \($0.2)" }
        let tokens = marked.split { !$0.isLetter && !$0.isNumber }.map { MapVocabulary.plain(String($0)) }
        func bare(_ affixes: [String]) -> [Role] {
            var rest = tokens[...]
            while let first = rest.first, affixes.contains(first) { rest.removeFirst() }
            while let last = rest.last, affixes.contains(last) { rest.removeLast() }
            return rest.isEmpty || rest.count == tokens.count ? [] : rolesOfWhole(rest.joined(separator: " "))
        }
        let places = bare(placeAffixes).filter { role in
            if case .level = role { true } else { role == .station }
        }
        if !places.isEmpty { return places }
        return bare(countAffixes).filter { role in
            switch role {
            case .figure, .number: true
            default: false
            }
        }
    }

    private func rolesOfWhole(_ name: String) -> [Role] {
        let plain = MapVocabulary.plain(name)
        func has(_ words: [String]) -> Bool { words.contains { MapVocabulary.plain($0) == plain } }
        var roles: [Role] = []
        for level in levels where has(level.columns) { roles.append(.level(level.level, rank: level.rank)) }
        if has(codes) { roles.append(.code) }
        if has(station) { roles.append(.station) }
        let own = StationField.ofForms.map(\.name).first { MapVocabulary.plain($0) == plain }
        if let own, figures[own]?.contains(where: { MapVocabulary.plain($0) == plain }) != true {
            roles.append(.figure(own))
        }
        for (figure, words) in figures.sorted(by: { $0.key < $1.key }) where has(words) {
            roles.append(.figure(figure))
        }
        for (number, words) in numbers.sorted(by: { $0.key < $1.key }) where has(words) {
            roles.append(.number(number))
        }
        if has(choice) { roles.append(.choice) }
        if has(votes) { roles.append(.votes) }
        if has(party) { roles.append(.party) }
        if has(surnames) { roles.append(.surname) }
        if has(givenNames) { roles.append(.givenName) }
        if has(candidateNumbers) { roles.append(.candidateNumber) }
        if has(mode) { roles.append(.mode) }
        if has(office) { roles.append(.office) }
        if has(seat) { roles.append(.seat) }
        if has(totals) { roles.append(.total) }
        if has(rest) { roles.append(.rest) }
        return roles
    }

    /// Whether one of the words of a name says that its numbers count nothing: `first_tps_code`, `id_rec`, `Hour`.
    func isNoCount(_ name: String) -> Bool {
        name.split { !$0.isLetter && !$0.isNumber }.contains { word in
            let plain = MapVocabulary.plain(String(word))
            return noCounts.contains(plain)
        }
    }

    /// Where a column of votes stands among the words for one: of two the first is meant rather than a total.
    func place(ofVotes name: String) -> Int {
        let plain = MapVocabulary.plain(name)
        return votes.firstIndex { MapVocabulary.plain($0) == plain } ?? votes.count
    }

    /// Whether a name has a word in it for ballots without a choice: blank, null, over votes, others together.
    static func isWithoutChoice(_ name: String) -> Bool {
        let plain = plain(name)
        return standard.withoutChoiceStems.contains(where: plain.contains)
            || standard.othersTogether.contains(plain)
    }

    /// Whether a text in a column of parties is that of choices without one, of whom a contest may have several.
    func isNoParty(_ name: String) -> Bool { noParty.contains(MapVocabulary.plain(name)) }

    /// Whether a name has a word in it for valid votes and none for those without a choice: `Toplam Geçerli Oy`.
    func isValidByStem(_ name: String) -> Bool {
        let plain = MapVocabulary.plain(name)
        return validStems.contains(where: plain.contains) && !MapVocabulary.isWithoutChoice(name)
    }

    /// Whether a plain name without its number is one of the names of choices: `Nom candidat 1`.
    func isName(_ stem: String) -> Bool { place(ofName: stem) < names.count }

    /// Where a plain name stands among those of choices: a surname is meant rather than a party.
    func place(ofName stem: String) -> Int { names.firstIndex(of: stem) ?? names.count }

    /// Whether a column has the number of a station beside its place: `Numéro`.
    func isStationNumber(_ name: String) -> Bool { stationNumbers.contains(MapVocabulary.plain(name)) }

    /// Columns that together name a station, in the order of their names, as they stand in a header.
    func stationParts(in header: [String]) -> [String]? {
        for parts in stationParts {
            let found = parts.compactMap { part in
                header.first { MapVocabulary.plain($0) == MapVocabulary.plain(part) }
            }
            if found.count == parts.count { return found }
        }
        return nil
    }

    /// The number of the ballot in the name of a column of votes: `votes_1`, `VOTOS_P2`, `suara 3`, `1 PKB`, `v01_anies`.
    static func ballotNumber(of name: String) -> Int? {
        if let match = name.prefixMatch(of: /(?:[vV]|paslon_?)?([0-9]{1,2})[ _.]+[A-Za-z]/),
            let number = Int(match.1),
            (1...64).contains(number)
        {
            return number
        }
        let plain = plain(name)
        let stems = [
            "votes", "votosp", "votos", "suara", "paslon", "candidate", "cand", "calon", "vote", "voix", "v",
            "p",
        ]
        let digits = plain.reversed().prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, let number = Int(String(digits.reversed())), (1...64).contains(number),
            stems.contains(String(plain.dropLast(digits.count)))
        else { return nil }
        return number
    }
}
