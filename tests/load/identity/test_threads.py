"""The same recommendation over papers: by number and words, and never by a toss."""

import pytest

from tests.load.identity.forms import Row, found, paper, threads

STALKING = (
    "Chief constables should ensure that every officer who deals with stalking has been trained to recognise it, and "
    "that the training is refreshed each year."
)
RECORDS = (
    "The force should review how quickly it records reported crime, and put in place a plan that brings every record "
    "within twenty-four hours of the first report."
)
VETTING = (
    "By June 2019, the force should clear its backlog of vetting renewals and report the remaining number to the "
    "committee every quarter."
)
CUSTODY = (
    "Custody sergeants should carry out a welfare check of each detained child within one hour of arrival and write "
    "down what they found."
)
HATE = (
    "Chief constables should ensure that every officer who deals with hate crime has been trained to recognise it, "
    "and that the training is refreshed each year."
)
SIBLINGS = tuple(
    (number, STALKING.replace("stalking", offence))
    for number, offence in (("1", "domestic abuse"), ("2", "modern slavery"), ("3", "rural crime"))
)


@pytest.mark.parametrize(
    ("before", "after", "expected", "rules"),
    [
        pytest.param([("1", RECORDS)], [("1", RECORDS)], ["A"], ["same"], id="unchanged"),
        pytest.param(
            [("1", STALKING), ("2", RECORDS)],
            [("1", RECORDS), ("2", STALKING)],
            ["B", "A"],
            ["renumbered", "renumbered"],
            id="numbers change places",
        ),
        pytest.param(
            [("1", STALKING), ("2", RECORDS), ("3", VETTING)],
            [("1", RECORDS), ("2", VETTING)],
            ["B", "C"],
            ["renumbered", "renumbered"],
            id="the first drops out and the others move up",
        ),
        pytest.param([("4", RECORDS)], [("", RECORDS)], ["A"], ["words"], id="the number is lost"),
        pytest.param([("", RECORDS)], [("4", RECORDS)], ["A"], ["words"], id="the number comes back"),
        pytest.param(
            [("4", RECORDS)],
            [("4", RECORDS.replace("review how quickly it records", "look again at how soon it has on record"))],
            ["A"],
            ["reworded"],
            id="other words under one number",
        ),
        pytest.param(
            [("", RECORDS)],
            [("", RECORDS.replace("twenty-four hours", "one day"))],
            ["A"],
            ["alike"],
            id="other words without a number",
        ),
        pytest.param(
            [("4", RECORDS)], [("4", CUSTODY)], ["B"], ["first"], id="a number that another has now"
        ),
        pytest.param(
            [("4", STALKING), *SIBLINGS],
            [*SIBLINGS, ("5", HATE)],
            ["B", "C", "D", "E"],
            ["same", "same", "same", "first"],
            id="a sibling that differs in what matters",
        ),
        pytest.param(
            [("", STALKING), ("", RECORDS)],
            [("", STALKING[:80] + "…"), ("", RECORDS)],
            ["A", "B"],
            ["shortened", "words"],
            id="cut short",
        ),
    ],
)  # fmt: skip
def test_one_paper_after_another(
    before: list[Row], after: list[Row], expected: list[str], rules: list[str]
) -> None:
    """What the later paper's rows are, and by which rule."""
    papers = (paper("2018-02.pdf", *before), paper("2018-05.pdf", *after))
    assert threads(*papers)[1] == expected
    assert [each.rule for each in found(*papers)["2018-05.pdf"]] == rules


def test_a_recommendation_in_two_pieces_stays_one() -> None:
    """As 4a and 4b, or as 4 and another number; and whole again it is the same."""
    whole = f"{VETTING} {CUSTODY}"
    for numbers in (("4a", "4b"), ("4", "9")):
        told = threads(
            paper("2018-02.pdf", ("3", RECORDS), ("4", whole)),
            paper("2018-05.pdf", ("3", RECORDS), (numbers[0], VETTING), (numbers[1], CUSTODY)),
            paper("2018-08.pdf", ("3", RECORDS), (numbers[1], CUSTODY)),
            paper("2018-11.pdf", ("3", RECORDS), ("4", whole)),
        )
        assert told == [["A", "B"], ["A", "B", "B2"], ["A", "B2"], ["A", "B"]]


CREWS = (
    "The service should improve how on-call staff tell control that they are available, so that the nearest crewed "
    "engine is sent."
)
BOOKED = (
    "The service should improve how on-call firefighters book on and off duty with control, so that the nearest "
    "crewed engine can always be sent."
)
ON_DUTY = "Control should know at any hour which crews are available, and send those that are nearest."


