import Elections
import Ground
import Testing

@testable import ElectionFiles

/// Drafts of maps for files with a row a choice, as authorities of several countries publish them.
@Suite struct MapLongTests {
    /// Brazil: blank and null ballots stand among the candidates, and are none, whatever their word.
    @Test(arguments: [
        ("Branco", "Nulo"), ("VOTO EM BRANCO", "VOTO NULO"), ("Blancs", "Nuls"), ("En blanco", "Nulos"),
        ("Blank votes", "Spoilt papers"), ("vote blanc", "vote nul"),
    ])
    func ballotsWithoutAChoiceAreNoChoices(blank: String, invalid: String) throws {
        let rows = (1...3).flatMap { station in
            ["LULA,13,\(200 + station)", "JAIR,22,\(90 + station)", "\(blank),95,4", "\(invalid),96,7"]
                .map { "RIO BRANCO,1,\(station),\($0)\n" }
        }
        let draft = try MapDraftTests.draft(
            "NM_MUNICIPIO,NR_ZONA,NR_SECAO,NM_VOTAVEL,NR_VOTAVEL,QT_VOTOS\n" + rows.joined())
        #expect(draft.map.choices.map(\.name) == ["LULA", "JAIR"])
        #expect(draft.map.long?.figures.map(\.name).sorted() == ["blank", "invalid"])
        #expect(draft.unsure == [])
    }

    /// South Africa: the choice is the party, and its votes are called the valid ones.
    @Test func partiesAndTheirValidVotes() throws {
        let rows = (1...4).flatMap { station in
            [
                "ANC,\(station),\(300 + station)", "DA,\(station),\(120 + station)",
                "EFF,\(station),\(80 + station)",
            ].map {
                "Gauteng,JHB,7400\(station % 2),32830\(station),School \(station),1500,\($0)\n"
            }
        }
        let draft = try MapDraftTests.draft(
            "Province,Municipality,Ward,VD Number,VD Name,Registered Voters,Party Name,Spoilt Votes,Total Valid Votes\n"
                + rows.joined())
        #expect(draft.map.long?.choice == ["Party Name"] && draft.map.long?.votes == ["Total Valid Votes"])
        #expect(draft.map.choices.map(\.name) == ["ANC", "DA", "EFF"])
        #expect(draft.map.long?.party == nil)
        #expect(draft.map.figures.map(\.name) == ["invalid"])
    }

    /// A party that stands twice at a station, as independents do, names no choice.
    @Test func partiesThatStandTwiceAreNoChoices() throws {
        let rows = (1...4).flatMap { station in
            ["IND,\(300 + station)", "IND,\(120 + station)", "EFF,\(80 + station)"].map {
                "Gauteng,\(station),\($0)\n"
            }
        }
        let draft = try MapDraftTests.draft("Province,Station,Party,Votes\n" + rows.joined())
        #expect(draft.map.long == nil && draft.unsure.contains("choices"))
    }

    /// A file with a row a station keeps its valid votes.
    @Test func aRowAStationIsNoRowAChoice() throws {
        let rows = (1...4).map { "Gauteng,\($0),ANC,\(200 + $0),\(120 + $0),\(80)\n" }
        let draft = try MapDraftTests.draft(
            "Province,Station,Party,Valid votes,Votes 1,Votes 2\n" + rows.joined())
        #expect(draft.map.long == nil && draft.map.figures.map(\.name) == ["valid"])
    }

    private static let long =
        "county,precinct,office,party,candidate,votes\nA,1,Senate,REP,X,5\nA,1,Senate,DEM,Y,4\nA,1,House,REP,Z,6\n"
        + "A,2,Senate,REP,X,7\nA,2,Senate,DEM,Y,3\nA,2,House,REP,Z,2\n"

    /// A column of which rows are to be chosen and that the file does not have is refused with the name that is meant; a value
    /// that no row has is named with those that the column has.
    @Test func conditionsAreOfColumnsAndValuesThatAreThere() throws {
        let draft = { try MapDraftTests.draft(Self.long, $0) }
        let fault = #expect(throws: TableProblems.self) {
            try draft([ColumnMap.Condition("office", ["Senate"]), ColumnMap.Condition("pary", ["REP"])])
        }
        let kind = fault?.problems[0].kind as? MapFault
        guard case .unknownCondition(let missing, let header) = kind else {
            Issue.record("\(String(describing: fault))")
            return
        }
        #expect(missing == [MissingColumn("pary", near: "party")] && header.count == 6)
        let none = try draft([ColumnMap.Condition("office", ["Senat"])])
        #expect(none.unsure.contains("long.where"))
        #expect(none.parts.contains { $0.reason == .noSuchValue(["Senate", "House"]) }, "\(none.parts)")
        // Case of a header says nothing.
        let upper = try draft([ColumnMap.Condition("Office", ["Senate"])])
        #expect(upper.map.long?.conditions == [ColumnMap.Condition("office", ["Senate"])])
    }

    /// The column of offices of the TSE's files is one.
    @Test func officesOfBrazil() throws {
        let draft = try MapDraftTests.draft(
            "NM_MUNICIPIO,NR_SECAO,DS_CARGO_PERGUNTA,NM_VOTAVEL,QT_VOTOS\nX,1,Prefeito,A,5\nX,1,Prefeito,B,4\nX,1,Vereador,C,9\n"
                + "X,2,Prefeito,A,3\nX,2,Prefeito,B,6\nX,2,Vereador,C,9\n")
        #expect(draft.unsure.contains("long.where"), "\(draft.map)")
    }
}
