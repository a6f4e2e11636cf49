import Ground

/// Whose signatures a head needs, as the C2SP specification `tlog-policy` has it.
public struct HeadPolicy: Sendable, Hashable {
    /// What a head has of a policy.
    public enum Finding: Sendable, Hashable {
        /// A log signed it, and so many witnesses did.
        case satisfied(log: String, witnesses: Int)
        /// No log of the policy signed it.
        case noLog
        /// A known key has a signature that is not of this text.
        case badSignature(String)
        /// Too few witnesses saw it.
        case noQuorum(witnesses: Int)
    }

    private indirect enum Member: Hashable {
        case witness(VerifierKey)
        case group([Member], needed: Int)
        case none
    }

    private var logs: [VerifierKey] = []
    private var names: [String: Member] = [:]
    private var quorum: Member?

    /// A policy of one log and no witness.
    ///
    /// - Parameter log: The key of the log.
    public init(log: VerifierKey) {
        logs = [log]
        quorum = Member.none
    }

    /// Reads a policy.
    ///
    /// - Parameters:
    ///   - bytes: Its text.
    ///   - name: The name that messages use.
    /// - Throws: `FileFault` with the first line that is wrong; the line after the last where there is no quorum.
    public init(_ bytes: [UInt8], name: String) throws {
        func fault(_ line: Int) -> FileFault {
            FileFault(file: name, kind: .unusable, ArchiveFault.notPolicy(line: line))
        }
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        var used: Set<String> = []
        for (number, line) in lines.enumerated() {
            guard line.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }) else { throw fault(number + 1) }
            let words = line.split { $0 == 0x20 || $0 == 0x09 }.map { String(decoding: $0, as: UTF8.self) }
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            guard take(first, Array(words.dropFirst()), &used) else { throw fault(number + 1) }
        }
        guard quorum != nil else { throw fault(lines.count) }
    }

    private mutating func take(_ word: String, _ rest: [String], _ used: inout Set<String>) -> Bool {
        switch word {
        case "log":
            guard (1...2).contains(rest.count), let key = VerifierKey(rest[0]), key.algorithm == .ed25519,
                !logs.contains(where: { $0.key == key.key })
            else { return false }
            logs.append(key)
        case "witness":
            guard (2...3).contains(rest.count), isNew(rest[0]), let key = VerifierKey(rest[1]),
                key.algorithm == .cosignature, !names.values.contains(where: { Self.has($0, key) })
            else { return false }
            names[rest[0]] = .witness(key)
        case "group":
            guard rest.count >= 3, isNew(rest[0]) else { return false }
            let members = rest[2...].compactMap { names[$0] }
            let count = rest.count - 2
            let needed = rest[1] == "all" ? count : rest[1] == "any" ? 1 : Checkpoint.number(rest[1]) ?? 0
            guard members.count == count, (1...count).contains(needed),
                rest[2...].allSatisfy({ used.insert($0).inserted })
            else { return false }
            names[rest[0]] = .group(members, needed: needed)
        case "quorum":
            guard rest.count == 1, quorum == nil,
                let member = rest[0] == "none" ? Member.none : names[rest[0]]
            else { return false }
            quorum = member
        default: return false
        }
        return true
    }

    private func isNew(_ name: String) -> Bool { name != "none" && names[name] == nil }

    private static func has(_ member: Member, _ key: VerifierKey) -> Bool {
        guard case .witness(let other) = member else { return false }
        return other.key == key.key
    }

    /// Holds a head against the policy.
    ///
    /// - Parameter note: The head with its signatures.
    public func finding(_ note: SignedNote) -> Finding {
        let witnesses = names.values.compactMap { member -> VerifierKey? in
            guard case .witness(let key) = member else { return nil }
            return key
        }
        let bad = (logs + witnesses).filter { $0.finding(in: note) == .bad }.map(\.name).min()
        if let bad { return .badSignature(bad) }
        let origin = note.text.split(separator: "\n").first.map(String.init)
        guard let log = logs.first(where: { $0.name == origin && $0.finding(in: note) == .good }) else {
            return .noLog
        }
        let seen = Set(witnesses.filter { $0.finding(in: note) == .good })
        guard let quorum, Self.isMet(quorum, seen) else { return .noQuorum(witnesses: seen.count) }
        return .satisfied(log: log.name, witnesses: seen.count)
    }

    private static func isMet(_ member: Member, _ seen: Set<VerifierKey>) -> Bool {
        switch member {
        case .none: true
        case .witness(let key): seen.contains(key)
        case .group(let members, let needed): members.count { isMet($0, seen) } >= needed
        }
    }
}
