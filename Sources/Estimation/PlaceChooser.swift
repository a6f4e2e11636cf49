import Statistics

/// Draws random places without replacement.
struct PlaceChooser {
    private var marks: [UInt32]
    private var mark: UInt32 = 0

    /// - Parameter largest: most places that are chosen from.
    init(largest: Int) {
        marks = [UInt32](repeating: 0, count: max(1, largest))
    }

    /// Lists `size` of the places 0..<count, drawn without replacement.
    mutating func choose(
        _ size: Int, of count: Int, into places: inout [Int32], by random: inout Xoshiro256
    ) {
        places.removeAll(keepingCapacity: true)
        mark &+= 1
        if mark == 0 {
            for place in marks.indices { marks[place] = 0 }
            mark = 1
        }
        if 2 * size <= count {
            while places.count < size {
                let place = random.integer(below: count)
                if marks[place] != mark {
                    marks[place] = mark
                    places.append(Int32(place))
                }
            }
        } else {
            var left = count - size
            while left > 0 {
                let place = random.integer(below: count)
                if marks[place] != mark {
                    marks[place] = mark
                    left -= 1
                }
            }
            for place in 0..<count where marks[place] != mark { places.append(Int32(place)) }
        }
    }
}
