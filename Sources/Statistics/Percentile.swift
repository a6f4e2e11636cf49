/// Quantiles of a list of numbers by linear interpolation between order statistics.
///
/// The definition of R's default (type 7) and numpy's: position (n − 1) p from the smallest. Source: Hyndman
/// & Fan (1996), Am. Stat. 50:361.
public enum Percentile {
    /// The quantiles at `probabilities`, without sorting the whole list; `nil` for an empty list.
    ///
    /// Probabilities outside [0, 1] are taken as the nearer end. The numbers must not contain NaN.
    /// - Complexity: O(values.count) for each probability, on average.
    public static func quantiles(_ values: [Double], _ probabilities: [Double]) -> [Double]? {
        guard !values.isEmpty else { return nil }
        var work = values
        return work.withUnsafeMutableBufferPointer { buffer in
            probabilities.map { probability in
                let position = Double(buffer.count - 1) * min(1, max(0, probability))
                let rank = Int(position, within: 0...(buffer.count - 1))
                select(rank, in: buffer)
                let low = buffer[rank]
                guard position > Double(rank) else { return low }
                var high = buffer[rank + 1]
                for index in (rank + 2)..<max(rank + 2, buffer.count) { high = min(high, buffer[index]) }
                return low + (position - Double(rank)) * (high - low)
            }
        }
    }

    /// Moves the number of rank `k` to its place, smaller ones before and larger ones behind it (Hoare's
    /// selection).
    private static func select(_ k: Int, in values: UnsafeMutableBufferPointer<Double>) {
        var low = 0
        var high = values.count - 1
        while low < high {
            // The median of three is the pivot, also for lists that are sorted already.
            let (x, y, z) = (values[low], values[(low + high) / 2], values[high])
            let pivot = max(min(x, y), min(max(x, y), z))
            var (i, j) = (low, high)
            while i <= j {
                while values[i] < pivot { i += 1 }
                while values[j] > pivot { j -= 1 }
                if i <= j {
                    values.swapAt(i, j)
                    i += 1
                    j -= 1
                }
            }
            if k <= j {
                high = j
            } else if k >= i {
                low = i
            } else {
                return
            }
        }
    }
}
