"""The truth held against itself: its changes are counted again from its observations alone."""

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from itertools import pairwise

GONE = {"dropped_after_completion", "dropped_after_closure", "dropped_without_closure", "cannot_tell"}
TURNS = {"greened", "reddened", "recovered", "regressed", "recoloured", "closed", "reopened"}
NOTHING_ELSE = {"split", "merged", "moved"}
CODES = {
    *GONE, *TURNS, *NOTHING_ELSE, "first_seen", "new_report", "reappeared", "slipped", "brought_forward", "due_set",
    "reworded", "renumbered", "retitled", "legend_changed",
}  # fmt: skip


def colour(row):
    return row["status_raw"].rpartition(" ")[2]


def consecutive(truth):
    """The papers of each authority two by two, without those that were superseded."""
    papers = defaultdict(list)
    for paper in truth["papers"]:
        if not paper["superseded"]:
            papers[paper["authority"]].append(paper["paper"])
    return [pair for own in papers.values() for pair in pairwise(own)]


def of_pair(truth, before, after):
    return [
        change for change in truth["changes"] if (change["from_paper"], change["to_paper"]) == (before, after)
    ]


def test_every_change_happens_at_least_twice_and_no_other_code_is_used(truth):
    counts = Counter(change["change"] for change in truth["changes"])
    assert set(counts) == CODES
    assert min(counts.values()) >= 2


def test_every_disguise_is_worn_at_least_twice(truth):
    worn = Counter(tag for row in truth["observations"] for tag in row["since"])
    assert min(worn.values()) >= 2
    assert {
        "renumbered", "number lost", "number back", "reworded, light", "reworded, middle", "reworded, heavy",
        "cut short", "preamble dropped", "split in rows", "split in numbers", "split in parts", "merged",
        "moved to a list", "moved to a group", "retitled, alias", "retitled, subtitle", "retitled, words",
        "reappeared", "after a cut",
    } == set(worn)  # fmt: skip


def test_no_change_is_told_twice(truth):
    told = Counter(
        tuple(str(change.get(name)) for name in ("change", "to_paper", "report", "identity", "piece", "part"))
        for change in truth["changes"]
    )
    assert [each for each, n in told.items() if n > 1] == []


def test_who_comes_and_goes_is_told_once_and_nobody_else(truth, rows):
    """Of each recommendation, counted from the observations: first seen, gone, back."""
    seen = defaultdict(set)
    for before, after in consecutive(truth):
        changes = of_pair(truth, before, after)
        told = defaultdict(set)
        for change in changes:
            if "identity" in change:
                told[change["change"]].add(change["identity"])
        old, new = ({row["identity"] for row in rows[paper]} for paper in (before, after))
        authority = changes[0]["authority"]
        seen[authority] |= old
        assert told["first_seen"] == new - seen[authority]
        merged = {gone for change in changes if change["change"] == "merged" for gone in change["from"][1:]}
        assert set().union(*(told[code] for code in GONE)) == old - new - merged
        after_a_cut = {row["identity"] for row in rows[after] if "after a cut" in row["since"]}
        assert told["reappeared"] == (new - old) & seen[authority] - after_a_cut
        seen[authority] |= new


def test_a_drop_says_how_the_last_paper_left_it(truth, rows):
    wanted = {
        "dropped_after_completion": {"GREEN"},
        "dropped_after_closure": {"CLOSED"},
        "dropped_without_closure": {"AMBER", "RED", "WHITE"},
    }
    for change in truth["changes"]:
        if change["change"] in wanted:
            last = [
                row
                for row in rows[change["from_paper"]]
                if row["identity"] == change["identity"] and row["part"] == change["part"]
            ]
            assert {colour(row) for row in last} <= wanted[change["change"]]


def test_every_turn_of_colour_and_every_new_number_is_told(truth, rows):
    """Row by row, but for those of which only a split, a merge or a move is told."""
    for before, after in consecutive(truth):
        changes = of_pair(truth, before, after)
        others = {change["identity"] for change in changes if change["change"] in NOTHING_ELSE}
        old, new = (
            {(row["identity"], row["piece"], row["part"]): row for row in rows[paper]}
            for paper in (before, after)
        )
        both = {key for key in old.keys() & new.keys() if key[0] not in others}

        def told(codes, changes=changes):
            return {
                (change["identity"], change["piece"], change["part"])
                for change in changes
                if change["change"] in codes
            }

        assert told(TURNS) == {key for key in both if colour(old[key]) != colour(new[key])}
        assert told({"renumbered"}) == {
            key for key in both if old[key]["number"] != new[key]["number"] and key[2] == 1
        }
        assert told({"reworded"}) == {key for key in both if old[key]["text"] != new[key]["text"]}
        assert told({"slipped", "brought_forward", "due_set"}) == {
            key for key in both if old[key]["due"] != new[key]["due"]
        }


def test_no_number_stands_twice_in_one_list_but_for_parts(rows):
    for paper, found in rows.items():
        numbers = Counter(
            (row["report"], row["group"], row["number"])
            for row in found
            if row["number"] and row["part"] == 1
        )
        assert [number for number, n in numbers.items() if n > 1] == [], paper


def test_rivals_are_near_in_words_or_had_one_number(truth):
    """A hard negative that is easy measures nothing."""
    first, numbers = {}, defaultdict(set)
    for row in truth["observations"]:
        first.setdefault(row["identity"], row["text"])
        numbers[row["identity"]].add((row["report"], row["number"]))
    for one, other in truth["rivals"]:
        near = SequenceMatcher(None, first[one].split(), first[other].split()).ratio()
        assert near > 0.4 or numbers[one] & numbers[other], (one, other, near)


def test_one_sentence_in_two_reports_is_two_recommendations(truth):
    of = defaultdict(set)
    for row in truth["observations"]:
        of[row["text"]].add(row["identity"])
    assert {"eff16.3", "eff17.1"} in of.values()
    assert {"eff17a.1", "eff17t.1"} in of.values()


def test_forces_share_the_national_recommendations_numbered_and_not(truth):
    authority = {paper["paper"]: paper["authority"] for paper in truth["papers"]}
    forces, unnumbered = defaultdict(set), set()
    for row in truth["observations"]:
        forces[row["identity"]].add(authority[row["paper"]])
        if not row["number"]:
            unnumbered.add(row["identity"])
    assert sum(len(found) == 3 for found in forces.values()) >= 5
    assert sum(len(found) > 1 for found in forces.values()) >= 25
    assert len({identity for identity, found in forces.items() if len(found) > 1} & unnumbered) >= 10


def test_the_series_is_of_a_real_ones_size(truth, rows):
    lengths = sorted(len(row["text"].split()) for row in truth["observations"])
    assert len({row["identity"] for row in truth["observations"]}) >= 70
    assert len(rows) == 14
    assert lengths[len(lengths) // 20] >= 14
    assert lengths[-1] >= 100
