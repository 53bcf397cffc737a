"""The traps' own words: recommendations, owners and updates, all invented."""

ACTIONS = (
    "The force should make sure that every call about a missing child is graded by a supervisor.",
    "Publish the allotment waiting list on the council's website and keep it up to date each quarter.",
    "By the end of the year, all districts should have a named lead for rural crime who meets parish councils.",
    "Review how body armour is stored, and replace any panel that is past its safe life.",
    "The service should test its mobilising system under load, including a night-time exercise with partners.",
    "Agree a protocol with the hospital trust on who waits with detained people, and for how long.",
    "Carry out an equality impact assessment before any change to the shift pattern is consulted upon.",
    "The authority should record the reasons for every decision not to visit premises after a fire.",
    "Improve the quality of crime files so that the prosecutor returns fewer than one in ten.",
    "Provide refresher training in the handling of digital evidence to all front-line supervisors.",
    "Put in place a single register of community tensions, shared weekly with housing providers.",
    "The chief officer should set out how savings will be measured once the control rooms have merged.",
    "Establish a clear route by which volunteers can raise a concern without going through their own unit.",
    "All custody suites should have working intercoms in every cell, tested daily and the test recorded.",
    "Develop a plan to bring vacancies among detectives down to the level that the budget allows for.",
    "Make sure that victims are told of the outcome within five days and that the contact is logged.",
    "Extend the winter gritting contract to the three depots that were left out of the first tender.",
    "Revise the lone-working policy and brief every team that visits people at home.",
    "The force should understand why stop and search records lack grounds in one case out of eight.",
    "Introduce a common risk assessment for licensed premises that all partners complete in the same way.",
    "Check that hydrants in new estates have been adopted and marked before residents move in.",
    "Set a standard for how quickly online reports are answered, and publish how often it is met.",
    "Review the storage of seized vehicles and dispose of those held for more than two years.",
    "Appoint an independent member to the ethics panel and publish the minutes of its meetings.",
)

OWNERS = (
    "ACC Tolland",
    "Head of Property",
    "Ch Supt Ferris",
    "A. Quillan",
    "Director of Place",
    "J. Osterley",
    "Area Manager Brill",
    "Head of Custody",
)

UPDATES = (
    "A first draft has been shared with district commanders, who have until the end of the month to comment.",
    "The supplier has confirmed a date for the upgrade and the test plan is being written with the control room.",
    "Work has been held up by the move of the records team but will start again once the new floor is open.",
    "Evidence has been gathered from four districts out of six; the remaining two report at the next meeting.",
    "The working group met twice in the period and its terms of reference have been signed off by the board.",
    "All sergeants have now attended. Attendance is recorded on the training system and was checked by audit.",
    "The panel considered the options paper and asked for costs to be split between capital and revenue.",
    "A dip sample of sixty records found four that fell short, and feedback was given to the officers.",
)

DUES = (
    "March 2022", "30/06/2022", "September 2022", "31/12/2021", "May 2022", "15/10/2022", "January 2023", "July 2022"
)  # fmt: skip

PROSE = (
    "Members received the report of the Chief Officer and noted the position at the end of the quarter.",
    "The Chair thanked officers for their work and asked that the next report be shorter than this one.",
    "In reply to a question, the Director explained that the contract would be let again in the spring.",
    "It was agreed that the matter be brought back once the views of the district panels were known.",
    "A member asked what the cost of the new arrangements would be, and was told that it was being worked out.",
    "The Treasurer drew attention to the pressure on reserves and to the timetable for setting the precept.",
)

SHADES = {"green": "#92d050", "amber": "#ffc000", "red": "#ff0000", "white": None, "blue": "#00b0f0"}


def prose(start: int, sentences: int) -> str:
    """A paragraph of minutes."""
    return " ".join(PROSE[(start + i) % len(PROSE)] for i in range(sentences))
