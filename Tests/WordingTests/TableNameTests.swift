import Elections
import Testing
import Wording

/// Tables that stand with those of other levels in one file are called by their level in each language.
@Suite struct TableNameTests {
    @Test func keysAreRead() {
        for level in [
            nil, "province_code", "regency_code", "district_code", "village_code", "region", "ward",
        ] {
            let name = TableName.recap(level)
            #expect(TableName(key: name.key) == name)
        }
        for file in ["recap.csv", "recap_village.csv", "stations (2).csv", ""] {
            #expect(TableName(key: file) == nil)
        }
    }

    @Test func levelsAreWorded() {
        let key = TableName.recap("regency_code").key
        #expect(key == "recap.csv (regency)")
        #expect(
            Language.english.wording(.general).table(key) == key
                && Language.english.wording(.general).table("recap.csv") == "recap.csv")
        #expect(Language.indonesian.wording(.general).table(key) == "recap.csv (kabupaten/kota)")
        #expect(
            Language.indonesian.wording(.general).table(TableName.recap(nil).key)
                == "recap.csv (seluruh hitungan)")
        #expect(
            Language.indonesian.wording(.general).source(.rows(file: key))
                == "baris recap.csv (kabupaten/kota)")
    }
}
