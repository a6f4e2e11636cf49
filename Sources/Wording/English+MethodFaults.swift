import Consistency
import Elections
import Estimation
import Statistics

// Rules that make no sense, and methods that give no result.
extension English {
    public func place(expression: String, character: Int) -> String {
        "\"\(expression)\", character \(character)"
    }

    public func sentence(_ fault: RuleFaultKind) -> String {
        switch fault {
        case .notNumber(let word): "\(word) is not a number of at most 15 digits, such as 1.025"
        case .noMeaning(let sign):
            "\(sign) has no meaning here; write names of columns, numbers, + - * / ( ) and one comparison, such as "
                + "ballots_used <= registered * 1.025"
        case .tooLong(let most):
            "the rule is longer than \(most) names, numbers and signs; write several rules"
        case .tooDeep: "parentheses are nested too deeply; write several rules"
        case .noComparison: "a comparison is missing; write =, !=, <, <=, > or >= between two sides"
        case .notComparison(let sign): "\(sign) is no comparison"
        case .goesOn: "the rule should end here; one comparison is one rule"
        case .noFunction(let name, let known):
            "\(name) is no function; there are \(known.joined(separator: ", "))"
        case .takesOneValue(let function, let list):
            "\(function) takes one value" + (list.map { ", not the list \($0)" } ?? "")
        case .misplaced(let sign): "a number or a column should stand here, not \(sign)"
        case .endsEarly: "the rule ends too early; a number or a column should follow"
        case .notClosed: "a closing parenthesis is missing here"
        case .nameOfPlace(let name): "\(name) names a station or region; rules compare counts"
        case .noFigure(let name, let near, let known):
            "there is no figure \(name); "
                + (near.map { "did you mean \($0)?" } ?? "there are votes_1, …, \(list(known))")
        case .productOfFigures:
            "one side of * must be a number; figures are not multiplied with each other"
        case .divisionByFigure: "only a number can divide; instead of a / b <= c write a <= b * c"
        case .divisionByZero: "0 cannot divide"
        case .listAsValue(let name): "\(name) is a list; write sum(\(name)), min(\(name)) or max(\(name))"
        case .knownTakesName:
            "known takes the name of one figure, such as known(voters_transferred)"
        case .tooManyDigits: "its numbers have too many digits for exact arithmetic; round them"
        }
    }

    public func sentence(_ error: EstimationError) -> String {
        switch error {
        case .columnLength(let column, let have, let need):
            "Column \(column) has \(have) rows and the sample \(need)."
        case .emptySample: "The sample has no row."
        case .outsideRange(let what, let row, let value):
            "The \(word(what)) in row \(row + 1) is \(value) and must be a positive number."
        case .unitInTwoStrata(let unit, let first, let second):
            "Sampling unit \(unit) appears in stratum \(first) and in stratum \(second); give the two units different "
                + "names or the same stratum."
        case .populationDiffers(let stratum, let first, let second):
            "Stratum \(stratum) is said to have \(plain(first)) units in one row and \(plain(second)) in another."
        case .populationTooSmall(let stratum, let sampled, let population):
            "Stratum \(stratum) has \(sampled) sampled units but only \(plain(population)) units in all."
        case .lonelyStratum(let stratum):
            "Stratum \(stratum) has a single sampled unit, so its variance is unknown; choose how to treat such strata or "
                + "merge it with a neighbour."
        case .zeroDenominator: "The denominator of the ratio is zero."
        case .emptyDomain: "No sampled unit lies in the domain."
        case .missingTotal(let name): "The known total of \(name) is missing."
        case .dependentAuxiliaries:
            "The auxiliary variables are linearly dependent; leave one of them out."
        case .impossibleReading(let what, let value): "The published \(word(what)) of \(value) is impossible."
        case .impossibleSize(let what, let size, let low, let high):
            "The number of \(word(what)) is \(size) and must lie between \(low) and \(high)."
        case .impossibleValue(let what, let value, let range):
            "The \(word(what)) is \(value) and must be \(phrase(range))."
        case .stopped: "The work was stopped before its end."
        }
    }

    public func sentence(_ error: StatisticsError) -> String {
        switch error {
        case .outsideRange(let argument, let value, let range):
            "\(argument) is \(value) but must be \(phrase(range))."
        case .lengthsDiffer(let first, let have, let second, let need):
            "\(first) has \(have) entries but \(second) has \(need); the two must have the same number."
        case .tooFew(let what, let have, let need):
            "The method needs at least \(need) \(word(what)) and there are \(have)."
        case .notPositiveDefinite(let size):
            "The \(size) × \(size) matrix is not positive definite; leave out one of the shares that sum to 1 or merge the "
                + "smallest ones."
        case .zeroStandardError: "The standard error is zero, so the difference cannot be tested."
        case .notConverged(let method): "\(method) did not converge."
        case .gsl(let function, let status, let message):
            "GSL function \(function) failed with code \(status) (\(message))."
        }
    }

    private func phrase(_ range: NumberRange) -> String {
        switch range {
        case .above(let low): "above \(plain(low))"
        case .between(let low, let high): "between \(plain(low)) and \(plain(high))"
        case .from(let low, to: let high): "from \(plain(low)) to \(plain(high))"
        case .halfOpen(let low, below: let high): "at least \(plain(low)) and below \(plain(high))"
        case .atLeast(let low): "at least \(plain(low))"
        case .atMost(let high): "at most \(plain(high))"
        case .notZero: "different from 0"
        case .shownByDraws(let most): "at most \(plain(most)), beyond which drawn samples show nothing"
        }
    }

    private func word(_ quantity: EstimationError.Quantity) -> String {
        switch quantity {
        case .weight: "weight"
        case .inclusionProbability: "inclusion probability"
        case .drawChance: "chance of a draw"
        case .votes: "number of votes"
        case .share: "share"
        case .decimals: "number of decimals"
        case .level: "level"
        case .confidenceLevel: "confidence level"
        case .power: "power"
        case .marginOfError: "margin of error"
        case .margin: "margin"
        case .gap: "gap"
        case .missingRate: "rate of missing stations"
        case .oddsRatio: "odds ratio"
        case .stations: "stations"
        case .stationsInCluster: "stations in a cluster"
        case .stationsInStratum(let stratum): "stations in stratum \(stratum)"
        case .units: "units of the sample"
        case .strata: "strata"
        case .clusters: "clusters"
        case .samples: "samples"
        case .replicates: "replicates"
        case .draws: "draws"
        case .choice: "the choice"
        }
    }

    private func word(_ observations: StatisticsError.Observations) -> String {
        switch observations {
        case .categories: "categories"
        case .categoriesWithVariance: "categories with a variance"
        case .contests: "contests"
        case .errors: "errors other than 0"
        case .observations: "observations"
        case .regions: "regions"
        case .studies: "studies"
        case .trials: "trials"
        }
    }
}
