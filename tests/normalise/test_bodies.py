"""Forces by their names, whoever speaks for them."""

import pytest

from normalise.bodies import commonest_force


@pytest.mark.parametrize(
    ("printed", "force"),
    [
        ("Report of: The Chief Constable of Aldermere Police", "Aldermere Police"),
        ("the Assistant Chief Constable of Avon and Somerset Constabulary", "Avon and Somerset Constabulary"),
        ("Officers of Kent Police", "Kent Police"),
        ("The Police and Crime Commissioner for Kent Police", "Kent Police"),
        ("Constables should be trained.", ""),
    ],
)
def test_an_officers_title_is_no_part_of_the_forces_name(printed: str, force: str) -> None:
    """Else each force would be two, and its reports too."""
    assert commonest_force([printed]) == force
