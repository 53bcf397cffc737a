"""The column that a heading's noun stands over, by the words around it."""

from extract.columns.grammar.meaning import Meaning
from extract.columns.vocabulary import KINDS_OF_TEXT, vocabulary
from schemas import Column

PREPOSITIONS = frozenset(
    {
        "of", "for", "on", "by", "to", "in", "at", "as", "since", "from", "against", "with", "per", "towards",
        "within", "during", "following", "that", "which", "including", "if", "where", "we",
    }
)  # fmt: skip
_COMPOUNDS: frozenset[tuple[Column, Column | None]] = frozenset(
    {
        ("text", None),  # "Recommendation status", "Action owner"
        ("progress", "status"),
        ("progress", "comment"),
        ("status", "comment"),
        ("owner", "comment"),
        ("owner", "text"),
        ("due", "revised_due"),
        ("revised_due", "due"),
    }
)
"""The columns of two nouns that make one heading, None for any."""


def column_of(
    noun: str, beside: set[str], behind: list[str], link: str, tail: list[str], *, dated: bool
) -> Column | Meaning | None:
    """The column under a noun, by the words beside it, behind it, and after "of", "for", "by" ..."""
    words = vocabulary()
    around = {*beside, *behind, *tail}
    if noun in words.wording and (beside or link in {"of", "for", "on"}):
        return _worded(words.nouns.get(noun), list(beside) or tail)
    if noun in {"date", "dates"}:
        return _of_time({*beside, *behind}) if _is_due(around, link, tail) else None
    if noun in words.fulfilment:  # "Target completion", "Completion by"; "Completion" alone
        dates = link == "by" or around & words.due or (noun == "completion" and not around)
        return _of_time({*beside, *behind}) if dates else None
    if noun in words.fulfilled:
        return None if around - words.beside or "date" in beside else "status"
    column = words.nouns.get(noun)
    if column is None or _is_gainsaid(column, beside, around, link, tail):
        return None
    if column == "text":
        return _done_or_asked(noun, behind, link, tail)
    if column == "due":
        return _of_time({*beside, *behind})
    if column == "progress" and (dated or link == "since" or around & words.reporting):
        return Meaning(("comment", "progress"))
    return "priority" if column == "status" and beside & {"priority", "risk"} else column


def _is_gainsaid(column: Column, beside: set[str], around: set[str], link: str, tail: list[str]) -> bool:
    """Whether words around a noun say that its column is another: what is counted, past, averted or aimed at."""
    words = vocabulary()
    if column == "number":
        return link == "of"  # "Number of recommendations"
    if column == "text":
        return bool(around & words.averting)
    if column == "due":
        return bool(words.past & set(tail) or words.earlier & beside)  # "Date due to be discussed"
    if column == "status":
        return bool(words.earlier & beside or "target" in beside)
    return column == "comment" and bool(beside & words.earlier - {"last"})


def _of_time(words: set[str]) -> Column:
    return "revised_due" if words & vocabulary().revising else "due"


def _worded(column: Column | None, inner: list[str]) -> Column | Meaning | None:
    """What a wording words: a recommendation's is its text, progress's is a comment; else its own meaning."""
    found = next((vocabulary().nouns[word] for word in inner if word in vocabulary().nouns), None)
    if found == "text":
        kind = min(vocabulary().texts.get(word, len(KINDS_OF_TEXT)) for word in inner)
        weak = KINDS_OF_TEXT[kind] == "weak"
        return "comment" if weak and column == "comment" else Meaning(("text",), kind=kind)
    if found in {"progress", "comment", "status"}:
        return "comment"
    if found is not None:
        return found if column in {None, "text"} else column
    return column if column == "comment" else None


def _is_due(around: set[str], link: str, tail: list[str]) -> bool:
    """Whether a date is one to come: "Date for delivery", "Date to be completed", and no "Date completed"."""
    if link == "to" and tail[:1] == ["be"]:
        return True
    return bool(around & vocabulary().due) and not around & vocabulary().past


def _done_or_asked(noun: str, behind: list[str], link: str, tail: list[str]) -> Column | Meaning:
    """An action, one that was done ("Action taken"), or who does it ("Action by", "Action to be taken by")."""
    if vocabulary().done & set(behind):
        return "comment"
    if link == "by" or tail[-1:] == ["by"]:
        return "owner"
    return Meaning(("text",), kind=vocabulary().texts[noun])


def may_stand_before(word: str, column: Column | Meaning) -> bool:
    """Whether a noun before another makes one heading with it: "Status Due Date" are two in one cell."""
    first = vocabulary().nouns.get(word)
    last = column.columns[0] if isinstance(column, Meaning) else column
    return (
        first is None
        or first == last
        or word == "rec"
        or {(first, last), (first, None)} & _COMPOUNDS != set()
    )
