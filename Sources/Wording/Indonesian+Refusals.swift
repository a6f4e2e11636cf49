import Ground

// Mengapa sistem menolak, dan apa yang perlu dilakukan.
extension Indonesian {
    public func word(_ refusal: SystemRefusal) -> String {
        switch refusal {
        case .permission: "tidak ada izin"
        case .fullDisk: "diska penuh"
        case .quota: "jatah diska Anda penuh"
        case .readOnlyDisk: "diska hanya dapat dibaca"
        case .longName: "namanya terlalu panjang"
        case .noFolderAbove: "salah satu folder dalam jalurnya tidak ada"
        case .belowFile: "sebagian jalurnya adalah berkas"
        case .isFolder: "ini folder"
        case .linkLoop: "tautannya berputar"
        case .tooManyFiles: "terlalu banyak berkas terbuka"
        case .fileTooLarge: "batas ukuran berkas tercapai"
        case .device: "diska atau jalur ke diska gagal"
        case .busy: "program lain sedang memakainya"
        case .other(let text): text.isEmpty ? "sistem tidak menyebut sebabnya" : text
        }
    }

    public func advice(_ refusal: SystemRefusal) -> String {
        switch refusal {
        case .permission: "periksa izinnya dan izin foldernya"
        case .fullDisk, .quota: "kosongkan tempat lalu coba lagi"
        case .readOnlyDisk: "pasang diska agar dapat ditulis"
        case .longName: "beri nama yang lebih pendek"
        case .noFolderAbove: "buat folder itu"
        case .belowFile: "periksa nama sebelum garis miring terakhir"
        case .isFolder: "beri berkas"
        case .linkLoop: "sebut berkasnya sendiri, bukan tautan"
        case .tooManyFiles: "akhiri program lain, atau naikkan batasnya (ulimit -n)"
        case .fileTooLarge: "naikkan batasnya (ulimit -f), atau pakai sistem berkas lain"
        case .device: "selamatkan yang masih terbaca ke tempat lain dan periksa diska"
        case .busy: "coba lagi setelah program itu berakhir"
        case .other: "periksa diska lalu coba lagi"
        }
    }
}
