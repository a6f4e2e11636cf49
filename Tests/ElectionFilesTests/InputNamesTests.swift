import ElectionFiles
import Foundation
import Testing

@Suite struct InputNamesTests {
    @Test func aFileIsCalledByItsOwnName() {
        let names = InputNames(["/home/ani/data/sample.csv", "x/../official.csv"])
        #expect(names["/home/ani/data/sample.csv"] == "sample.csv")
        #expect(names["x/../official.csv"] == "official.csv")
    }

    @Test func asManyFoldersFollowAsTellFilesApart() {
        let paths = ["/a/monday/full/x.csv", "/a/tuesday/full/x.csv", "/a/y.csv", "/x.csv"]
        let names = InputNames(paths)
        #expect(paths.map { names[$0] } == ["monday/full/x.csv", "tuesday/full/x.csv", "y.csv", "x.csv"])
    }

    @Test func namesDoNotDependOnHowAPathIsTyped() {
        let here = FileManager.default.currentDirectoryPath
        let typed = [
            ["a/x.csv", "b/x.csv"], ["./a//x.csv", "c/../b/x.csv"], ["\(here)/a/x.csv", "\(here)/b/x.csv"],
        ]
        for paths in typed {
            let names = InputNames(paths)
            #expect(paths.map { names[$0] } == ["a/x.csv", "b/x.csv"])
        }
    }

    @Test func oneFileNamedTwiceHasOneName() {
        let names = InputNames(["a/x.csv", "a/./x.csv"])
        #expect(names["a/x.csv"] == "x.csv" && names["a/./x.csv"] == "x.csv")
    }
}
