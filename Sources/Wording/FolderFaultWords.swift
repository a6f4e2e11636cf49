import ElectionFiles

/// Words about faults of election folders, and of files of stations and of results of levels.
public protocol FolderFaultWords: WordingBasics {
    /// What follows the place, or the value where one is shown.
    func sentence(_ fault: FolderFault) -> String
    func sentence(_ fault: StationFault) -> String
}
