"""`benchmarks/identities.py` counts pairs rightly, and ends where export and truth do not fit."""

import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def pairs():
    sys.path.insert(0, str(BENCHMARKS))
    try:
        import pairs
    finally:
        sys.path.remove(str(BENCHMARKS))
    return pairs


def row(pairs, paper, identity, key, **more):
    told = {"authority": paper[0], "date": paper, "report": "r", "group": "", "number": "", "text": ""}
    return pairs.Row(paper=paper, identity=identity, key=key, **{**told, "since": (), **more})


SEVEN = st.lists(
    st.tuples(st.sampled_from(["a1", "a2", "b1"]), st.sampled_from("xyz"), st.sampled_from("klm")),
    max_size=12,
)


@given(SEVEN)
def test_pairs_are_those_that_counting_one_by_one_gives(pairs, told):
    rows = [row(pairs, *each) for each in told]
    apart = [(one, other) for one, other in combinations(rows, 2) if one.paper != other.paper]
    figures = pairs.score(rows)
    assert figures.true == sum(one.identity == other.identity for one, other in apart)
    assert figures.found == sum(one.key == other.key for one, other in apart)
    assert figures.both == sum(
        one.identity == other.identity and one.key == other.key for one, other in apart
    )
    own = pairs.within(rows)
    assert own.true == sum(
        one.identity == other.identity and one.authority == other.authority for one, other in apart
    )


def kinds(pairs, rows, rivals=()):
    return {(link.kind, link.row.paper): link.right for link in pairs.links(rows, rivals)}


def test_a_link_is_to_the_last_paper_of_the_authority_that_had_the_recommendation(pairs):
    rows = [
        row(pairs, "a1", "x", "k"),
        row(pairs, "a2", "y", "l"),
        row(pairs, "a3", "x", "k", since=("reappeared",)),
        row(pairs, "a4", "x", "m"),
    ]
    assert kinds(pairs, rows) == {("reappeared", "a3"): True, ("nothing happened", "a4"): False}


def test_a_number_that_another_had_before_must_not_bring_its_key(pairs):
    rows = [
        row(pairs, "a1", "x", "k", number="1"),
        row(pairs, "a2", "y", "k", number="1"),
        row(pairs, "a3", "z", "l", number="1"),
    ]
    found = kinds(pairs, rows)
    assert found == {
        ("a number of another's before", "a2"): False,
        ("a number of another's before", "a3"): True,
    }


def test_rivals_with_one_key_are_wrong(pairs):
    rows = [row(pairs, "a1", "r.1", "k"), row(pairs, "a2", "r.2", "k"), row(pairs, "a3", "s.1", "l")]
    found = kinds(pairs, rows, [("r.1", "r.2"), ("r.1", "s.1")])
    assert found == {("alike, in one report", "a2"): False, ("alike, in two reports", "a3"): True}


def test_across_forces_the_first_row_of_the_later_one_is_held_to_the_others(pairs):
    rows = [row(pairs, "a1", "x", "k", number="1"), row(pairs, "b2", "x", "k", text="other")]
    assert kinds(pairs, rows) == {
        ("across forces", "b2"): True,
        ("across forces, without number", "b2"): True,
        ("across forces, in other words", "b2"): True,
    }


def measure(archive, truth):
    command = [sys.executable, BENCHMARKS / "identities.py", "--archive", archive, "--truth", truth]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_rows_that_the_truth_does_not_know_end_the_measure(series, tmp_path):
    """An export with one row more or less would be aligned wrongly from there on."""
    truth = json.loads((series / "truth.json").read_text("utf-8"))
    paper = "saltmarsh-september-2018.docx"
    own = [row for row in truth["observations"] if row["paper"] == paper]
    short = {
        "papers": [each for each in truth["papers"] if each["paper"] == paper],
        "observations": own[:-1],
    }
    (tmp_path / "truth.json").write_text(json.dumps(short), "utf-8")
    done = measure(series, tmp_path / "truth.json")
    assert done.returncode == 1
    assert f"{paper} {len(own)} for {len(own) - 1}" in done.stderr


def test_a_paper_that_is_not_there_ends_the_measure_in_one_line(series, tmp_path):
    truth = {"papers": [{"paper": "lost.pdf", "date": "2018"}], "observations": []}
    (tmp_path / "truth.json").write_text(json.dumps(truth), "utf-8")
    done = measure(series, tmp_path / "truth.json")
    assert done.returncode == 1
    assert done.stderr.strip().endswith("no lost.pdf")
    assert "Traceback" not in done.stderr
