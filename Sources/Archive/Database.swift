import CSQLite
import Ground

/// One connection to a file of SQLite; every fault becomes one of a file.
final class Database {
    private let handle: OpaquePointer
    /// The name that messages use.
    let name: String

    /// How long a writer waits for another, in milliseconds.
    static let patience: Int32 = 30_000

    /// - Parameters:
    ///   - path: The file, or an address where `flags` say so.
    ///   - flags: As `sqlite3_open_v2` has them.
    init(_ path: String, name: String, flags: Int32) throws {
        self.name = name
        var opened: OpaquePointer?
        let status = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_EXRESCODE, nil)
        guard status == SQLITE_OK, let opened else {
            defer { sqlite3_close_v2(opened) }
            throw Database.fault(name, status, opened)
        }
        handle = opened
        sqlite3_busy_timeout(handle, Database.patience)
    }

    deinit { sqlite3_close_v2(handle) }

    func execute(_ sql: String) throws {
        let status = sqlite3_exec(handle, sql, nil, nil, nil)
        guard status == SQLITE_OK else { throw Database.fault(name, status, handle) }
    }

    func prepare(_ sql: String) throws -> Statement {
        var prepared: OpaquePointer?
        let status = sqlite3_prepare_v2(handle, sql, -1, &prepared, nil)
        guard status == SQLITE_OK, let prepared else { throw Database.fault(name, status, handle) }
        return Statement(prepared, of: self)
    }

    /// Runs `body` as one change that is there whole or not at all; within another change it is part of that.
    func change<Value>(_ body: () throws -> Value) throws -> Value {
        guard sqlite3_get_autocommit(handle) != 0 else { return try body() }
        try execute("BEGIN IMMEDIATE")
        do {
            let value = try body()
            try execute("COMMIT")
            return value
        } catch {
            try? execute("ROLLBACK")
            throw error
        }
    }

    /// Runs `body` on one state of the file, whoever writes meanwhile.
    func snapshot<Value>(_ body: () throws -> Value) throws -> Value {
        // Within a change or another reading it is one already.
        guard sqlite3_get_autocommit(handle) != 0 else { return try body() }
        try execute("BEGIN")
        defer { try? execute("COMMIT") }
        return try body()
    }

    /// Whether tables and indexes hold together, as far as SQLite knows its own files; every page is read for it.
    ///
    /// - Throws: `FileFault` where the disk fails.
    func holdsTogether() throws -> Bool {
        let lines: Bool? = try unlessDamaged {
            let lines = try prepare("PRAGMA integrity_check(1)")
            return try lines.step() && lines.text(0) == "ok"
        }
        return lines ?? false
    }

    /// Whether a table and its indexes hold together; their pages are read for it.
    ///
    /// - Throws: `FileFault` where the disk fails.
    func holdsTogether(_ table: String) throws -> Bool {
        let lines: Bool? = try unlessDamaged {
            let lines = try prepare("PRAGMA integrity_check('\(table)')")
            return try lines.step() && lines.text(0) == "ok"
        }
        return lines ?? false
    }

    /// The number that a question is answered with.
    ///
    /// - Throws: `FileFault` where the file cannot be read.
    func number(_ sql: String) throws -> Int {
        let row = try prepare(sql)
        return try row.step() ? row.int(0) : 0
    }

    var changes: Int { Int(sqlite3_changes(handle)) }
    var lastRow: Int { Int(sqlite3_last_insert_rowid(handle)) }

    func check(_ status: Int32) throws {
        let isGood = status == SQLITE_OK || status == SQLITE_ROW || status == SQLITE_DONE
        guard isGood else { throw Database.fault(name, status, handle) }
    }

    private static func fault(_ name: String, _ status: Int32, _ handle: OpaquePointer?) -> FileFault {
        let detail = handle.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? "error \(status)"
        let code = handle.map(sqlite3_system_errno) ?? 0
        let isDisk = status & 0xFF == SQLITE_IOERR
        let refusal = code != 0 ? SystemRefusal(code) : isDisk ? .device : .other(detail)
        switch status & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: return FileFault(file: name, kind: .unwritable, ArchiveFault.locked)
        case SQLITE_READONLY: return FileFault(file: name, kind: .unwritable, ArchiveFault.readOnly)
        case SQLITE_FULL: return FileFault(file: name, kind: .unwritable, ArchiveFault.fullDisk)
        case SQLITE_IOERR where status == SQLITE_IOERR | (3 << 8):
            return FileFault(file: name, kind: .unwritable, ArchiveFault.system(refusal))
        // A file that ends before its pages do.
        case SQLITE_IOERR where status == SQLITE_IOERR | (2 << 8):
            return FileFault(file: name, kind: .unusable, ArchiveFault.damaged(.pages))
        // Its beginning was looked at before SQLite saw it.
        case SQLITE_CORRUPT, SQLITE_NOTADB:
            return FileFault(file: name, kind: .unusable, ArchiveFault.damaged(.pages))
        // What is asked fits every archive that is as it was made, and no entry of such a one breaks its rules.
        case SQLITE_ERROR, SQLITE_SCHEMA, SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG, SQLITE_FORMAT,
            SQLITE_RANGE, SQLITE_INTERNAL:
            return FileFault(file: name, kind: .unusable, ArchiveFault.damaged(.tables))
        case SQLITE_NOMEM:
            return FileFault(file: name, kind: .unreadable, FileCause.noMemory(ofFile: false))
        default: return FileFault(file: name, kind: .unreadable, ArchiveFault.system(refusal))
        }
    }
}

/// A prepared statement; values are bound from 1 and read from 0, as SQLite counts them.
final class Statement {
    private let handle: OpaquePointer
    private let database: Database
    // SQLite copies what is bound with it.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    fileprivate init(_ handle: OpaquePointer, of database: Database) {
        self.handle = handle
        self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    @discardableResult
    func bind(_ place: Int32, _ value: Int?) throws -> Statement {
        try database.check(
            value.map { sqlite3_bind_int64(handle, place, Int64($0)) } ?? sqlite3_bind_null(handle, place))
        return self
    }

    @discardableResult
    func bind(_ place: Int32, _ text: String) throws -> Statement {
        try database.check(
            sqlite3_bind_text64(
                handle, place, text, UInt64(text.utf8.count), Statement.transient, UInt8(SQLITE_UTF8)))
        return self
    }

    @discardableResult
    func bind(_ place: Int32, _ bytes: some Collection<UInt8>) throws -> Statement {
        let found = bytes.withContiguousStorageIfAvailable { buffer in
            buffer.isEmpty
                ? sqlite3_bind_zeroblob(handle, place, 0)
                : sqlite3_bind_blob64(
                    handle, place, buffer.baseAddress, UInt64(buffer.count), Statement.transient)
        }
        guard let found else { return try bind(place, Array(bytes)) }
        try database.check(found)
        return self
    }

    /// Goes to the next row.
    ///
    /// - Returns: Whether there is one.
    func step() throws -> Bool {
        let status = sqlite3_step(handle)
        try database.check(status)
        return status == SQLITE_ROW
    }

    /// Runs a statement without rows, and makes it ready to be bound again.
    func run() throws {
        defer { reset() }
        while try step() {}
    }

    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    func bytes(_ column: Int32) -> [UInt8] {
        let base = sqlite3_column_blob(handle, column)
        let count = Int(sqlite3_column_bytes(handle, column))
        guard let base, count > 0 else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: base, count: count))
    }

    func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }
}
