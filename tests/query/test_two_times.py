"""What the committee knew, and what we had read: two times, each asked for alone."""

from collections.abc import Sequence

import pytest

from load import Database, load
from query import Filters, history
from query.timeline import ABOUT
from schemas import Reading
from tests.load import readings as made


def statuses(database: Database, **conditions: object) -> dict[str, list[str]]:
    """Each recommendation's cells, by its number."""
    frame = history(database, Filters(**conditions))  # type: ignore[arg-type]  # as a user gives them
    cells = frame[frame.columns[len(ABOUT) :]].fillna("")
    return dict(zip(frame["number"], cells.to_numpy().tolist(), strict=True))


def loaded(database: Database, papers: Sequence[Reading]) -> list[int]:
    """The papers, each in a run of its own; the runs' numbers."""
    runs = []
    for each in papers:
        load(each, database)
        with database.reading() as connection:
            runs.append(connection.exec_driver_sql("SELECT MAX(run_id) FROM runs").scalar_one())
    return runs


def test_as_of_a_day_later_papers_are_unknown(database: Database) -> None:
    """A month may lie before its day's end, so it is let in."""
    loaded(
        database,
        [
            made.reading("a.pdf", {"1": "red"}, date="2017-02"),
            made.reading("b.pdf", {"1": "amber"}, date="2017-11-30"),
            made.reading("c.pdf", {"1": "green"}, date="2018-05"),
        ],
    )
    assert statuses(database, as_of="2017-12-31") == {"1": ["red", "amber"]}
    assert statuses(database, as_of="2017-11-29") == {"1": ["red"]}
    assert statuses(database, as_of="2017-02-01") == {"1": ["red"]}
    assert statuses(database, as_of="2016") == {}


def test_as_of_a_day_a_paper_that_was_issued_anew_later_is_as_it_was(database: Database) -> None:
    """And from the day of the new one on it is not."""
    loaded(
        database,
        [
            made.reading("a.pdf", {"1": "red"}, date="2017-02-09"),
            made.reading("anew.pdf", {"1": "green"}, date="2017-03-09", supersedes="a.pdf"),
        ],
    )
    assert statuses(database, as_of="2017-03-08") == {"1": ["red"]}
    assert statuses(database, as_of="2017-03-09") == {"1": ["green"]}
    assert statuses(database) == {"1": ["green"]}


def test_as_of_a_day_a_misreading_stays_mended(database: Database) -> None:
    """What was read better since is what the committee saw all along."""
    loaded(database, [made.reading("a.pdf", {"1": "red"}), made.reading("a.pdf", {"1": "green"})])
    assert statuses(database, as_of="2017-12") == {"1": ["green"]}


def test_as_read_by_a_run_the_history_is_what_it_was_then(database: Database) -> None:
    """Papers, better readings and identities that came later are out."""
    first, second, third = loaded(
        database,
        [
            made.reading("a.pdf", {"1": "red"}, date="2017-02"),
            made.reading("a.pdf", {"1": "amber"}, date="2017-02"),
            made.reading("b.pdf", {"1": "green"}, date="2017-11"),
        ],
    )
    assert statuses(database, as_read=first) == {"1": ["red"]}
    assert statuses(database, as_read=second) == {"1": ["amber"]}
    assert statuses(database, as_read=third) == {"1": ["amber", "green"]}
    assert statuses(database, as_read=first - 1) == {}


def test_as_read_by_a_run_a_recommendation_has_the_key_that_it_had_then(database: Database) -> None:
    """An older paper, found late, brought its number up."""
    text = "The force should review how quickly it records reported crime, and put it right within a day."
    late = made.facts("late.pdf", date="2018-05")
    unnumbered = made.observation(late, "", text=text, recommendation_key="leadership-2016/text-1")
    early = made.facts("early.pdf", date="2018-02")
    numbered = made.observation(early, "4", text=text)
    papers = [
        Reading(paper=late, observations=(unnumbered,), leftovers=(), problems=()),
        Reading(paper=early, observations=(numbered,), leftovers=(), problems=()),
    ]
    first, _ = loaded(database, papers)
    assert list(history(database, Filters(as_read=first))["recommendation_key"]) == ["leadership-2016/text-1"]
    assert list(history(database)["recommendation_key"]) == ["leadership-2016/4"]


def test_the_two_times_are_asked_for_one_at_a_time() -> None:
    """Together they would ask what one thought then that another knew."""
    with pytest.raises(ValueError, match="give one of them"):
        Filters(as_of="2017", as_read=1)


def test_filters_say_which_time_they_are_of() -> None:
    """At the head of each answer."""
    assert str(Filters(as_of="2017-11-30")) == "recommendations as known on 2017-11-30"
    assert str(Filters(as_read=7)) == "recommendations as read by run 7"
