"""What headings mean: those of other authorities, by the nouns in them and not by a list of whole phrases."""

import pytest

from extract.columns.grammar import is_heading_like, meaning_of

KNOWN = {
    "number": "Rec. No|Recommendation #|Action Ref No.|Audit ref|Finding no.|Item No.|S/N|Paragraph no.|Rec ID",
    "text": "Must do / should do action|What needs to improve|Finding and recommendation|Scrutiny recommendation"
    "|Agreed Management Actions|Actions required to meet the recommendation|Area of improvement|CQC requirement"
    "|Inspector's recommendation|Details of recommendation|Recommendation summary|Recommendation made"
    "|Recommendation as agreed by Cabinet|HMICFRS recommendation / AFI|Area for Improvement (AFI)|Action to be taken"
    "|Actions we will take",
    "status": "RAG rating at 31 March|Overall progress RAG|Current status (BRAG)|Completed (Y/N)|Implemented?|R/A/G"
    "|Status as of May 2022|RAG (self-assessed)|Implementation RAG|Status of action|Position (RAG)|Open / Closed"
    "|RAG this quarter|Recommendation/AFI status|Is the action complete?",
    "due": "To be completed by when|Completion due date|Agreed target date|Timescale / due date|Target completion"
    "|Implementation deadline|Date action due|Deadline for completion|When by|By (date)|Due Date(s)"
    "|Date to be completed|Forecast completion date|Lead officer / target date",
    "revised_due": "Revised implementation date(s)|Revised deadline (if applicable)|New completion date"
    "|Due date (revised)|Extended to|Latest due date",
    "comment": "Management update|Auditee's comments|Update provided by service|Latest comments from lead officer"
    "|Update for March 2022 Committee|Evidence of completion|Commentary on progress|What we have done|Status update"
    "|Progress since last report|Progress / Next steps|Action taken to date|Position as at 30 June 2020|Work to date",
    "owner": "Responsible director|Executive sponsor|Action holder|Owner / responsible officer|Person responsible"
    "|Responsible officer and department|Lead officer/Service|Action by|Action to be taken by|Head of Service"
    "|Lead(s)",
    "priority": "Priority (H/M/L)|Priority level|Recommendation priority|Risk rating|Level of priority",
    "progress": "Progress|Progress against action|Progress made to date",
}
UNKNOWN = (
    "% complete|Directorate|Previous RAG|RAG last quarter|Date|Start date|Meeting date|Date raised|Date completed"
    "|Actual completion date|Meeting date & action number|Report|Risk|Description of risk|Mitigating actions"
    "|Action to mitigate|Number of recommendations|Target rating|Date due to be discussed|Address and description"
    "|In progress|On track|March 2020|HMICFRS|No update was received this quarter."
)


@pytest.mark.parametrize(
    ("column", "heading"), [(column, each) for column, words in KNOWN.items() for each in words.split("|")]
)
def test_a_heading_is_known_by_its_nouns(column, heading):
    """In capitals as well."""
    for printed in (heading, heading.upper()):
        meaning = meaning_of(printed)
        assert meaning is not None
        assert meaning.columns[0] == column


@pytest.mark.parametrize("heading", UNKNOWN.split("|"))
def test_what_is_no_column_of_ours_stays_unknown(heading):
    """Shares, dates of something else, earlier statuses, counts, risks; the words of cells."""
    assert meaning_of(heading) is None


@pytest.mark.parametrize(
    ("heading", "whole"),
    [
        ("R E C O M M E N D A T I O N", "Recommendation"),
        ("S TAT U S", "Status"),
        ("D U E D AT E", "Due date"),
        ("BRA G", "BRAG"),
        ("Priorit y", "Priority"),
        ("Recoimmendation", "Recommendation"),
    ],
)
def test_spaced_broken_and_misprinted_words_are_put_right(heading, whole):
    """As letter-spacing, narrow cells and bad scans print them."""
    assert meaning_of(heading) == meaning_of(whole)


def test_a_word_that_nobody_knows_makes_a_meaning_loose():
    """The name of an authority, or another kind of status."""
    assert meaning_of("Update").loose is False
    assert meaning_of("Ravensmoor update").loose is True
    assert meaning_of("Employment status").loose is True


def test_two_headings_in_one_cell_are_doubtful():
    """A missing rule, not a status of due dates."""
    assert meaning_of("Status Due Date").loose is True


def test_of_two_meanings_in_one_heading_both_are_kept():
    """What the column holds decides."""
    assert meaning_of("Status / Comments").columns == ("status", "comment")
    assert meaning_of("Status update").columns == ("comment", "status")


def test_the_times_of_headings_are_in_order():
    """A quarter is its last month; what names no time is from now."""
    headings = ("Q2 RAG", "Q3 RAG", "RAG June 2019", "RAG at 30 September 2019", "RAG")
    times = [meaning_of(heading).when for heading in headings]
    assert times == sorted(times)


def test_a_long_heading_is_one_by_what_stands_outside_its_brackets():
    """A sentence is none, whatever it begins with."""
    long = "Recommendation (in the words in which the inspectorate printed it in its report of that year)"
    assert meaning_of(long).columns == ("text",)
    assert not is_heading_like("Action " * 12)
    assert not is_heading_like(f"Comment, {'and more of it ' * 20}")
