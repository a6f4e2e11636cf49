import CCrypto
import Foundation
import Ground

/// What somebody else says of the time of a head: an RFC 3161 time stamp (`.tsr`) or an OpenTimestamps proof (`.ots`).
///
/// Only what it commits to is read. Whether its signature holds, or the chain of Bitcoin has it, is for programs that have
/// certificates or the chain.
public struct HeadStamp: Sendable, Hashable {
    /// Who says it, and what.
    public enum Claim: Sendable, Hashable {
        /// A time-stamping authority, at this moment, as RFC 3339 has it.
        case authority(time: String)
        /// A block of Bitcoin, whose Merkle root in the usual order of its digits must be this; `nil` where it cannot be
        /// computed here.
        case bitcoin(height: Int, root: String?)
        /// A calendar that has promised a block, by its address.
        case calendar(String)
        /// Something else, by the hexadecimal digits of its kind.
        case other(String)
    }

    /// As it was given.
    public let bytes: [UInt8]
    /// Name of the digest in OpenSSL's words, such as `SHA256`.
    public let algorithm: String
    public let digest: [UInt8]
    public let claims: [Claim]

    /// Reads a time stamp or a proof.
    ///
    /// - Parameter bytes: The file: a reply or token of RFC 3161, or a detached proof of OpenTimestamps.
    /// - Returns: `nil` where it is neither, or a reply that grants nothing.
    public init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        if let proof = CalendarProof(bytes) {
            (algorithm, digest, claims) = (proof.algorithm, proof.digest, proof.claims)
        } else if let reply = AuthorityReply(bytes) {
            (algorithm, digest) = (reply.algorithm, reply.digest)
            claims = [.authority(time: reply.time)]
        } else {
            return nil
        }
    }

    /// Whether its digest is that of a text.
    ///
    /// - Parameter text: A head as it is printed.
    public func commits(to text: [UInt8]) -> Bool { Digest.of(algorithm, text) == digest }

    /// Ending of its file.
    public var ending: String {
        if case .authority? = claims.first { "tsr" } else { "ots" }
    }
}

/// What a time-stamping authority says (RFC 3161).
private struct AuthorityReply {
    var algorithm: String
    var digest: [UInt8]
    var time: String

    init?(_ bytes: [UInt8]) {
        let found = bytes.withUnsafeBufferPointer { all -> AuthorityReply? in
            guard let base = all.baseAddress else { return nil }
            var place: UnsafePointer<UInt8>? = base
            if let reply = d2i_TS_RESP(nil, &place, all.count) {
                defer { TS_RESP_free(reply) }
                guard place == base + all.count, let status = TS_RESP_get_status_info(reply),
                    // 0 is granted, 1 is granted with modifications.
                    (0...1).contains(ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(status))),
                    let info = TS_RESP_get_tst_info(reply)
                else { return nil }
                return AuthorityReply(info: info)
            }
            place = base
            guard let token = d2i_PKCS7(nil, &place, all.count) else { return nil }
            defer { PKCS7_free(token) }
            guard place == base + all.count, let info = PKCS7_to_TS_TST_INFO(token) else { return nil }
            defer { TS_TST_INFO_free(info) }
            return AuthorityReply(info: info)
        }
        guard let found else { return nil }
        self = found
    }

    private init?(info: OpaquePointer) {
        guard let imprint = TS_TST_INFO_get_msg_imprint(info), let kind = TS_MSG_IMPRINT_get_algo(imprint),
            let name = OBJ_nid2sn(OBJ_obj2nid(kind.pointee.algorithm)),
            let message = TS_MSG_IMPRINT_get_msg(imprint), let data = ASN1_STRING_get0_data(message)
        else { return nil }
        algorithm = String(cString: name)
        digest = Array(UnsafeBufferPointer(start: data, count: Int(ASN1_STRING_length(message))))
        var parts = tm()
        guard let moment = TS_TST_INFO_get_time(info), ASN1_TIME_to_tm(moment, &parts) == 1 else {
            return nil
        }
        time = CaptureTime(seconds: timegm(&parts)).text
    }
}

/// A detached proof of OpenTimestamps, version 1: operations that lead from a digest to what others have kept.
private struct CalendarProof {
    private(set) var algorithm = ""
    private(set) var digest: [UInt8] = []
    private(set) var claims: [HeadStamp.Claim] = []

