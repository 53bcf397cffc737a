"""A council's log of agreed actions: references instead of numbers, due dates by day, grey for what has not begun."""

from tests.second.tracker import JOINT, Tracker, part

LEGEND = {
    "BLUE": "Complete",
    "GREEN": "On track",
    "AMBER": "Some slippage",
    "RED": "Overdue",
    "GREY": "Not yet started",
}
REPORTS = {
    "le": ("Licensing enforcement audit 2018", "A report by Internal Audit, published November 2018."),
    "cc": (
        "Cameras in public places: a review",
        "A report by the Information Governance Board, published September 2018.",
    ),
    "cp": (
        "Community Safety Partnership Peer Review",
        "A report by the Local Government Association, published July 2018.",
    ),
    "joint": JOINT,
    "hc": ("Hate crime: reporting through third parties", "A report by Internal Audit, published June 2019."),
}


def stonebridge() -> Tracker:
    """Seven meetings."""
    it = Tracker(
        "Stonebridge City Council",
        "Police and Public Protection Committee",
        dict(LEGEND),
        dict(REPORTS),
    )
    _begun(it)
    it.issue("Action log 2019-01-24.html", "2019-01-24")
    _of_2019(it)
    _of_2020(it)
    return it


def _begun(it: Tracker) -> None:
    for name, number, status, due in (
        ("le1", "1.1", "GREEN", "31/03/2019"), ("le2", "1.2", "AMBER", "30/04/2019"),
        ("le4", "2.1", "GREY", "TBC"), ("le5", "2.2", "AMBER", "31/07/2019"),
        ("cc1", "C1", "GREEN", "30/06/2019"), ("cc2", "C2", "GREEN", "30/06/2019"),
        ("cc3", "C3", "AMBER", "31/05/2019"), ("cc4", "C4", "RED", "31/12/2018"), ("cc5", "C5", "AMBER", "Ongoing"),
        ("cc6", "C6", "GREEN", "30/09/2019"), ("cp1", "1", "GREEN", "30/09/2019"),
        ("cp2", "2", "AMBER", "30/09/2019"), ("cp3", "3", "AMBER", "28/02/2019"), ("cp4", "4", "GREEN", "asap"),
        ("cp5", "5", "GREEN", "31/10/2019"), ("j1", "1", "GREEN", "30/06/2019"), ("j3", "3", "AMBER", "30/06/2019"),
    ):  # fmt: skip
        it.add(name, number, part(status, due))
    it.add("le3", "1.3", part("GREEN", "end of March 2019"), before="le4")


def _of_2019(it: Tracker) -> None:
    it.turn("BLUE", "le1", "cp3")
    it.due("le3", "31/03/2019")
    it.turn("RED", "le2")
    it.turn("AMBER", "cc4")
    it.due("cc4", "31/05/2019")
    it.due("cp2", "30/06/2019")
    it.due("cp4", "30/11/2019")
    it.issue("Action log 2019-04-25.html", "2019-04-25")

    it.drop("le1", "cp3")
    it.turn("AMBER", "le2")
    it.due("le2", "Q3 2019/20", "2019-12")
    it.turn("GREEN", "le4")
    it.due("le4", "Q4 2019/20", "2020-03")
    it.add("cc3a", "C3a", part("GREEN", "30/09/2019"), before="cc3")
    it.add("cc3b", "C3b", part("AMBER", "31/12/2019"), before="cc3")
    it.drop("cc3")
    it.turn("CLOSED", "cc5")
    for name, status, due in (
        ("hc1", "GREEN", "31/12/2019"), ("hc2", "AMBER", "31/10/2019"), ("hc3", "GREEN", "31/12/2019"),
        ("hc4", "GREY", "TBC"),
    ):  # fmt: skip
        it.add(name, f"H{name[2]}", part(status, due))
    it.issue("Action log 2019-07-18.html", "2019-07-18")

    it.drop("cc5")
    it.turn("BLUE", "cc3a", "j1")
    it.turn("RED", "cp1", "hc2")
    it.due("le5", "31/01/2020")
    it.reword("cp2")
    it.reports["cp"] = ("LGA Peer Review of the Community Safety Partnership", it.reports["cp"][1])
    it.issue("Action log 2019-10-17.html", "2019-10-17")


def _of_2020(it: Tracker) -> None:
    it.drop("cc4", "j1")
    it.add("cc3", "C3", part("AMBER", "31/03/2020"), before="cc3a")
    it.reword("cc3")
    it.drop("cc3a", "cc3b")
    it.add("cp6", "6", part("GREEN", "30/06/2020"))
    it.turn("AMBER", "cp1")
    it.due("cp1", "31/03/2020")
    it.due("hc4", "30/06/2020")
    it.turn("BLUE", "hc2")
    it.issue("Action log 2020-01-23.txt", "2020-01-23")

    it.add("cc4", "C4", part("AMBER", "30/09/2020"), before="cc6")
    it.number(cp4="3", cp5="4", cp6="5")
    it.turn("RED", "le3")
    it.turn("BLUE", "cc1")
    it.turn("AMBER", "cc2")
    it.due("cc2", "31/05/2020")
    it.legend["AMBER"] = "Behind its date, with a plan to recover"
    it.issue("Action log 2020-04-23.html", "2020-04-23")

    it.drop("cc1", "hc2", "cp4")
    it.turn("BLUE", "le3")
    it.turn("AMBER", "cc6")
    it.turn("GREEN", "le5")
    it.due("hc1", "31/12/2020")
    it.issue("Action log 2020-09-24.html", "2020-09-24")
