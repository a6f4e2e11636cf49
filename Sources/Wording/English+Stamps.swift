import Archive

// Time stamps of heads.
extension English {
    public func attached(_ found: CaptureArchive.Stamped) -> String {
        "The time stamp commits to the head of \(counted(found.size, "entry", "entries")) (\(found.stamp.algorithm)) and is kept with it."
    }

    public func sentence(_ claim: HeadStamp.Claim, size: Int) -> String {
        let head = "head of \(counted(size, "entry", "entries")): "
        switch claim {
        case .authority(let time):
            return head
                + "an authority (RFC 3161) gives \(time); its signature and certificate were not checked here "
                + "(openssl ts -verify)"
        case .bitcoin(let height, let root):
            let tree = root.map { ", if the Merkle root of that block is \($0)" } ?? ""
            return head + "in block \(height) of Bitcoin\(tree); the chain was not asked here (ots verify)"
        case .calendar(let address):
            return head
                + "the calendar \(address) has promised a block of Bitcoin; whether there is one was not asked here "
                + "(ots upgrade)"
        case .other(let kind): return head + "a proof of another kind (\(kind)), which was not checked"
        }
    }

    public var noStamps: String {
        "No time stamp is kept. Have what ‘archive head’ prints stamped (openssl ts, ots), and attach the file."
    }

    public func stampsWritten(_ folder: String, files: Int) -> String {
        "\(folder) has \(counted(files, "file", "files")): heads, and the time stamps beside them."
    }
}
