import CSQLite

/// The file of an archive, as any other program may open it.
enum SQLiteFile {
    /// Runs statements; says whether they were taken.
    static func run(_ sql: String, on path: String) throws -> Bool {
        var handle: OpaquePointer?
        defer { sqlite3_close_v2(handle) }
        guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else { return false }
        return sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK
    }
}
