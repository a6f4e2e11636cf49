import Ground

// Why the system refuses, and what to do.
extension English {
    public func word(_ refusal: SystemRefusal) -> String {
        switch refusal {
        case .permission: "no permission"
        case .fullDisk: "the disk is full"
        case .quota: "your share of the disk is full"
        case .readOnlyDisk: "the disk is read-only"
        case .longName: "the name is too long"
        case .noFolderAbove: "a folder of its path is not there"
        case .belowFile: "a part of the path is a file"
        case .isFolder: "it is a folder"
        case .linkLoop: "links lead in a circle"
        case .tooManyFiles: "too many files are open"
        case .fileTooLarge: "a limit of file sizes is reached"
        case .device: "the disk or the way to it fails"
        case .busy: "another program holds it"
        case .other(let text): text.isEmpty ? "the system gives no reason" : text
        }
    }

    public func advice(_ refusal: SystemRefusal) -> String {
        switch refusal {
        case .permission: "check its permissions and those of its folder"
        case .fullDisk, .quota: "make room and try again"
        case .readOnlyDisk: "mount the disk for writing"
        case .longName: "give a shorter name"
        case .noFolderAbove: "make that folder"
        case .belowFile: "look at the names before the last slash"
        case .isFolder: "give a file"
        case .linkLoop: "name the file itself and not a link"
        case .tooManyFiles: "end other programs, or raise the limit (ulimit -n)"
        case .fileTooLarge: "raise the limit (ulimit -f), or use another file system"
        case .device: "save what can be read elsewhere and check the disk"
        case .busy: "try again when that program has ended"
        case .other: "check the disk and try again"
        }
    }
}
