import Elections
import Reconciliation

// Turnout and invalid ballots.
extension Indonesian {
    public func name(_ measure: CountMeasure, of base: MeasureBase) -> String {
        switch (measure, base) {
        case (.turnout, _): "partisipasi pemilih"
        case (.invalid, .ballots): "surat suara tidak sah"
        case (.invalid, .registered): "surat suara tidak sah, dari pemilih terdaftar"
        }
    }

    public var noOfficialFigure: String { "belum ada angka resminya" }

    public func conflictingFigures(_ figures: [String]) -> String {
        figures.count == 1
            ? "satu-satunya angka resmi di berkas, \(figures[0]), ditandai bertentangan"
            : "halaman-halaman \(recap) mencetak \(joined(figures)), dan tidak satu pun ditandai sebagai yang dipakai"
    }

    public func measuresApart(_ name: String, _ counts: [String], size: String, level: String) -> String {
        "\(name.capitalizedFirst): \(joined(counts)) terpaut \(size), lebih dari yang dijelaskan marginnya (tingkat \(level)); belum ada "
            + "angka resmi yang menunjukkan mana yang lebih dekat."
    }

    public func sentence(_ figures: MeasureText, _ verdict: Verdict) -> String {
        let range = figures.range.map { " (\(self.range($0)))" } ?? ""
        let end =
            verdict.isOutside
            ? " jika margin yang diterbitkan berlaku; angkanya tidak menunjukkan sebabnya" : ""
        return "\(beside(figures)), selisih \(figures.difference ?? "–")\(range): \(label(verdict))\(end)."
    }

    public func untested(_ figures: MeasureText, because reasons: [String]) -> String {
        "\(beside(figures)); tidak diuji: \(list(reasons, separator: "; "))."
    }

    private func beside(_ figures: MeasureText) -> String {
        let official = figures.official.map { ", hasil resmi \($0)" } ?? ""
        return "\(figures.name.capitalizedFirst): \(figures.estimate) menurut hitungan ini\(official)"
    }
}