    private static let mark =
        [0] + Array("OpenTimestamps".utf8) + [0, 0] + Array("Proof".utf8)
        + [0x00, 0xBF, 0x89, 0xE2, 0xE8, 0x84, 0xE8, 0x92, 0x94]
    private static let bitcoin: [UInt8] = [0x05, 0x88, 0x96, 0x0D, 0x73, 0xD7, 0x19, 0x01]
    private static let calendar: [UInt8] = [0x83, 0xDF, 0xE3, 0x0D, 0x2E, 0xF9, 0x0C, 0x8E]
    /// Operations, branches and bytes of one argument at most, as other readers have it.
    private static let (mostSteps, mostDepth, mostBytes) = (10_000, 256, 4096)

    private var rest: ArraySlice<UInt8>
    private var steps = 0

    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: CalendarProof.mark) else { return nil }
        rest = bytes.dropFirst(CalendarProof.mark.count)
        guard number() == 1, let kind = rest.popFirst() else { return nil }
        let size: Int
        switch kind {
        case 0x02: (algorithm, size) = ("SHA1", 20)
        case 0x03: (algorithm, size) = ("RIPEMD160", 20)
        case 0x08: (algorithm, size) = ("SHA256", 32)
        default: return nil
        }
        guard let digest = take(size) else { return nil }
        self.digest = digest
        guard tree(digest, depth: 0), rest.isEmpty, !claims.isEmpty else { return nil }
    }

    /// Reads what follows from a message.
    ///
    /// - Parameter message: `nil` where an operation before could not be computed.
    /// - Returns: `false` where it is malformed.
    private mutating func tree(_ message: [UInt8]?, depth: Int) -> Bool {
        guard depth < CalendarProof.mostDepth else { return false }
        while rest.first == 0xFF {
            rest.removeFirst()
            guard step(message, depth: depth) else { return false }
        }
        return step(message, depth: depth)
    }

    private mutating func step(_ message: [UInt8]?, depth: Int) -> Bool {
        steps += 1
        guard steps < CalendarProof.mostSteps, let kind = rest.popFirst() else { return false }
        let next: [UInt8]?
        switch kind {
        case 0x00: return attestation(message)
        case 0x02: next = message.flatMap { Digest.of("SHA1", $0) }
        case 0x03: next = message.flatMap { Digest.of("RIPEMD160", $0) }
        case 0x08: next = message.flatMap { Digest.of("SHA256", $0) }
        case 0x67: next = nil
        case 0xF0, 0xF1:
            guard let part = counted() else { return false }
            next = message.map { kind == 0xF0 ? $0 + part : part + $0 }
        case 0xF2: next = message.map { $0.reversed() }
        case 0xF3: next = message.map { Digest.hexadecimal($0[...]).utf8.map { $0 } }
        default: return false
        }
        return tree(next, depth: depth + 1)
    }

    private mutating func attestation(_ message: [UInt8]?) -> Bool {
        guard let kind = take(8), let payload = counted() else { return false }
        let outer = rest
        rest = payload[...]
        defer { rest = outer }
        switch kind {
        case CalendarProof.bitcoin:
            guard let height = number(), rest.isEmpty else { return false }
            // Digits of blocks are written from their last byte on.
            let root = message.map { Digest.hexadecimal($0.reversed()[...]) }
            claims.append(.bitcoin(height: height, root: root))
        case CalendarProof.calendar:
            guard let address = counted(), rest.isEmpty, let text = String(validating: address, as: UTF8.self)
            else { return false }
            claims.append(.calendar(text))
        default: claims.append(.other(Digest.hexadecimal(kind[...])))
        }
        return true
    }

    private mutating func take(_ count: Int) -> [UInt8]? {
        guard count >= 0, rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    /// Bytes behind their number.
    private mutating func counted() -> [UInt8]? {
        guard let count = number(), count <= CalendarProof.mostBytes else { return nil }
        return take(count)
    }

    /// A number in groups of seven bits, the lowest first.
    private mutating func number() -> Int? {
        var value = 0
        for place in 0..<8 {
            guard let byte = rest.popFirst() else { return nil }
            value |= Int(byte & 0x7F) << (7 * place)
            if byte < 0x80 { return value }
        }
        return nil
    }
}
