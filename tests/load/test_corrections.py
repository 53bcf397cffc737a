"""A person's word on a cell stays with the cell: over re-imports, better readings and its own undoing."""

import random
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import func, select, text

from load import (
    CorrectionRefused,
    Database,
    Wanted,
    begin_run,
    correct,
    corrections_in,
    load,
    observations,
    open_database,
    reading_as_read,
    reading_of,
    readings,
    rows_of,
    settle_identities,
    tables,
    undo,
)
from query import history
from schemas import Observation, Place, Problem, Reading
from tests.load import readings as made
from tests.load.databases import clear, dump


def now() -> datetime:
    return datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def place(row: int, *, shift: float = 0.0, table: int = 1) -> Place:
    top = 100.0 * row + shift
    return Place(page=1, table=table, row=row, bbox=(50.0, top, 500.0, top + 90.0))


def paper(
    rows: dict[str, str], file: str = "a.pdf", where: Callable[[int], Place] = place, **changes: Any
) -> Reading:
    """A paper with a row a number, each in a place of its own."""
    plain = made.reading(file, rows, **changes)
    placed = (replace(row, place=(where(at),)) for at, row in enumerate(plain.observations, 2))
    return replace(plain, observations=tuple(placed))


def edited(reading: Reading, number: str, /, **changes: Any) -> Reading:
    rows = (replace(row, **changes) if row.number == number else row for row in reading.observations)
    return replace(reading, observations=tuple(rows))


def token(database: Database, number: str, file: str = "a.pdf") -> str:
    return next(each.row for each in rows_of(database, [made.sha(file)]) if each.read.number == number)


def set_(database: Database, number: str, value: str, field: str = "colour", file: str = "a.pdf") -> int:
    wanted = Wanted(row=token(database, number, file), field=field, value=value, why="seen on the page")
    return correct(database, [wanted], by="Ann", clock=now).applied[0]


def stand(database: Database, number: str, file: str = "a.pdf") -> Observation:
    return next(each for each in observations(database) if each.number == number and each.paper == file)


def states(database: Database) -> dict[int, str]:
    return {each.kept.correction.correction_id: each.state for each in corrections_in(database)}


def last_run(database: Database) -> int:
    with database.reading() as connection:
        return int(connection.execute(select(func.max(tables.runs.c.run_id))).scalar_one())


@pytest.fixture
def one(database: Database) -> Database:
    """A history of one paper with three rows."""
    load(paper({"1": "amber", "2": "amber", "3": "green"}), database, read_with="1")
    return database


def test_a_correction_shows_everywhere_and_says_what_was_read(one: Database) -> None:
    """In the export with who, when and why; in questions; in the views; the state follows the paper's other rows."""
    number = set_(one, "1", "Green")
    shown = stand(one, "1")
    assert (shown.colour, shown.state, shown.status_raw) == ("green", "implemented", "AMBER")
    (note,) = shown.corrections
    assert (note.correction_id, note.field, note.read, note.value) == (number, "colour", "amber", "green")
    assert (note.by, note.at, note.why) == ("Ann", "2026-01-02T03:04:05Z", "seen on the page")
    assert list(history(one, colour="green")["number"]) == ["1", "3"]
    with one.reading() as connection:
        asked = text("SELECT number, colour FROM observation_current WHERE corrections <> '[]'")
        assert [tuple(row) for row in connection.execute(asked)] == [("1", "green")]
    assert reading_of(one, made.sha("a.pdf")).observations[0].colour == "green"


def test_the_observation_as_read_stays_as_it_was(one: Database) -> None:
    """No row of any table is changed but for the pointers that say what took its place."""
    before = dump(one)
    as_read = reading_as_read(one, made.sha("a.pdf"))
    set_(one, "1", "green")
    assert reading_as_read(one, made.sha("a.pdf")) == as_read
    after = dump(one)
    for name in ("dues", "problems", "leftovers", "legend_entries", "recommendations", "reports"):
        assert set(before[name]) <= set(after[name])
    columns = [each.name for each in tables.observations.columns if each.name != "superseded_run_id"]
    with one.reading() as connection:
        kept = connection.execute(select(*(tables.observations.c[name] for name in columns))).all()
    index = [each.name for each in tables.observations.columns].index("superseded_run_id")
    for row in before["observations"]:
        assert (*row[:index], *row[index + 1 :]) in [tuple(each) for each in kept]


