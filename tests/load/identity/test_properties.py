"""What holds of identities whatever the papers say."""

import random
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from load.identity import Printed, resolve, retitled
from tests.load.identity.forms import form
from tests.load.identity.test_threads import CUSTODY, HATE, RECORDS, STALKING, VETTING

SENTENCES = (
    STALKING,
    RECORDS,
    VETTING,
    CUSTODY,
    HATE,
    f"{VETTING} {CUSTODY}",
    STALKING[:70],
    "See above.",
    "",
)


@st.composite
def _papers(draw: st.DrawFn) -> list[list[Printed]]:
    """Papers of two forces, in which a few sentences come and go under a few numbers."""
    texts = st.one_of(st.sampled_from(SENTENCES), st.text(max_size=40))
    numbers = st.sampled_from(("", "1", "2", "4", "4a", "4b", "4 and 5"))
    papers = []
    for index in range(draw(st.integers(1, 5))):
        authority = draw(st.sampled_from(("Fenshire Police", "Downland Police")))
        date = draw(st.sampled_from((None, "2018-02", "2018-05")))
        rows = draw(
            st.lists(st.tuples(numbers, texts, st.sampled_from(("peel-1", "peel-1:fenshire"))), max_size=6)
        )
        seen: dict[tuple[str, str], int] = {}
        paper = []
        for position, (number, text, report) in enumerate(rows, 1):
            seen[report, number or text] = part = seen.get((report, number or text), 0) + 1
            own = {"authority": authority, "date": date, "report_key": report, "part": part}
            paper.append(form(f"{index}.pdf", position, number, text, **own))
        papers.append(paper)
    return papers


@settings(max_examples=200)
@given(_papers(), st.randoms(use_true_random=False))
def test_the_order_of_the_papers_makes_no_difference(
    papers: list[list[Printed]], chance: random.Random
) -> None:
    """Nor that of the rows in them: what is told depends on what is printed, and where."""
    forms = [each for paper in papers for each in paper]
    shuffled = chance.sample(forms, len(forms))
    assert set(resolve(shuffled)) == set(resolve(forms))
    assert set(retitled(shuffled)) == set(retitled(forms))


@settings(max_examples=200)
@given(_papers())
def test_each_row_is_told_once_and_no_two_rows_of_a_paper_are_the_same_part(
    papers: list[list[Printed]],
) -> None:
    """One paper gives one status to one part of a recommendation."""
    forms = [each for paper in papers for each in paper]
    told = {each.observation_id: each for each in resolve(forms)}
    assert told.keys() == {each.observation_id for each in forms}
    for paper in papers:
        rows = [told[each.observation_id] for each in paper]
        assert len({(each.recommendation_key, each.part) for each in rows}) == len(rows)


def test_all_orders_of_four_papers_give_the_same() -> None:
    """Every permutation, not a sample of them."""
    papers = [
        [form("2018-02.pdf", 1, "1", STALKING), form("2018-02.pdf", 2, "2", RECORDS)],
        [form("2018-05.pdf", 1, "1", RECORDS), form("2018-05.pdf", 2, "2", VETTING)],
        [form("2018-08.pdf", 1, "", VETTING), form("2018-08.pdf", 2, "", HATE)],
        [form("undated.pdf", 1, "3", HATE), form("undated.pdf", 2, "4", STALKING)],
    ]
    answers = {
        frozenset(resolve([each for paper in order for each in paper])) for order in permutations(papers)
    }
    assert len(answers) == 1
