"""A police authority's RAGW lists: two committees, parts with two statuses, NEW colours, and a paper cut in a row."""

from tests.second.tracker import JOINT, Tracker, part

LEGEND = {
    "GREEN": "The recommendation has been implemented",
    "AMBER": "The recommendation is in progress and is expected to be implemented",
    "RED": "The recommendation cannot or will not be implemented",
    "WHITE": "The recommendation is for another body to deliver",
}
REPORTS = {
    "ef": (
        "PEEL: Police effectiveness 2018 – Wyvern Valley",
        "A force report by HMICFRS, published March 2018.",
    ),
    "lg": (
        "PEEL: Police legitimacy 2017 – National",
        "A national report by HMICFRS, published December 2017.",
    ),
    "mf": (
        "Found again: the police and CPS response to missing children",
        "A joint national report by HMICFRS and HMCPSI, published October 2018.",
    ),
    "joint": JOINT,
    "in": (
        "Integrity at work: inspection of the counter-corruption unit",
        "A force report by HMICFRS, published January 2019.",
    ),
}
CHIEFS = "The following recommendations are for Chief Constables."
CPS = "The following recommendations are for the CPS to progress and are shown here for completeness."
STANDARDS = "Professional Standards and Integrity Committee"


def wyvern() -> Tracker:
    """Seven meetings of one committee, the sixth paper cut off; three of the other."""
    it = Tracker(
        "Wyvern Valley Police Authority", "Performance Scrutiny Committee", dict(LEGEND), dict(REPORTS)
    )
    _begun(it)
    it.issue("wv-2019-02.html", "2019-02-12")
    _of_2019(it)
    _of_2020(it)
    _of_standards(it)
    return it


def _begun(it: Tracker) -> None:
    it.add("ef1", "1", part("AMBER", "March 2019"))
    it.add("ef2", "2", part("AMBER", "Sept 2019 [internal deadline]", "2019-09"))
    it.add("ef3", "3", part("AMBER", "April 2019"))
    it.add("ef4", "4", part("AMBER", "May 2019"), part("AMBER", "October 2019"))
    it.add("ef5", "5", part("WHITE", "No deadline set"))
    it.add("ef6", "6", part("AMBER", "June 2019"))
    it.add("ef7", "7", part("AMBER", "November 2019"))
    it.add("ef8", "8", part("AMBER", "July 2019"))
    it.add("lg1", "1", part("RED", "December 2018"))
    it.add("lg2", "2", part("AMBER", "December 2019"))
    it.add("lg3", "3", part("WHITE"))
    it.add("lg4", "4", part("AMBER", "May 2019"))
    for name, due in (
        ("mf1", "June 2019"),
        ("mf2", "August 2019"),
        ("mf3", "March 2020"),
        ("mf4", "March 2020"),
    ):
        it.add(name, name[2], part("AMBER", due), group=CHIEFS)
    for number, name in enumerate(("mfa", "mfb", "mfc"), 1):
        it.add(name, str(number), part("WHITE"), group=CPS)
    it.add("j1", "1", part("AMBER", "April 2019"))
    it.add("j2", "2", part("GREEN", "December 2018"))
    it.add("j3", "3", part("AMBER", "May 2019"))


def _of_2019(it: Tracker) -> None:
    it.turn("NEW GREEN", "ef1", "ef4")
    it.turn("NEW RED", "ef3")
    it.turn("AMBER", "lg1")
    it.due("lg1", "December 2019")
    it.due("lg4", "May 2019 [internal deadline]")
    it.drop("j2")
    it.issue("wv-2019-05.html", "2019-05-14")

    it.drop("ef1", "ef3")
    it.due("ef2", "Sept 2019 [internal deadline] Revised to: January 2020")
    it.turn("NEW RED", "ef4", at=1)
    it.due("ef4", "October 2019 Now due: March 2020", at=1)
    it.turn("AMBER", "ef5")
    it.due("ef5", "December 2019")
    it.add("ef9", "9", part("AMBER", "January 2020"), before="lg1")
    it.turn("NEW GREEN", "lg2", "j1")
    it.turn("NEW CLOSED", "mfb")
    it.turn("NEW RED", "lg4")
    it.issue("wv-2019-09.html", "2019-09-10")

    it.number(ef6="10")
    it.reword("ef6")
    it.move("ef6", after="ef9")
    it.turn("AMBER", "lg2")
    it.due("lg2", "June 2020")
    it.drop("mfb", "j1")
    it.due("ef8", "July 2019 Revised to: December 2019")
    it.reports["ef"] = ("PEEL: Police Effectiveness 2018 - Wyvern Valley", it.reports["ef"][1])
    it.issue("wv-2019-11.html", "2019-11-12")


def _of_2020(it: Tracker) -> None:
    it.legend["RED"] = "The recommendation is beyond its deadline, or cannot or will not be implemented"
    it.add("ef3", "3", part("AMBER", "September 2020"), before="ef4")
    it.turn("NEW GREEN", "ef2", "ef7")
    it.due("ef7", "November 2019 Revised to: January 2020")
    it.add("mf34", "3", part("AMBER", "June 2020"), before="mf3", group=CHIEFS)
    it.drop("mf3", "mf4")
    it.turn("NEW CLOSED", "mf2")
    it.turn("AMBER", "lg4")
    it.due("lg4", "April 2020")
    it.issue("wv-2020-02.html", "2020-02-11")

    it.drop("ef2", "ef7")
    it.turn("RED", "ef5")
    it.turn("NEW GREEN", "ef8", "lg1")
    it.add("ef10", "11", part("AMBER", "Within six months", "2018-09"), before="lg1")
    it.issue("wv-2020-06.txt", "2020-06-09", cut="lg3")

    it.drop("ef8", "lg1", "mf2")
    it.turn("AMBER", "ef5")
    it.due("ef5", "December 2019 Now due: December 2020")
    it.due("ef10", "December 2020")
    it.turn("NEW GREEN", "mf1")
    it.turn("RED", "j3")
    it.turn("AMBER", "mfa")
    it.issue("wv-2020-09.html", "2020-09-08")


def _of_standards(it: Tracker) -> None:
    for name, status, due in (
        ("in1", "AMBER", "September 2019"), ("in2", "AMBER", "December 2019"), ("in3", "AMBER", "January 2020"),
        ("in4", "RED", "March 2019"), ("in5", "GREEN", "April 2019"),
    ):  # fmt: skip
        it.add(name, name[2], part(status, due))
    it.issue("wv-integrity-2019-05.html", "2019-05-28", only="in", committee=STANDARDS)
    it.turn("NEW GREEN", "in1")
    it.due("in2", "March 2020")
    it.drop("in5")
    it.add("in6", "6", part("AMBER", "June 2020"))
    it.turn("AMBER", "in4")
    it.due("in4", "December 2019")
    it.issue("wv-integrity-2019-11.html", "2019-11-26", only="in", committee=STANDARDS)
    it.drop("in1")
    it.turn("NEW RED", "in2")
    it.turn("RED", "in4")
    it.turn("NEW CLOSED", "in3")
    it.issue("wv-integrity-2020-06.html", "2020-06-23", only="in", committee=STANDARDS)
