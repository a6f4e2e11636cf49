import CSQLite
import Foundation
import Ground

/// The file of an archive: how it is told from others, made, and opened.
enum ArchiveFile {
    /// What stands in the header of the file: `Sand`.
    private static let application = 0x5361_6E64
    /// The latest version of the schema; the tables are as they were in the first.
    ///
    /// Since 2 a page of a file is called by its folders too. 3 and 4 are archives with an entry that only programs since then can
    /// read, such as one with the contest of an outage: 3 one of version 2, 4 one of version 1, which goes on calling pages by the
    /// names of their files. All others stay what they were, and programs of then go on with them.
    static let version = 4
    /// Of an archive without entries.
    private static let firstVersion = 2

    /// Whether pages of files are called by their names without the folders.
    static func namesPagesByFile(_ database: Database) throws -> Bool {
        [1, 4].contains(try database.number("PRAGMA user_version"))
    }

    /// Makes programs refuse an archive that cannot read an entry of it, within the change that puts it there.
    ///
    /// - Parameter version: The first version of which programs can.
    static func raise(_ database: Database, to version: Int) throws {
        let own = try database.number("PRAGMA user_version")
        guard own < version else { return }
        try database.execute("PRAGMA user_version = \(own == 1 ? 4 : version)")
    }

    private static let schema = """
        CREATE TABLE state(
            id INTEGER PRIMARY KEY CHECK (id = 1), origin TEXT NOT NULL, size INTEGER NOT NULL, peaks BLOB NOT NULL);
        CREATE TABLE entry(
            number INTEGER PRIMARY KEY, manifest BLOB NOT NULL, leaf BLOB NOT NULL, mark BLOB NOT NULL UNIQUE);
        CREATE TABLE blob(
            id INTEGER PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, bytes INTEGER NOT NULL, base INTEGER,
            cost INTEGER NOT NULL);
        CREATE TABLE part(blob INTEGER NOT NULL, n INTEGER NOT NULL, data BLOB NOT NULL, UNIQUE (blob, n));
        CREATE TABLE latest(source TEXT PRIMARY KEY, blob INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE head(id INTEGER PRIMARY KEY, size INTEGER NOT NULL, note BLOB NOT NULL UNIQUE);
        CREATE TABLE other_head(id INTEGER PRIMARY KEY, note BLOB NOT NULL UNIQUE);
        """

    /// Nothing that was added is changed or leaves.
    private static let guards = ["entry", "blob", "part", "head", "other_head"].map(guards(of:)).joined()

    private static func guards(of table: String) -> String {
        """
        CREATE TRIGGER \(table)_stays BEFORE DELETE ON \(table) BEGIN SELECT RAISE(ABORT, 'entries stay'); END;
        CREATE TRIGGER \(table)_is_fixed BEFORE UPDATE ON \(table) BEGIN SELECT RAISE(ABORT, 'entries stay'); END;
        """
    }

    /// Runs `body` with tables that may be changed, within a change that is there whole or not at all.
    ///
    /// - Throws: What `body` throws; `FileFault`.
    static func unguarded(_ tables: [String], of database: Database, _ body: () throws -> Void) throws {
        for table in tables {
            try database.execute("DROP TRIGGER IF EXISTS \(table)_stays")
            try database.execute("DROP TRIGGER IF EXISTS \(table)_is_fixed")
        }
        try body()
        for table in tables { try database.execute(guards(of: table)) }
    }

