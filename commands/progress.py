"""A progress bar on stderr for long work, where there is a terminal to show it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(total: int, quiet: bool, doing: str = "reading") -> Iterator[Callable[[], None]]:
    """Gives a function to call after each paper; shows nothing for one paper, in a pipe, or where `quiet`."""
    if quiet or total < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(f"{doing} papers"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("papers", total=total)
        yield lambda: bar.advance(task)
