"""What fields are called, and their values as people read them."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from samspor.activities.enums import CLOSED_KINDS, KINDS, MODES, RELATIONS, STATUSES
from samspor.drawing.content import ClosedKind, Kind, Level, Mode, Relation, Status
from samspor.drawing.export import timing_from_dict
from samspor.focus.enums import FindingKind
from samspor.intake.proposals import Section
from samspor.kernel.timing import Timing
from samspor.kernel.writing import write_date, write_timing
from samspor.networks.enums import ARENA_KINDS, LEVELS, ArenaKind
from samspor.registry.enums import OrganisationKind, OwnerForm, Ownership, UnitKind
from samspor.seats.models.seat import name_of_role

Words = str | Promise
NameOf = Callable[[str, int | str], str]  # row type, number or "+key"

_ORGANISATION: Final = "organisation"
_POINTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "parent": _ORGANISATION,
        "municipality": _ORGANISATION,
        "municipalities": _ORGANISATION,
        "district": _ORGANISATION,
        "owner": _ORGANISATION,
        "organisation": _ORGANISATION,
        "partner": _ORGANISATION,
        "partners": _ORGANISATION,
        "arena": "arena",
        "arenas": "arena",
        "unit": "unit",
        "units": "unit",
        "contact_units": "unit",
        "lead_seat": "seat",
    }
)
LABELS: Final[Mapping[str, Words]] = MappingProxyType(
    {
        "about": gettext_lazy("About"),
        "agenda": gettext_lazy("Agenda"),
        "approximate": pgettext_lazy("a number", "About"),
        "arena": gettext_lazy("Network"),
        "arenas": gettext_lazy("Arena"),
        "audience": gettext_lazy("For whom"),
        "children": gettext_lazy("Children"),
        "cohort": gettext_lazy("Each group takes part for"),
        "combined_centre": gettext_lazy("School and kindergarten in one place"),
        "contact_units": gettext_lazy("Units to contact"),
        "counted_on": gettext_lazy("Counted"),
        "decided_on": gettext_lazy("Decided"),
        "district": gettext_lazy("City district"),
        "duties": gettext_lazy("Roles and duties"),
        "evaluate_after_years": gettext_lazy("Evaluated after, years"),
        "first_day": gettext_lazy("First day"),
        "fixed_points": gettext_lazy("Fixed points"),
        "follows": gettext_lazy("Belongs to"),
        "form": gettext_lazy("Form"),
        "funder": gettext_lazy("Paid by"),
        "goals": gettext_lazy("Goals"),
        "heading": gettext_lazy("Heading"),
        "kind": gettext_lazy("Kind"),
        "last_day": gettext_lazy("Last day"),
        "lead_seat": gettext_lazy("Led by"),
        "level": gettext_lazy("Level"),
        "lifetime_years": gettext_lazy("Lasts for, years"),
        "maximum": gettext_lazy("At most"),
        "minimum": gettext_lazy("At least"),
        "mode": gettext_lazy("How people meet"),
        "municipalities": gettext_lazy("Municipalities"),
        "municipality": gettext_lazy("Municipality"),
        "name": gettext_lazy("Name"),
        "organisation": gettext_lazy("Where"),
        "other": gettext_lazy("On the other hand"),
        "owner": gettext_lazy("Owner"),
        "owner_form": gettext_lazy("Owner form"),
        "ownership": gettext_lazy("Ownership"),
        "parent": gettext_lazy("Part of"),
        "participation": gettext_lazy("Who takes part"),
        "partner": gettext_lazy("Partner"),
        "partners": gettext_lazy("Partners"),
        "per": gettext_lazy("For each"),
        "person": gettext_lazy("Person"),
        "place": gettext_lazy("Place"),
        "rhythm": gettext_lazy("Rhythm"),
        "role": gettext_lazy("Responsibility and role"),
        "section_word": gettext_lazy("What it calls its sections"),
        "sections": gettext_lazy("Sections"),
        "short_name": gettext_lazy("Short name"),
        "status": gettext_lazy("Status"),
        "summary": gettext_lazy("In one sentence"),
        "takes_part": gettext_lazy("Takes part"),
        "text": gettext_lazy("Text"),
        "themes": gettext_lazy("Themes"),
        "timing": gettext_lazy("When"),
        "title": gettext_lazy("Title"),
        "unit": gettext_lazy("Unit"),
        "units": gettext_lazy("Participating units"),
        "valid_from": gettext_lazy("From"),
        "valid_to": gettext_lazy("To"),
        "what": gettext_lazy("What"),
        "who": gettext_lazy("Who"),
        "why": gettext_lazy("Why"),
    }
)
# Ours alone: they order rows and tell two seats apart.
UNTOLD: Final = frozenset({"position", "number"})
_DAYS: Final = frozenset(
    {"valid_from", "valid_to", "decided_on", "counted_on", "first_day", "last_day"}
)


def label_of(name: str) -> str:
    return str(LABELS[name])


def value_in_words(section: Section, name: str, value: Any, name_of: NameOf) -> str:
    """Lists are a line each; "" for what nobody has said."""
    if value is None or value in ("", []):
        return ""
    if name in _DAYS or name == "timing":
        return time_in_words(value)
    if name == "follows":
        return "\n".join(_follow(row, relation, name_of) for row, relation in value)
    if name in _POINTS and not _is_text(value):
        rows = value if isinstance(value, list) else [value]
        return ", ".join(filter(None, (name_of(_POINTS[name], row) for row in rows)))
    if isinstance(value, list):
        return "\n".join(map(_line, value))
    return str(_chosen(section, name, value))


def time_in_words(value: Any) -> str:
    if isinstance(value, str):
        return write_date(date.fromisoformat(value), language=language(), weekday=False)
    return write_timing(timing_from_dict(value), language=language(), style="short")


def times_in_words(one: Any, other: Any) -> tuple[str, str]:
    """Two timings told apart: by their days, or by all of them where the days are the same."""
    days = [_days(timing_from_dict(each)) for each in (one, other)]
    return (days[0], days[1]) if days[0] != days[1] else (time_in_words(one), time_in_words(other))


def _days(timing: Timing) -> str:
    if timing.first is None or not timing.is_dated:
        return write_timing(timing, language=language(), style="short")
    if timing.first == timing.last:
        return write_date(timing.first, language=language(), style="short")
    return write_timing(Timing.days(timing.first, timing.last), language=language(), style="short")


def language() -> str:
    code = (get_language() or "nb")[:2]
    return code if code in {"nb", "nn", "en"} else "nb"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not value.startswith("+")


def _follow(row: int | str, relation: str, name_of: NameOf) -> str:
    words = {"relation": RELATIONS[Relation(relation)], "name": name_of("activity", row)}
    return _("%(relation)s: %(name)s") % words


def _line(value: Any) -> str:
    if isinstance(value, list):  # a theme with its parts
        name, parts = value
        return f"{name}: {', '.join(parts)}" if parts else str(name)
    return str(value)


def _chosen(section: Section, name: str, value: Any) -> Words:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    match name:
        case "ownership":
            words: Words = Ownership(value).label
        case "owner_form":
            words = OwnerForm(value).label
        case "level":
            words = LEVELS[Level(value)]
        case "mode":
            words = MODES[Mode(value)]
        case "status":
            words = STATUSES[Status(value)]
        case "role" if section is Section.CONTACT:
            words = name_of_role(value)
        case "kind":
            words = _kind(section, value)
        case _:
            words = str(value)
    return words


def _kind(section: Section, value: str) -> Words:
    match section:
        case Section.PARTICIPANT:
            return OrganisationKind(value).label
        case Section.UNIT:
            return UnitKind(value).label
        case Section.ARENA | Section.NETWORK:
            return ARENA_KINDS[ArenaKind(value)]
        case Section.ACTIVITY:
            return KINDS[Kind(value)]
        case Section.CLOSED_DAY:
            return CLOSED_KINDS[ClosedKind(value)]
        case _:
            return FindingKind(value).label
