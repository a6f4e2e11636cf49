import Elections
import Feeds
import Ground

// Published pages and what a conversion makes of them; all of them are Indonesian.
extension English {
    public func sentence(_ reason: UnreadReason) -> String {
        switch reason {
        case .empty:
            "The file is empty."
        case .html:
            "The file is an HTML page, such as an error page of the server, and not JSON."
        case .notJSON:
            "The file is not JSON."
        case .utf16:
            "The file is UTF-16 text; convert it to UTF-8 first."
        case .nested:
            "The file is an archive inside the input; run convert on it by itself."
        case .hidden:
            "Hidden files and folders are not looked into."
        case .pilpres2014:
            "This is the 2014 presidential feed made by volunteers, whose regions have running numbers or names only; convert does not read it."
        case .kawalpemilu:
            "This is a count by the volunteers of KawalPemilu and not a page of the KPU; convert does not read it."
        case .unknownShape:
            "The JSON has none of the shapes of KPU result pages that convert knows."
        case .recapFeed:
            "The page is from the recap feed (hr), of which no example is known; convert reads the count as it came in (hhcw)."
        case .constituency:
            "The page is by constituency (dapil), whose codes are not those of regions; convert reads pages of regions and stations (hhcw)."
        case .noContest:
            "Neither path nor content says which contest this is; put it below a folder named ppwp, pdpd, pdpr, pdprdp, pdprdk, pkwkp or pkwkk."
        case .noStation:
            "Neither path nor images say which polling station this is; name the file by its 13-digit code."
        case .noSerials:
            "The path does not say which polling station this is; keep the folders of its address (ppwp/province/regency/district/village/station)."
        case .noRegion:
            "Neither path nor content says which region this is."
        case .mixedTable:
            "The table holds codes that do not belong to one region."
        case .noTime:
            "The page gives no moment (ts), without which it cannot stand among the captures."
        case .severalContests:
            "The figure covers several contests together and has no column."
        case .noCandidates:
            "The page displays progress without candidates, which captures.csv cannot hold."
        case .unknownKey:
            "The key has no column in the output."
        case .internalID:
            "The internal number of the region has no column; its code is kept."
        case .listedWithoutContest:
            "The list of stations does not say of which contest it is; the stations were not added."
        case .partyDetail:
            "Votes within a party have no column; the party's total is in votes_k."
        case .candidatesWithoutPage:
            "The list names candidates of a contest of which the input has no page; they were not written."
        case .notSelected:
            "The contest is not one of those asked for."
        case .zeroForm:
            "The form has zeros although votes were counted, which the system shows where nobody read the form; the figures were left empty."
        case .notCount(let value):
            "\(value) is not a count from 0 to 2147483647 written in plain digits; left empty."
        case .notTime(let value):
            "\(value) is not a moment like \"2024-02-15 00:46:45\"; left empty."
        case .path(let said, let believed):
            "The path says \(said) and the content says \(believed); the content was believed."
        case .otherName(let name, let kept):
            "The region is named \"\(name)\" here and \"\(kept)\" in another list, which was kept."
        case .tooLarge(let limit):
            "The file is larger than the \(limit >> 20) MB that a result page may have; it was not read."
        case .link(let target):
            "The entry is a link to \(target), which is not followed."
        case .linkToFolder:
            "The entry is a link to a folder, which is not followed."
        case .notRegular:
            "The file cannot be read (not a regular file)."
        case .noPermission:
            "The file cannot be read (no permission)."
        case .unreadable(let detail):
            "The file cannot be read (\(detail))."
        case .damage(let detail):
            "The archive is cut off or damaged from here on (\(detail)); what stands before was read."
        case .otherDigest(let fault):
            "The record says \(fault.field) \(fault.said), and its bytes have \(fault.found); the page was not read."
        case .json(let kind): sentence(kind)
        }
    }

    private func sentence(_ kind: JSONFault.Kind) -> String {
        switch kind {
        case .endsEarly: "The file is cut off: the JSON ends too early."
        case .unexpected: "The text is not JSON at this place."
        case .textAfterEnd: "More text follows after the JSON document."
        case .repeatedKey(let key):
            "The key \"\(key)\" stands twice in one object; which one holds is not known."
        case .tooDeep: "Objects lie more than 64 deep inside one another."
        case .notUTF8: "The text is not UTF-8 here."
        }
    }

