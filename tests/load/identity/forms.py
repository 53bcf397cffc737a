"""Papers made up of numbers and words, and what the resolver says of them."""

import hashlib
from collections.abc import Iterable
from typing import Any

from load.identity import Identified, Printed, resolve

Row = tuple[str, str] | tuple[str, str, dict[str, Any]]
"""A number, the words, and what else differs from the usual."""


def form(file: str, position: int, number: str, text: str, **changes: Any) -> Printed:
    """One observation of a force's quarterly paper; the file's name is its date."""
    report = changes.get("report_key", "in-plain-sight")
    group = changes.get("group", "")
    digest = hashlib.sha256(text.casefold().encode()).hexdigest()[:10]
    given: dict[str, Any] = {
        "observation_id": int(hashlib.sha256(f"{file}/{position}".encode()).hexdigest()[:12], 16),
        "paper": hashlib.sha256(file.encode()).hexdigest(),
        "file": file,
        "date": file[:7] if file[:2] == "20" else None,
        "authority": "Fenshire Police",
        "committee": "Performance Sub Committee",
        "position": position,
        "report_key": report,
        "report_title": "In plain sight",
        "published": None,
        "group": group,
        "key": f"{report}/{f'{group}/' if group else ''}{number or f'text-{digest}'}",
        "number": number,
        "part": 1,
        "kind": "recommendation",
        "text": text,
    }
    return Printed(**{**given, **changes})


def paper(file: str, *rows: Row, **changes: Any) -> list[Printed]:
    """A paper with these rows, in reading order."""
    return [
        form(file, position, row[0], row[1], **{**changes, **(row[2] if len(row) > 2 else {})})
        for position, row in enumerate(rows, 1)
    ]


def found(*papers: Iterable[Printed], same: Iterable[tuple[str, str]] = ()) -> dict[str, list[Identified]]:
    """What is found, by the papers' names, in reading order."""
    forms = [each for own in papers for each in own]
    by_observation = {each.observation_id: each for each in resolve(forms, same)}
    files = dict.fromkeys(each.file for each in forms)
    return {
        file: [by_observation[each.observation_id] for each in forms if each.file == file] for file in files
    }


def threads(*papers: Iterable[Printed], same: Iterable[tuple[str, str]] = ()) -> list[list[str]]:
    """Each paper's rows by the letters of their recommendations, "A" for the first that came up; "A2" is a part."""
    letters: dict[str, str] = {}
    told = []
    for own in found(*papers, same=same).values():
        for each in own:
            letters.setdefault(each.recommendation_key, chr(ord("A") + len(letters)))
        parts = [f"{each.part}" if each.part > 1 else "" for each in own]
        told.append([letters[each.recommendation_key] + part for each, part in zip(own, parts, strict=True)])
    return told
