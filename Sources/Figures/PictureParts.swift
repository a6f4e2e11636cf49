/// Parts of pictures that are too long for a sheet of paper.
extension PanelPicture {
    /// Rows of a list; of panels beside each other as many whole ones as have room, or the rows of each.
    func parts(_ fits: (any PictureBody) -> Bool) -> [any PictureBody] {
        let all = rows.indices
        if isList { return all.parted { fits(part(rows: $0)) }.map { part(rows: $0) } }
        let shown = shownPanels.indices
        if shown.allSatisfy({ fits(part(panels: $0..<$0 + 1)) }) {
            return shown.parted { fits(part(panels: $0)) }.map { part(panels: $0) }
        }
        // So many panels that a dozen of their rows have room.
        let dozen = 0..<Swift.min(12, all.count)
        let together = shown.reversed().first { fits(part(panels: 0..<$0 + 1).part(rows: dozen)) } ?? 0
        return stride(from: 0, to: shown.count, by: together + 1).flatMap { first in
            let some = part(panels: first..<Swift.min(first + together + 1, shown.count))
            return all.parted { fits(some.part(rows: $0)) }.map { some.part(rows: $0) }
        }
    }

    /// Some rows, on the axes and with the columns of all.
    private func part(rows range: Range<Int>) -> PanelPicture {
        var copy = onAxes()
        copy.rows = Array(rows[range])
        for panel in panels.indices { copy.panels[panel].slots = Array(panels[panel].slots[range]) }
        return copy
    }

    private func part(panels range: Range<Int>) -> PanelPicture {
        var copy = onAxes()
        copy.panels = Array(copy.shownPanels[range])
        return copy
    }

    private func onAxes() -> PanelPicture {
        var copy = self
        (copy.fixedSpan, copy.allRows) = (span, measured)
        for panel in panels.indices { copy.panels[panel].fixedCentre = panels[panel].centre }
        return copy
    }
}

extension PlotPicture {
    func parts(_ fits: (any PictureBody) -> Bool) -> [any PictureBody] {
        panels.indices.parted { fits(part($0)) }.map(part)
    }

    private func part(_ range: Range<Int>) -> PlotPicture {
        var copy = self
        (copy.allPanels, copy.panels) = (measured, Array(panels[range]))
        return copy
    }
}

extension Range<Int> {
    /// As few parts as fit, of about the same length where such fit too; a part of one always does.
    func parted(_ fits: (Range<Int>) -> Bool) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = lowerBound
        while start < upperBound {
            var (least, most) = (1, upperBound - start)
            while least < most {
                let middle = (least + most + 1) / 2
                if fits(start..<start + middle) { least = middle } else { most = middle - 1 }
            }
            parts.append(start..<start + least)
            start += least
        }
        guard parts.count > 1 else { return parts }
        let size = (count + parts.count - 1) / parts.count
        let even = stride(from: lowerBound, to: upperBound, by: size).map {
            $0..<Swift.min($0 + size, upperBound)
        }
        return even.allSatisfy(fits) ? even : parts
    }
}
