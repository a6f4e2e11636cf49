import Archive

// Two archives beside each other.
extension English {
    public func merged(_ found: CaptureArchive.Merged, origin: String) -> String {
        "\(number(found.added)) \(agreeing(found.added, "entry", "entries")) of \(origin) \(agreeing(found.added, "is", "are")) new, "
            + "\(number(found.known)) already there. Pages that both archives captured byte by byte: "
            + "\(number(found.agreeing))\(oneTime(found)). The head of \(origin) is kept."
    }

    private func oneTime(_ found: CaptureArchive.Merged) -> String {
        let pages = found.agreeingOfOneTime
        guard pages > 0 else { return "" }
        return
            ", \(pages == found.agreeing ? "each" : number(pages)) of one time in both, so that one may be a copy of the other"
    }

    public func relation(_ relation: CaptureArchive.Relation, origin: String) -> String? {
        let rest = "What is in both is one capture, and confirms nothing."
        return switch relation {
        case .same(let count):
            "\(origin) is a copy of this archive: both hold the same \(counted(count, "entry", "entries")). \(rest)"
        case .earlier(let count):
            "\(origin) is the beginning of this archive: its \(counted(count, "entry is the first one", "entries are the first ones")) here. \(rest)"
        case .later(let count):
            "\(origin) is this archive, grown: the \(counted(count, "entry of this one is the first one", "entries of this one are the first ones")) there. \(rest)"
        case .fork(let place):
            "\(origin) is a fork: \(place == 0 ? "it has the name of this archive and none of its beginning" : "the first \(place == 1 ? "entry is" : counted(place, "entry is", "entries are")) the same in both"), "
                + "and from entry \(place) on they hold something else. \(rest)"
        case .independent: nil
        }
    }

    public func agreement(_ found: CaptureArchive.Agreement) -> String {
        "\(found.source): \(counted(found.pages, "page", "pages")) of the same bytes"
    }

    public func compared(_ found: CaptureArchive.Merged, origin: String) -> String {
        guard found.pairs > 0 else {
            return "No capture of \(origin) is of the address and the time of one of this archive."
        }
        let (figures, later, bytes) = (
            found.count(.figures), found.count(.maybeLater), found.count(.bytes)
        )
        let open = found.pairs - found.same - figures - later - bytes
        let parts = [
            (found.same, "with the same bytes or figures"), (figures, "with other figures of one second"),
            (later, "with other figures of times so coarse that the page may have changed in between"),
            (bytes, "with other bytes that were not both read"), (open, "that cannot be compared"),
        ].filter { $0.0 > 0 }.map { "\(number($0)) \($1)" }
        let outcome =
            found.isContradicted
            ? "The archives contradict each other"
            : bytes > 0
                ? "No figures that were read contradict each other; what the other bytes of one second say is for whoever reads them"
                : "Nothing contradicts"
        return "\(counted(found.pairs, "pair", "pairs")) of captures of one address and time: "
            + "\(joined(parts)). \(outcome)."
    }

    public func line(_ found: CaptureArchive.Contradiction, origin: String) -> String {
        let (ours, theirs) = (found.own.manifest, found.other.manifest)
        let (own, other) = (
            "entry \(found.own.index) (\(time(ours)))",
            "entry \(found.place) (\(time(theirs)); entry \(found.other.index) of \(origin))"
        )
        let polled: String = stations
        guard let figures = figures(found.differences, stations: polled) else {
            return "\(ours.source): other bytes in \(own) and \(other), and not both were read"
        }
        let rest =
            figures.rest == 0
            ? "" : "; \(counted(figures.rest, "other region differs", "other regions differ")) too"
        let doubt = found.weight == .maybeLater ? "; the page may have changed in between" : ""
        return
            "\(ours.source): \(figures.place): \(own) has \(figures.own), \(other) has \(figures.other)\(rest)\(doubt)"
    }

    public func moreLines(_ count: Int) -> String { "and \(number(count)) more" }
}
