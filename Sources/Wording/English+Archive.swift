import Archive
import Ground

// Archives of captures: what was added, what happened, and what was checked.
extension English {
    public func sentence(_ fault: ArchiveFault) -> String {
        switch fault {
        case .noArchive:
            "there is no such archive; check the name, or make it with ‘archive init’"
        case .notArchive:
            "this is no archive of captures, or its first bytes are damaged; name one that ‘archive init’ made, or take another copy"
        case .newerVersion(let version):
            "the archive was written by a later version of this program (schema \(version)) and is left as it is; use that "
                + "version"
        case .exists: "something of this name is there; choose another name"
        case .locked: "another program is writing to the archive and does not end; try again"
        case .readOnly: "the archive may only be read; check its permissions and those of its folder"
        case .fullDisk:
            "the disk is full; nothing of the entry was kept, what was acknowledged before is there"
        case .damaged(let found, let work): "the archive is damaged: \(word(found)); \(advice(work))"
        case .notAsAdded(let found, let work): "\(sentence(found)); \(advice(work))"
        case .system(let refusal): "the archive cannot be used (\(word(refusal))); \(advice(refusal))"
        case .noEntry(let index, let count):
            "there is no entry \(index); " + (count == 0 ? "there are none" : "there are 0 to \(count - 1)")
        case .manifestTooLarge(let bytes, let most):
            "what is said of the entry has \(counted(bytes, "byte", "bytes")); at most \(number(most)) fit, so shorten the note"
        case .notSize(let size, let count):
            "there \(agreeing(size, "is no entry", "are no \(counted(size, "entry", "entries"))")); give a number from 0 to \(number(count)), the older size first"
        case .notTime(let text):
            "\(text.isEmpty ? "an empty time" : text) is no time; write it like 2024-11-28T10:59:41+07:00"
        case .inFuture(let text, let now):
            "the time \(text) has not come yet: the clock of this machine says \(now); correct the time, or the clock, and add again"
        case .noZone(let text): "the time \(text) has no zone; name the zone with ‘zone’, such as +07:00"
        case .damagedInput(let detail):
            "the file is cut off or damaged (\(detail)); what stands before the damage was added: fetch the file again and add it"
        case .notManifest(let line): "line \(line) is no manifest of an entry; export the archive again"
        case .notFolder: "this is a file; name the folder into which pages are saved"
        case .noPages:
            "there is no page in it (hidden files and links to folders are passed over); name what has pages"
        case .nameless:
            "what comes in here has no name, so that any two pages would count as one; name the page with ‘source’, by its address"
        case .noRows:
            "there is no row in it below the header, so nothing was added; fill it, or name what has pages"
        case .notZone: "this is no zone; write it like +07:00 or Z"
        case .foreign(let path):
            "the folder holds \(path), which is no part of a publication, and is left alone; choose another folder"
        case .otherPublication:
            "the folder has a publication of other entries, which is left alone; choose another folder"
        case .notKey: "this is no key that can be used, or the passphrase is another; check both"
        case .keyIsOpen: "others than its owner may read the key; make it private (chmod 600)"
        case .notOrigin(let name):
            "\(name.isEmpty ? "an empty name" : name) cannot name a log; write it like example.org/archive, without blanks "
                + "and plus signs"
        case .notHead(let cause): "this is no head or proof of a log: \(word(cause)); paste it whole"
        case .notStamp:
            "this is no time stamp: neither a reply of RFC 3161 that was granted (.tsr) nor a proof of OpenTimestamps (.ots)"
        case .otherStamp(let count):
            "the stamp is of something else than a head of this archive, which has had \(number(count)) "
                + "\(agreeing(count, "entry", "entries")); stamp what ‘archive head’ prints, byte by byte"
        case .notPolicy(let line): "line \(line) makes no policy (C2SP tlog-policy); mend it"
        }
    }

