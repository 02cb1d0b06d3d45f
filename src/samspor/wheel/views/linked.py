"""An activity in the words of schema.org, for search engines and calendars that read pages."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from samspor.drawing.compare import Change, ChangeKind
from samspor.drawing.content import Item, Mode, Status, WheelContent
from samspor.kernel.clock import OSLO
from samspor.kernel.timing import Precision, Timing

_MODES: Final = {
    Mode.PHYSICAL: "https://schema.org/OfflineEventAttendanceMode",
    Mode.DIGITAL: "https://schema.org/OnlineEventAttendanceMode",
    Mode.HYBRID: "https://schema.org/MixedEventAttendanceMode",
}


def event(
    item: Item, content: WheelContent, *, address: str, home: str, changes: Iterable[Change]
) -> dict[str, Any] | None:
    """None for what has no day: an Event must begin some time.

    Args:
        address: Absolute, of the activity's own page.
        home: Absolute, of the community.
        changes: Of all editions, newest first.
    """
    if not item.timing.is_dated:
        return None
    first, last = _ends(item.timing)
    facts: dict[str, Any] = {
        "@type": "Event",
        "name": item.title,
        "url": address,
        "startDate": first,
        "endDate": last,
        "inLanguage": content.language,
        "organizer": {"@type": "Organization", "name": content.community_name, "url": home},
        **_status(item, changes),
    }
    if item.description:
        facts["description"] = item.description
    if item.mode is not None:
        facts["eventAttendanceMode"] = _MODES[item.mode]
    if item.mode is Mode.DIGITAL:
        facts["location"] = {"@type": "VirtualLocation", "url": address}
    elif item.place:
        facts["location"] = {"@type": "Place", "name": item.place}
    if item.audience:
        facts["audience"] = {"@type": "Audience", "audienceType": item.audience}
    return facts


def _status(item: Item, changes: Iterable[Change]) -> dict[str, str]:
    if item.status is Status.CANCELLED:
        return {"eventStatus": "https://schema.org/EventCancelled"}
    moved = next(
        (one.old for one in changes if one.kind is ChangeKind.MOVED and one.item_id == item.id),
        None,
    )
    if moved is not None and moved.timing.is_dated:
        before, _last = _ends(moved.timing)
        return {
            "eventStatus": "https://schema.org/EventRescheduled",
            "previousStartDate": before,
        }
    return {"eventStatus": "https://schema.org/EventScheduled"}


def _ends(timing: Timing) -> tuple[str, str]:
    """With the offset where there is an hour, else bare days, the last inclusive."""
    first, last = timing.first, timing.last
    assert first is not None  # it is dated
    assert last is not None
    if timing.precision is not Precision.TIME or timing.start is None:
        return first.isoformat(), last.isoformat()
    begins = datetime.combine(first, timing.start, OSLO)
    ends = datetime.combine(last, timing.end, OSLO) if timing.end else last
    return begins.isoformat(), ends.isoformat()