def test_what_is_gone_and_what_is_new_are_one_where_nothing_else_is_like_them() -> None:
    """Renumbered and reworded at once, in a list that keeps its numbers, or in one that numbers anew. In other words
    altogether it stands alone and says so; where its neighbours' numbers moved as its own did, it says so too."""
    before = paper("2018-02.pdf", ("3", VETTING), ("4", RECORDS), ("5", CREWS), ("6", CUSTODY))
    for rows in (
        [("3", VETTING), ("4", RECORDS), ("6", CUSTODY), ("9", BOOKED)],
        [("1", STALKING), ("4", VETTING), ("5", RECORDS), ("6", BOOKED), ("7", CUSTODY)],
    ):
        told = {
            each.recommendation_key: each
            for each in found(before, paper("2018-05.pdf", *rows))["2018-05.pdf"]
        }
        assert told["in-plain-sight/5"].rule == "renumbered"
    moved = [("4", VETTING), ("5", RECORDS), ("6", ON_DUTY), ("7", CUSTODY)]
    (crews,) = [each for each in found(before, paper("2018-05.pdf", *moved))["2018-05.pdf"] if each.problem]
    assert (crews.recommendation_key, crews.problem and crews.problem.code) == (
        "in-plain-sight/5",
        "identity_doubtful",
    )
    kept = [("3", VETTING), ("4", RECORDS), ("6", CUSTODY), ("9", ON_DUTY)]
    (crews,) = [each for each in found(before, paper("2018-05.pdf", *kept))["2018-05.pdf"] if each.problem]
    assert (crews.recommendation_key, crews.problem and crews.problem.code) == (
        "in-plain-sight/9",
        "identity_unclear",
    )


def test_what_comes_back_in_other_words_and_under_another_number_is_itself() -> None:
    """If the words are alike enough; nearly the half that is enough of one that has just gone is not."""
    for text, expected in (
        (BOOKED, "E"),
        (CREWS.replace("improve how", "look again at how").replace("sent", "found"), "C"),
    ):
        told = threads(
            paper("2018-02.pdf", ("3", VETTING), ("4", RECORDS), ("5", CREWS), ("6", CUSTODY)),
            paper("2018-05.pdf", ("3", VETTING), ("4", RECORDS), ("6", CUSTODY)),
            paper("2018-08.pdf", ("3", VETTING), ("4", RECORDS), ("6", CUSTODY), ("9", text)),
        )
        assert told[2] == ["A", "B", "D", expected]


def test_a_row_between_the_same_two_rows_is_the_one_that_stood_there() -> None:
    """Without its number and in other words altogether; in another place it stands alone and says so."""
    before = paper("2018-02.pdf", ("4", RECORDS), ("5", CREWS), ("6", CUSTODY))
    here = [("4", RECORDS), ("", ON_DUTY), ("6", CUSTODY)]
    elsewhere = [("", ON_DUTY), ("4", RECORDS), ("6", CUSTODY)]
    for rows, is_one, code in ((here, True, None), (elsewhere, False, "identity_unclear")):
        (crews,) = [
            each
            for each in found(before, paper("2018-05.pdf", *rows))["2018-05.pdf"]
            if each.rule in ("alike", "unclear")
        ]
        assert (crews.recommendation_key == "in-plain-sight/5") is is_one
        assert (crews.problem and crews.problem.code) == code


def test_a_new_action_in_a_log_is_not_one_that_is_gone() -> None:
    """A log is open: what is alike comes up again and again."""
    log = {"report_key": "", "report_title": "", "kind": "action"}
    told = threads(
        paper("2018-02.pdf", ("3", RECORDS), ("4", CREWS), **log),
        paper("2018-05.pdf", ("3", RECORDS), ("7", BOOKED), **log),
    )
    assert told == [["A", "B"], ["A", "C"]]


REGISTER = "The control room should keep a register of all who have viewed footage and why."
VIEWED = REGISTER.removesuffix(" and why.") + "."
SIGNED = "The register should say why footage was viewed, and the manager should sign it monthly."
BOTH = VIEWED.removesuffix(".") + ", which says why it was viewed and is signed by the manager monthly."