    private func advice(_ work: ArchiveFault.Work) -> String {
        switch work {
        case .reading:
            "‘archive verify’ names all that is concerned; another copy of the archive has it, and nothing was given out"
        case .showing:
            "what stands before it is shown; ‘archive verify’ names all that is concerned, and another copy of the archive has "
                + "the rest"
        case .adding:
            "nothing was added to it, so keep the pages: add them to another copy that ‘archive verify’ finds whole, or to a "
                + "new archive, which ‘archive merge’ of this one gives what stands before the damage"
        case .verifying:
            "not even the list of its entries can be read to the end; take another copy, or make a new archive and try "
                + "‘archive merge’ of this one, which takes what stands before the damage"
        case .merging:
            "what stands before it was taken; ‘archive verify’ of that archive names all that is concerned, and another copy "
                + "of it has the rest"
        }
    }

    private func word(_ damage: ArchiveDamage) -> String {
        switch damage {
        case .pages: "pages of the file are cut off, or hold something else than was written"
        case .tables: "a table of the file is missing, or is made in another way"
        case .state: "the name of the log or the number of its entries cannot be read"
        case .indexes:
            "the indexes of the file, by which entries and contents are found, do not fit its tables"
        case .entries: "the list of the entries cannot be read"
        case .head: "a head that was given out cannot be read"
        case .stamp: "a time stamp cannot be read"
        case .figures: "the figures of a page cannot be read"
        case .contents: "content of this page that was kept before is not as it was added"
        }
    }

    private func word(_ damage: ContentDamage) -> String {
        switch damage {
        case .missing: "it is missing"
        case .bytes: "what is kept of it is cut off, or is other bytes than were written"
        case .base: "it is kept as what changed since the content before it, which is missing"
        case .pages: "the pages of the file where it stands are damaged"
        }
    }

    private func word(_ fault: HeadFault) -> String {
        switch fault {
        case .notText: "it has bytes that such texts do not have, or lines that end in CRLF"
        case .shape: "lines are missing or empty"
        case .origin: "the name of the log is wrong"
        case .size: "the number of entries is none, or starts with a zero"
        case .hash: "a hash is none"
        case .signatureLine: "the line of a signature is none"
        }
    }

    public func added(_ added: Int, known: Int, unread: Int, revisits: Int, size: Int) -> String {
        let new =
            "\(number(added)) new \(agreeing(added, "entry", "entries")), \(number(known)) already there"
        let form =
            unread == 0
            ? "" : "; \(number(unread)) of unknown form, which \(agreeing(unread, "is", "are")) kept as bytes"
        let passed =
            revisits == 0
            ? ""
            : "; \(counted(revisits, "record", "records")) that only \(agreeing(revisits, "names", "name")) the same content of "
                + "another time \(agreeing(revisits, "was", "were")) passed over"
        return
            "\(new)\(form)\(passed). The archive has \(number(size)) \(agreeing(size, "entry", "entries"))."
    }

    public func interruptedAfter(entries: Int) -> String {
        "\(counted(entries, "entry is", "entries are")) in the archive and \(agreeing(entries, "stays", "stay")) there; add the same again for the rest."
    }

    public func keptSoFar(entries: Int) -> String {
        "\(counted(entries, "entry is", "entries are")) in the archive and \(agreeing(entries, "stays", "stay")) there."
    }

    public var nothingAdded: String { "nothing was added." }

    public func created(_ name: String, origin: String, key: String?) -> String {
        "\(name) is there, empty, as the log \(origin)."
            + (key.map {
                " Its key is \($0), which is to be kept apart; losing it loses nothing but the signature."
            } ?? " It has no key; heads without a signature can be printed and kept elsewhere all the same.")
    }

