"""All printed forms of a family of reports, paper by paper in the order of their dates, joined into threads."""

from collections.abc import Iterable, Mapping, Sequence

from load.identity.committees import committee_name, committees
from load.identity.decided import Decided, Decisions
from load.identity.forms import Entry, Identified, Printed, entries, papers
from load.identity.keys import keys_of, replaced_keys
from load.identity.paper import Found, read_paper
from load.identity.threads import Book
from load.identity.words import Weights, Words


def resolve(
    forms: Iterable[Printed],
    same_reports: Iterable[tuple[str, str]] = (),
    decided: Iterable[Decided] = (),
) -> tuple[Identified, ...]:
    """Who each form is about; `same_reports` are pairs of keys of one report by two titles, `decided` what a person
    says of pairs of forms.

    A family is a report with the forces' own reports of its series, and those by other titles: what can be one
    recommendation must come in one call. The answer depends on the set of forms, not on their order. A paper that was
    replaced is told by what stood when it came; of the others none is told by it.
    """
    ordered = list(papers(forms))
    standing = [rows for rows in ordered if not rows[0].replaced]
    reports = _one_key(standing, same_reports)
    logs = committees(standing)
    listed = [entries(rows, reports, _owner(rows[0], logs)) for rows in ordered]
    weights = _weights(listed)
    book, decisions = Book(), Decisions(decided)
    found = [each for own in listed for each in read_paper(own, book, weights, decisions)]
    keys = keys_of(book.threads)
    alone = [(each.entry, each.thread) for each in found if id(each.thread) not in keys]
    keys |= replaced_keys(alone, book.threads, keys)
    return tuple(row for each in found for row in _rows(each, keys))


def _owner(row: Printed, logs: Mapping[tuple[str, str], str]) -> str:
    committee = committee_name(row.committee)
    return f"{row.authority}\n{logs.get((row.authority, committee), committee)}"


def _one_key(ordered: Sequence[Sequence[Printed]], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For every key of a report that has several: the one that came up first."""
    came_up = list(dict.fromkeys(row.report_key for rows in ordered for row in rows))
    place = {key: index for index, key in enumerate(came_up)}
    root = {key: key for key in came_up}
    for one, other in sorted(pairs):
        if one in place and other in place:
            first, second = sorted((root[one], root[other]), key=place.__getitem__)
            root = {key: first if own == second else own for key, own in root.items()}
    return root


def _weights(listed: Iterable[Iterable[Entry]]) -> dict[str, Weights]:
    """What words tell in each scope. A list that papers print again and again counts once: it tells no more."""
    lists: dict[str, dict[tuple[str, ...], list[Words]]] = {}
    for own in listed:
        scopes: dict[str, list[Words]] = {}
        for entry in own:
            scopes.setdefault(entry.scope, [])
            if not entry.first.replaced:
                scopes[entry.scope].append(entry.words)
        for scope, words in scopes.items():
            lists.setdefault(scope, {})[tuple(each.folded for each in words)] = words
    return {scope: Weights(printed.values()) for scope, printed in lists.items()}


def _rows(found: Found, keys: Mapping[int, str]) -> Iterable[Identified]:
    """The rows of an entry with the key of their thread; `keys` are by the threads' `id`."""
    for row, part in zip(found.entry.rows, found.numbers, strict=True):
        yield Identified(
            observation_id=row.observation_id,
            report_key=found.entry.report,
            recommendation_key=keys[id(found.thread)],
            part=part,
            rule=found.rule,
            alike=None if found.alike is None else round(100 * found.alike),
            like_paper=found.like.first.paper if found.like else None,
            like_position=found.like.first.position if found.like else None,
            merged=tuple(sorted(keys[id(thread)] for thread in found.merged)),
            problem=found.problem,
        )