def test_numbers_with_letters_tell_a_split_and_a_merge_though_most_words_are_others() -> None:
    """A short text leaves little for its pieces; where 4 is still there, 4a is one more."""
    told = threads(
        paper("2018-02.pdf", ("3", RECORDS), ("4", REGISTER)),
        paper("2018-05.pdf", ("3", RECORDS), ("4a", VIEWED), ("4b", SIGNED)),
        paper("2018-08.pdf", ("3", RECORDS), ("4", BOTH)),
    )
    assert told == [["A", "B"], ["A", "B", "B2"], ["A", "B"]]
    told = threads(
        paper("2018-02.pdf", ("3", RECORDS), ("4", REGISTER)),
        paper("2018-05.pdf", ("3", RECORDS), ("4", REGISTER), ("4a", CUSTODY), ("4b", SIGNED)),
    )
    assert told == [["A", "B"], ["A", "B", "C", "D"]]


def test_recommendations_with_letters_become_the_one_that_has_their_number() -> None:
    told = found(
        paper("2018-02.pdf", ("3", RECORDS), ("4a", VIEWED), ("4b", SIGNED)),
        paper("2018-05.pdf", ("3", RECORDS), ("4", BOTH)),
    )["2018-05.pdf"]
    assert [each.rule for each in told] == ["same", "merged"]
    assert told[1].merged == ("in-plain-sight/4b",)


def test_two_recommendations_in_one_row_go_on_as_the_one_whose_number_it_has_and_name_the_other() -> None:
    """The row says which recommendations end in it."""
    before = paper("2018-02.pdf", ("4", VETTING), ("5", CUSTODY), ("6", RECORDS))
    for number in ("4", "4 and 5"):
        after = paper("2018-05.pdf", (number, f"{VETTING} {CUSTODY}"), ("6", RECORDS))
        told = found(before, after)["2018-05.pdf"]
        assert [each.recommendation_key for each in told] == ["in-plain-sight/4", "in-plain-sight/6"]
        assert told[0].rule == "merged"
        assert told[0].merged == ("in-plain-sight/5",)


def test_what_two_could_be_stands_alone_and_says_so() -> None:
    """Two unnumbered ones that differ in a word each, and a third that is as like to the one as to the other."""
    told = found(
        paper(
            "2018-02.pdf",
            ("", f"{RECORDS} Inspectors will return."),
            ("", f"{RECORDS} Inspectors will report."),
        ),
        paper("2018-05.pdf", ("", f"{RECORDS} Inspectors will see.")),
    )["2018-05.pdf"]
    assert told[0].rule == "unclear"
    assert told[0].problem
    assert told[0].problem.code == "identity_unclear"
    assert "2018-02.pdf" in told[0].problem.message


def test_a_number_with_other_words_is_another_recommendation_and_says_so() -> None:
    """Its key is told apart from the first holder's, which keeps its own."""
    told = found(paper("2018-02.pdf", ("4", RECORDS)), paper("2018-05.pdf", ("4", CUSTODY)))
    assert told["2018-02.pdf"][0].recommendation_key == "in-plain-sight/4"
    later = told["2018-05.pdf"][0]
    assert later.recommendation_key.startswith("in-plain-sight/4-")
    assert later.problem
    assert later.problem.code == "number_reused"


def test_one_duty_in_two_forces_is_one_recommendation() -> None:
    """Numbered in one force's paper and not in the other's, whichever comes first."""
    for numbers in (("", "2"), ("2", "")):
        told = threads(
            paper("2018-02.pdf", (numbers[0], STALKING), (numbers[0] and "3", CUSTODY)),
            paper(
                "2018-05 b.pdf",
                (numbers[1], STALKING),
                (numbers[1] and "3", CUSTODY),
                authority="Downland Police",
            ),
        )
        assert told == [["A", "B"], ["A", "B"]]


def test_lists_without_a_title_are_each_committees_own() -> None:
    """Action 1 of one board is not action 1 of another."""
    told = threads(
        paper("2018-02.pdf", ("1", STALKING), report_key="", report_title=""),
        paper("2018-05.pdf", ("1", STALKING), report_key="", report_title="", authority="Downland Police"),
    )
    assert told == [["A"], ["B"]]


def test_a_recommendation_that_moves_to_the_forces_own_list_stays_itself() -> None:
    """It is gone from the one list and stands in the other, which was there before."""
    own = {"report_key": "peel-legitimacy-2016:fenshire-police"}
    national = {"report_key": "peel-legitimacy-2016"}
    told = threads(
        paper("2018-02.pdf", ("1", STALKING, national), ("2", VETTING, national), ("1", RECORDS, own)),
        paper("2018-05.pdf", ("1", STALKING, national), ("1", RECORDS, own), ("2", VETTING, own)),
    )
    assert told == [["A", "B", "C"], ["A", "C", "B"]]


