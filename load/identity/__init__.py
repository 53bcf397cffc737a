"""Identity: the same recommendation in every paper and every force.

    every printed form of a family of reports -> resolve -> who each of them is, and why

Pure, and a function of the set of papers alone: in whatever order and in however many runs they came, the answer
is the same. What a form is made from is printed text; the reading of a paper is never touched by it.
"""

from load.identity.decided import Decided
from load.identity.forms import Identified, Printed
from load.identity.parts import holds_all
from load.identity.resolve import resolve
from load.identity.titles import Retitled, retitled

__all__ = ["Decided", "Identified", "Printed", "Retitled", "holds_all", "resolve", "retitled"]
