import Archive

// Time stamps of heads.
extension Indonesian {
    public func attached(_ found: CaptureArchive.Stamped) -> String {
        "Cap waktu ini mengikat kepala \(number(found.size)) entri (\(found.stamp.algorithm)) dan disimpan bersamanya."
    }

    public func sentence(_ claim: HeadStamp.Claim, size: Int) -> String {
        let head = "kepala \(number(size)) entri: "
        switch claim {
        case .authority(let time):
            return head
                + "sebuah otoritas (RFC 3161) menyebut \(time); tanda tangan dan sertifikatnya tidak diperiksa di sini "
                + "(openssl ts -verify)"
        case .bitcoin(let height, let root):
            let tree = root.map { ", kalau akar Merkle blok itu \($0)" } ?? ""
            return head + "dalam blok Bitcoin \(height)\(tree); rantainya tidak ditanya di sini (ots verify)"
        case .calendar(let address):
            return head
                + "kalender \(address) menjanjikan sebuah blok Bitcoin; ada tidaknya tidak ditanya di sini (ots upgrade)"
        case .other(let kind): return head + "bukti jenis lain (\(kind)), yang tidak diperiksa"
        }
    }

    public var noStamps: String {
        "Tidak ada cap waktu yang disimpan. Mintakan cap untuk keluaran ‘archive head’ (openssl ts, ots), lalu lampirkan berkasnya."
    }

    public func stampsWritten(_ folder: String, files: Int) -> String {
        "\(folder) berisi \(number(files)) berkas: kepala, dengan cap waktu di sampingnya."
    }
}
