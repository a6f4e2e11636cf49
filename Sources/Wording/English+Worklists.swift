import Elections

// Lists of stations that volunteers look at.
extension English {
    public var worklistTitle: String { "\(stations.capitalizedFirst) to look at" }

    public func look(_ rule: FormRulebook.Rule, _ sides: RuleSides) -> String {
        "Should hold: \(rule.text.en) The form: \(compared(sides))."
    }

    public var worklistLede: String {
        "Compare the figures with the form or its photograph. Write \"verified\" where the form says the same, and "
            + "\"corrected\" and the figure of the form where it says otherwise, with your name and the date. A figure that stands out is a reason to "
            + "look, and says nothing about why."
    }

    public func worklistState(stations: Int, verified: Int, corrected: Int) -> String {
        let open = stations - verified - corrected
        return
            "\(number(stations)) on the list: \(number(open)) open, \(number(verified)) verified, \(number(corrected)) "
            + "corrected."
    }

    public func worklistGone(_ answers: Int) -> String {
        "\(counted(answers, "answer is", "answers are")) to rows that are no longer on the list."
    }

    public func worklistChanged(_ answers: Int) -> String {
        "\(counted(answers, "answer is", "answers are")) to other figures than the list has now, and open again."
    }

    public func worklistNameless(_ answers: Int) -> String {
        "\(counted(answers, "answer does not say", "answers do not say")) who answered (answered_by)."
    }

    public func worklistDoubted(_ answers: Int, _ doubt: AnswerDoubt) -> String {
        let rest = "and \(agreeing(answers, "leaves its row", "leave their rows")) open."
        return switch doubt {
        case .noFigure:
            "\(counted(answers, "correction does not say", "corrections do not say")) what the form says (corrected_figure), "
                + rest
        case .unknownColumn:
            "\(counted(answers, "correction names", "corrections name")) a figure that the file does not have "
                + "(corrected_figure), \(rest)"
        case .sameFigure:
            "\(counted(answers, "correction has", "corrections have")) the figure that the file has, \(rest)"
        case .stillBroken:
            "\(counted(answers, "correction does not mend", "corrections do not mend")) what was found, \(rest)"
        case .otherFigure:
            "\(counted(answers, "answer is", "answers are")) \"verified\" beside another figure than the file has, \(rest)"
        }
    }

    public func label(worklist column: WorklistColumn) -> String {
        switch column {
        case .place: "Where"
        case .look: "What to look at"
        case .figures: "Figures as printed"
        case .votes: "Votes"
        case .links: "Look here"
        case .answer: "Answer, name, date"
        case .page: "page"
        case .photo: "photo"
        }
    }

    public func answered(isCorrected: Bool, by: String, at: String) -> String {
        ([isCorrected ? "corrected" : "verified"] + (by.isEmpty ? [] : ["by \(by)"])).joined(separator: " ")
            + (at.isEmpty ? "" : ", \(at)")
    }

    public func leavesOpen(_ doubt: AnswerDoubt) -> String {
        switch doubt {
        case .noFigure: "open: the figure of the form is missing"
        case .unknownColumn: "open: the file has no such figure"
        case .sameFigure: "open: that is the figure of the file"
        case .stillBroken: "open: what was found is still so with this figure"
        case .otherFigure: "open: \"verified\", and another figure than the file has"
        }
    }

    public func worklistRegion(stations: Int, open: Int) -> String {
        "\(number(stations)) on the list, \(number(open)) open"
    }

    public var worklistElsewhere: String { "Elsewhere" }
}
