"""The decision, without a database: what a reading changes, given what is stored."""

from typing import Any

from load.history import Pointer, StoredPaper, diff
from schemas import Reading
from tests.load import readings as made


def stored(paper_id: int, reading: Reading, read_with: str = "1", **changes: Any) -> StoredPaper:
    facts = reading.paper
    given: dict[str, Any] = {
        "paper_id": paper_id,
        "file": facts.paper,
        "sha256": facts.paper_sha256,
        "authority": facts.authority,
        "committee": facts.committee,
        "date": facts.date,
        "supersedes": facts.supersedes,
        "read_with": read_with,
        "fingerprint": diff(reading, (), read_with).fingerprint,
        "superseded_by": None,
        "in_force": True,
        "latest": True,
    }
    return StoredPaper(**{**given, **changes})


def test_bytes_never_seen_are_new() -> None:
    """Nothing gives way."""
    changes = diff(made.reading("a.pdf"), (), "1")
    assert (changes.change, changes.replaced, changes.superseded_by, changes.moved) == ("new", (), None, ())


def test_the_same_reading_is_unchanged() -> None:
    """By its whole content, and the code that made it."""
    reading = made.reading("a.pdf")
    assert diff(reading, (stored(1, reading),), "1").change == "unchanged"
    assert diff(reading, (stored(1, reading),), "2").change == "superseded"


def test_one_letter_makes_another_reading() -> None:
    """Even under the same code: what is read differently is never dropped."""
    before, after = made.reading("a.pdf", {"1": "amber"}), made.reading("a.pdf", {"1a": "amber"})
    changes = diff(after, (stored(1, before),), "1")
    assert (changes.change, changes.replaced) == ("superseded", (1,))


def test_only_the_reading_in_force_gives_way() -> None:
    """What was superseded long ago keeps its own date."""
    reading = made.reading("a.pdf", {"1": "amber"})
    before = (
        stored(1, reading, in_force=False, latest=False, superseded_by=2),
        stored(2, made.reading("a.pdf", {"1": "green"})),
    )
    assert diff(made.reading("a.pdf", {"1": "red"}), before, "1").replaced == (2,)


def test_the_paper_named_gives_way_and_is_not_counted_as_the_same() -> None:
    """Other bytes: the change is new, and the old paper's reading is replaced."""
    changes = diff(made.reading("b.pdf", supersedes="a.pdf"), (stored(1, made.reading("a.pdf")),), "1")
    assert (changes.change, changes.replaced) == ("new", (1,))


def test_a_late_paper_gives_way_at_once() -> None:
    """To the paper that said so before it came."""
    newer = stored(1, made.reading("b.pdf", supersedes="a.pdf"))
    assert diff(made.reading("a.pdf"), (newer,), "1").superseded_by == 1


def test_a_paper_let_go_is_pointed_to_its_other_successor() -> None:
    """Or is in force again where there is none."""
    old = stored(1, made.reading("old.pdf"), in_force=False, superseded_by=2)
    by = stored(2, made.reading("new.pdf", supersedes="old.pdf"))
    other = stored(3, made.reading("other.pdf", supersedes="old.pdf"))
    now = made.reading("new.pdf")
    assert diff(now, (old, by), "1").moved == (Pointer(paper_id=1, superseded_by=None),)
    assert diff(now, (old, by, other), "1").moved == (Pointer(paper_id=1, superseded_by=3),)


def test_a_paper_does_not_supersede_itself() -> None:
    """A manifest may name a file in its own line."""
    changes = diff(made.reading("a.pdf", supersedes="a.pdf"), (), "1")
    assert (changes.change, changes.superseded_by) == ("new", None)
