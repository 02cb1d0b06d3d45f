"""A unit's figures, a row for each time somebody has counted, and what it calls its sections."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samspor.editing.enums import Part
from samspor.editing.forms.base import PageForm, day_field, line
from samspor.editing.state import State, day, written
from samspor.kernel.writing import write_date

FIGURES = _("Figures")
COLUMNS = ("on", "children", "staff", "source")
MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Four fields side by side; `is_new` is the empty row one adds in."""

    number: int
    fields: tuple[forms.BoundField, ...]
    is_new: bool


class UnitForm(PageForm):
    PART = Part.UNITS
    SECTIONS: ClassVar[list[tuple[Any, list[str]]]] = [("", ["sections", "section_word"])]

    sections = forms.IntegerField(
        label=_("How many sections?"), min_value=0, max_value=200, required=False
    )
    section_word = line(
        _("What do you call them?"),
        most=30,
        help_text=_("For example: sections, bases, groups or classes."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = len(self.initial.get("figures") or ())
        sent = str(self.data.get("rows", "")) if self.is_bound else ""
        self.rows = min(max(known + 1, int(sent) if sent.isdecimal() else 0), MOST_ROWS)
        for number in range(self.rows):
            self._add_row(number)

    def _add_row(self, number: int) -> None:
        figures = self.initial.get("figures") or ()
        held = figures[number] if number < len(figures) else {}
        fields: dict[str, forms.Field] = {
            "on": day_field(_("Counted")),
            "children": _count(_("Children")),
            "staff": _count(_("Employed")),
            "source": line(_("Source"), most=120),
        }
        for name, field in fields.items():
            value = held.get(name)
            self.fields[f"{name}_{number}"] = field
            self.initial.setdefault(f"{name}_{number}", day(value) if name == "on" else value)

    @property
    def figure_rows(self) -> list[FigureRow]:
        known = len(self.initial.get("figures") or ())
        return [
            FigureRow(
                number,
                tuple(self[f"{name}_{number}"] for name in COLUMNS),
                is_new=number >= known,
            )
            for number in range(self.rows)
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = dict(super().clean() or {})
        seen: set[tuple[Any, str]] = set()
        for number in range(self.rows):
            on, children, staff, source = (cleaned.get(f"{name}_{number}") for name in COLUMNS)
            if not any(value not in {None, ""} for value in (on, children, staff, source)):
                continue
            if on is None and not self.has_error(f"on_{number}"):
                self.add_error(f"on_{number}", gettext("Say which day they were counted."))
            if children is None and staff is None and not self.has_error(f"children_{number}"):
                message = gettext("Give the number of children, of employed, or both.")
                self.add_error(f"children_{number}", message)
            if not source and not self.has_error(f"source_{number}"):
                self.add_error(f"source_{number}", gettext("Say where the number comes from."))
            if (on, source or "") in seen:
                message = gettext("This source has a number for that day already.")
                self.add_error(f"on_{number}", message)
            seen.add((on, source or ""))
        return cleaned

    @classmethod
    def values(cls, state: Mapping[str, Any]) -> dict[str, Any]:
        return {**super().values(state), "figures": list(state.get("figures") or ())}

    def state(self) -> State:
        """The latest figure first; a row that was emptied is gone."""
        cleaned = self.cleaned_data
        figures = [
            {
                "on": written(cleaned[f"on_{number}"]),
                "children": cleaned[f"children_{number}"],
                "staff": cleaned[f"staff_{number}"],
                "source": cleaned[f"source_{number}"].strip(),
            }
            for number in range(self.rows)
            if cleaned.get(f"on_{number}")
        ]
        figures.sort(key=lambda one: one["on"], reverse=True)
        return {**super().state(), "figures": figures}

    def told(self, name: str, value: Any) -> str:
        if name != "figures":
            return super().told(name, value)
        return "\n".join(_told(one) for one in value or ()) or "–"


def _count(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=5000, required=False)


def _told(figure: Mapping[str, Any]) -> str:
    """Friday 1 December 2025: 45 children, 12 employed (Basil)."""
    on = day(figure["on"])
    parts = []
    if figure["children"] is not None:
        number = figure["children"]
        parts.append(
            ngettext("%(number)s child", "%(number)s children", number) % {"number": number}
        )
    if figure["staff"] is not None:
        number = figure["staff"]
        parts.append(
            ngettext("%(number)s employed", "%(number)s employed", number) % {"number": number}
        )
    counted = write_date(on, language=get_language() or "nb") if on else ""
    return f"{counted}: {', '.join(parts)} ({figure['source']})"