def test_as_read_by_a_run_before_the_correction_the_value_is_the_one_read(one: Database) -> None:
    """A question of yesterday gets yesterday's answer."""
    before = last_run(one)
    set_(one, "1", "green")
    assert history(one, as_read=before).iloc[0]["2017-02"] == "amber"
    assert history(one).iloc[0]["2017-02"] == "green"


def test_the_same_reading_again_writes_nothing(one: Database) -> None:
    """Nor does the same correction again."""
    set_(one, "1", "green")
    before = dump(one, without=("runs",))
    again = load(paper({"1": "amber", "2": "amber", "3": "green"}), one, read_with="1")
    assert again.change == "unchanged"
    wanted = Wanted(row=token(one, "1"), field="colour", value="GREEN", why="once more")
    done = correct(one, [wanted], by="Ben", clock=now)
    assert (done.applied, done.already, done.stale) == ({}, (0,), {})
    assert dump(one, without=("runs",)) == before


def shifted(at: int) -> Place:
    """A row where a newer reader counts a table more, and draws its boxes a little otherwise."""
    return place(at, shift=7.0, table=2)


def in_word(at: int) -> Place:
    return Place(table=1, row=at)


def moved(at: int) -> Place:
    return Place(table=4, row=at + 1)


def in_dump(at: int) -> Place:
    return Place(line=10 * at)


@pytest.mark.parametrize(
    ("before", "after"),
    [(place, place), (place, shifted), (in_word, in_word), (in_dump, in_dump), (in_word, moved)],
)
def test_newer_code_that_reads_the_cell_as_before_keeps_the_correction(
    database: Database, before: Callable[[int], Place], after: Callable[[int], Place]
) -> None:
    """It is in force in the new reading from the start, under the same number."""
    rows = {"1": "amber", "2": "amber", "3": "green"}
    load(paper(rows, where=before), database, read_with="1")
    number = set_(database, "2", "green")
    better = edited(paper(rows, where=after), "2", comment="Read at last.")
    assert load(better, database, read_with="2").change == "superseded"
    assert stand(database, "2").colour == "green"
    assert stand(database, "2").comment == "Read at last."
    assert [each.correction_id for each in stand(database, "2").corrections] == [number]
    assert stand(database, "1").colour == "amber"
    assert states(database) == {number: "in force"}


def test_a_mended_text_beside_the_cell_does_not_lose_the_correction(one: Database) -> None:
    """The row is known by its box."""
    number = set_(one, "2", "green")
    load(
        edited(paper({"1": "amber", "2": "amber", "3": "green"}), "2", text="Whole now."), one, read_with="2"
    )
    assert (stand(one, "2").text, stand(one, "2").colour) == ("Whole now.", "green")
    assert states(one) == {number: "in force"}


def test_a_cell_that_reads_otherwise_now_is_a_conflict(one: Database) -> None:
    """The new reading stands, the correction waits, and is in force again where the old value comes back."""
    number = set_(one, "1", "green")
    load(paper({"1": "red", "2": "amber", "3": "green"}), one, read_with="2")
    assert (stand(one, "1").colour, stand(one, "1").corrections) == ("red", ())
    (waiting,) = corrections_in(one)
    assert (waiting.state, waiting.now, waiting.row) == ("conflict", "red", token(one, "1"))
    load(paper({"1": "amber", "2": "amber", "3": "green"}), one, read_with="3")
    assert stand(one, "1").colour == "green"
    assert states(one) == {number: "in force"}


def test_a_reading_that_says_the_same_by_itself_needs_no_correction(one: Database) -> None:
    """It agrees; nothing is marked as corrected."""
    number = set_(one, "1", "green")
    load(paper({"1": "green", "2": "amber", "3": "green"}), one, read_with="2")
    assert (stand(one, "1").colour, stand(one, "1").corrections) == ("green", ())
    assert states(one) == {number: "agrees"}


