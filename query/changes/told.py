"""Changes as records: a happening with both its papers and places."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from query.changes.records import Period, Row
from schemas import BothPlaces, Change, LegendEntry, Place
from schemas.change import Happening, Value


class Telling:
    """Makes the changes between two periods of an authority. Where a row is not in one, its report's paper stands."""

    def __init__(self, authority: str, before: Period, after: Period) -> None:
        self._authority = authority
        self._before, self._after = before, after
        self._earlier, self._later = _papers(before), _papers(after)

    def of_rows(
        self,
        change: Happening,
        old: Sequence[Row],
        new: Sequence[Row],
        words: str,
        values: tuple[Value, Value],
        **more: Any,
    ) -> Change:
        """A change of one recommendation: its rows in the earlier and in the later period."""
        row = (new or old)[0]
        return self._change(
            change,
            words,
            values,
            BothPlaces(before=_places(old), after=_places(new)),
            recommendation_key=row.key,
            report_key=row.report,
            report_title=row.title,
            group=row.group,
            number=row.number,
            part=row.part,
            text=row.text,
            from_paper=old[0].paper if old else self._earlier(row.report),
            to_paper=new[0].paper if new else self._later(row.report),
            **more,
        )

    def of_report(
        self, change: Happening, old: Row | None, new: Row, words: str, values: tuple[Value, Value]
    ) -> Change:
        """A change of a report: the first row that stands under it in each period."""
        return self._change(
            change,
            words,
            values,
            BothPlaces(before=old.place if old else (), after=new.place),
            report_key=new.report,
            report_title=new.title,
            from_paper=old.paper if old else self._earlier(new.report),
            to_paper=new.paper,
        )

    def of_legend(
        self, old: Sequence[LegendEntry], new: Sequence[LegendEntry], words: str, values: tuple[Value, Value]
    ) -> Change:
        """A change of what the colours mean."""
        places = BothPlaces(before=tuple(line.place for line in old), after=tuple(line.place for line in new))
        papers = {"from_paper": self._before.legend_paper, "to_paper": self._after.legend_paper}
        return self._change("legend_changed", words, values, places, **papers)

    def _change(
        self, change: Happening, words: str, values: tuple[Value, Value], places: BothPlaces, **more: Any
    ) -> Change:
        return Change(
            change=change,
            before=values[0],
            after=values[1],
            words=words,
            places=places,
            authority=self._authority,
            from_date=self._before.name,
            to_date=self._after.name,
            **more,
        )


def _places(rows: Sequence[Row]) -> tuple[Place, ...]:
    return tuple(place for row in rows for place in row.place)


def _papers(period: Period) -> Callable[[str], str]:
    """Gives the paper of a period that lists most of a report, else the one with most rows."""
    whole = Counter(row.paper for row in period.rows)
    main = max(whole, key=lambda paper: whole[paper], default="") or next(iter(period.papers), "")
    size = Counter((row.report, row.paper) for row in period.rows)
    found: dict[str, str] = {report: paper for (report, paper), _ in reversed(size.most_common())}
    return lambda report: found.get(report, main)
