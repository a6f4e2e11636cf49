extension FormRulebook.Rule {
    /// Id of the rules that a file itself keeps.
    public static let idOfFile = "file-sum"

    /// A sum that nearly all forms of a file keep, which no rule book knows.
    ///
    /// - Parameters:
    ///   - expression: The sum over columns of the file.
    ///   - severity: How grave a form is that does not keep it.
    public static func ofFile(_ expression: String, _ severity: Severity) -> Self {
        Self(
            id: idOfFile, severity: severity, scope: .all, expression: expression,
            text: Bilingual(
                en: "The figures of this sum add up, as they do at nearly all forms of the file.",
                id: "Angka-angka penjumlahan ini cocok, seperti pada hampir semua formulir dalam berkas."),
            short: Bilingual(en: "sum of the file", id: "jumlah dalam berkas"), source: "arithmetic")
    }
}
