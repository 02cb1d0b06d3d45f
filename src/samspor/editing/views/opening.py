"""What all views of a page begin with."""

from dataclasses import dataclass
from datetime import date, datetime

from samspor.access.errors import NotVisible
from samspor.access.request import ViewerRequest
from samspor.editing.enums import Part
from samspor.editing.forms import FORMS, PageForm
from samspor.editing.models import PageVersion
from samspor.editing.selectors.page import Page
from samspor.editing.selectors.pages import editable_page, names_in, state_from
from samspor.editing.selectors.versions import latest_version, version_at
from samspor.editing.services.keeping import Standpoint
from samspor.editing.state import State
from samspor.focus.selectors.links import Named
from samspor.kernel import clock
from samspor.registry.address import mark


@dataclass(frozen=True, slots=True)
class Opened:
    """A page to be edited, as it stands."""

    page: Page
    latest: PageVersion | None
    now: datetime
    today: date

    @property
    def draft(self) -> PageVersion | None:
        return self.latest if self.latest and self.latest.is_draft else None


def open_page(
    request: ViewerRequest, community: str, part: Part, key: str, *, with_latest: bool = True
) -> Opened:
    now = clock.now()
    today = clock.today()
    page = editable_page(request.viewer, community=community, part=part, key=key, on=today)
    mark(request, page.community)
    latest = latest_version(request.viewer, page) if with_latest else None
    return Opened(page, latest, now, today)


def version_or_404(request: ViewerRequest, page: Page, number: int) -> PageVersion:
    found = version_at(request.viewer, page, number)
    if found is None or not found.state:
        raise NotVisible
    return found


def with_names(
    request: ViewerRequest, opened: Opened, *states: State, options: bool = False
) -> tuple[Standpoint, list[Named]]:
    """How the page stands, and what it and the states name; one statement more."""
    draft = [opened.draft.state] if opened.draft else []
    names = names_in(
        request.viewer, opened.page, [*states, *draft], on=opened.today, options=options
    )
    kept = state_from(request.viewer, opened.page, names)
    return Standpoint(opened.latest, kept), names


def speaking(part: Part, names: list[Named]) -> PageForm:
    """A form that only tells values in words."""
    return FORMS[part](names=names)
