"""``ragw findings``: what does not add up."""

from typing import Any

import click

from commands.asking import answer, examples, filter_options, filters_of, form_option, history_at, one_of
from commands.exits import Exit
from commands.shared import database_option, strict_option
from query import findings as ask
from query import findings_to_terminal
from query.findings.codes import CODES
from query.findings.held import USUAL


@click.command(
    epilog=examples(
        "findings --report effectiveness",
        "findings --code count --as-of 2020-06",
        "findings --authority 'Ravensmoor Police Authority' --format csv > findings.csv",
    )
)
@database_option
@filter_options("authority", "report", "since", "until", "as_of", "as_read")
@click.option("--paper", default="", help="Of papers with this in their file name.")
@one_of(
    "--code",
    sorted(CODES),
    "Of this code only: count, legend_changed, period_inferred …; repeatable.",
    multiple=True,
)
@click.option("--all", "everything", is_flag=True, help="Also what agrees.")
@form_option
@strict_option
def findings(
    db: str, form: str, paper: str, code: tuple[str, ...], everything: bool, strict: bool, **conditions: Any
) -> None:
    """Print what does not add up, the worst first, with both places.

    Counts that papers state are held against their rows, a covering report's against its appendix; legends against
    that of the paper before; and every problem that was noted when a paper was read, contradictions first.
    """
    filters = filters_of(conditions)
    with history_at(db) as database:
        frame = ask(database, filters, paper=paper, codes=code, everything=everything)
    chosen = (
        f'in files named like "{paper}"' * bool(paper),
        f"with the code {' or '.join(code)}" * bool(code),
    )
    about = ", ".join(filter(None, chosen))
    answer(frame, form, lambda found, stream: findings_to_terminal(found, stream, filters, about))
    wanting = strict and bool((~frame["verdict"].isin(USUAL)).any())
    raise SystemExit(Exit.WANTS_AN_EYE if wanting else Exit.WELL)