    public func text(_ text: ConversionText) -> String {
        switch text {
        case .moment(.server): "ts of the server has no zone and was read as WIB"
        case .moment(.serverWithZone): "ts of the server, turned to WIB"
        case .moment(.folder): "the page gives no moment; that of its folder, read as WIB"
        case .candidate(let id): "candidate \(id)"
        case .party(let id): "party \(id)"
        case .unlisted: "no list in the input names it"
        case .contest(.fourSeats): "four seats go to the candidates with the most votes"
        case .contest(.seatsByConstituency):
            "seats are given by constituency; votes here are those of parties and their candidates together"
        case .contest(.codesOfSitung): remark(.ownCodes(system: "Situng"))
        }
    }

    public func remark(_ kind: ConversionNotice.Kind) -> String {
        switch kind {
        case .numberedByID(let ids):
            "no list gives ballot numbers for the candidate ids \(list(ids, most: 5)); they were numbered in ascending order of the ids. Give a list with ‘candidates’"
        case .tooManyCandidates(let count, let most):
            "the ballot has \(count) candidates; station files are read up to \(most)"
        case .olderVersions(let count):
            "\(counted(count, "other version", "other versions")) of stations \(agreeing(count, "is", "are")) in versions.csv; the station's own page counts before that of the village, and the newest by ts before older ones"
        case .undecided(let count):
            "\(counted(count, "page", "pages")) of stations \(agreeing(count, "has", "have")) the moment of another one and other figures; the one read last was taken"
        case .newerVillage(let count):
            "\(counted(count, "newer page", "newer pages")) of villages \(agreeing(count, "displays", "display")) other votes than the station's own page"
        case .repeatedStations(let count):
            "\(counted(count, "page", "pages")) of stations \(agreeing(count, "repeats another one and was", "repeat another one and were")) left out"
        case .repeatedCaptures(let count):
            "\(self.count(count, .row)) of region pages \(agreeing(count, "repeats another one and was", "repeat another one and were")) left out"
        case .listedOnly(let count):
            "\(counted(count, "station", "stations")) \(agreeing(count, "is named by a list and has no page; its", "are named by a list and have no page; their")) counts are empty"
        case .unnamedRegions(let count):
            "\(self.count(count, .region)) \(agreeing(count, "has no name in the input; its", "have no name in the input; their")) code stands as name"
        case .votesBeforeProgress(let count):
            "\(self.count(count, .row)) of region pages \(agreeing(count, "displays", "display")) votes although status_progress is false; \(agreeing(count, "it was", "they were")) kept"
        case .impossibleProgress(let count):
            "\(self.count(count, .row)) of region pages \(agreeing(count, "has", "have")) more stations in than there are; \(agreeing(count, "it is", "they are")) marked garbled"
        case .adopted(let count):
            "\(counted(count, "page", "pages")) without votes \(agreeing(count, "does not say its contest and was", "do not say their contest and were")) taken for this one, the only one of the input; name another with ‘contest’"
        case .ownCodes(let system):
            "region columns hold running numbers of \(system), which are not Kemendagri codes"
        }
    }

    public func remark(_ first: ConversionNotice, ofContests contests: Int) -> String {
        "\(counted(contests, "contest", "contests")), of which this is the first: \(remark(first))"
    }

    public func sentence(_ fault: PageFault) -> String {
        switch fault {
        case .noArchive:
            "the file is no tar or zip archive and no JSON, or is damaged from its start; give a folder, an archive "
                + "or a .json file"
        case .notBallotNumber(let most): "is not a ballot number from 1 to \(most); correct it"
        case .candidateTwice: "or its ballot number stands twice in the contest; correct a row"
        case .noFile: "there is no file in it; give a folder or archive of KPU pages"
        case .noPage(let files):
            "none of the \(files) files in it is a KPU page that can be converted; give JSON as the KPU's servers "
                + "send it"
        }
    }
}
