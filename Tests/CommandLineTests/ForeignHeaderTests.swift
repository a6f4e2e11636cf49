import Foundation
import Testing

/// Foreign files with titles and merged header rows above, rows of empty cells and a total below.
@Suite struct ForeignHeaderTests {
    /// An acta of Bolivia as a spreadsheet writes it.
    private static func acta(end: String) -> String {
        var lines = [
            "ESTADO PLURINACIONAL;;;;;;;;;;;;", "UBICACIÓN;;;;;ACTA;;VOTOS PARA PRESIDENTE;;;TOTALES;;",
            "País;Departamento;Provincia;Municipio;Recinto;Código Mesa;Inscritos;CC;MAS - IPSP;FPV;Votos Válidos;Blancos;Nulos",
        ]
        for mesa in 0..<12 {
            let votes = [20 + mesa * 7 % 31, 30 + mesa * 11 % 47, 10 + mesa * 5 % 23]
            let valid = votes.reduce(0, +)
            lines.append(
                "Bolivia;La Paz;Murillo;\(mesa < 6 ? "Centro" : "San Pedro");Escuela \(mesa % 2);\(1001 + mesa);\(valid + 20);"
                    + "\(votes[0]);\(votes[1]);\(votes[2]);\(valid);2;1")
        }
        return (lines + [end]).joined(separator: "\n") + "\n"
    }

    /// Lines are those of the file, also below titles that are cut.
    @Test func linesOfADraftAreThoseOfTheFile() throws {
        try Program.inScratch { scratch in
            try Data(Self.acta(end: "Bolivia;;;;;;;;;;;;").utf8).write(
                to: scratch.appending(path: "acta.csv"))
            let draft = try Program.run(["map", "acta.csv"], in: scratch)
            #expect(draft.output.contains("\"header_line\": 3"))
            #expect(
                draft.output.contains("Departamento – UNSURE: 1 cell is empty, first on line 16,"),
                "\(draft.output)")
        }
    }

    @Test func rowsWithoutAFilledCellAreLeftOut() throws {
        try Program.inScratch { scratch in
            let empty = String(repeating: ";", count: 12)
            try Data(Self.acta(end: empty + "\n" + empty).utf8).write(to: scratch.appending(path: "acta.csv"))
            let draft = try Program.run(["map", "acta.csv", "--out", "map.json"], in: scratch)
            #expect(draft.errors.contains("the draft is sure of every part"), "\(draft.errors)")
            let check = try Program.run(
                ["check", "acta.csv", "--map", "map.json", "--format", "worklist", "--out", "o"], in: scratch)
            #expect(
                check.status == 0 && check.output.contains("12 polling stations"),
                "\(check.output)\(check.errors)")
            #expect(
                check.errors.contains(
                    "acta.csv: 2 rows have no filled cell, first on line 16, and are left out."))
            let preview = try Program.run(["map", "--check", "acta.csv", "--map", "map.json"], in: scratch)
            #expect(preview.output.contains("12 polling stations"), "\(preview.errors)")
            // A file with our own names is read in the same way.
            try Data("province_code,station_no,valid,votes_1,votes_2\n1,1,9,5,4\n1,2,8,5,3\n,,,,\n".utf8)
                .write(
                    to: scratch.appending(path: "own.csv"))
            let own = try Program.run(["check", "own.csv", "--out", "o"], in: scratch)
            #expect(
                own.status == 0 && own.output.contains("2 polling stations"), "\(own.output)\(own.errors)")
            #expect(
                own.errors.contains("own.csv: 1 row has no filled cell, first on line 4, and is left out."))
        }
    }

    /// Files with a row a candidate have them too.
    @Test func emptyRowsOfLongFilesAreLeftOut() throws {
        try Program.inScratch { scratch in
            let rows = (1...5).flatMap { place in
                ["Ann", "Bob"].enumerated().map { "\($1),R,Issaquena,Hall \(place),\(17 * place + $0)\n" }
            }
            let text =
                "candidate,party,county,precinct,votes\n" + rows.joined()
                + "Ann,R,Issaquena,TOTAL,255\nBob,R,Issaquena,TOTAL,260\n,,,,\n,,,,\n"
            try Data(text.utf8).write(to: scratch.appending(path: "long.csv"))
            let draft = try Program.run(["map", "long.csv", "--out", "map.json"], in: scratch)
            #expect(draft.errors.contains("the draft is sure of every part"), "\(draft.errors)")
            let check = try Program.run(["check", "long.csv", "--map", "map.json"], in: scratch)
            #expect(
                check.output.contains("5 polling stations") && check.output.contains("Issaquena/TOTAL"),
                "\(check.output)\(check.errors)")
            #expect(check.errors.contains("2 rows") && check.errors.contains("line 14"), "\(check.errors)")
        }
    }
}
