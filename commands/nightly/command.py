"""``ragw nightly``: what has changed in all that was ever ingested."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from commands.archive.lots import code_version
from commands.archive.tally import Imported
from commands.exits import Exit
from commands.imports import Errand, imported
from commands.manifests import manifest_of, manifest_option
from commands.nightly.forget import NeverGiven, forget
from commands.nightly.gather import gather
from commands.nightly.metrics import write_metrics
from commands.nightly.report import Report, as_json, as_text, now, report_of
from commands.shared import (
    Refusal,
    database_option,
    quiet_option,
    say,
    strict_option,
    why,
    write,
)
from load import Database, open_database, revision
from load.address import parse, shown
from load.arrivals import Arrival, arrivals
from schemas.news import News


@click.command(epilog="Example: ragw nightly --db history.db --metrics /var/lib/node_exporter/ragw.prom")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@database_option
@manifest_option
@click.option(
    "--jobs", type=click.IntRange(min=1), help="Papers read at a time; one for each core if not said."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The report, for an e-mail or for a program.",
)
@click.option(
    "--metrics",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Numbers for Prometheus, in this file.",
)
@click.option(
    "--forget",
    "forgotten",
    multiple=True,
    metavar="PATH",
    help="Import nothing; go through this folder or file no more. Its papers stay. Repeatable.",
)
@quiet_option
@strict_option
def nightly(
    paths: tuple[str, ...],
    forgotten: tuple[str, ...],
    db: str,
    manifest_file: str | None,
    jobs: int | None,
    form: str,
    metrics: str | None,
    quiet: bool,
    strict: bool,
) -> None:
    """Import again every folder and file that was ever ingested (or those given), and report what is new.

    Each with the manifest and the limits that it came with. Only what has changed is read: new and changed papers,
    and those that a better reader or manifest reads anew. A paper that could not be read is tried again after one
    night, then after two, four, eight and fourteen; at once where it, the code or the manifest has changed.

    The report goes to stdout; with --quiet there is none of a night that brought nothing.
    """
    started = now()
    _look_for_history(db, paths)
    manifest = (manifest_file, manifest_of(manifest_file)) if manifest_file else None
    if manifest and not paths:
        raise Refusal("--manifest is for paths: name those that it is about", Exit.USAGE)
    if forgotten and paths:
        raise Refusal("--forget imports nothing: name no paths beside it", Exit.USAGE)
    if forgotten:
        _forget(db, forgotten, started)
        raise SystemExit(Exit.WELL)
    with open_database(db) as database:
        found = gather(database, paths, manifest, jobs or os.cpu_count() or 1, quiet)
        if not (found.scan.found or found.scan.folders or found.scan.closed):
            raise Refusal("nothing was ever ingested here; run: ragw ingest PATH", Exit.NONE_READ)
        errand = Errand("nightly", nightly=True, roots=found.roots, forgotten=found.forgotten)
        with imported(found.lots, found.scan, database, errand) as done:
            report = _report(done, found.errors, database, started, strict=strict)
            if not (quiet and report.is_quiet):
                write([as_json(report) if form == "json" else as_text(report).encode()])
    if metrics:
        try:
            write_metrics(report, Path(metrics))
        except OSError as error:
            raise Refusal(f"{metrics}: {why(error)}", Exit.USAGE) from error
    raise SystemExit(report.exit_status)


def _report(
    done: Imported, errors: dict[str, str], database: Database, started: datetime, *, strict: bool
) -> Report:
    arrived = arrivals(database, done.run_id)
    new = _news(database, arrived) if arrived else []
    return report_of(
        done, arrived=arrived, news=new, errors=errors, database=database.url, code=code_version(),
        started=started, ended=now(), exit_status=_status(done, new, errors=bool(errors), strict=strict),
    )  # fmt: skip


def _news(database: Database, arrived: Sequence[Arrival]) -> list[News]:
    from query.news import news  # a night that brings nothing asks nothing

    return news(database, arrived)


def _forget(db: str, paths: Sequence[str], when: datetime) -> None:
    with open_database(db) as database:
        try:
            forget(database, paths, when)
        except NeverGiven as error:
            raise Refusal(str(error), Exit.USAGE) from error
    for path in paths:
        say(f"{path}: forgotten; what was read there stays in the history")


def _look_for_history(db: str, paths: Sequence[str]) -> None:
    """Without paths there must be a history already; a slip in its name must not make a new one."""
    if not paths and revision(db)[0] is None:
        raise Refusal(f"no history at {shown(parse(db))} yet; run: ragw ingest PATH", Exit.NO_DATABASE)


def _status(done: Imported, new: Sequence[News], *, errors: bool, strict: bool) -> Exit:
    papers = done.tally.papers
    if papers["ours"]:
        return Exit.OURS
    if papers.total() == papers["unread"] and (papers["unread"] or done.closed):
        return Exit.NONE_READ
    if papers["unread"] or done.closed or errors:
        return Exit.SOME_UNREAD
    wanting = done.tally.problems or any(each.what in ("count", "vanished") for each in new)
    return Exit.WANTS_AN_EYE if strict and wanting else Exit.WELL