def test_a_row_that_is_gone_or_stands_for_another_takes_no_correction(database: Database) -> None:
    """In a Word file another table's row may come to stand in the tied place."""
    load(paper({"1": "amber", "2": "amber"}, where=in_word), database, read_with="1")
    number = set_(database, "2", "green")
    other = edited(
        paper({"1": "amber", "2": "amber"}, where=in_word), "2", text="About vetting and nothing else."
    )
    load(other, database, read_with="2")
    assert stand(database, "2").colour == "amber"
    (waiting,) = corrections_in(database)
    assert (waiting.kept.correction.correction_id, waiting.state, waiting.now) == (number, "conflict", "")


def test_a_conflict_is_settled_by_a_new_word_on_the_cell(one: Database) -> None:
    """The one before is superseded, and stays."""
    first = set_(one, "1", "green")
    load(paper({"1": "red", "2": "amber", "3": "green"}), one, read_with="2")
    second = set_(one, "1", "green")
    assert stand(one, "1").colour == "green"
    assert states(one) == {second: "in force"}
    told = {each.kept.correction.correction_id: each for each in corrections_in(one, everything=True)}
    assert (told[first].state, told[first].ended) == ("superseded", second)


def test_a_part_that_a_newer_reading_no_longer_has_takes_its_correction_with_it(database: Database) -> None:
    """The other part of the row, in the same line, is another cell."""
    parts = paper({"1": "amber", "2": "amber"}, where=lambda _: Place(line=7))
    parts = edited(parts, "2", number="1", part=2, text=parts.observations[0].text)
    load(parts, database, read_with="1")
    row = [each.row for each in rows_of(database, [made.sha("a.pdf")])][1]
    wanted = Wanted(row=row, field="colour", value="green", why="seen")
    correct(database, [wanted], by="Ann", clock=now)
    assert [each.colour for each in observations(database)] == ["amber", "green"]
    load(replace(parts, observations=parts.observations[:1]), database, read_with="2")
    assert [each.colour for each in observations(database)] == ["amber"]
    assert list(states(database).values()) == ["conflict"]


def test_rows_that_a_newer_reading_makes_one_have_one_last_word(database: Database) -> None:
    """Both corrections of a row that was read as two end where a person says something new of it."""
    two = edited(
        paper({"1": "amber", "2": "amber"}, where=lambda _: Place(line=7)), "2", text="The force should do."
    )
    load(two, database, read_with="1")
    first, second = set_(database, "1", "green"), set_(database, "2", "red")
    whole = edited(two, "1", text=f"{two.observations[0].text} The force should do.")
    load(replace(whole, observations=whole.observations[:1]), database, read_with="2")
    assert states(database) == {first: "in force", second: "in force"}
    third = set_(database, "1", "white")
    assert states(database) == {third: "in force"}
    assert stand(database, "1").colour == "white"


def test_undoing_gives_the_reading_back_and_keeps_the_word(one: Database) -> None:
    """Who undid it and why is a row of its own; what it was is still to be asked for."""
    as_read = list(readings(one))
    number = set_(one, "1", "green")
    corrected = last_run(one)
    undo(one, [number], by="Ben", why="misread it", clock=now)
    assert list(readings(one)) == as_read
    assert history(one, as_read=corrected).iloc[0]["2017-02"] == "green"
    (gone,) = corrections_in(one, everything=True)
    assert gone.state == "undone"
    with one.reading() as connection:
        last = connection.execute(select(tables.corrections).order_by("correction_id")).mappings().all()[-1]
    assert (last["value"], last["by"], last["why"], last["read"]) == (None, "Ben", "misread it", "amber")
    with pytest.raises(CorrectionRefused, match=f"no correction {number} stands"):
        undo(one, [number], by="Ben", why="again", clock=now)
    assert set_(one, "1", "green") > last["correction_id"]
    assert stand(one, "1").colour == "green"


