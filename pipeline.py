"""The command line, and the end of every fault.

    papers -> read -> extract -> normalise -> load -> query -> answers

Each command is in `commands/`, imported when it is called, so that ``ragw --help`` answers at once.
"""

import os
import sys
from importlib import import_module

import click

from commands.exits import Exit, ReaderGone

_COMMANDS = {
    "ingest": ("commands.ingest", "Read papers into the history."),
    "nightly": ("commands.nightly.command", "Import again what has changed, and report what is new."),
    "extract": ("commands.read", "Print the raw rows of a paper, each with its place."),
    "read": ("commands.read", "Print the observations of a paper, without a database."),
    "export": ("commands.export", "Write every observation of the history."),
    "brief": ("commands.brief", "Write one page for the meeting."),
    "history": ("commands.history", "Print the timeline of recommendations."),
    "compare": ("commands.compare", "Print what changed between two periods."),
    "overdue": ("commands.overdue", "Print what is past its due date, and by how much."),
    "slippage": ("commands.slippage", "Print every due date ever printed, and what slipped."),
    "across": ("commands.across", "Print one recommendation over all forces."),
    "search": ("commands.search", "Print the recommendations in which words are found."),
    "summary": ("commands.summary", "Print counts by colour and period, and how old what is open is."),
    "chart": ("commands.chart", "Draw pictures: status by period, the timeline, slippage."),
    "datasette": ("commands.datasette", "Write what Datasette needs to show the history."),
    "findings": ("commands.findings", "Print what does not add up."),
    "correct": ("commands.correct", "Correct what was read; it survives a re-import, and can be undone."),
    "db": ("commands.db", "Look at the form of the history's tables, or bring it up to date."),
}
"""By name: the module that holds the command, and the line that ``--help`` says of it."""


class _Late(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the same
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(_COMMANDS[cmd_name][0]), cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in _COMMANDS.items()])


@click.group(cls=_Late, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="ragw", prog_name="ragw")
@click.option("--debug", is_flag=True, help="Print the traceback of a fault of ours.")
def cli(debug: bool) -> None:
    """Read inspection-recommendation trackers out of committee papers into a history that can be asked.

    \b
    ragw ingest archive/           read a folder of papers into ragw.db
    ragw history --colour red      what is red now, and how it came to be
    ragw read appendix.pdf         one paper's observations, as JSON Lines
    """


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line; every fault ends here, in one line and a status."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        cli.main(args=given, prog_name="ragw", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(getattr(error, "status", error.exit_code))
    except (click.Abort, KeyboardInterrupt):
        click.echo("ragw: broken off; what was read so far is in the history", err=True)
        sys.exit(Exit.INTERRUPTED)
    except ReaderGone:
        # Python would complain again at its own end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # noqa: BLE001 - the one boundary: nothing else stands between a fault and its line
        _end(error, debug="--debug" in given)


def _end(error: Exception, *, debug: bool) -> None:
    from load import DatabaseUnavailable

    if isinstance(error, DatabaseUnavailable):
        click.echo(f"ragw: {error}", err=True)
        sys.exit(Exit.NO_DATABASE)
    if debug:
        raise error
    click.echo(
        f"ragw: a fault of ours: {type(error).__name__}: {error} (ragw --debug ... shows where)", err=True
    )
    sys.exit(Exit.OURS)


if __name__ == "__main__":
    main()
