"""A nightly run in numbers, as Prometheus's node exporter reads them from a file (its ``textfile`` collector)."""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import mkstemp
from typing import get_args

from commands.nightly.report import Report
from schemas.news import What

_HELP = {
    "run_timestamp_seconds": "When the last nightly run ended.",
    "duration_seconds": "How long it took.",
    "exit_status": "How it ended; 0 is well.",
    "papers": "Papers by what became of them.",
    "observations_added": "Observations that it added to the history.",
    "news": "What new papers say otherwise than those before, by kind.",
    "unreachable": "Folders and manifests that could not be used.",
    "files_gone": "Files that were not there any more.",
}


def as_metrics(report: Report) -> str:
    """The numbers, each with its help and its type; no word of a paper is in them."""
    started, ended = (datetime.fromisoformat(time) for time in (report.started, report.ended))
    news = Counter(each.what for each in report.news)
    values: dict[str, dict[str, float]] = {
        "run_timestamp_seconds": {"": ended.timestamp()},
        "duration_seconds": {"": (ended - started).total_seconds()},
        "exit_status": {"": report.exit_status},
        "papers": {f'{{end="{end}"}}': count for end, count in report.papers.items()},
        "observations_added": {"": report.observations},
        "news": {f'{{what="{what}"}}': news[what] for what in get_args(What)},
        "unreachable": {"": len(report.unreachable)},
        "files_gone": {"": len(report.gone)},
    }
    return "".join(line + "\n" for name, found in values.items() for line in _lines(name, found))


def write_metrics(report: Report, file: Path) -> None:
    """Writes them whole: the exporter sees those of the run before, or these. Raises `OSError`."""
    handle, draft = mkstemp(dir=file.absolute().parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as opened:
            opened.write(as_metrics(report))
        Path(draft).chmod(0o644)  # the exporter is another user
        Path(draft).replace(file)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _lines(name: str, found: dict[str, float]) -> Iterator[str]:
    yield f"# HELP ragw_nightly_{name} {_HELP[name]}"
    yield f"# TYPE ragw_nightly_{name} gauge"
    for labels, value in found.items():
        yield f"ragw_nightly_{name}{labels} {value:.15g}"
