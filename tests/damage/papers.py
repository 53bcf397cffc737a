"""A small archive in which everything happens that a run has to settle at its end.

A covering report dates the appendix beside it; a second appendix goes on with its recommendations; a copy of it lies
elsewhere under a name that says another month; a corrected paper takes the place of another; minutes say nothing.
"""

from pathlib import Path

REPORT = """Ravensmoor Police Authority

Committee: Performance Committee
Date: 25 February 2020
Subject: HMICFRS recommendations update
Report of: Chief Constable
For Information

Appendices
Appendix A: HMICFRS recommendations tracker

1. This report tells members how the force follows the recommendations of HMICFRS.
"""
LEGEND = """Traffic Light\tDefinition
GREEN\tThe recommendation is implemented
AMBER\tThe recommendation is in progress
RED\tThe recommendation is overdue

Delivering justice in a digital age (A national report)
Recommendation\tStatus\tComment\tDue Date
"""
FIRST = "1\tForces should agree how digital evidence is handed to prosecutors.\t"
SECOND = "2\tForces should train their officers in the handling of digital files.\t"
EARLY = (
    f"{LEGEND}{FIRST}AMBER\tA protocol is being drafted.\tMarch 2020\n{SECOND}AMBER\tNot yet.\tJanuary 2020\n"
)
LATE = (
    f"{LEGEND}{FIRST}GREEN\tThe protocol is signed.\tMarch 2020\n"
    f"{SECOND}RED\tTraining has not begun.\tJanuary 2020 Now due March 2021\n"
)
LATER = f"{LEGEND}{FIRST}GREEN\tAs before.\tMarch 2020\n{SECOND}AMBER\tIt has begun.\tMarch 2021\n"
CORRECTED = f"{LEGEND}{FIRST}GREEN\tAs before.\tMarch 2020\n{SECOND}GREEN\tIt was done in May.\tMarch 2021\n"

FILES = {
    "2020-02/report.txt": REPORT,
    "2020-02/Appendix A.txt": EARLY,
    "later/appendix-2020-11.txt": LATE,
    "copies/appendix 2020-12.txt": LATE,
    "later/appendix-2021-06.txt": LATER,
    "later/corrected-2021-06.txt": CORRECTED,
    "later/minutes.txt": "Minutes of the meeting\n\nPresent: six members.\n",
}
MANIFEST = "file,authority,date,supersedes\ncorrected-2021-06.txt,,2021-06,appendix-2021-06.txt\n"


def write(folder: Path, names: tuple[str, ...] = tuple(FILES)) -> None:
    """The papers with these names, in `folder`."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FILES[name], "utf-8")


def write_manifest(folder: Path) -> Path:
    """What a person says of the papers, in a file beside their folder."""
    path = folder.with_name("manifest.csv")
    path.write_text(MANIFEST, "utf-8")
    return path
