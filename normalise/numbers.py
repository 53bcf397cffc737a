"""A recommendation's number as printed: in a cell of its own, at the start of the text, or in its label.

Printed forms that are read: ``1`` · ``1b`` · ``[1.1b]`` · ``4.`` · ``R7`` · ``Recommendation 7`` in a number cell; a
first line ``3``, ``3. The force``, ``(3) The force`` in a text cell; ``Recommendation 7:`` as a label.
"""

import re

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣ"
"""What the mark of a footnote is printed with: "GREEN¹", "4²"."""

_NAMED = re.compile(r"^\s*(?:recommendation|rec|afi|action)\.?\s+(?=\d)", re.IGNORECASE)
_LINE = re.compile(r"\(?(?P<number>\d{1,3}(?:\.\d{1,2})*[a-z]?)[.)]?\s*(?:\n|$)")
_INLINE = re.compile(
    r"(?:\((?P<bracketed>\d{1,3}[a-z]?)\)|(?P<number>\d{1,3}(?:\.\d{1,2})*[a-z]?)[.)])\s+(?=[A-Z\"“‘'•])"
)


def from_cell(printed: str) -> str:
    """The number in a number cell, without the stop or round brackets that set it off and a footnote's mark.

    >>> from_cell("1b.¹"), from_cell("Recommendation 4:")
    ('1b', '4')
    """
    printed = _NAMED.sub("", printed)
    number = re.sub(r"^\(([^()]*)\)$", r"\1", " ".join(printed.split()).rstrip(RAISED).rstrip(".:"))
    return number.removesuffix(")") if "(" not in number else number


def from_text(printed: str) -> tuple[str, str]:
    """The number that a text cell opens with ("" if none) and the text without it; `printed` keeps its lines.

    >>> from_text("2\\nCause of concern We are")
    ('2', 'Cause of concern We are')
    >>> from_text("4 officers were")
    ('', '4 officers were')
    """
    line = _LINE.match(printed)
    if line and line.end() < len(printed):
        return line["number"], printed[line.end() :]
    inline = _INLINE.match(printed)
    if inline:
        return inline["number"] or inline["bracketed"], printed[inline.end() :]
    return "", printed
