"""The sentences that tell changes, and the places that they are told of."""

from query.changes.records import Row
from schemas import Place
from tests.query.periods import changed, quarter, row


def test_a_due_date_is_told_in_the_papers_words_where_they_have_its_year() -> None:
    for before, after, told_so in (
        (quarter("2019-03", "Q4 2018/19"), {"due": "2019-06-30", "due_words": "30 Jun 19"},
         "was due Q4 2018/19 and is due 30 Jun 19, 3 months later."),
        ({"due": "2019-03-23", "due_words": "23-Mar"}, {"due": "2019-06", "due_words": ""},
         "was due 2019-03-23 and is due 2019-06, 3 months later."),
        ({"due": "immediate", "due_words": "asap"}, {"due": "2019-06", "due_words": "June 2019"},
         "had no due date but “asap” and is due June 2019."),
        ({"due": "P6M", "due_words": "Within six months", "reckoned": "2018-09"}, {"due": "2019-06", "due_words": ""},
         "was due 2018-09, reckoned from “Within six months”, and is due 2019-06, 9 months later."),
    ):  # fmt: skip
        (found,) = changed([row(**before)], [row(**after)])
        assert found.words == f"Recommendation 1 of “Custody” {told_so}"


def test_a_change_says_its_places_and_itself_in_one_sentence() -> None:
    (found,) = changed([row("4", due="2018-09")], [row("4", due="2018-10")])
    assert found.words == "Recommendation 4 of “Custody” was due 2018-09 and is due 2018-10, 1 month later."
    assert found.places.before == found.places.after == (Place(page=1, row=4),)


def words(before: list[Row], after: list[Row], change: str) -> str:
    (found,) = [each for each in changed(before, after) if each.change == change]
    return found.words


def test_other_words_are_told_from_the_first_that_differs() -> None:
    before = row(text="The partnership should hold a fund for homes that were burgled twice.")
    for text, told_so in (
        (
            "The partnership should hold a fund, of twenty pounds, for homes that were burgled.",
            "“… hold a fund, of",
        ),
        ("A fund should be held.", "“A fund should be held.”"),
    ):
        assert told_so in words([before], [row(text=text)], "reworded")


def test_a_list_of_its_own_is_named_for_its_numbers_begin_anew() -> None:
    line = "The following recommendations are for the CPS."
    told_so = words([row(group=line)], [row(group=line, colour="red")], "reddened")
    assert told_so == f"Recommendation 1 of “Custody” (“{line}”) was amber and is red."


def test_what_several_are_called() -> None:
    areas = [row("4", kind="area_for_improvement"), row("5", kind="area_for_improvement")]
    one = row("4", kind="area_for_improvement", text="Both in one.", merged=("custody/5",))
    assert words(areas, [one], "merged").startswith("Areas for improvement 4 and 5 of “Custody” are one now")
    for kinds, counted in (
        (["action", "action"], "2 actions"), (["cause_of_concern"], "1 cause of concern"),
        (["action", "recommendation"], "2 recommendations"),
    ):  # fmt: skip
        fresh = [row(str(at), report="fraud", kind=kind) for at, kind in enumerate(kinds)]
        assert words([row()], [row(), *fresh], "new_report").endswith(f"for the first time, with {counted}.")
