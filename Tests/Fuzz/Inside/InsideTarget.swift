/// What a case is put through inside the process.
enum InsideTarget: String, CaseIterable {
    case stations, compressed, join, rules, tables, json, archive, check, estimate, folder, workbook, map

    /// How often each is chosen, of a thousand; the dear ones more seldom.
    static let weights: [(weight: Int, element: InsideTarget)] = [
        (390, .stations), (80, .compressed), (120, .join), (100, .rules), (100, .tables), (70, .json),
        (30, .workbook), (60, .map),
        (35, .archive), (4, .check), (8, .estimate), (3, .folder),
    ]

    /// Makes an input and runs it.
    ///
    /// - Returns: What is not as it must be.
    /// - Throws: Only where the driver itself fails; what the product throws is an answer.
    func run(_ folder: CaseFolder, _ random: inout FuzzRandom) throws -> [Fault] {
        switch self {
        case .stations: try StationTarget.run(folder, &random)
        case .compressed: try StationTarget.runCompressed(folder, &random)
        case .join: try JoinTarget.run(folder, &random)
        case .rules: try RuleTarget.run(folder, &random)
        case .tables: try TextTargets.tables(folder, &random)
        case .json: try TextTargets.json(folder, &random)
        case .archive: try TextTargets.archive(folder, &random)
        case .check: try PageTargets.check(folder, &random)
        case .estimate: try EstimateTarget.run(folder, &random)
        case .map: try MapTarget.run(folder, &random)
        case .workbook: try WorkbookTarget.run(folder, &random)
        case .folder: try PageTargets.folder(folder, &random)
        }
    }

    /// The target of a case, and what is left of its random numbers.
    static func choose(seed: UInt64, case number: UInt64) -> (target: InsideTarget, random: FuzzRandom) {
        var random = FuzzRandom(seed: seed, case: number)
        let target = random.pick(weighted: weights)
        return (target, random)
    }
}
