/// The comparison rule of the oracle folder.
///
/// A number y passes against x iff |x − y| ≤ max(abs, rel |x|); an entry of `keys` whose name occurs in
/// the path of the value replaces both tolerances (the last one in alphabetical order of the file wins).
/// Whole numbers, booleans, strings, nulls and lengths must match exactly; keys beyond the expected ones
/// are ignored.
struct Comparison {
    struct Tolerance {
        var rel: Double
        var abs: Double
    }

    var standard: Tolerance
    var keys: [(substring: String, tolerance: Tolerance)]

    init(_ value: Value) throws {
        let rel = try value["rel"].optionalDouble ?? 0
        let abs = try value["abs"].optionalDouble ?? 0
        standard = Tolerance(rel: rel, abs: abs)
        keys = []
        guard !value["keys"].isNull else { return }
        for (key, entry) in try value["keys"].object.sorted(by: { $0.key < $1.key }) {
            let tolerance = Tolerance(
                rel: try entry["rel"].optionalDouble ?? rel, abs: try entry["abs"].optionalDouble ?? abs)
            keys.append((key, tolerance))
        }
    }

    func tolerance(at path: String) -> Tolerance {
        keys.last { path.contains($0.substring) }?.tolerance ?? standard
    }

    /// One line per value of `expected` that `computed` does not meet.
    func differences(expected: Value, computed: Value, path: String = "") -> [String] {
        switch (expected, computed) {
        case (.object(let wanted), .object(let found)):
            return wanted.keys.sorted().flatMap { key -> [String] in
                guard let value = found[key] else { return ["\(path)/\(key): not computed"] }
                return differences(expected: wanted[key] ?? .null, computed: value, path: "\(path)/\(key)")
            }
        case (.array(let wanted), .array(let found)):
            guard wanted.count == found.count else {
                return ["\(path): expected \(wanted.count) entries, computed \(found.count)"]
            }
            return wanted.indices.flatMap {
                differences(expected: wanted[$0], computed: found[$0], path: "\(path)[\($0)]")
            }
        case (.number(let x), .number(let y)):
            let limits = tolerance(at: path)
            let passes = Swift.abs(x - y) <= max(limits.abs, limits.rel * Swift.abs(x))
            return passes ? [] : ["\(path): expected \(x), computed \(y)"]
        case (.number(let x), .int(let y)):
            return x == Double(y) ? [] : ["\(path): expected \(x), computed \(y)"]
        case (.string("Infinity"), .number(.infinity)):
            return []
        default:
            return expected == computed ? [] : ["\(path): expected \(expected), computed \(computed)"]
        }
    }
}