    public func notCompared(_ found: TimeLine.Comparison, old: Int, new: Int) -> String? {
        let parts = [(found.onlyOld, old, new), (found.onlyNew, new, old)].compactMap { count, held, other in
            count == 0
                ? nil
                : "\(counted(count, "region", "regions")) of entry \(held) \(agreeing(count, "is", "are")) not on the page of "
                    + "entry \(other)"
        }
        guard !parts.isEmpty else { return nil }
        // Of one address, a region that is gone is gone, and why is not known.
        return joined(parts)
            + (found.isOnePage
                ? ": they are not compared."
                : " (two addresses, hence two pages): they are not compared, and this is no withdrawal.")
    }

    public func otherBytes(_ entries: [Int]) -> String {
        "other bytes than \(agreeing(entries.count, "entry", "entries")) \(list(entries)) of the same second, and not all of them "
            + "were read"
    }

    public func notRead(_ entries: [Int], isSame: Bool?) -> String {
        let bytes = isSame.map { $0 ? " Both have the same bytes." : " They have other bytes." } ?? ""
        return
            "\(agreeing(entries.count, "Entry", "Entries")) \(list(entries)) \(agreeing(entries.count, "has", "have")) no figures "
            + "that were read, so nothing is compared.\(bytes)"
    }

    public func notTaken(_ fault: WebDigestFault) -> String {
        fault.field == WebDigestFault.entryField
            ? "\(fault.address) was not taken: its entry says \(fault.field) \(fault.said), and its bytes have \(fault.found); "
                + "export the archive again."
            : "\(fault.address) was not taken: its record says \(fault.field) \(fault.said), and its bytes have \(fault.found); "
                + "get the web archive again."
    }

    public func unknownDigest(_ algorithm: String) -> String {
        "digests of the kind \(algorithm) cannot be checked; the records that have them were taken unchecked."
    }

    public func triedAgain(_ fault: String) -> String { "\(fault); it is tried again at every look." }

    public func notReread(_ entries: [Int]) -> String {
        "\(agreeing(entries.count, "Entry", "Entries")) \(list(entries)) \(agreeing(entries.count, "stays as it was", "stay as they were")) "
            + "read: the address does not say of which contest the page is, which the path of its file said; add the page again "
            + "with an address that says so."
    }

    public func readEarlier(_ count: Int) -> String {
        "The figures of \(counted(count, "capture", "captures")) are as an earlier version read them; ‘archive reread’ reads the "
            + "pages anew and adds an entry where that gives other figures."
    }

    public var noEntries: String { "the archive has no entries yet; archive add puts them in." }

    public func sentence(_ fault: ArchiveVerification.Fault) -> String {
        let said =
            switch fault.kind {
            case .missing: "is missing"
            case .strange: "stands there twice, or not where it should"
            case .manifest: "is no manifest"
            case .leaf: "has another hash than its text"
            case .mark: "is found under another mark than its own"
            case .content(let role, let damage): "has no readable \(word(role)) (\(word(damage)))"
            case .digest(let role): "has \(word(role)) of another digest"
            case .tree: "the tree over the entries is not the one that was kept with them"
            case .head(let size):
                "a head of \(counted(size, "entry", "entries")) that was given out is of another tree"
            case .stamp(let size):
                "a time stamp of \(counted(size, "entry", "entries")) does not commit to a head of this tree"
            case .lostHead: "a head that was given out cannot be read"
            case .file: "the tables and indexes of the file do not hold together"
            }
        return fault.entry.map { "entry \($0) \(said)" } ?? said
    }

    private func word(_ role: Manifest.Blob.Role) -> String {
        switch role {
        case .page: "page"
        case .rows: "rows"
        case .totals: "totals"
        case .head: "head"
        }
    }

    public func verified(_ found: ArchiveVerification) -> String {
        "\(counted(found.entries, "entry", "entries")), \(counted(found.blobs, "content", "contents")) "
            + "(\(counted(found.bytes, "byte", "bytes"))) and \(counted(found.heads, "head", "heads")) that "
            + "\(agreeing(found.heads, "was", "were")) given out: every entry and every content is as it was added. Root: "
            + found.root.base64
    }

