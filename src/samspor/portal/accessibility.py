"""The record of accessibility: one line for each requirement, how it was tested, and how it went.

The Norwegian regulations ask public bodies for 47 of the 50 criteria of WCAG 2.1 on levels A and
AA: all but 1.2.3, 1.2.4 and 1.2.5, which are about video. Honest before flattering: "met" is said
of what a test or a reading has shown, and who tested stands with the day.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TESTED_ON: Final = date(2026, 11, 21)


class Result(StrEnum):
    MET = "met"
    PARTLY = "partly"
    NOT_RELEVANT = "not_relevant"
    NOT_TESTED = "not_tested"


class Method(StrEnum):
    AXE = "axe"
    KEYBOARD = "keyboard"
    CONTRAST = "contrast"
    NARROW = "narrow"
    PAGES = "pages"
    FORMS = "forms"
    READ = "read"


RESULTS: Final = {
    Result.MET: _("met"),
    Result.PARTLY: _("partly met"),
    Result.NOT_RELEVANT: _("not relevant: there is nothing of the kind"),
    Result.NOT_TESTED: _("not tested"),
}
METHODS: Final = {
    Method.AXE: _("automatic check of the pages in a browser"),
    Method.KEYBOARD: _("tried with the keyboard alone, in a browser"),
    Method.CONTRAST: _("contrast computed, drawings included"),
    Method.NARROW: _("measured at 320 pixels and with spaced-out text"),
    Method.PAGES: _("check of the HTML of all pages"),
    Method.FORMS: _("tests of forms and messages"),
    Method.READ: _("read through by those who build"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion. `note` says what is missing, or why it is so."""

    number: str
    level: str
    name: str | Promise
    result: Result
    methods: tuple[Method, ...] = ()
    note: str | Promise = ""

    @property
    def result_name(self) -> str | Promise:
        return RESULTS[self.result]

    @property
    def method_names(self) -> list[str | Promise]:
        return [METHODS[one] for one in self.methods]


def _met(
    number: str, level: str, name: str | Promise, *how: Method, note: str | Promise = ""
) -> Line:
    return Line(number, level, name, Result.MET, how, note)


def _none(number: str, level: str, name: str | Promise) -> Line:
    return Line(number, level, name, Result.NOT_RELEVANT, (Method.READ,))


def _partly(
    number: str, level: str, name: str | Promise, *how: Method, note: str | Promise
) -> Line:
    return Line(number, level, name, Result.PARTLY, how, note)


_AXE, _KEYS, _READ = Method.AXE, Method.KEYBOARD, Method.READ
_PAGES, _FORMS = Method.PAGES, Method.FORMS
_CONTRAST, _NARROW = Method.CONTRAST, Method.NARROW

RECORD: Final = (
    _met("1.1.1", "A", _("Non-text content"), _AXE, _PAGES),
    _none("1.2.1", "A", _("Audio-only and video-only (prerecorded)")),
    _none("1.2.2", "A", _("Captions (prerecorded)")),
    _met("1.3.1", "A", _("Info and relationships"), _AXE, _PAGES),
    _met("1.3.2", "A", _("Meaningful sequence"), _READ),
    _met("1.3.3", "A", _("Sensory characteristics"), _READ),
    _met("1.3.4", "AA", _("Orientation"), _READ),
    Line(
        "1.3.5", "AA", _("Identify input purpose"), Result.NOT_TESTED, (),
        _("Fields for name and e-mail address have not been gone through."),
    ),
    _met(
        "1.4.1", "A", _("Use of colour"), _READ,
        note=_("In the annual wheel, shape and letter say what colour says."),
    ),
    _none("1.4.2", "A", _("Audio control")),
    _met("1.4.3", "AA", _("Contrast (minimum)"), _CONTRAST, _AXE),
    _met("1.4.4", "AA", _("Resize text"), _NARROW),
    _met("1.4.5", "AA", _("Images of text"), _READ),
    _met(
        "1.4.10", "AA", _("Reflow"), _NARROW,
        note=_("On a narrow screen the table becomes cards, and the wheel becomes half a wheel."),
    ),
    _met("1.4.11", "AA", _("Non-text contrast"), _CONTRAST),
    _met("1.4.12", "AA", _("Text spacing"), _NARROW),
    _met("1.4.13", "AA", _("Content on hover or focus"), _READ),
    _met("2.1.1", "A", _("Keyboard"), _KEYS),
    _met("2.1.2", "A", _("No keyboard trap"), _KEYS),
    _met(
        "2.1.4", "A", _("Character key shortcuts"), _READ,
        note=_("Arrow keys work only while the wheel has focus."),
    ),
    _met("2.2.1", "A", _("Timing adjustable"), _READ),
    _none("2.2.2", "A", _("Pause, stop, hide")),
    _none("2.3.1", "A", _("Three flashes or below threshold")),
    _met("2.4.1", "A", _("Bypass blocks"), _KEYS, _AXE),
    _met("2.4.2", "A", _("Page titled"), _PAGES),
    _met("2.4.3", "A", _("Focus order"), _KEYS),
    _met("2.4.4", "A", _("Link purpose (in context)"), _PAGES, _READ),
    _met("2.4.5", "AA", _("Multiple ways"), _READ),
    _met("2.4.6", "AA", _("Headings and labels"), _PAGES, _READ),
    _met("2.4.7", "AA", _("Focus visible"), _KEYS),
    _none("2.5.1", "A", _("Pointer gestures")),
    _met("2.5.2", "A", _("Pointer cancellation"), _READ),
    _partly(
        "2.5.3", "A", _("Label in name"), _READ,
        note=_("Nobody who speaks to the machine has tried it yet."),
    ),
    _none("2.5.4", "A", _("Motion actuation")),
    _met("3.1.1", "A", _("Language of page"), _PAGES),
    _partly(
        "3.1.2", "AA", _("Language of parts"), _PAGES,
        note=_(
            "What a community writes is marked with its language. Names of places and seats are not"
            " always marked."
        ),
    ),
    _met("3.2.1", "A", _("On focus"), _KEYS),
    _met(
        "3.2.2", "A", _("On input"), _KEYS,
        note=_(
            "The filter of the wheel changes what is shown, keeps focus and says what happened."
        ),
    ),
    _met("3.2.3", "AA", _("Consistent navigation"), _READ),
    _met("3.2.4", "AA", _("Consistent identification"), _READ),
    _met("3.3.1", "A", _("Error identification"), _FORMS),
    _met("3.3.2", "A", _("Labels or instructions"), _FORMS, _AXE),
    _met("3.3.3", "AA", _("Error suggestion"), _FORMS),
    _met(
        "3.3.4", "AA", _("Error prevention (legal, financial, data)"), _FORMS,
        note=_("Editing happens in a draft, and what was done can be undone."),
    ),
    _met("4.1.1", "A", _("Parsing"), _PAGES),
    _met("4.1.2", "A", _("Name, role, value"), _AXE),
    _met("4.1.3", "AA", _("Status messages"), _FORMS),
)  # fmt: skip
