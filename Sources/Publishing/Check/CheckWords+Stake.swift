import Consistency
import Elections
import Figures

extension CheckWords {
    /// What the findings are worth.
    func stake(_ stake: VotesAtStake) -> [String] {
        guard let lead = stake.lead, let leader = stake.leader, stake.votes > 0 else { return [] }
        var sentences: [String] = []
        if stake.contradicted > 0 {
            let (votes, places) = (
                numbers.count(stake.contradicted, .vote), numbers.count(stake.contradictions, .place)
            )
            sentences.append(
                say(
                    "Figures of the pairs contradict each other by at most \(votes), in \(places).",
                    "Angka pasangan saling bertentangan paling banyak \(votes), di \(places)."))
        }
        let more = stake.votes - stake.contradicted
        if more > 0 {
            let votes = numbers.count(more, .vote)
            let other = stake.contradicted > 0 ? say("another ", " lagi") : ""
            let depend = CountText.agreeing(more, "depends", "depend")
            sentences.append(
                say(
                    "In the worst case \(other)\(votes) \(depend) on findings that contradict no figure of a pair, such as "
                        + "more votes than ballots or a station without votes.",
                    "Dalam kasus terburuk \(votes)\(other) bergantung pada temuan yang tidak bertentangan dengan angka "
                        + "pasangan, seperti suara melebihi surat suara atau TPS tanpa suara."))
        }
        return sentences + stake.questions.map { sentence($0, stake, lead: lead, leader: leader + 1) }
    }

    private func sentence(
        _ question: VotesAtStake.Question, _ stake: VotesAtStake, lead: Int, leader: Int
    ) -> String {
        let distance = numbers.count(question.distance, question.kind == .spread ? .province : .vote)
        switch question.kind {
        case .winner:
            let tie = stake.runnerUp.map { runnerUp in
                say(
                    "Pairs \(leader) and \(runnerUp + 1) have equally many votes: ",
                    "Pasangan nomor \(leader) dan nomor \(runnerUp + 1) mempunyai suara yang sama banyak: ")
            }
            let start = say(
                "Pair \(leader) leads by \(votes(lead)): ", "Pasangan nomor \(leader) unggul \(votes(lead)): "
            )
            return (lead == 0 ? tie ?? start : start)
                + answer(question, stake, say("who leads", "siapa yang unggul"))
        case .majority:
            return say("The 50% line is \(distance) away: ", "Garis 50% berjarak \(distance): ")
                + answer(question, stake, say("on which side it lies", "sisinya"))
        case .spread:
            return say(
                "The 20% rule is \(distance) from the other answer: ",
                "Aturan 20% berjarak \(distance) dari jawaban lain: ")
                + answer(question, stake, say("it", "jawabannya"))
        case .filing:
            return say("The filing limit is \(distance) away: ", "Ambang pengajuan berjarak \(distance): ")
                + answer(question, stake, say("on which side the lead lies", "sisi selisihnya"))
        }
    }

    /// Who could change what: the contradictions, only the worst case, or nothing.
    private func answer(
        _ question: VotesAtStake.Question, _ stake: VotesAtStake, _ what: String
    ) -> String {
        if question.couldChange {
            return say(
                "the contradictions together could change \(what).",
                "semua pertentangan bersama-sama dapat mengubah \(what).")
        }
        guard question.couldChangeAtWorst else {
            return say(
                "all findings together could not change \(what).",
                "semua temuan bersama-sama tidak dapat mengubah \(what).")
        }
        guard stake.contradicted > 0 else {
            return say(
                "only in the worst case could the findings change \(what).",
                "hanya dalam kasus terburuk temuan dapat mengubah \(what).")
        }
        return say(
            "the contradictions could not change \(what); only in the worst case could all findings together.",
            "pertentangan itu tidak dapat mengubah \(what); hanya dalam kasus terburuk semua temuan bersama-sama."
        )
    }
}
