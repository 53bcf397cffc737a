"""The titles of the PEEL series: a pillar and a year, in any order.

Printed forms that are read::

    PEEL: Police Legitimacy 2016 · PEEL Efficiency 2017 · PEEL 2017: Legitimacy · Police Effectiveness 2016 (PEEL)
    2016 PEEL Legitimacy inspection · PEEL: Police Efficiency [including leadership] 2017 · PEEL 2018/19
    PEEL: Police effectiveness, efficiency and legitimacy 2018-19 (all pillars: as PEEL 2018/19)
    CoLP PEEL Effectiveness 2016 national report · PEEL: Police Legitirnacy 2O16 (letters that a scan mistook)

A title with any other word in it ("PEEL: Police effectiveness 2015 (vulnerability)") is another report's.
"""

import re
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from normalise.reports.catalogue import by_key
from normalise.vocabulary import vocabulary
from normalise.words import fold
from schemas.observation import Scope

PILLARS = ("efficiency", "effectiveness", "legitimacy", "leadership")
_PLAIN = frozenset((
    "a", "all", "an", "and", "area", "areas", "assessment", "assessments", "by", "findings", "for", "from",
    "hmic", "hmicfrs", "in", "including", "incl", "inc", "inspected", "inspection", "inspections", "of",
    "on", "overview", "peel", "pillar", "pillars", "police", "policing", "programme", "report", "reports",
    "summary", "the", "with",
))  # fmt: skip
_INCLUDING = frozenset({"including", "incl", "inc", "with"})
_SCOPES: dict[str, Scope] = {"national": "national", "force": "force"}
_LETTERS = str.maketrans("OoIl", "0011")
_YEARS = re.compile(
    r"(?<![\w/])(?P<first>2[0Oo][0-3OoIl][\dOoIl])(?:\s?[/–—-]\s?(?P<next>(?:20)?\d\d)(?!\d))?(?![\w/])"
)
_WORD = re.compile(r"[^\s:;,.()\[\]{}/|“”\"–—]+")


@dataclass(frozen=True, slots=True)
class Peel:
    """A title of the series. `pillars` in printed order; `year` "2017", "2018/19" or ""; `rest` the words that are
    neither, as printed: a force's name, or nothing."""

    pillars: tuple[str, ...]
    year: str
    scope: Scope | None
    including: bool
    rest: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the reports that the title names: one, or two where it names two pillars' reports."""
        return tuple(self._key(pillar) for pillar in self._reports())

    @property
    def title(self) -> str:
        """The title by the manner of the series, for a report that is not in the catalogue."""
        (pillar,) = self._reports()
        extra = " (including leadership)" if self.including and "leadership" in self.pillars[1:] else ""
        return f"PEEL: Police {pillar}{extra} {self.year}" if pillar else f"PEEL {self.year}"

    def _reports(self) -> tuple[str, ...]:
        """The pillars that each have a report: one covers leadership where it says so, or is known to."""
        others = tuple(pillar for pillar in self.pillars if pillar != "leadership")
        if len(others) == 1 and len(self.pillars) == 2 and (self.including or self._covers(others[0])):
            return others
        return ("",) if len(others) == 3 else self.pillars or ("",)

    def _covers(self, pillar: str) -> bool:
        return any(
            entry["pillar"] == pillar and entry["year"] == self.year and "including" in entry
            for entry in vocabulary("reports/reports")["peel"]
        )

    def _key(self, pillar: str) -> str:
        return "-".join(filter(None, ("peel", pillar, self.year.replace("/", "-"))))


def read_peel(title: str) -> Peel | None:
    """A title of the series taken apart; None for any other."""
    years = {_year(found) for found in _YEARS.finditer(title)}
    if len(years) > 1:
        return None
    pillars: list[str] = []
    said: set[str] = set()
    rest: list[str] = []
    for printed in _WORD.findall(_YEARS.sub(" ", title)):
        word = _meant(fold(printed))
        if word in PILLARS:
            pillars += [word] if word not in pillars else []
        elif word in _PLAIN or word in _SCOPES:
            said.add(word)
            rest += [printed] if rest and word in ("and", "of", "police") else []
        elif word:
            rest.append(printed)
    year = years.pop() if years else ""
    by_name = "peel" in said or bool(pillars and year and {"police", "policing"} & said)
    if not by_name or not (pillars or year):
        return None
    scopes = [_SCOPES[word] for word in _SCOPES if word in said]
    if len(scopes) > 1:  # "national and force reports" are no one report
        return None
    scope = scopes[0] if scopes else None
    return Peel(tuple(pillars), year, scope, bool(_INCLUDING & said), " ".join(rest))


def edition(peel: Peel, published: str) -> Peel | None:
    """A title without a year, of the one report on its pillar that was published in this month; else None."""
    years = {
        entry["year"]
        for entry in vocabulary("reports/reports")["peel"]
        if (entry["pillar"],) == peel.pillars
        and len(published) >= 7
        and entry["published"][:7] == published[:7]
    }
    return Peel(peel.pillars, years.pop(), peel.scope, peel.including, peel.rest) if len(years) == 1 else None


def canonical_title(key: str, peel: Peel) -> str:
    """The catalogue's title of a report of the series, else the one that the manner of the series gives."""
    known = by_key().get(key)
    return known.title if known else peel.title


def _year(found: re.Match[str]) -> str:
    first = found["first"].translate(_LETTERS)
    return f"{first}/{found['next'][-2:]}" if found["next"] else first


def _meant(word: str) -> str:
    """The word of the series that a slip of one or two letters stands for ("legitirnacy"); else the word itself."""
    if word in PILLARS or word in _PLAIN or word in _SCOPES:
        return word
    if word in ("peei", "pee1"):
        return "peel"
    near = [pillar for pillar in PILLARS if Levenshtein.distance(word, pillar, score_cutoff=2) <= 2]
    return near[0] if len(near) == 1 else word
