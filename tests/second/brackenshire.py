"""A fire authority's BRAG list: blue is complete, green is only on track; papers by day, in web pages and dumps."""

from tests.second.tracker import JOINT, Tracker, part

LEGEND = {
    "BLUE": "The action is complete",
    "GREEN": "The action is on track to be delivered by its date",
    "AMBER": "The action is at risk of missing its date",
    "RED": "The action has missed its date",
}
REPORTS = {
    "fs": (
        "Effectiveness, efficiency and people 2018/19 – Brackenshire",
        "A service report by HMICFRS, published December 2018.",
    ),
    "pc": (
        "Operational Assurance Peer Challenge 2017",
        "A report by the National Fire Chiefs Council, published November 2017.",
    ),
    "fl": ("Fleet and workshops review 2018", "A report by Internal Audit, published October 2018."),
    "joint": JOINT,
    "pv": (
        "Prevention at a distance: home fire safety visits in England",
        "A national report by HMICFRS, published May 2019.",
    ),
}
CHIEF = "The following actions are for the Chief Fire Officer to progress."
MEMBERS = "The following actions are for the Treasurer and Members to progress."


def brackenshire() -> Tracker:
    """Seven meetings; the paper of the fifth breaks off, that of the sixth is issued anew."""
    it = Tracker(
        "Brackenshire Fire and Rescue Authority",
        "Audit and Governance Committee",
        dict(LEGEND),
        dict(REPORTS),
    )
    _begun(it)
    it.issue("actions-2019-03-14.html", "2019-03-14")
    _of_2019(it)
    _of_2020(it)
    return it


def _begun(it: Tracker) -> None:
    for number, status, due in (
        ("1", "GREEN", "June 2019"), ("2", "RED", "March 2018"), ("3", "AMBER", "July 2019"),
        ("4", "AMBER", "September 2019"), ("5", "GREEN", "October 2019"), ("6", "GREEN", "May 2019"),
        ("7", "AMBER", "December 2019"), ("8", "AMBER", "December 2019"), ("9", "GREEN", "April 2019"),
        ("10", "GREEN", "March 2021"),
    ):  # fmt: skip
        it.add(f"fs{number}", number, part(status, due))
    for number, status, due in (
        ("1", "GREEN", "April 2020"), ("2", "AMBER", "June 2019"), ("3", "GREEN", "March 2021"),
        ("4", "AMBER", "August 2019"), ("5", "GREEN", "January 2020"),
    ):  # fmt: skip
        it.add(f"pc{number}", number, part(status, due))
    for name, number, status, due, group in (
        ("fl1", "1", "GREEN", "June 2019", CHIEF), ("fl2", "2", "GREEN", "July 2019", CHIEF),
        ("fl3", "3", "AMBER", "September 2019", CHIEF), ("fl4", "1", "GREEN", "December 2019", MEMBERS),
        ("fl5", "2", "AMBER", "January 2020", MEMBERS),
    ):  # fmt: skip
        it.add(name, number, part(status, due), group=group)
    for name, status, due in (
        ("j1", "AMBER", "June 2019"),
        ("j2", "GREEN", "June 2020"),
        ("j3", "GREEN", "Ongoing"),
    ):
        it.add(name, name[1], part(status, due))


def _of_2019(it: Tracker) -> None:
    it.turn("AMBER", "fs1")
    it.due("fs1", "September 2019")
    it.due("fs2", "Q4 2018/19", "2019-03")
    it.drop("fs6")
    it.turn("CLOSED", "fs7")
    it.turn("BLUE", "fs9", "fl2")
    it.turn("RED", "pc2", "j1")
    it.due("fl4", "October 2019")
    it.issue("actions-2019-06-20.html", "2019-06-20")

    it.turn("RED", "fs1")
    it.due("fs2", "TBC")
    it.drop("fs7", "fs9", "fl2")
    it.turn("CLOSED", "fs8")
    it.add("fs11", "1", part("GREEN", "December 2019"), before="fs1")
    it.number(fs1="2", fs2="3", fs3="4", fs4="5", fs5="6", fl3="2")
    it.reword("fs5")
    it.turn("AMBER", "j1")
    it.due("j1", "December 2019")
    it.add("pv1", "1", part("AMBER", "December 2019"))
    it.add("pv2", "2", part("GREEN", "March 2020"))
    it.add("pv3", "3", part("AMBER", "No date has been set for this"))
    it.add("pv4", "4", part("GREEN", "June 2020"))
    it.issue("actions-2019-09-19.html", "2019-09-19")

    it.turn("AMBER", "fs1", "fs8", "pc2")
    it.due("fs1", "Q4 2019/20", "2020-03")
    it.due("fs2", "Immediate")
    it.add("fs6", "7", part("AMBER", "February 2020"), before="fs8")
    it.add("fs4a", "5a", part("GREEN", "January 2020"), before="fs4")
    it.add("fs4b", "5b", part("AMBER", "April 2020"), before="fs4")
    it.drop("fs4")
    it.reports["pc"] = ("Peer Challenge of Operational Assurance 2017", it.reports["pc"][1])
    it.due("pc2", "January 2020")
    it.number(pc4="5", pc5="4")
    it.move("pc4", after="pc5")
    it.add("pv5", "5", part("GREEN", "March 2020"))
    it.due("pv3", "June 2020")
    it.issue("actions-2019-12-12.html", "2019-12-12")


def _of_2020(it: Tracker) -> None:
    it.legend["RED"] = "The action has missed its date or will not be delivered"
    it.turn("GREEN", "fs1")
    it.due("fs2", "Immediate Revised to: June 2020")
    it.due("fs3", "July 2019 Revised to: May 2020")
    it.turn("BLUE", "fs4a")
    it.due("pc1", "October 2020")
    it.issue("actions-2020-03-19.txt", "2020-03-19", cut="fl1")

    it.turn("BLUE", "fs1", "fl3", "j2")
    it.due("fs2", "Immediate Revised to: June 2020 Now due: October 2020")
    it.add("fs4", "5", part("AMBER", "September 2020"), before="fs4a")
    it.reword("fs4")
    it.drop("fs4a", "fs4b")
    it.turn("RED", "fl1", "pv1")
    it.issue("actions-2020-07-09.html", "2020-07-09")
    it.turn("AMBER", "fl1")
    it.turn("GREEN", "pv1")
    it.due("pv4", "December 2020")
    it.issue("actions-2020-07-09-reissued.html", "2020-07-09", supersedes="actions-2020-07-09.html")

    it.drop("fs1", "fl3", "j2", "pv2")
    it.turn("AMBER", "fs2", "fs5", "pv1")
    it.due("fs2", "Immediate Revised to: June 2020 Now due: December 2020")
    it.due("fs5", "October 2019 Revised to: January 2021")
    it.issue("actions-2020-10-15.html", "2020-10-15")