def test_a_correction_to_what_is_read_ends_the_one_before(one: Database) -> None:
    """Like an undoing."""
    set_(one, "1", "green")
    set_(one, "1", "amber")
    assert (stand(one, "1").colour, stand(one, "1").corrections, states(one)) == ("amber", (), {})


def test_a_paper_issued_anew_takes_no_correction_over_but_offers_it(one: Database) -> None:
    """Its bytes are others; the row there that prints the same is named."""
    number = set_(one, "1", "green")
    load(paper({"1": "amber", "2": "red"}, "b.pdf", supersedes="a.pdf"), one)
    assert stand(one, "1", "b.pdf").colour == "amber"
    (waiting,) = corrections_in(one)
    assert (waiting.state, waiting.paper, waiting.now) == ("reissued", "b.pdf", "amber")
    assert waiting.row == token(one, "1", "b.pdf")
    set_(one, "1", "green", file="b.pdf")
    assert states(one)[number] == "reissued"
    load(paper({"1": "amber", "2": "red"}, "b.pdf"), one)
    assert stand(one, "1", "a.pdf").colour == "green"
    assert states(one)[number] == "in force"


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_a_correction_and_a_second_paper_in_either_order(database: Database, order: tuple[str, str]) -> None:
    """Identities come out the same: they are settled again where a corrected row changes them."""
    for name in order:
        load(paper({"1": "amber", "": "red"}, f"{name}.pdf", date=f"2017-0{'ab'.index(name) + 2}"), database)
        if name == "a":
            set_(database, "", "7", field="number")
    keys = {(row.paper, row.colour): row.recommendation_key for row in observations(database)}
    assert keys["a.pdf", "red"] == keys["b.pdf", "red"] == "leadership-2016/7"


FIELDS = [
    ("colour", "(none)", {"colour": None, "state": "unknown"}),
    ("colour", "closed", {"colour": "closed", "state": "unknown"}),
    ("state", "on hold", {"state": "on_hold", "colour": "amber"}),
    ("is_new", "yes", {"is_new": True}),
    ("number", "1b", {"number": "1b"}),
    ("part", "2", {"part": 2}),
    ("kind", "area for improvement", {"kind": "area_for_improvement"}),
    ("text", "The  force should\nact.", {"text": "The force should act."}),
    ("due", "2018-11", {"due": (made.Due(date="2018-11", precision="month"),), "no_deadline": False}),
    ("due", "none set", {"due": (), "no_deadline": True}),
    ("owner", "ACC Reed", {"owner": "ACC Reed"}),
    ("comment", "=1+1", {"comment": "=1+1"}),
    ("report_title", "Leadership", {"report_title": "Leadership"}),
    ("report_scope", "national", {"report_scope": "national"}),
    ("report_published", "Mar-18", {"report_published": "2018-03"}),
]


@pytest.mark.parametrize(("field", "value", "expected"), FIELDS)
def test_every_field_can_be_corrected(
    one: Database, field: str, value: str, expected: dict[str, Any]
) -> None:
    """And nothing else changes but what follows from it."""
    before = reading_of(one, made.sha("a.pdf")).observations[0]
    set_(one, "1", value, field=field)
    shown = reading_of(one, made.sha("a.pdf")).observations[0]
    own = {"recommendation_key": "leadership-2016/1b"} if field == "number" else {}
    assert shown == replace(before, corrections=shown.corrections, **expected, **own)
    assert [each.field for each in shown.corrections] == [field]


def test_a_row_under_the_wrong_heading_is_put_under_its_report(one: Database) -> None:
    """Its key, title, scope and publication are those that the history knows of it."""
    other = made.facts("other.pdf")
    custody = made.observation(
        other,
        "9",
        report_key="custody",
        report_title="Custody",
        report_scope="national",
        report_published="2015",
    )
    load(Reading(paper=other, observations=(custody,), leftovers=(), problems=()), one)
    set_(one, "2", "custody", field="report_key")
    shown = stand(one, "2")
    assert (shown.report_key, shown.report_title, shown.report_scope) == ("custody", "Custody", "national")
    assert shown.report_published == "2015"
    assert shown.recommendation_key == "custody/2"
    with pytest.raises(CorrectionRefused, match="no report with the key 'nowhere'"):
        set_(one, "3", "nowhere", field="report_key")


