import Elections
import Foundation
import Ground
import Testing
import Wording

/// The table of what the system says: every number has its words and its advice, and permissions are named where they are meant.
@Suite struct RefusalTests {
    private static let numbers: [(code: Int32, refusal: SystemRefusal)] = [
        (EACCES, .permission), (EPERM, .permission), (ENOSPC, .fullDisk), (EDQUOT, .quota),
        (EROFS, .readOnlyDisk), (ENAMETOOLONG, .longName), (ENOENT, .noFolderAbove), (ENOTDIR, .belowFile),
        (EISDIR, .isFolder), (ELOOP, .linkLoop), (EMFILE, .tooManyFiles), (ENFILE, .tooManyFiles),
        (EFBIG, .fileTooLarge), (EIO, .device), (EBUSY, .busy),
    ]

    @Test func everyNumberHasItsReason() {
        for (code, refusal) in Self.numbers {
            #expect(SystemRefusal(code) == refusal)
            #expect(SystemRefusal(of: POSIXError(POSIXErrorCode(rawValue: code) ?? .EPERM)) == refusal)
        }
        #expect(SystemRefusal(EPIPE) == .other(String(cString: strerror(EPIPE))))
        #expect(SystemRefusal(of: CocoaError(.fileWriteOutOfSpace)) == .fullDisk)
    }

    @Test(arguments: Language.allCases)
    func onlyPermissionsAreAMatterOfPermissions(language: Language) {
        let words = language.wording(.general)
        var said: Set<String> = []
        for refusal in EveryFault.refusals {
            let both = words.word(refusal) + "; " + words.advice(refusal)
            #expect(said.insert(both).inserted, "\(both)")
            let names = both.contains("permission") || both.contains("izin")
            #expect(names == (refusal == .permission), "\(both)")
        }
    }
}
