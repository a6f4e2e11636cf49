/// The name of a table that stands in one file with those of other levels: the recaps of an election folder.
///
/// Wherever such a table is one of several its name is its key, as that of a file is; what a reader sees of it is made of its parts
/// in each language.
public struct TableName: Sendable, Hashable {
    public var file: String
    /// Name of the column of its regions; `nil` for the table of the whole.
    public var level: String?

    /// - Parameters:
    ///   - file: Name of the file.
    ///   - level: Name of the column of its regions; `nil` for the table of the whole.
    public init(file: String, level: String?) { (self.file, self.level) = (file, level) }

    private static let recap = "recap.csv"

    /// The recap of a level in an election folder.
    ///
    /// - Parameter level: Name of the column of its regions; `nil` for that of the whole.
    public static func recap(_ level: String?) -> TableName { TableName(file: recap, level: level) }

    /// The name by which it is told from the others of its file: `recap.csv (district)`.
    public var key: String { "\(file) (\(LevelRegion.levelName(level)))" }

    /// The recap of a level in an election folder, by its key; `nil` for the name of any other file.
    ///
    /// - Parameter key: A name of a file, or of such a table.
    public init?(key: String) {
        let start = TableName.recap + " ("
        guard key.hasPrefix(start), key.hasSuffix(")") else { return nil }
        let name = String(key.dropFirst(start.count).dropLast())
        let level = LevelRegion.column(ofLevel: name)
        self.init(file: TableName.recap, level: name == LevelRegion.levelName(nil) ? nil : level)
    }
}
