import CZlib

/// Archives and compressed files, byte by byte as their formats say.
enum ArchiveInput {
    /// A gzip member.
    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + deflated(bytes) + little(crc(bytes), 4)
            + little(bytes.count, 4)
    }

    /// Parts of a file, each a gzip member.
    struct Members {
        var parts: [[UInt8]]
        var packed: [[UInt8]]

        init(_ bytes: [UInt8], members: Int, _ random: inout FuzzRandom) {
            var cuts = (0..<max(0, members - 1)).map { _ in random.below(bytes.count + 1) }.sorted()
            cuts.append(bytes.count)
            parts = Swift.zip([0] + cuts, cuts).map { Array(bytes[$0..<$1]) }
            packed = parts.map(ArchiveInput.gzip)
        }

        /// The file as it stands on disk.
        var file: [UInt8] { Array(packed.joined()) }

        /// What a damaged file holds where the damage took or doubled whole members, which no reader can see;
        /// `nil` where a member itself is damaged.
        func content(of damaged: [UInt8]) -> [UInt8]? {
            var rest = damaged[...]
            var content: [UInt8] = []
            while !rest.isEmpty {
                guard let index = packed.firstIndex(where: { rest.starts(with: $0) }) else { return nil }
                content += parts[index]
                rest = rest.dropFirst(packed[index].count)
            }
            return content
        }
    }

    /// A tar archive of plain files.
    static func tar(_ files: [(path: String, bytes: [UInt8])], hasEnd: Bool = true) -> [UInt8] {
        var result: [UInt8] = []
        for file in files {
            var head = [UInt8](repeating: 0, count: 512)
            func put(_ text: String, at place: Int) {
                for (index, byte) in text.utf8.prefix(100).enumerated() { head[place + index] = byte }
            }
            func octal(_ number: Int, _ width: Int) -> String {
                let digits = String(number, radix: 8)
                return String(repeating: "0", count: max(0, width - digits.count)) + digits
            }
            put(file.path, at: 0)
            put("0000644", at: 100)
            put("0000000", at: 108)
            put("0000000", at: 116)
            put(octal(file.bytes.count, 11), at: 124)
            put("00000000000", at: 136)
            put("        ", at: 148)
            put("0", at: 156)
            put("ustar", at: 257)
            put("00", at: 263)
            let sum = head.reduce(0) { $0 + Int($1) }
            put(octal(sum, 6), at: 148)
            head[154] = 0
            result += head + file.bytes
            result += [UInt8](repeating: 0, count: (512 - file.bytes.count % 512) % 512)
        }
        return result + [UInt8](repeating: 0, count: hasEnd ? 1024 : 0)
    }

    /// A zip archive, deflated or stored.
    static func zip(_ files: [(path: String, bytes: [UInt8])], isStored: Bool) -> [UInt8] {
        var result: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let name = Array(file.path.utf8)
            let content = isStored ? file.bytes : deflated(file.bytes)
            let common =
                little(20, 2) + little(0x800, 2) + little(isStored ? 0 : 8, 2) + little(0, 4)
                + little(crc(file.bytes), 4) + little(content.count, 4) + little(file.bytes.count, 4)
                + little(name.count, 2) + little(0, 2)
            directory +=
                [0x50, 0x4B, 1, 2] + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
                + little(0, 4) + little(result.count, 4) + name
            result += [0x50, 0x4B, 3, 4] + common + name + content
        }
        let start = result.count
        return result + directory + [0x50, 0x4B, 5, 6] + little(0, 4) + little(files.count, 2)
            + little(files.count, 2) + little(directory.count, 4) + little(start, 4) + little(0, 2)
    }

    private static func little(_ number: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private static func crc(_ bytes: [UInt8]) -> Int { Int(crc32(0, bytes, UInt32(bytes.count))) }

    private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        var wrapped = [UInt8](repeating: 0, count: Int(compressBound(UInt(bytes.count))))
        var size = UInt(wrapped.count)
        guard compress2(&wrapped, &size, bytes, UInt(bytes.count), 1) == Z_OK else {
            preconditionFailure("zlib compresses what fits in memory")
        }
        // Without the two bytes before and the four after that zlib's own format has.
        return Array(wrapped[2..<Int(size) - 4])
    }
}
