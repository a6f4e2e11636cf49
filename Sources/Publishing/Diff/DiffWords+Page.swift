import Consistency
import Elections

extension DiffWords {
    /// What must stand on every page about changes.
    var notWhy: String {
        say(
            "A change says where two files differ, not why.",
            "Perubahan menunjukkan letak perbedaan dua berkas, bukan sebabnya.")
    }

    /// How the comparison is made.
    var methods: [String] {
        [
            say(
                "A station is found by its regions and its number, whatever the order of the rows. One that stands on two rows of a file is not compared and is listed as a finding.",
                "TPS dicari menurut wilayah dan nomornya, apa pun urutan barisnya. TPS yang tercantum pada dua baris satu berkas tidak dibandingkan dan dicatat sebagai temuan."
            ),
            say(
                "A figure that only one of the files knows is counted as having become known or unknown, not as a change.",
                "Angka yang hanya diketahui satu berkas dihitung sebagai menjadi diketahui atau tidak diketahui lagi, bukan sebagai perubahan."
            ),
            say(
                "Every rule of the forms is asked of each changed station before and after (sanding check --print-rules shows them). A rule is repaired where it was broken and holds now, newly broken where it held.",
                "Setiap aturan formulir diperiksa pada tiap TPS yang berubah, sebelum dan sesudahnya (sanding check --print-rules menampilkannya). Aturan kini terpenuhi bila sebelumnya dilanggar, kini dilanggar bila sebelumnya terpenuhi."
            ),
            say(
                "Direction: without a reason to lean, a change of the lead is as likely to go one way as the other, whatever its size; the sign-flip test (Fisher 1935) says how often chance then gives a sum as large. Changes may lean without any intent, because the pair with more votes has larger figures and larger slips: so they are also compared with the split that slips in proportion to votes give, gains and losses as they are. Figures that changed places are another matter: where they come to stand in the order of the region around, the lead of who is ahead there always grows; which way round is right is not known from the two files.",
                "Arah: tanpa sebab untuk condong, perubahan keunggulan sama mungkinnya ke kedua arah, berapa pun besarnya; uji pembalikan tanda (Fisher 1935) mengatakan seberapa sering kebetulan memberi jumlah sebesar itu. Perubahan dapat condong tanpa niat apa pun, karena pasangan dengan suara lebih banyak mempunyai angka dan kekeliruan yang lebih besar: maka dibandingkan juga dengan pembagian menurut kekeliruan yang sebanding dengan suara, dengan penambahan dan pengurangan sebagaimana adanya. Angka yang bertukar tempat lain halnya: bila kini berurutan seperti wilayah sekitarnya, keunggulan yang unggul di sana selalu naik; urutan mana yang benar tidak diketahui dari kedua berkas."
            ),
            say(
                "Regions: each is held against the smallest region around it with enough other changes; among the changes there, those that favour a pair are expected to be spread by chance (hypergeometric distribution, Fisher 1935), and, where support is uneven, in proportion to the votes of each station (Poisson-binomial distribution); the larger probability counts. Changes that leave a pair within one vote of its share count for neither side; figures of two pairs that changed places and now stand in the order of the region around are not counted. Probabilities are adjusted over all tests of a level (Benjamini and Hochberg 1995) that could be beyond chance at all (Tarone 1990). Regions with fewer than \(ChangeBlocks.fewest) changes, or that leave fewer to the rest, are not tested. Where nearly all changes stand in one region there is nothing to compare them with, and a notice says so.",
                "Wilayah: masing-masing dibandingkan dengan wilayah terkecil di sekelilingnya yang cukup perubahan lainnya; di antara perubahan di sana, yang menguntungkan satu pasangan diperkirakan tersebar secara kebetulan (distribusi hipergeometrik, Fisher 1935), dan, bila dukungan tidak merata, sebanding dengan suara tiap TPS (distribusi Poisson-binomial); peluang yang lebih besar yang berlaku. Perubahan yang menyisakan persentase pasangan dalam selisih satu suara tidak dihitung untuk pihak mana pun; angka dua pasangan yang bertukar tempat dan kini berurutan seperti wilayah sekitarnya tidak dihitung. Peluang disesuaikan terhadap semua uji satu jenjang (Benjamini dan Hochberg 1995) yang mungkin melampaui kebetulan (Tarone 1990). Wilayah dengan kurang dari \(ChangeBlocks.fewest) perubahan, atau yang menyisakan kurang dari itu, tidak diuji. Bila hampir semua perubahan berada di satu wilayah, tidak ada pembandingnya, dan sebuah catatan menyebutkannya."
            ),
            say(
                "changes.csv lists every change with the single slip (one digit changed, inserted or dropped, two exchanged) that would account for it exactly, if any. Several may fit; which of them happened is not known.",
                "changes.csv memuat setiap perubahan dengan satu kekeliruan (satu angka berubah, tersisip, atau hilang, dua tertukar) yang menjelaskannya dengan tepat, jika ada. Beberapa dapat cocok; mana yang terjadi tidak diketahui."
            ),
        ]
    }
}
