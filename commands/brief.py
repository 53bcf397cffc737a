"""``ragw brief``: one page for the meeting."""

import click

from commands.asking import filter_options, filters_of, history_at
from commands.outputs import form_of, to_file, to_stdout
from commands.shared import database_option, write


@click.command(
    epilog="Example: ragw brief 2018-11 2019-02 --authority 'City of London Police' --out brief.docx"
)
@click.argument("from_", metavar="[FROM]", default="")
@click.argument("to", metavar="[TO]", default="")
@database_option
@filter_options("authority", "as_of", "as_read")
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "docx"]),
    help="Markdown or Word; by default what the ending of --out says, else md.",
)
@click.option("--out", metavar="FILE", default="-", help="A file, instead of stdout.")
def brief(
    db: str,
    from_: str,
    to: str,
    authority: str | None,
    as_of: str | None,
    as_read: int | None,
    form: str | None,
    out: str,
) -> None:
    """Write one page for the meeting: what changed between two periods of one authority, what slipped, what does not
    add up, each with its source.

    FROM and TO are a month or a day of papers, such as 2018-11 or 2018-11-20. Without them the latest is
    compared with the one before it of its committee; with FROM alone, that one with the latest.
    """
    chosen = form_of(out, form, {".md": "md", ".docx": "docx"}, "md")
    from query.brief import brief as ask
    from query.brief import brief_to_markdown, brief_to_word

    filters = filters_of({"authority": authority, "as_of": as_of, "as_read": as_read})
    with history_at(db) as database:
        page = ask(database, from_, to, filters.authority, as_of=filters.as_of, as_read=filters.as_read)
    written = brief_to_markdown(page).encode()
    if chosen == "docx":
        if out == "-":
            to_stdout(lambda file: brief_to_word(page, file), "a Word file")
        else:
            to_file(out, lambda file: brief_to_word(page, file))
    elif out == "-":
        write([written])
    else:
        to_file(out, lambda file: file.write(written))
