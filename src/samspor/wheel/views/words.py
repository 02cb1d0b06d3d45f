"""Changes in words, in the language of the page: what readers and editors are told."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from samspor.activities.enums import KINDS, MODES
from samspor.activities.follow_planner import Stay, StayReason
from samspor.drawing.compare import Change, ChangeKind, FieldChange, compare
from samspor.drawing.content import Item, Status, WheelContent
from samspor.drawing.export import item_from_dict
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.kernel.writing import write_timing

# A sign beside the word, so that colour is never alone.
SIGNS = {
    ChangeKind.ADDED: "+",
    ChangeKind.MOVED: "→",
    ChangeKind.CANCELLED: "×",
    ChangeKind.REMOVED: "−",
    ChangeKind.CHANGED: "≠",
}
MARKS = {
    ChangeKind.ADDED: gettext_lazy("New"),
    ChangeKind.MOVED: gettext_lazy("Moved"),
    ChangeKind.CANCELLED: gettext_lazy("Cancelled"),
    ChangeKind.REMOVED: gettext_lazy("Taken out"),
    ChangeKind.CHANGED: gettext_lazy("Changed"),
}
_QUIET = {
    "agenda": gettext_lazy("new agenda"),
    "description": gettext_lazy("new description"),
    "arenas": gettext_lazy("other arenas"),
    "municipalities": gettext_lazy("other municipalities"),
    "follows": gettext_lazy("follows something else"),
    "initiatives": gettext_lazy("other initiatives"),
}
_REASONS = {
    StayReason.IN_ORDER: gettext_lazy("it still fits"),
    StayReason.BY_AGREEMENT: gettext_lazy("it has no date"),
    StayReason.CANCELLED: gettext_lazy("it is cancelled"),
    StayReason.PAST: gettext_lazy("it is over"),
    StayReason.DECIDED: gettext_lazy("someone has decided its date"),
    StayReason.OUTSIDE_YEAR: gettext_lazy("it would leave the school year"),
    StayReason.NO_OPEN_DAY: gettext_lazy("we found no day when people are at work"),
    StayReason.LEADER_UNDATED: gettext_lazy("what it follows has no date any more"),
    StayReason.NEEDS_PEOPLE: gettext_lazy("you must choose a new time for it yourselves"),
}


def when(timing: Timing, *, year: SchoolYear | None = None) -> str:
    return write_timing(timing, language=get_language() or "nb", style="short", year=year)


def named(item: Item) -> str:
    """The title; of a municipality's answer also whose it is, as several have the same title."""
    places = ", ".join(item.municipalities)
    return f"{item.title} ({places})" if item.asked_by and places else item.title


def change_in_words(change: Change, *, year: SchoolYear) -> str:
    """One sentence: "Styrersamling is moved from … to …"."""
    old, new = change.old, change.new
    if new is None:
        assert old is not None
        return _("%(title)s, %(when)s, is taken out.") % _about(old, year)
    match change.kind:
        case ChangeKind.ADDED:
            return _("%(title)s, %(when)s, is new.") % _about(new, year)
        case ChangeKind.CANCELLED:
            return _("%(title)s, %(when)s, is cancelled.") % _about(new, year)
        case ChangeKind.MOVED if old is not None:
            moved = _("%(title)s is moved from %(old)s to %(new)s.") % {
                "title": named(new),
                "old": when(old.timing, year=year),
                "new": when(new.timing, year=year),
            }
            rest = [field for field in change.fields if field.name != "timing"]
            return f"{moved} {_also(rest)}".strip()
        case _:
            what = {"what": _listed(change.fields)}
            return _("%(title)s, %(when)s: %(what)s.") % {**_about(new, year), **what}


def changes_of_edition(changes: Iterable[Mapping[str, Any]]) -> list[Change]:
    """What `services.release` kept, as `drawing.compare` makes it of the items."""
    found = []
    for kept in changes:
        old = item_from_dict(kept["old"]) if kept["old"] else None
        new = item_from_dict(kept["new"]) if kept["new"] else None
        found += compare(_holding(old), _holding(new))
    return found


def stay_in_words(stay: Stay) -> str:
    return str(_REASONS[stay.reason])


def _holding(item: Item | None) -> WheelContent:
    items = (item,) if item else ()
    return WheelContent("", "", "", SchoolYear(2000), "", items=items)


def _about(item: Item, year: SchoolYear) -> dict[str, str]:
    return {"title": named(item), "when": when(item.timing, year=year)}


def _also(fields: list[FieldChange]) -> str:
    return _("Also: %(what)s.") % {"what": _listed(fields)} if fields else ""


def _listed(fields: Iterable[FieldChange]) -> str:
    return ", ".join(_field(field) for field in fields)


def _field(field: FieldChange) -> str:
    if field.name in _QUIET:
        return str(_QUIET[field.name])
    if field.name == "title":
        return _("was called “%(old)s”") % {"old": field.old}
    if field.name == "status":
        back = field.new is Status.PLANNED
        return _("will be held after all") if back else _("is cancelled")
    labels = {"kind": _("kind"), "mode": _("meets"), "place": _("place"), "audience": _("for")}
    words: Mapping[Any, object] = {**KINDS, **MODES}
    old, new = words.get(field.old, field.old), words.get(field.new, field.new)
    return _from_to(labels.get(field.name, field.name), old, new)


def _from_to(what: str, old: object, new: object) -> str:
    if not old:
        return _("%(what)s: %(new)s") % {"what": what, "new": new}
    if not new:
        return _("%(what)s: no longer %(old)s") % {"what": what, "old": old}
    return _("%(what)s: from %(old)s to %(new)s") % {"what": what, "old": old, "new": new}
