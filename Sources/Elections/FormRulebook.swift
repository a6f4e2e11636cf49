import Foundation

/// Rules that the figures of a form keep, and the terms of each election: data, read from `form-rules.json`.
public struct FormRulebook: Sendable, Equatable, Codable {
    /// A rule: an expression over the columns of station and recap files, and what it means.
    public struct Rule: Sendable, Equatable, Codable {
        /// Where a rule is asked.
        public enum Scope: String, Sendable, Codable {
            /// On the forms of polling stations.
            case station
            /// On the forms of stations and on every recap.
            case all
        }

        /// Several expressions may share an id where the law states them together.
        public var id: String
        public var severity: Severity
        public var scope: Scope
        public var expression: String
        public var text: Bilingual
        /// What an equality says where the file lacks some of what it sums, so that only too much can be told.
        public var atMost: Bilingual?
        /// The rule in few words, for the row of a chart.
        public var short: Bilingual?
        /// What it rests on in any election; empty where it rests on ``law`` alone.
        public var source: String
        /// Where Indonesian law or an Indonesian form says it; cited for Indonesian elections only.
        public var law: String?
        /// Ids of rules whose failure at the same place makes this one needless; of its own id, those before it.
        public var unless: [String]?
        /// How grave it is where no Indonesian form holds; as grave where `nil`.
        public var elsewhere: Severity?
        /// Whether it is asked only where no Indonesian form holds.
        public var onlyElsewhere: Bool?

        /// Reads a rule; `scope` is `all` and `source` empty where a file leaves them out.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            id = try values.decode(String.self, forKey: .id)
            severity = try values.decode(Severity.self, forKey: .severity)
            scope = try values.decodeIfPresent(Scope.self, forKey: .scope) ?? .all
            expression = try values.decode(String.self, forKey: .expression)
            text = try values.decode(Bilingual.self, forKey: .text)
            atMost = try values.decodeIfPresent(Bilingual.self, forKey: .atMost)
            short = try values.decodeIfPresent(Bilingual.self, forKey: .short)
            source = try values.decodeIfPresent(String.self, forKey: .source) ?? ""
            law = try values.decodeIfPresent(String.self, forKey: .law)
            unless = try values.decodeIfPresent([String].self, forKey: .unless)
            elsewhere = try values.decodeIfPresent(Severity.self, forKey: .elsewhere)
            onlyElsewhere = try values.decodeIfPresent(Bool.self, forKey: .onlyElsewhere)
        }

        private enum CodingKeys: String, CodingKey {
            case id, severity, scope, expression, text, short, source, law, unless, elsewhere
            case atMost = "at_most"
            case onlyElsewhere = "only_elsewhere"
        }

        public init(
            id: String, severity: Severity, scope: Scope, expression: String, text: Bilingual,
            short: Bilingual? = nil, source: String, law: String? = nil, unless: [String]? = nil
        ) {
            self.id = id
            self.severity = severity
            self.scope = scope
            self.expression = expression
            self.text = text
            self.short = short
            self.source = source
            self.law = law
            self.unless = unless
        }
    }

    /// The numbers that one kind of election uses.
    public struct Form: Sendable, Equatable, Codable {
        public var id: String
        public var title: Bilingual
        public var kind: ContestKind?
        /// Country whose law it is, `ID` for Indonesia; laws of other countries are not cited.
        public var country: String?
        /// First election day the terms apply to, `YYYY-MM-DD`.
        public var from: String?
        /// Numbers that expressions name, such as `reserve_percent` and `station_limit`.
        public var constants: [String: Decimal]
        public var source: String

        /// Whether it is a form of an Indonesian election.
        public var isIndonesian: Bool { country == "ID" }
    }

    public var rules: [Rule]
    public var forms: [Form]

    /// Reads a rule book; a file may leave out `rules` or `forms`.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        rules = try values.decodeIfPresent([Rule].self, forKey: .rules) ?? []
        forms = try values.decodeIfPresent([Form].self, forKey: .forms) ?? []
    }

    public init(rules: [Rule], forms: [Form]) {
        self.rules = rules
        self.forms = forms
    }

    /// The rules that come with Sanding.
    public static let standard: FormRulebook = {
        do {
            return try FormRulebook(json: Data(PackageResources.form_rules_json))
        } catch {
            preconditionFailure("the form rules built into Sanding cannot be read: \(error)")
        }
    }()

    /// Reads a rule book of the shape of `form-rules.json`.
    ///
    /// - Parameter json: The text of the file.
    /// - Throws: `DecodingError` where the text has another shape.
    public init(json: Data) throws {
        self = try JSONDecoder().decode(FormRulebook.self, from: json)
    }

    /// The rules as text, in the shape in which they are read.
    public func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// Says what is wrong with the text of a rule book.
    ///
    /// - Parameter error: What ``init(json:)`` threw.
    public static func explanation(of error: any Error) -> ShapeFault {
        func place(_ path: [any CodingKey]) -> String? {
            let parts = path.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }
            return parts.isEmpty ? nil : String(parts.joined().drop { $0 == "." })
        }
        return switch error as? DecodingError {
        case .keyNotFound(let key, let context): .missing(key.stringValue, in: place(context.codingPath))
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            .otherKind(in: place(context.codingPath))
        case .dataCorrupted(let context): place(context.codingPath).map { .unknownValue(in: $0) } ?? .notJSON
        default: .unreadable
        }
    }

    /// What is the matter with a file of rules; a place is a path of keys, `nil` for the whole file.
    public enum ShapeFault: Sendable, Hashable {
        case missing(String, in: String?)
        case otherKind(in: String?)
        case unknownValue(in: String)
        case notJSON
        case unreadable
    }

    /// A form by its id.
    ///
    /// - Parameter id: Such as `pemilu-2024`.
    public func form(_ id: String) -> Form? { forms.first { $0.id == id } }

    /// The form of an Indonesian election, the widest terms where its day is not known; `nil` for every other kind:
    /// law is never applied where nobody said that it holds.
    ///
    /// - Parameters:
    ///   - kind: Kind of the election.
    ///   - day: Election day, `YYYY-MM-DD`.
    public func form(kind: ContestKind, day: String?) -> Form? {
        guard kind != .other else { return nil }
        let own = day.flatMap { day in forms.last { $0.kind == kind && ($0.from ?? "") <= day } }
        return own ?? forms.first { $0.kind == nil }
    }

    /// The rules as they stand under the terms of an election: those that rest on law alone only with a form, and
    /// the law as their source for Indonesian forms only.
    ///
    /// - Parameter form: Terms of the election; `nil` leaves the plain identities.
    public func applying(_ form: Form?) -> FormRulebook {
        var book = self
        let isIndonesian = form?.isIndonesian == true
        book.rules = rules.compactMap { rule in
            var rule = rule
            if isIndonesian, rule.onlyElsewhere == true { return nil }
            if !isIndonesian, let severity = rule.elsewhere { rule.severity = severity }
            guard let law = rule.law else { return rule }
            if form == nil, rule.source.isEmpty { return nil }
            if isIndonesian { rule.source = law }
            return rule
        }
        return book
    }

    /// The rules of this book with those of another: rules of an id that both have are the other's.
    ///
    /// - Parameter other: Rules and forms that are added or replace these.
    public func merging(_ other: FormRulebook) -> FormRulebook {
        let ruleIDs = Set(other.rules.map(\.id))
        let formIDs = Set(other.forms.map(\.id))
        var merged = self
        merged.rules = rules.filter { !ruleIDs.contains($0.id) } + other.rules
        merged.forms = forms.filter { !formIDs.contains($0.id) } + other.forms
        return merged
    }
}
