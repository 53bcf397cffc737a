"""Showing a page on a screen: through a pager, where it is longer than the screen is high."""

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from typing import TextIO

import click

from commands.shared import results

_KEY = "ragw.pager"

no_pager_option = click.option(
    "--no-pager",
    is_flag=True,
    expose_value=False,
    callback=lambda context, _option, given: context.meta.update({_KEY: not given}),
    help="Never show a long table screen by screen.",
)


# Blanks at the end of a line, behind which nothing but colours changes.
_TRAILING = re.compile(r" +(?=(?:\x1b\[[0-9;]*m)*$)", re.MULTILINE)


class _Page(io.BytesIO):
    """A page in the making, which takes itself for the stream that it is made for."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream

    def isatty(self) -> bool:
        return self._stream.isatty()


def show(page: Callable[[TextIO], None]) -> None:
    """Prints a page on stdout; on a terminal, where it is longer than that is high, by way of a pager.

    The pager is `PAGER`, else less where there is one; an empty `PAGER`, and ``--no-pager``, is none. What stdout's
    own encoding has no letter for is a question mark.
    """
    context = click.get_current_context(silent=True)
    wanted = context is None or context.meta.get(_KEY, True)
    with results() as stdout:
        made = io.TextIOWrapper(_Page(stdout), stdout.encoding, "replace", newline="\n", write_through=True)
        page(made)
        made.seek(0)
        text = _TRAILING.sub("", made.read())
        pager = _pager() if wanted and stdout.isatty() and sys.stdin.isatty() else []
        if pager and text.count("\n") >= shutil.get_terminal_size().lines:
            _through(pager, text)
        else:
            stdout.write(text)


def _pager() -> list[str]:
    """The pager's command and arguments; none where there is none."""
    given = os.environ.get("PAGER")
    try:
        command = shlex.split(given) if given is not None else ["less"]
    except ValueError:
        command = []  # a quote that does not end: no command at all
    return command if command and shutil.which(command[0]) else []


def _through(pager: list[str], text: str) -> None:
    # R: our colours, and nothing else that a page holds; F, X: the page stays where the prompt was
    environment = {"LESS": "FRX", "LESSSECURE": "1", **os.environ}
    with subprocess.Popen(pager, stdin=subprocess.PIPE, env=environment) as process:  # noqa: S603 - the user's own
        try:
            process.communicate(text.encode("utf-8", "replace"))
        except KeyboardInterrupt:
            # Ctrl-C belongs to the pager, which stays until it is told to end
            process.wait()