def test_a_corrected_value_is_no_longer_in_doubt(database: Database) -> None:
    """The doubt stays with the reading as read."""
    doubts = (
        Problem(code="status_missing", message="No status.", field="colour"),
        Problem(code="due_unread", message="No date.", field="due"),
    )
    load(edited(paper({"1": "amber"}), "1", problems=doubts), database)
    set_(database, "1", "green")
    assert [each.code for each in stand(database, "1").problems] == ["due_unread"]
    assert len(reading_as_read(database, made.sha("a.pdf")).observations[0].problems) == 2


WRONG = [
    ("colour", "purple", "why", "there is no colour 'purple'"),
    ("state", "(none)", "why", "there is no state"),
    ("part", "0", "why", "part is a whole number"),
    ("is_new", "perhaps", "why", "is_new is yes or no"),
    ("text", "(none)", "why", "text cannot be empty"),
    ("text", "a\u202eb", "why", "cannot be seen"),
    ("number", "9" * 41, "why", "may have 40 characters"),
    ("due", "03/04/2018", "why", "is no date such as"),
    ("due", "2018-02-30", "why", "no calendar has"),
    ("date", "2018", "why", "manifest"),
    ("status_raw", "GREEN", "why", "there is no field 'status_raw' to correct"),
    ("colour", "green", " ", "it does not say why"),
    ("colour", "green", "a\0b", "cannot be seen"),
]


@pytest.mark.parametrize("by", ["", " ", "Ann\x1b[2J", "A\0"])
def test_a_correction_is_signed_by_a_name_that_can_be_read(one: Database, by: str) -> None:
    """Nothing is written otherwise, nor undone."""
    wanted = Wanted(row=token(one, "1"), field="colour", value="green", why="seen")
    with pytest.raises(CorrectionRefused, match="by whom"):
        correct(one, [wanted], by=by, clock=now)
    number = set_(one, "1", "green")
    with pytest.raises(CorrectionRefused, match="by whom"):
        undo(one, [number], by=by, why="x", clock=now)
    assert states(one) == {number: "in force"}


def test_a_row_that_cannot_be_told_from_its_twin_is_refused(database: Database) -> None:
    """A correction of it would wait for ever."""
    twins = paper({"1": "amber"})
    load(replace(twins, observations=twins.observations * 2), database)
    with pytest.raises(CorrectionRefused, match="cannot be told from another"):
        set_(database, "1", "green")
    assert states(database) == {}


@settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
@given(reading=made.readings("any.pdf"), chance=st.randoms(use_true_random=False))
def test_whatever_a_paper_says_a_correction_changes_its_cell_and_its_undoing_gives_all_back(
    database: Database, reading: Reading, chance: random.Random
) -> None:
    """Colour and owner of any row of any paper; counts, lists and leftovers stay beside it."""
    clear(database)
    load(reading, database, read_with="1")
    rows = list(rows_of(database, [reading.paper.paper_sha256]))
    numbers = []
    for each in chance.sample(rows, min(2, len(rows))):
        field, value = chance.choice([("colour", "blue"), ("owner", "DCI Hale")])
        try:
            done = correct(
                database,
                [Wanted(row=each.row, field=field, value=value, why="seen")],
                by="Ann",
                clock=now,
            )
        except CorrectionRefused:
            continue
        numbers += done.applied.values()
    (stands,) = readings(database)
    assert len([note for row in stands.observations for note in row.corrections]) == len(numbers)
    for before, after in zip(reading.observations, stands.observations, strict=True):
        told = {note.field: note.value for note in after.corrections}
        assert {field: getattr(after, field) for field in told} == told
        same = {"colour": before.colour, "owner": before.owner, "state": before.state}
        assert replace(after, **same, corrections=(), problems=before.problems) == before
    assert (stands.counts, stands.mentions, stands.leftovers) == (
        reading.counts,
        reading.mentions,
        reading.leftovers,
    )
    if reading.paper.date_basis != "covering":
        assert reading_as_read(database, reading.paper.paper_sha256) == reading
    if numbers:
        undo(database, numbers, by="Ann", why="no", clock=now)
    assert list(readings(database)) == [reading]


