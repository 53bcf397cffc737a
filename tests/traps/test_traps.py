"""Trap papers read from end to end: every row as a person reads it, none lost, none invented."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from extract import extract, read
from normalise import normalise
from schemas import Paper
from tests.traps import packs
from tests.traps.corpus import TRAPS, made
from tests.traps.faults import FAULTS, LOSSES
from tests.traps.truth import characters, differences, kept
from tests.traps.worded import MAKERS as WORDED
from tests.traps.worded import SOFFICE


def cases(faults: dict[str, str]) -> list[Any]:
    """The traps by name; those with a known fault have to fail, and those of a word processor need one."""
    found = []
    for name in TRAPS:
        marks = [pytest.mark.xfail(strict=True, reason=faults[name])] if name in faults else []
        if name in WORDED:
            marks.append(pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine"))
        found.append(pytest.param(name, marks=marks))
    return found


def opened(name: str, folder: Path) -> Paper:
    """The trap read from a file, as a committee's paper comes."""
    path = folder / made(name).name
    path.write_bytes(made(name).content)
    return read(path.read_bytes(), path.name)


@pytest.mark.parametrize("name", cases(FAULTS))
def test_a_trap_reads_as_a_person_reads_it(name: str, tmp_path: Path) -> None:
    """Every row of the truth, every field, and its place on the page as shown."""
    reading = normalise(extract(opened(name, tmp_path)))
    assert differences(made(name).rows, reading.observations) == []


@pytest.mark.parametrize("name", [case for case in cases(LOSSES) if case.values[0] not in packs.TRAPS])
def test_no_character_of_a_trap_is_lost_or_doubled(name: str, tmp_path: Path) -> None:
    """What the pages print stands once in what was extracted, running heads and page numbers aside.

    A pack's pages that hold no tracker need not be read at all, so the packs are left out here.
    """
    paper = opened(name, tmp_path)
    printed = characters(word.text for page in paper.pages for word in page.words)
    found = kept(extract(paper))
    assert found - printed == Counter()
    assert printed - found - characters([made(name).furniture]) == Counter()


def test_every_known_fault_is_a_trap_of_this_corpus() -> None:
    """The lists of faults name no trap that is gone."""
    assert {*FAULTS, *LOSSES} <= set(TRAPS)