    public func notVerified(_ found: ArchiveVerification, file: String) -> String {
        "\(file) is not as it was written: \(counted(found.faults.count, "fault", "faults")); the first is the one that counts, "
            + "others may follow from it:"
    }

    public func whatToDo(_ found: ArchiveVerification) -> String {
        found.isLogSound
            ? "The log itself is as it was. Take another copy; or ‘archive add’ the same pages again, or ‘archive merge’ a copy that "
                + "has them: either puts right what these entries hold."
            : "Take another copy; or make a new archive and ‘archive merge’ this one into it, which takes what stands before the "
                + "first fault."
    }

    public func mended(_ entries: [Int]) -> String {
        "What \(agreeing(entries.count, "entry", "entries")) \(list(entries)) \(agreeing(entries.count, "holds", "hold")) was no longer "
            + "what was added; it is again, out of what was added now. ‘archive verify’ says whether anything else is damaged."
    }

    public func sentence(_ finding: CaptureArchive.HeadFinding) -> String {
        switch finding {
        case .holds(let size):
            "The head holds: the archive had this tree when it had \(counted(size, "entry", "entries"))."
        case .differs(let size):
            "The head does not hold: the first \(counted(size, "entry", "entries")) of the archive \(agreeing(size, "is another", "are others")) than in the head."
        case .ahead(let size, let count):
            "The head is ahead: it has \(counted(size, "entry", "entries")), the archive \(number(count))."
        case .otherOrigin(let origin): "The head is of another log: \(origin)."
        }
    }

    public func sentence(_ finding: HeadPolicy.Finding) -> String {
        switch finding {
        case .satisfied(let log, let witnesses):
            "The policy is met: \(log) signed the head, and so did \(number(witnesses)) "
                + "\(agreeing(witnesses, "witness", "witnesses"))."
        case .noLog: "The policy is not met: no log that it names signed the head."
        case .badSignature(let name):
            "The policy is not met: the signature of \(name) is not of this head."
        case .noQuorum(let witnesses):
            "The policy is not met: \(number(witnesses)) \(agreeing(witnesses, "witness", "witnesses")) of those that it "
                + "names saw the head, which is too few."
        }
    }

    public func time(_ manifest: Manifest) -> String {
        let source =
            switch manifest.timeSource {
            case .given, .name, .page, .record: ""
            case .file: " (time of the file on this disk)"
            case .clock: " (when it was added)"
            }
        return moment(manifest.time) + source
    }

    public func orderedByFiles(_ count: Int) -> String {
        "\(counted(count, "capture has", "captures have")) no time but that of \(agreeing(count, "its file", "their files")) on "
            + "this disk, which every copy and checkout gives anew: whether \(agreeing(count, "it", "they")) came before or after "
            + "others is not known. Times of captures are given with --time or --times, or in the names of the files."
    }

    public func label(_ label: ArchiveLabel) -> String {
        switch label {
        case .entry: "entry"
        case .time: "captured"
        case .source: "source"
        case .supplier: "supplied by"
        case .parser: "read by"
        case .content: "page"
        case .rows: "rows"
        case .totals: "figures"
        case .head: "server's answer"
        case .leaf: "leaf"
        case .note: "note"
        case .until: "until"
        }
    }

    public func exported(_ target: String, _ what: ArchiveCopy) -> String {
        switch what {
        case .files(let count): "\(target) has \(counted(count, "file", "files"))."
        case .entries(let count, let pages):
            "\(target) has \(counted(count, "entry", "entries")), \(number(pages)) of them with the bytes of a page."
        }
    }

    public func published(_ folder: String, size: Int, files: Int, isSigned: Bool) -> String {
        "\(folder) has \(number(size)) \(agreeing(size, "entry", "entries")); \(number(files)) \(agreeing(files, "file is", "files are")) new."
            + (isSigned ? "" : " The checkpoint has no signature, which public logs need: give --key.")
    }

    public var passphrase: String { "Passphrase of the key:" }

    public func noContent(_ entry: Int) -> String { "entry \(entry) has no such content" }
}
