"""From a page's state to its own tables, through the services of the app that owns them."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from samspor.access.models import GuardedModel
from samspor.access.viewer import Viewer
from samspor.editing.selectors import area as areas
from samspor.editing.selectors import front
from samspor.editing.selectors import initiative as initiatives
from samspor.editing.selectors import network as networks
from samspor.editing.selectors.page import Page
from samspor.editing.state import State, day, ids, lines
from samspor.focus.models import FocusArea, Initiative
from samspor.focus.services import (
    FocusAreaFacts,
    InitiativeFacts,
    change_focus_area,
    change_initiative,
    show_page,
)
from samspor.networks.enums import ArenaKind
from samspor.networks.models import Arena
from samspor.networks.services import (
    CharterFacts,
    PageFacts,
    describe_network,
    show_network,
    write_charter,
)
from samspor.registry.enums import Ownership, UnitKind
from samspor.registry.models import Community, Organisation, Unit
from samspor.registry.services.communities import introduce_community
from samspor.registry.services.pages import Figure, UnitPageFacts, describe_unit
from samspor.seats.models import Seat

# What the form calls a column that another model calls otherwise.
_FIELDS = {"form": "meeting"}


def check(page: Page, state: State) -> None:
    """Whether it could be published.

    Raises:
        ValidationError: What the tables would refuse, under the fields of the form.
    """
    match page.row:
        case Arena() as row:
            _check(networks.with_texts(row, state))
            charter = networks.with_charter(row, state)
            if charter is not None:
                charter.pk = row.charter.pk if hasattr(row, "charter") else None
                _check(charter)
        case Initiative() as row:
            _check(initiatives.with_texts(row, state))
        case FocusArea() as row:
            _check(areas.proposed(row, state, ()))
        case Community() as row:
            _check(front.proposed(row, state))
        case _:
            pass  # the form has judged each figure


def _check(row: GuardedModel) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        told = {_FIELDS.get(name, name): each for name, each in error.error_dict.items()}
        raise ValidationError(told) from error


def apply(viewer: Viewer, page: Page, state: State, *, now: datetime) -> None:
    """Write it where everybody sees it."""
    match page.row:
        case Arena() as row:
            _apply_network(viewer, row, state, now=now)
        case Initiative() as row:
            facts = _initiative_facts(viewer, row, state)
            change_initiative(viewer=viewer, initiative=row, facts=facts, now=now)
        case FocusArea() as row:
            change_focus_area(viewer=viewer, area=row, facts=_area_facts(state), now=now)
        case Community() as row:
            introduce_community(
                viewer=viewer,
                community=row,
                lead=state["lead"],
                introduction=state["introduction"],
                now=now,
            )
        case Unit() as row:
            describe_unit(
                viewer=viewer,
                community=page.community,
                unit=row,
                facts=_unit_facts(state),
                now=now,
            )
        case _:
            raise TypeError(f"expected a row that has a page, got {page.row!r}")


def show(viewer: Viewer, page: Page, *, is_public: bool, now: datetime) -> None:
    """Give the page to everybody, or take it away."""
    match page.row:
        case Arena() as row:
            show_network(viewer=viewer, arena=row, is_public=is_public, now=now)
        case Initiative() | FocusArea() as row:
            show_page(viewer=viewer, row=row, is_public=is_public, now=now)
        case _:
            raise ValidationError(_("It is in the registry and keeps its page."))


def _apply_network(viewer: Viewer, row: Arena, state: State, *, now: datetime) -> None:
    organisations = Organisation.objects.seen_by(viewer).distinct()
    facts = PageFacts(
        name=state["name"],
        who=state["who"],
        about=state["about"],
        kind=ArenaKind(state["kind"]),
        rhythm=state["rhythm"],
        district=organisations.filter(pk__in=[state["district"]]).first(),
        ownership=Ownership(state["ownership"]) if state["ownership"] else None,
        focus_areas=_areas(viewer, row.community_id, ids(state, "focus_areas")),
        partners=organisations.filter(pk__in=ids(state, "partners")),
        contact_units=_units(viewer, ids(state, "contact_units")),
    )
    describe_network(viewer=viewer, arena=row, facts=facts, now=now)
    if not networks.has_charter(state) and not hasattr(row, "charter"):
        return
    charter = CharterFacts(
        why=lines(state["why"]),
        goals=lines(state["goals"]),
        themes=_themes(state["themes"]),
        form=lines(state["meeting"]),
        duties=lines(state["duties"]),
        fixed_points=lines(state["fixed_points"]),
        agreed_on=day(state["agreed_on"]),
        lifetime_years=state["lifetime_years"],
        evaluate_after_years=state["evaluate_after_years"],
    )
    write_charter(viewer=viewer, arena=row, facts=charter, now=now)


def _themes(text: str) -> list[tuple[str, list[str]]]:
    """A line that begins with "- " is a part of the theme above it."""
    found: list[tuple[str, list[str]]] = []
    for line in lines(text):
        if line.startswith("- ") and found:
            found[-1][1].append(line.removeprefix("- ").strip())
        else:
            found.append((line.removeprefix("- "), []))
    return found


def _initiative_facts(viewer: Viewer, row: Initiative, state: State) -> InitiativeFacts:
    seats = Seat.objects.unguarded(reason="the service refuses a seat of another community")
    return InitiativeFacts(
        name=state["name"],
        summary=state["summary"],
        text=state["text"],
        goals=lines(state["goals"]),
        valid_from=day(state["valid_from"]),
        valid_to=day(state["valid_to"]),
        unit_kind=UnitKind(state["unit_kind"]) if state["unit_kind"] else None,
        decided_on=day(state["decided_on"]),
        decided_by=state["decided_by"],
        scheme=state["scheme"],
        funder=state["funder"],
        participation=state["participation"],
        cohort=state["cohort"],
        lead_seat=seats.filter(pk=state["lead_seat"]).first() if state["lead_seat"] else None,
        focus_areas=_areas(viewer, row.community_id, ids(state, "focus_areas")),
        partners=Organisation.objects.seen_by(viewer)
        .filter(pk__in=ids(state, "partners"))
        .distinct(),
        units=_units(viewer, ids(state, "units")),
    )


def _area_facts(state: State) -> FocusAreaFacts:
    return FocusAreaFacts(
        name=state["name"],
        text=state["text"],
        goals=lines(state["goals"]),
        themes=lines(state["themes"]),
        valid_from=day(state["valid_from"]),
        valid_to=day(state["valid_to"]),
        unit_kind=UnitKind(state["unit_kind"]) if state["unit_kind"] else None,
        decided_on=day(state["decided_on"]),
        decided_by=state["decided_by"],
        position=None,
    )


def _unit_facts(state: State) -> UnitPageFacts:
    figures = [
        Figure(
            counted_on=counted,
            children=one["children"],
            staff=one["staff"],
            source=one["source"],
        )
        for one in state["figures"]
        if (counted := day(one["on"])) is not None
    ]
    return UnitPageFacts(
        sections=state["sections"], section_word=state["section_word"], figures=figures
    )


def _areas(viewer: Viewer, community_id: int, keys: list[int]) -> list[FocusArea]:
    rows = FocusArea.objects.seen_by(viewer)
    return list(rows.filter(community=community_id, pk__in=keys).distinct())


def _units(viewer: Viewer, keys: list[int]) -> list[Unit]:
    return list(Unit.objects.seen_by(viewer).filter(pk__in=keys).distinct())