def test_the_same_sentence_in_the_national_and_the_forces_report_is_two_recommendations() -> None:
    """Both lists have it in both papers."""
    own, national = {"report_key": "peel-2018:fenshire-police"}, {"report_key": "peel-2018"}
    rows = (("1", STALKING, own), ("1", STALKING, national))
    assert threads(paper("2018-02.pdf", *rows), paper("2018-05.pdf", *rows)) == [["A", "B"], ["A", "B"]]


def test_parts_are_known_by_their_words() -> None:
    """They may change places, and one may be gone."""
    one, other = ("1", VETTING, {"part": 1}), ("1", CUSTODY, {"part": 2})
    first = paper("2018-02.pdf", one, other)
    assert threads(first, paper("2018-05.pdf", ("1", CUSTODY, {"part": 1}), ("1", VETTING, {"part": 2}))) == [
        ["A", "A2"], ["A2", "A"],
    ]  # fmt: skip
    assert threads(first, paper("2018-05.pdf", ("1", CUSTODY)))[1] == ["A2"]


def test_a_recommendation_that_was_gone_for_a_while_is_itself_when_it_comes_back() -> None:
    """Words and number as before."""
    told = threads(
        paper("2018-02.pdf", ("1", STALKING), ("2", RECORDS)),
        paper("2018-05.pdf", ("1", STALKING)),
        paper("2018-08.pdf", ("1", STALKING), ("2", RECORDS)),
    )
    assert told == [["A", "B"], ["A"], ["A", "B"]]


def test_a_report_by_two_titles_is_one() -> None:
    """The key is that of the title that came up first."""
    first = paper("2018-02.pdf", ("1", STALKING), report_key="living-in-fear")
    second = paper("2018-05.pdf", ("1", STALKING), report_key="stalking-and-harassment")
    told = found(first, second, same=[("stalking-and-harassment", "living-in-fear")])["2018-05.pdf"]
    assert (told[0].report_key, told[0].recommendation_key) == ("living-in-fear", "living-in-fear/1")
    assert threads(first, second) == [["A"], ["B"]]


def test_the_evidence_names_the_form_that_it_was_like() -> None:
    """The paper, the row in it, and how alike the words are."""
    before = paper("2018-02.pdf", ("1", STALKING), ("2", RECORDS))
    after = paper("2018-05.pdf", ("7", RECORDS.replace("twenty-four hours", "one day")), ("1", STALKING))
    told = found(before, after)["2018-05.pdf"][0]
    assert (told.like_paper, told.like_position) == (before[1].paper, 2)
    assert told.alike is not None
    assert 80 < told.alike < 100


def test_a_paper_that_was_replaced_is_told_by_what_stood_and_tells_nothing() -> None:
    """What it alone prints is its own, under the number of another or not; what the new one keeps is one with it."""
    before = paper("2018-02.pdf", ("1", RECORDS), ("2", VETTING), ("3", CUSTODY))
    old = paper("2018-05.pdf", ("1", VETTING), ("2", CUSTODY), ("3", STALKING), ("4", CREWS), replaced=True)
    new = paper("2018-06.pdf", ("1", VETTING), ("2", CUSTODY), ("4", CREWS))
    later = paper("2018-08.pdf", ("1", VETTING), ("2", CUSTODY), ("4", CREWS), ("5", STALKING))
    told = found(before, old, new, later)
    keys = {file: [each.recommendation_key.partition("/")[2] for each in own] for file, own in told.items()}
    assert keys["2018-05.pdf"][:2] == ["2", "3"]
    assert keys["2018-05.pdf"][2].startswith("3-")
    assert keys["2018-05.pdf"][3] == keys["2018-06.pdf"][2] == "4"
    alone = found(before, new, later)
    assert {file: told[file] for file in alone} == alone


def test_what_is_left_of_a_recommendation_is_its_other_part_whatever_led_up_to_both() -> None:
    """The first item is done and goes; the second stands alone, or under the words that led up to the first."""
    cause = "Victims of stalking are not always protected soon enough. To address this, the force should:"
    first, second = "• apply for interim orders;", "• train all investigators in patterns of behaviour."
    before = paper("2018-02.pdf", ("4", f"{cause} {first}"), ("4", second, {"part": 2}), ("5", RECORDS))
    for left, expected in (
        (f"{cause} {second}", "A2"),
        (second, "A2"),
        (f"{cause} {first}", "A"),
        (f"{cause} {first} {second}", "A"),
    ):
        told = threads(before, paper("2018-05.pdf", ("4", left), ("5", RECORDS)))
        assert told == [["A", "A2", "B"], [expected, "B"]], left