def test_one_cell_twice_in_one_file_is_refused(one: Database) -> None:
    """Which of the two would hold?"""
    wanted = [
        Wanted(row=token(one, "1"), field=field, value=value, why="seen")
        for field, value in (("colour", "green"), ("Colour", "red"))
    ]
    with pytest.raises(CorrectionRefused, match="colour of this row is corrected twice"):
        correct(one, wanted, by="Ann", clock=now)


@pytest.mark.parametrize(("field", "value", "why", "reason"), WRONG)
def test_one_wrong_correction_and_none_is_taken(
    one: Database, field: str, value: str, why: str, reason: str
) -> None:
    """The reason names what is wrong; the good one beside it is not applied either."""
    good = Wanted(row=token(one, "2"), field="colour", value="red", why="seen")
    bad = Wanted(row=token(one, "1"), field=field, value=value, why=why)
    before = dump(one, without=("runs",))
    with pytest.raises(CorrectionRefused, match=reason) as refused:
        correct(one, [good, bad], by="Ann", clock=now)
    assert list(refused.value.reasons) == [1]
    assert dump(one, without=("runs",)) == before


def test_a_row_read_anew_since_it_was_exported_is_left_out(one: Database) -> None:
    """What the person looked at is not there any more; the others are applied."""
    old = token(one, "1")
    load(paper({"1": "red", "2": "amber", "3": "green"}), one, read_with="2")
    wanted = [
        Wanted(row=old, field="colour", value="green", why="seen"),
        Wanted(row=token(one, "2"), field="colour", value="green", why="seen"),
    ]
    done = correct(one, wanted, by="Ann", clock=now)
    assert list(done.applied) == [1]
    assert "read anew since" in done.stale[0]
    assert stand(one, "1").colour == "red"


def test_two_corrections_of_one_row_are_independent(one: Database) -> None:
    """One may conflict and be undone without the other."""
    colour, owner = set_(one, "1", "green"), set_(one, "1", "DCI Hale", field="owner")
    load(paper({"1": "red", "2": "amber", "3": "green"}), one, read_with="2")
    assert states(one) == {colour: "conflict", owner: "in force"}
    assert (stand(one, "1").colour, stand(one, "1").owner) == ("red", "DCI Hale")


def test_an_explicit_state_goes_before_the_one_that_follows_from_the_colour(one: Database) -> None:
    """Whichever was said first."""
    set_(one, "1", "refused", field="state")
    set_(one, "1", "green")
    assert (stand(one, "1").colour, stand(one, "1").state) == ("green", "refused")


def test_a_dated_appendix_keeps_its_corrections(one: Database) -> None:
    """A covering report that moves the paper makes a reading of its own."""
    set_(one, "1", "green")
    dated = made.restated(reading_as_read(one, made.sha("a.pdf")), date="2017-02-09", date_basis="covering")
    load(dated, one, read_with="1")
    assert (stand(one, "1").paper_date, stand(one, "1").colour) == ("2017-02-09", "green")
    assert reading_as_read(one, made.sha("a.pdf")).paper.date == "2017-02"


def test_a_run_of_many_papers_settles_corrected_rows(address: str) -> None:
    """A run's end finds the identities of corrected rows like any others."""
    with open_database(address) as database:
        load(paper({"": "amber"}, "a.pdf"), database)
        set_(database, "", "4", field="number")
        run = begin_run(database, now())
        load(paper({"": "amber"}, "a.pdf", committee="Other"), database, run, read_with="2")
        settle_identities(database, run)
        assert [row.recommendation_key for row in observations(database)] == ["leadership-2016/4"]
