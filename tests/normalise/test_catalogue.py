"""The report catalogue by property: its reports are told apart, however a paper prints their titles."""

import datetime
import time
from itertools import combinations
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.reports.catalogue import by_key, catalogue, catalogued, counting
from normalise.reports.titles import publication, read_title, report_named
from normalise.vocabulary import vocabulary
from normalise.words import slug

TITLED = [report for report in catalogue() if report.forms and not report.edition]
PILLARS = [report for report in catalogue() if not report.forms]


@pytest.mark.parametrize("report", catalogue(), ids=lambda report: report.key)
def test_every_report_is_named_by_its_own_title_and_its_aliases(report):
    """And by nothing else's."""
    assert read_title(report.title, "").key == report.key
    for entry in vocabulary("reports/reports")["report"]:
        if entry["key"] == report.key:
            assert {read_title(alias, "").key for alias in entry.get("aliases", ())} <= {report.key}


def test_the_catalogue_holds_facts_that_can_be():
    """Keys are slugs, dates are dates, no two reports have one title."""
    for report in catalogue():
        assert slug(report.key) == report.key
        assert report.published
        assert datetime.date.fromisoformat(f"{report.published}-01"[:10]).year >= 2010
        assert report.by
        assert catalogued(f"{report.key}:kent-police") is by_key()[report.key]
    titles = [(counting(report.title)) for report in catalogue()]
    assert len(set(titles)) == len(titles)


def test_a_date_that_is_not_certain_is_reckoned_with_nowhere():
    """It only tells editions apart."""
    doubtful = [report for report in catalogue() if not report.certain]
    assert doubtful
    assert {publication(report.key) for report in doubtful} == {None}


AROUND = st.sampled_from(
    ["{}", "1. {}", "HMICFRS – {}", "HMIC: {}", "Report: {}", "“{}”", "{}.", "  {} ", "(b) {}",
     "{} – National", "{} [National]"]
)  # fmt: skip
DASH = st.sampled_from(["-", "–", "—", "‑"])
QUOTE = st.sampled_from(["'", "’", "‘", "`"])
SPACE = st.sampled_from([" ", "  ", "\n", "\u00a0"])
CASE = st.sampled_from([str, str.upper, str.title])


@given(st.sampled_from(catalogue()), AROUND, DASH, QUOTE, SPACE, CASE, st.booleans())
def test_no_manner_of_printing_makes_another_report(report, around, dash, quote, space, case, dated):
    """Case, dashes, quotes, white space, what stands before it, its scope and its month behind it."""
    words = case(report.title).replace("–", dash).replace("’", quote).replace("'", quote)
    behind = f" ({_month(report.published)})" if dated and len(report.published) > 6 else ""
    assert read_title(around.format(words.replace(" ", space) + behind), "").key == report.key


def _month(published):
    names = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
             "November", "December"]  # fmt: skip
    return f"{names[int(published[5:7]) - 1]} {published[:4]}"


@given(st.sampled_from(catalogue()), st.data())
def test_one_letter_off_is_never_another_report_of_the_catalogue(report, data):
    """A letter mistaken, lost or added in a word makes the same report, or one of its own."""
    title = report.title
    places = [at for at, letter in enumerate(title) if letter.isalpha()]
    at = data.draw(st.sampled_from(places))
    put = data.draw(st.sampled_from(["", *ascii_lowercase, title[at] * 2]))
    found = read_title(title[:at] + put + title[at + 1 :], "")
    assert found.report is None or found.report.key == report.key


@given(st.sampled_from(TITLED), st.data())
def test_a_slip_in_a_long_word_is_mended(report, data):
    """Of the letters of a word of eight and more, one may be wrong."""
    words = report.title.split(" ")
    long = [at for at, word in enumerate(words) if len(word) >= 8 and word.isalpha()]
    if not long or len(words) < 4:
        return
    at = data.draw(st.sampled_from(long))
    place = data.draw(st.integers(1, len(words[at]) - 2))
    words[at] = f"{words[at][:place]}z{words[at][place + 1 :]}"
    assert read_title(" ".join(words), "").key == report.key


@given(st.sampled_from(TITLED), st.integers(2010, 2030))
def test_another_year_is_another_report(report, year):
    """A title with a year that is neither its own nor that of its publication."""
    if str(year) not in report.years:
        found = read_title(f"{report.title} – May {year}", "").report
        assert found is None or str(year) in found.years
        assert found is not report


@given(
    st.sampled_from(PILLARS),
    st.sampled_from(PILLARS),
    st.sampled_from(["", " – National", " – CoLP", " – Kent"]),
)
def test_pillars_years_and_forces_of_peel_stay_apart(one, other, limit):
    """A force's report is not the national one, nor another year's, nor another pillar's."""
    first = report_named(one.title, "")[0]
    second = report_named(other.title + limit, "")[0]
    assert (first == second) == (one is other and limit in ("", " – National"))


def test_no_two_reports_share_a_title_or_an_alias():
    """Main titles and subtitles may be shared: then a date tells, or nothing does."""
    for one, other in combinations(TITLED, 2):
        own = {form.words for form in one.forms if form.rank < 2}
        assert not own & {form.words for form in other.forms if form.rank < 2}, (one.key, other.key)


@given(st.text(max_size=300))
def test_any_text_is_read(text):
    """With a key of its own, or none where nothing can be read."""
    key, title = report_named(text, "Kent Police")
    assert key == "" or title.name
    assert report_named(text, "Kent Police")[0] == key


@pytest.mark.parametrize(
    "text",
    [
        "a " * 20_000, "(" * 20_000, "PEEL " * 5_000, "– " * 10_000, "HMIC and " * 5_000, "A of " * 8_000,
        "Report: " * 5_000, "PEEL 2016 " + "and " * 9_000, " - ".join(["CoLP"] * 9_000), "2017/18 " * 4_000,
        "Stolen freedom " * 3_000, "1. " * 9_000, "\u00a0" * 9_000, "A" + "a" * 50_000,
    ],
    ids=range(14),
)  # fmt: skip
def test_a_hostile_title_is_soon_read(text):
    """No pattern runs away."""
    started = time.perf_counter()
    report_named(text, "Kent Police")
    assert time.perf_counter() - started < 0.5


def test_a_title_is_resolved_in_milliseconds():
    """A paper has some dozens of headings: a hundred that nobody knows take less than a second."""
    started = time.perf_counter()
    for at in range(100):
        report_named(
            f"The policing response to modern nuisance number {ascii_lowercase[at % 26]} and {at}", ""
        )
    assert time.perf_counter() - started < 1
