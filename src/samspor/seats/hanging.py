"""What hangs on a seat and follows it to the next holder. Apps above tell; seats ask nobody."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from samspor.access.viewer import Viewer
from samspor.seats.models import Seat


@dataclass(frozen=True, slots=True)
class Hanging:
    """`what` says why it hangs there; `name` what it is, in the language `lang`."""

    what: str
    name: str
    href: str = ""
    lang: str = ""


# At most one statement each: a seat's page asks all of them.
Source = Callable[[Viewer, Seat, date], Iterable[Hanging]]

_sources: list[Source] = []


def tell(source: Source) -> None:
    """Register from an app's `ready`; order of INSTALLED_APPS is order on the page."""
    _sources.append(source)


def hanging_on(viewer: Viewer, seat: Seat, *, on: date) -> list[Hanging]:
    return [one for source in _sources for one in source(viewer, seat, on)]
