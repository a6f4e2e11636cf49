import Elections
import Ground
import Testing

@testable import ElectionFiles

/// Candidates make the valid votes, and valid with invalid ones the votes cast: two sums, of which the inner one is meant.
@Suite struct MapNestedTests {
    /// Files of three scripts whose columns nobody knows, and of two whose words are known: invalid before valid, or behind it;
    /// the candidates before or behind them.
    static let heads: [String] = [
        "საარჩევნო,უბანი,სია,მოვიდა,ბათილი,ნამდვილი,ანა,ბექა",
        "საარჩევნო,უბანი,სია,ანა,ბექა,ნამდვილი,ბათილი,მოვიდა",
        "จังหวัด,หน่วย,ผู้มีสิทธิ,มา,เสีย,ดี,สมชาย,สมหญิง",
        "ክልል,ጣቢያ,የተመዘገቡ,የመጡ,ዋጋ የሌለው,ዋጋ ያለው,አበበ,ከበደ",
        "المحافظة,رقم المركز,المسجلون,المقترعون,الباطلة,الصحيحة,أحمد,سالم",
        "都道府県,投票所番号,有権者数,投票者数,無効票,有効票,山田太郎,鈴木花子",
        "Piirkond,Jaoskond,Nimekirjas,Osalenud,Rikutud,Kehtivad,Ana,Berta",
    ]

    static func text(_ head: String, slips: Set<Int> = []) -> String {
        let isFirst = head.contains("სია,ანა")
        let rows = (1...12).map { row -> String in
            let (one, other, invalid) = (100 + 17 * row % 41, 80 + 23 * row % 37, 3 + row * row % 5)
            let valid = one + other + (slips.contains(row) ? 1 : 0)
            let cast = valid + invalid
            let counts =
                isFirst
                ? [900 + row, one, other, valid, invalid, cast]
                : [900 + row, cast, invalid, valid, one, other]
            return "A,\(row)," + counts.map(String.init).joined(separator: ",") + "\n"
        }
        return head + "\n" + rows.joined()
    }

    @Test(arguments: heads) func theInnerSumIsMeant(_ head: String) throws {
        let draft = try MapDraftTests.draft(Self.text(head))
        let names = head.split(separator: ",").map(String.init)
        let isFirst = head.contains("სია,ანა")
        let choices = isFirst ? [names[3], names[4]] : [names[6], names[7]]
        #expect(draft.map.choices.map(\.name) == choices, "\(draft.map.choices.map(\.name))")
        #expect(draft.map.figures.first { $0.name == "valid" }?.columns == [names[5]])
    }

    /// Where the inner sum has slips that the outer one has not, it is still the one that is meant, and unsure.
    @Test(arguments: heads) func anInnerSumWithSlipsIsUnsure(_ head: String) throws {
        let draft = try MapDraftTests.draft(Self.text(head, slips: [3, 8]))
        let names = head.split(separator: ",").map(String.init)
        let isSure = draft.parts.contains { $0.key == "choices" && $0.isSure }
        #expect(!isSure || Set(draft.map.choices.map(\.name)).isDisjoint(with: [names[4], names[5]]))
    }

    /// Parties that are the sums of their candidates make the total as well: nobody knows which are meant.
    @Test func sumsOfSumsAreUnsure() throws {
        let draft = try MapDraftTests.draft(
            "Piirkond,Jaoskond,Rahvas,Mets,Ana,Berta,Cora,Dora,Valid votes total\n"
                + (1...9).map { row in
                    let votes = [20 + row * 7 % 11, 30 + row * 5 % 13, 15 + row * 3 % 7, 12 + row * 9 % 10]
                    let parties = [votes[0] + votes[1], votes[2] + votes[3]]
                    return "A,\(row),"
                        + (parties + votes + [parties[0] + parties[1]]).map(String.init).joined(
                            separator: ",") + "\n"
                }.joined())
        #expect(draft.unsure.contains("choices"))
    }

    /// Words for valid votes are no choice, whatever they add up to.
    @Test func wordsForValidVotesAreNoChoice() throws {
        let draft = try MapDraftTests.draft(
            "Maakond,Jaoskond,Kokku,Rikutud,Toplam Geçerli\n"
                + (1...9).map { "A,\($0),\(53 + $0 * 5 % 7 + $0 % 3),\(3 + $0 % 3),\(50 + $0 * 5 % 7)\n" }
                .joined())
        #expect(!draft.map.choices.map(\.name).contains("Toplam Geçerli"))
    }
}
