"""What the names of files and folders say of a paper's date, and what they do not."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.dates.filing import filed

DATED = [
    ("appendix-2017-02.pdf", "2017-02"),
    ("tb05-actions-2011-03-02.pdf", "2011-03-02"),
    ("appendix-2-2017-02.pdf", "2017-02"),
    ("Public reports pack 30th-Nov-2017 10.00 Performance and Resources Committee.pdf", "2017-11-30"),
    ("Thursday 30th-Nov-2017 13.45 Performance and Resource Management Committee.pdf", "2017-11-30"),
    ("Minutes 12 Sept 2017 - pack 30th-Nov-2017.pdf", "2017-11-30"),
    ("2018-11 PEEL Effectiveness March 2017.pdf", "2018-11"),
    ("20171130_reports.pdf", "2017-11-30"),
    ("reports20171130.pdf", "2017-11-30"),
    ("30112017.pdf", "2017-11-30"),
    ("201711.pdf", "2017-11"),
    ("pack 30-11-17.pdf", "2017-11-30"),
    ("30.11.17.pdf", "2017-11-30"),
    ("30_11_2017.pdf", "2017-11-30"),
    ("2017_11_30.pdf", "2017-11-30"),
    ("2017 11 30 pack.pdf", "2017-11-30"),
    ("30Nov2017.pdf", "2017-11-30"),
    ("Nov-30-2017.pdf", "2017-11-30"),
    ("2017-Nov-30.pdf", "2017-11-30"),
    ("report 30%20Nov%202017.pdf", "2017-11-30"),
    ("03.03.2020 10.30am.pdf", "2020-03-03"),
    ("Appendix A Nov 18.docx", "2018-11"),
    ("Recs_Feb_2017_FINAL v2.docx", "2017-02"),
    ("2017 November.doc", "2017-11"),
    ("11.2017.pdf", "2017-11"),
    ("Appendix 2 - March 2018.pdf", "2018-03"),
    ("Tracker 3 - March 2018.pdf", "2018-03"),
]
QUARTERS = [
    ("Item 7 Appendix 2 - Q3 2018-19.pdf", "2018-12"),
    ("q3-2018-19.pdf", "2018-12"),
    ("Q3_2018_19.pdf", "2018-12"),
    ("2018-19 Q4 tracker.pdf", "2019-03"),
    ("Apr-Jun 2018.pdf", "2018-06"),
    ("Autumn 2018.pdf", "2018-11"),
]
UNDATED = [
    "002_dbf7453b73961adf.txt", "POL 76-17.pdf", "POL_76_17.pdf", "RPA 11-20 appendix.pdf", "appendix v2.pdf",
    "appendix v1.2.2018.pdf", "0207 601 2017.pdf", "02076012017.pdf", "12345678.pdf", "g18944.pdf", "2018-19.pdf",
    "2011-12.pdf", "201112.pdf", "201105.pdf", "301117.pdf", "31-02-2018.pdf", "PEEL Legitimacy 2017.pdf",
    "10.00.pdf", "13.45 meeting.pdf", "maybe 18.pdf", "Item 7.pdf", "A2018.pdf", ".pdf", "",
]  # fmt: skip


@pytest.mark.parametrize(("name", "date"), DATED)
def test_names_as_archives_write_them_give_a_day_or_a_month(name, date):
    """Beside times, versions, numbers and the reports that the paper looks at."""
    found = filed(name)
    assert found is not None
    assert (found.date, found.name, found.is_exact) == (date, name, True)


@pytest.mark.parametrize(("name", "date"), QUARTERS)
def test_a_quarter_in_a_name_is_its_last_month_and_not_exact(name, date):
    """It says what is reported on, and not when."""
    found = filed(name)
    assert found is not None
    assert (found.date, found.is_exact) == (date, False)


@pytest.mark.parametrize("name", UNDATED)
def test_numbers_that_are_no_dates_give_none(name):
    """References, digests, telephone numbers, times, versions, bare years; and what may mean two dates."""
    assert filed(name) is None


@pytest.mark.parametrize(
    ("path", "date", "said_by"),
    [
        ("2018-11/Appendix A.pdf", "2018-11", "2018-11/"),
        ("2018-11/papers/Appendix A.pdf", "2018-11", "2018-11/"),
        ("Thursday 30th-Nov-2017 13.45 Board/Appendix A.pdf", "2017-11-30", "Thursday 30th-Nov-2017 13.45 Board/"),
        ("2018/11 November/Appendix A.pdf", "2018-11", "2018/11 November/"),
        ("2018/11/Appendix A.pdf", "2018-11", "2018/11/"),
        ("2018/Appendix A Nov.pdf", "2018-11", "2018/Appendix A Nov.pdf"),
        ("2018-19/Nov/Appendix A.pdf", "2018-11", "2018-19/Nov/"),
        ("2018-19/Feb/Appendix A.pdf", "2019-02", "2018-19/Feb/"),
        ("2018-19/Q3/Appendix A.pdf", "2018-12", "2018-19/Q3/"),
        ("2018-11/appendix 2017-02.pdf", "2017-02", "appendix 2017-02.pdf"),
        ("2019-02/Appendix A Q3 2018-19.pdf", "2019-02", "2019-02/"),
        ("2017-02/2018-11/Appendix A.pdf", "2018-11", "2018-11/"),
    ],
)  # fmt: skip
def test_folders_say_what_the_files_own_name_leaves_open(path, date, said_by):
    """The nearest first; a month anywhere before a quarter; the file's own date before any."""
    *folders, name = path.split("/")
    found = filed(name, folders[::-1])
    assert found is not None
    assert (found.date, found.name) == (date, said_by)


@pytest.mark.parametrize(
    "path",
    ["backup 2024-01-31/Appendix A.pdf", "export-20240131/Appendix A.pdf", "2018-19/Appendix A.pdf",
     "2018/Appendix 11.pdf"],
)  # fmt: skip
def test_folders_of_copies_and_bare_years_date_no_paper(path):
    """When somebody copied it is not when it was put to its committee; nor is an appendix a month."""
    *folders, name = path.split("/")
    assert filed(name, folders[::-1]) is None


FORMS = ["{0:%Y-%m-%d}", "{0:%Y%m%d}", "{0:%d%m%Y}", "{0:%d-%m-%Y}", "{0:%d_%m_%Y}", "{0:%d.%m.%y}", "{0:%d %B %Y}",
         "{0:%dth-%b-%Y}", "{0:%d%b%Y}", "{0:%A %d-%b-%Y 10.00}", "{0:%Y_%m_%d}", "{0:%b %d %Y}"]  # fmt: skip
AROUND = [
    "{}.pdf",
    "Appendix A {}.docx",
    "item 7_{}_final.pdf",
    "Public reports pack {} 10.00 Committee.pdf",
    "{} v2.pdf",
]


@given(
    st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)),
    st.sampled_from(FORMS),
    st.sampled_from(AROUND),
)
def test_any_day_in_any_form_is_that_day(day, form, around):
    """Whatever stands beside it."""
    found = filed(around.format(form.format(day)))
    assert found is not None
    assert found.date == day.isoformat()


@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=2))
def test_any_name_at_all_is_read_without_a_fault(name, folders):
    """And what it gives is a month or a day that a calendar has."""
    found = filed(name, folders)
    if found:
        parts = [int(part) for part in found.date.split("-")]
        assert datetime.date(*parts, *([1] if len(parts) == 2 else [])).isoformat().startswith(found.date)