    /// Makes an empty archive, which is there whole or not at all.
    static func create(_ path: String, name: String, origin: String) throws {
        var status = stat()
        // A log that was left behind would be taken for that of the new archive.
        for ending in ["", "-wal", "-journal"] where lstat(path + ending, &status) == 0 {
            if !ending.isEmpty, status.st_size == 0 { continue }
            throw FileFault(file: name + ending, kind: .unwritable, ArchiveFault.exists)
        }
        DraftFiles.removeLeft(of: path)
        let draft = "\(path).\(getpid()).new"
        defer { for ending in ["", "-journal", "-wal", "-shm"] { unlink(draft + ending) } }
        // SQLite looks for a file to read where none can be made, and says that there is none.
        let made = Foundation.open(draft, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o644)
        guard made >= 0 else {
            throw FileFault(file: name, kind: .unwritable, FileCause.unwritable(SystemRefusal(errno)))
        }
        close(made)
        do {
            let database = try Database(
                draft, name: name, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
            try database.execute("PRAGMA page_size = 4096")
            try database.execute("PRAGMA journal_mode = WAL")
            try database.execute("PRAGMA synchronous = FULL")
            try database.change {
                try database.execute(schema)
                try database.execute(guards)
                try database.execute("PRAGMA application_id = \(application)")
                try database.execute("PRAGMA user_version = \(firstVersion)")
                try database.prepare("INSERT INTO state(id, origin, size, peaks) VALUES (1, ?, 0, ?)")
                    .bind(1, origin).bind(2, [UInt8]()).run()
            }
            try database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        }
        // A link never takes the place of what stands there.
        guard link(draft, path) == 0 else {
            if errno == EEXIST { throw FileFault(file: name, kind: .unwritable, ArchiveFault.exists) }
            throw FileFault(file: name, kind: .unwritable, FileCause.unwritable(SystemRefusal(errno)))
        }
        try FolderSync.sync(URL(fileURLWithPath: path).deletingLastPathComponent(), name: name)
    }

    /// Opens an archive that is there.
    ///
    /// - Parameter isWriting: Whether it will be added to.
    /// - Throws: `FileFault`; a file of a newer version, or of another kind, is not touched.
    static func open(_ path: String, name: String, isWriting: Bool) throws -> Database {
        try checkHeader(path, name: name)
        if isWriting {
            guard access(path, W_OK) == 0 else {
                throw FileFault(file: name, kind: .unwritable, ArchiveFault.readOnly)
            }
            let database = try Database(path, name: name, flags: SQLITE_OPEN_READWRITE)
            try database.execute("PRAGMA synchronous = FULL")
            try checkVersion(database)
            return database
        }
        do {
            // The last one to close a file takes its log and what is shared away, and only who may write can.
            let mayWrite = access(path, W_OK) == 0
            let database = try Database(
                path, name: name, flags: mayWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY)
            if mayWrite { try database.execute("PRAGMA query_only = ON") }
            try checkVersion(database)
            return database
        } catch let fault as FileFault where isUnshared(fault) {
            // In a folder that cannot be written to, SQLite has no room for what readers share.
            return try openAlone(path, name: name)
        }
    }

    /// Whether what is put into the file can be found in it again, and takes the place of nothing: tables and indexes of entries,
    /// contents and heads are held against each other, which costs some hundred bytes an entry. What contents hold is not read.
    ///
    /// - Throws: `FileFault` where the disk fails.
    static func isFitForWriting(_ database: Database) throws -> Bool {
        // Nothing leaves an archive, so pages that are free are few, and new rows would go into them whatever they hold.
        guard try database.number("PRAGMA freelist_count") == 0 else { return try database.holdsTogether() }
        for table in ["state", "entry", "blob", "latest", "head", "other_head", "stamp"] {
            let isThere = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '\(table)'"
            // Only archives that have stamps have a table of them.
            if table == "stamp", try database.number(isThere) == 0 { continue }
            guard try database.holdsTogether(table) else { return false }
        }
        let found = try unlessDamaged {
            let lost = try database.number(
                """
                SELECT count(*) FROM part AS one NOT INDEXED WHERE NOT EXISTS (
                    SELECT 1 FROM part AS two INDEXED BY sqlite_autoindex_part_1
                    WHERE two.blob = one.blob AND two.n = one.n AND two.rowid = one.rowid)
                """)
            let rows = try database.number("SELECT count(*) FROM part NOT INDEXED")
            let indexed = try database.number(
                "SELECT count(*) FROM part INDEXED BY sqlite_autoindex_part_1 WHERE blob >= 0")
            return lost == 0 && rows == indexed
        }
        return found ?? false
    }

    private static func isUnshared(_ fault: FileFault) -> Bool {
        switch fault.cause {
        case ArchiveFault.system, ArchiveFault.readOnly: true
        default: false
        }
    }

    private static func openAlone(_ path: String, name: String) throws -> Database {
        var status = stat()
        let hasLog = stat(path + "-wal", &status) == 0 && status.st_size > 0
        var place = path
        var copied: URL?
        // SQLite has all files open when it has read the version: their names can go, however the run ends.
        defer { if let copied { try? FileManager.default.removeItem(at: copied) } }
        if hasLog {
            let temporary = FileManager.default.temporaryDirectory
            let folder = temporary.appending(path: "sanding-\(UUID())")
            try FoldersBelow.make(folder.lastPathComponent, in: temporary)
            copied = folder
            place = folder.appending(path: "archive").path
            for ending in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: path + ending, toPath: place + ending)
                chmod(place + ending, 0o600)
            }
        }
        let address = URL(fileURLWithPath: place).absoluteString + (hasLog ? "" : "?immutable=1")
        let flags = hasLog ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY
        let database = try Database(address, name: name, flags: flags | SQLITE_OPEN_URI)
        try checkVersion(database)
        return database
    }

    /// Looks at the first bytes before SQLite does, which leaves files of its own beside what it opens.
    private static func checkHeader(_ path: String, name: String) throws {
        let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { throw FileFault(file: name, kind: .missing, ArchiveFault.noArchive) }
            throw FileFault.reading(name, code: errno)
        }
        defer { close(descriptor) }
        var header = [UInt8](repeating: 0, count: 100)
        let count = pread(descriptor, &header, header.count, 0)
        guard count >= 0 else { throw FileFault.reading(name, code: errno) }
        func number(_ place: Int) -> Int { header[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) } }
        guard count == header.count, header.starts(with: Array("SQLite format 3\0".utf8)),
            number(68) == application
        else { throw FileFault(file: name, kind: .unusable, ArchiveFault.notArchive) }
        try check(version: number(60), name: name)
    }

    private static func checkVersion(_ database: Database) throws {
        let found = try database.prepare("PRAGMA user_version")
        guard try found.step() else { return }
        try check(version: found.int(0), name: database.name)
    }

    private static func check(version: Int, name: String) throws {
        guard version >= 1 else { throw FileFault(file: name, kind: .unusable, ArchiveFault.notArchive) }
        guard version <= ArchiveFile.version else {
            throw FileFault(file: name, kind: .unusable, ArchiveFault.newerVersion(version))
        }
    }
}

/// Names of a folder that survive a loss of power.
enum FolderSync {
    static func sync(_ folder: URL, name: String) throws {
        let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // Some file systems cannot sync a folder and say so.
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
            throw FileFault(file: name, kind: .unwritable, FileCause.unwritable(SystemRefusal(errno)))
        }
    }
}
