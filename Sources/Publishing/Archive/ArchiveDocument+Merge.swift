import Ground
import SandingKit

extension ArchiveDocument {
    /// Adds what became of the entries of another archive.
    public mutating func add(_ found: CaptureArchive.Merged) {
        members["merge"] = [
            "relation": [
                "kind": .string(found.relation.code.kind), "common": .integer(found.relation.code.common),
            ],
            "origin": .string(found.origin), "added": .integer(found.added), "known": .integer(found.known),
            "head": .string(found.head.signatures.isEmpty ? found.head.text : found.head.written),
            "agreements": .array(
                found.agreements.map {
                    [
                        "source": .string($0.source), "pages": .integer($0.pages),
                        "of_one_time": .integer($0.ofOneTime),
                    ]
                }),
            "mended": .array(found.mended.map { .integer($0) }), "pairs": .integer(found.pairs),
            "same": .integer(found.same),
            "other_figures": .integer(found.count(.figures)),
            "maybe_later": .integer(found.count(.maybeLater)),
            "other_bytes": .integer(found.count(.bytes)),
            "contradictions": .array(found.contradictions.map(ArchiveDocument.contradiction)),
        ]
    }

    private static func contradiction(_ found: CaptureArchive.Contradiction) -> JSONNode {
        [
            "kind": .string(found.weight.code), "source": .string(found.own.manifest.source),
            "own": ["entry": .integer(found.own.index), "time": .string(found.own.manifest.time.text)],
            "other": [
                "entry": .integer(found.place), "time": .string(found.other.manifest.time.text),
                "entry_there": .integer(found.other.index),
            ],
            "differences": .array(
                found.differences.map { difference in
                    [
                        "contest": .string(difference.contest), "region": .string(difference.region),
                        "own": figures(difference.own), "other": figures(difference.other),
                    ]
                }),
        ]
    }
}

extension CaptureArchive.Contradiction.Weight {
    /// Public code of the kind, for programs.
    fileprivate var code: String {
        switch self {
        case .figures: "other-figures"
        case .maybeLater: "maybe-later"
        case .bytes: "other-bytes"
        }
    }
}

extension CaptureArchive.Relation {
    /// Public code of the kind, for programs, and how many entries are the same from the first on.
    fileprivate var code: (kind: String, common: Int) {
        switch self {
        case .same(let count): ("same", count)
        case .earlier(let count): ("earlier", count)
        case .later(let count): ("later", count)
        case .fork(let place): ("fork", place)
        case .independent: ("independent", 0)
        }
    }
}
