"""``ragw findings``: what does not add up."""

import click

from commands.asking import answer, form_option
from commands.exits import Exit
from commands.shared import database_option, strict_option
from load import open_database
from query import findings as ask
from query import findings_to_terminal
from query.findings.held import USUAL


@click.command(
    epilog="Example: ragw findings --authority 'City of London Police' --format csv > findings.csv"
)
@database_option
@click.option("--authority", default="", help="Of this authority only.")
@click.option("--paper", default="", help="Of papers with this in their file name.")
@click.option(
    "--code",
    "codes",
    multiple=True,
    help="Of this code only: count, legend_changed, period_inferred …; repeatable.",
)
@click.option("--all", "everything", is_flag=True, help="Also what agrees.")
@form_option
@strict_option
def findings(
    db: str, authority: str, paper: str, codes: tuple[str, ...], everything: bool, form: str, strict: bool
) -> None:
    """Print what does not add up, the worst first, with both places.

    Counts that papers state are held against their rows, a covering report's against its appendix; legends against
    that of the paper before; and every problem that was noted when a paper was read, contradictions first.
    """
    with open_database(db, read_only=True) as database:
        frame = ask(database, authority=authority, paper=paper, codes=codes, everything=everything)
    answer(frame, form, findings_to_terminal)
    wanting = strict and bool((~frame["verdict"].isin(USUAL)).any())
    raise SystemExit(Exit.WANTS_AN_EYE if wanting else Exit.WELL)
