import Ground

/// What of the file of an archive is not as it was written, in terms of the archive and never in the words of a library.
public enum ArchiveDamage: Sendable, Hashable, CaseIterable {
    /// Pages of the file that are cut off, or hold something else than they must.
    case pages
    /// A table, column or row that every archive has is not there, or is made in another way.
    case tables
    /// What finds rows of a table does not fit the table: what is there would not be found, or be put there again.
    case indexes
    /// The name of the log and the number of its entries.
    case state
    /// The list of the entries.
    case entries
    /// A head that was given out.
    case head
    case stamp
    /// Figures that were kept beside a page.
    case figures
    /// The list of the contents.
    case contents
}

/// Why content cannot be made out of what is kept of it.
public enum ContentDamage: Error, Sendable, Hashable, CaseIterable {
    /// Nothing is kept of it.
    case missing
    /// What is kept of it is cut off, or is other bytes than were written.
    case bytes
    /// It is kept as what changed since the content before it, which is missing or is another one.
    case base
    /// The pages of the file where it stands.
    case pages
}

extension FileFault {
    /// What of an archive is damaged; `nil` where something else is the matter, such as a disk that fails.
    var damage: ArchiveDamage? {
        if case ArchiveFault.damaged(let found, _) = cause { found } else { nil }
    }

    /// Whether something of an archive is not as it was added, whoever met it.
    var isDamage: Bool {
        switch cause {
        case ArchiveFault.damaged, ArchiveFault.notAsAdded: true
        default: false
        }
    }

    /// The same fault with the advice for whoever met it, where it has none of its own.
    public func met(by work: ArchiveFault.Work) -> FileFault {
        var fault = self
        switch cause {
        case ArchiveFault.damaged(let found, .reading):
            fault.cause = ArchiveFault.damaged(found, met: work)
        case ArchiveFault.notAsAdded(let found, .reading):
            fault.cause = ArchiveFault.notAsAdded(found, met: work)
        default: break
        }
        return fault
    }
}

/// Runs `body`; nothing where what it reads is damaged. A disk that fails is no damage, and ends the work.
func unlessDamaged<Value>(_ body: () throws -> Value) throws -> Value? {
    do {
        return try body()
    } catch let fault as FileFault where fault.isDamage {
        return nil
    }
}
