"""Whether a recommendation keeps its key over papers, formats and forces: precision and recall against a truth.

``python benchmarks/identities.py [--show]`` makes the series of `samples/series`, reads it into a new history and
holds the export against the truth of the series. ``--archive DIR --truth FILE`` does so with other papers; DIR may
hold a `manifest.csv`. Where the truth's papers say when they arrive (`arrives`), there is an import for each time.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import shorten
from typing import Any

from pairs import Link, Row, Score, links, score, within

ROOT = Path(__file__).parents[1]
PROBLEMS = ("recommendation_key", "number")
"""The fields that problems of identity name."""


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--archive", type=Path, metavar="DIR")
    parser.add_argument("--truth", type=Path, metavar="FILE")
    parser.add_argument("--show", action="store_true", help="what is wrong, with its words")
    asked = parser.parse_args()
    if bool(asked.archive) != bool(asked.truth):
        parser.error("--archive and --truth go together")
    with TemporaryDirectory() as made:
        archive, file = asked.archive, asked.truth
        if archive is None:
            _run("samples/series_make.py", made)
            archive, file = Path(made), Path(made) / "truth.json"
        truth = json.loads(file.read_text("utf-8"))
        exports = list(imported(archive.resolve(), truth["papers"], Path(made) / "history.db"))
    rows = aligned(truth, exports[-1])
    found = links(rows, truth.get("rivals", ()))
    report(rows, found, exports)
    if asked.show:
        show(rows, found)


def imported(
    archive: Path, papers: Sequence[dict[str, Any]], history: Path
) -> Iterable[list[dict[str, Any]]]:
    """What the history exports after each import."""
    manifest = archive / "manifest.csv"
    options = ["--db", str(history), *(["--manifest", str(manifest)] if manifest.exists() else [])]
    paths = {path.name: path for path in sorted(archive.rglob("*")) if path.is_file()}
    missing = [paper["paper"] for paper in papers if paper["paper"] not in paths]
    if missing:
        raise SystemExit(f"{archive}: no {', no '.join(missing)}")
    for arrival in sorted({paper.get("arrives", 1) for paper in papers}):
        coming = [paths[paper["paper"]] for paper in papers if paper.get("arrives", 1) == arrival]
        _run("-m", "pipeline", "ingest", *map(str, coming), "--quiet", *options)
        exported = _run("-m", "pipeline", "export", "--db", str(history))
        yield [json.loads(line) for line in exported.splitlines()]


def _run(*arguments: str) -> str:
    done = subprocess.run(  # noqa: S603
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments[:3])} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def aligned(truth: dict[str, Any], export: Iterable[dict[str, Any]]) -> list[Row]:
    """The true rows with the keys that were given, by paper and reading order; both must have as many."""
    papers = {paper["paper"]: paper for paper in truth["papers"]}
    keys: dict[str, list[str]] = defaultdict(list)
    for observation in export:
        keys[observation["paper"]].append(observation["recommendation_key"])
    wanted = Counter(row["paper"] for row in truth["observations"])
    differ = [
        f"{paper} {len(keys[paper])} for {wanted[paper]}"
        for paper in sorted(keys.keys() | wanted.keys())
        if len(keys[paper]) != wanted[paper]
    ]
    if differ:
        raise SystemExit(f"other numbers of rows than in the truth: {', '.join(differ)}")
    given = {paper: iter(found) for paper, found in keys.items()}
    return [
        Row(
            paper=row["paper"],
            authority=papers[row["paper"]].get("authority", ""),
            date=papers[row["paper"]]["date"],
            identity=row["identity"],
            key=next(given[row["paper"]]),
            report=row.get("report", ""),
            group=row.get("group", ""),
            number=row["number"],
            text=row["text"],
            since=tuple(row.get("since", ())),
        )
        for row in truth["observations"]
    ]


def report(rows: Sequence[Row], found: Sequence[Link], exports: Sequence[list[dict[str, Any]]]) -> None:
    """Prints the figures: over all pairs, by kind, and what the history itself doubts."""
    papers, identities, keys = ({getattr(row, name) for row in rows} for name in ("paper", "identity", "key"))
    print(
        f"{len(rows)} observations of {len(identities)} recommendations in {len(papers)} papers; {len(keys)} keys\n"
    )
    print(f"{'pairs in different papers':34}{'true':>7}{'found':>7}{'precision':>11}{'recall':>9}{'F1':>8}")
    everything, own = score(rows), within(rows)
    for name, figures in (("all", everything), ("of one authority", own), ("across", everything - own)):
        print(f"{name:34}{_figures(figures)}")
    for apart, words in ((False, "kept one"), (True, "kept apart")):
        print(
            f"\n{'links by what happened' if not apart else 'what must stay apart':34}{'links':>7}{words:>14}"
        )
        for kind, of in _by_kind(link for link in found if link.apart == apart).items():
            right = sum(link.right for link in of)
            print(f"{kind:34}{len(of):7}{right:7}{right / len(of):7.0%}")
    print(f"\nkeys changed by a later import: {_changed(exports)}")
    problems = Counter(
        problem["code"]
        for observation in exports[-1]
        for problem in observation["problems"]
        if problem["field"] in PROBLEMS
    )
    listed = ", ".join(f"{code} {n}" for code, n in problems.most_common())
    print(f"problems of identity: {problems.total()}{f' ({listed})' if listed else ''}")


def _figures(figures: Score) -> str:
    return f"{figures.true:7}{figures.found:7}{figures.precision:11.4f}{figures.recall:9.4f}{figures.f1:8.4f}"


def _by_kind(found: Iterable[Link]) -> dict[str, list[Link]]:
    kinds: dict[str, list[Link]] = defaultdict(list)
    for link in found:
        kinds[link.kind].append(link)
    return dict(sorted(kinds.items()))


def _changed(exports: Sequence[list[dict[str, Any]]]) -> int:
    """How many observations have another key than they had after an earlier import."""
    total, before = 0, dict[tuple[str, int], str]()
    for export in exports:
        counts: Counter[str] = Counter()
        now = {}
        for each in export:
            counts[each["paper_sha256"]] += 1
            now[each["paper_sha256"], counts[each["paper_sha256"]]] = each["recommendation_key"]
        total += sum(now.get(place, key) != key for place, key in before.items())
        before = now
    return total


def show(rows: Sequence[Row], found: Sequence[Link]) -> None:
    """Prints what is wrong: links that broke, and keys that several recommendations share."""
    for link in found:
        if link.right or link.apart:
            continue
        print(f"\nBROKEN {link.row.identity} ({link.kind}): {link.row.paper}")
        for row in (*link.before[:2], link.row):
            print(f"  {row.number or '–':>5} {shorten(row.text, 200)}\n        {row.key}")
    holders: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        holders[row.key].setdefault(row.identity, row)
    for key, of in holders.items():
        if len(of) > 1:
            print(f"\nSHARED {key}")
            for identity, row in of.items():
                print(f"  {identity}: {row.paper}\n  {row.number or '–':>5} {shorten(row.text, 200)}")


if __name__ == "__main__":
    main()
