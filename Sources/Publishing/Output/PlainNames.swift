import Ground

/// Names for files, anchors and drawings, made from ids that may be any text.
///
/// They are of small Latin letters, digits and hyphens and differ from each other, also where capitals do not count.
/// An id that is such a name keeps it whatever the others are; from others something is lost, and the first
/// digits of their SHA-256 follow.
struct PlainNames {
    private let names: [String: String]

    /// - Parameter ids: The ids; those that stand twice get one name.
    init(_ ids: [String]) {
        var names: [String: String] = [:]
        var taken: Set<String> = []
        for id in ids where !id.isEmpty && PlainNames.plain(id) == id {
            names[id] = id
            taken.insert(id)
        }
        for id in ids where names[id] == nil {
            let plain = PlainNames.plain(id)
            let digest = Digest.sha256(Array(id.utf8))
            // Eight digits nearly always do; the whole digest is another for every id.
            let name = [8, 16, 64].map { (plain.isEmpty ? "" : plain + "-") + digest.prefix($0) }
                .first { !taken.contains($0) }
            let unused = name ?? "\(digest)-\(taken.count)"
            names[id] = unused
            taken.insert(unused)
        }
        self.names = names
    }

    /// The name of an id that was among those given.
    subscript(_ id: String) -> String { names[id] ?? PlainNames.plain(id) }

    private static let longest = 80

    private static func plain(_ id: String) -> String {
        var name: [UInt8] = []
        for byte in id.lowercased().utf8 where name.count < longest {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                name.append(byte)
            case _ where !name.isEmpty && name.last != UInt8(ascii: "-"): name.append(UInt8(ascii: "-"))
            default: break
            }
        }
        if name.last == UInt8(ascii: "-") { name.removeLast() }
        return String(decoding: name, as: UTF8.self)
    }
}
