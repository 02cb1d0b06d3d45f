from datetime import date

import pytest

from samspor.access.errors import Forbidden, NotVisible
from samspor.access.viewer import ANONYMOUS, Viewer
from samspor.activities.models import ClosedDay
from samspor.activities.services import add_closed_day, remove_closed_day
from samspor.audit.models import Event
from samspor.drawing.content import ClosedKind
from samspor.registry.models import Organisation
from tests.factories.activities import NOW
from tests.integration.activities.conftest import Region

OPEN = "a test looks at everything"


def _add(region: Region, viewer: Viewer, *, of: Organisation | None = None) -> ClosedDay:
    return add_closed_day(
        viewer=viewer,
        community=region.community,
        kind=ClosedKind.SCHOOL_BREAK,
        name=" Høstferie ",
        first=date(2024, 10, 7),
        last=date(2024, 10, 11),
        municipality=of,
        now=NOW,
    )


def test_t45_closed_days_are_said_and_taken_back(region: Region) -> None:
    closed = _add(region, region.coordinator)
    key = closed.pk

    remove_closed_day(viewer=region.coordinator, closed=closed, now=NOW)

    assert closed.name == "Høstferie"
    assert ClosedDay.objects.unguarded(reason=OPEN).count() == 0
    events = Event.objects.unguarded(reason=OPEN).filter(object_type="closed_day")
    assert [(event.action, event.object_ids) for event in events] == [
        ("closed_day.removed", [key]),
        ("closed_day.added", [key]),
    ]


def test_municipality_says_its_own_closed_days_only(region: Region) -> None:
    closed = _add(region, region.adviser, of=region.storvik)

    assert str(closed) == "Høstferie"
    for place in (region.lillevik, None):
        with pytest.raises(Forbidden):
            _add(region, region.adviser, of=place)
    with pytest.raises(NotVisible):
        _add(region, ANONYMOUS)
    assert list(ClosedDay.objects.seen_by(region.head)) == [closed]
    assert list(ClosedDay.objects.seen_by(ANONYMOUS)) == []
