"""The community's own log, and whether it is whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from samspor.access.policy import Action, require
from samspor.access.request import ViewerRequest
from samspor.audit.verify import verify
from samspor.portal.action_words import done
from samspor.portal.selectors.log import NAMED, LogLine, log_page
from samspor.registry.address import enter, way_to

# What one may want to see alone: the word in the address, what it is called, kinds of object.
SUBJECTS: Final = {
    "arshjul": (
        gettext_lazy("Annual wheel"),
        {"activity", "annual_wheel", "edition", "closed_day", "source"},
    ),
    "nettverk": (gettext_lazy("Networks and initiatives"), {"arena", "focus_area", "initiative"}),
    "plasser": (gettext_lazy("Seats and people"), {"seat", "seat_holder", "person", "user"}),
    "register": (gettext_lazy("Registry"), {"unit", "organisation", "participation", "community"}),
    "drift": (gettext_lazy("Visits"), {"operator_visit", "page"}),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What one seat did in one minute, of one kind: a line of the log, or several that are alike.

    `only` is the address of the log of that seat alone, empty for what the service did itself.
    """

    lines: tuple[LogLine, ...]
    words: str
    only: str

    @property
    def line(self) -> LogLine:
        return self.lines[0]

    @property
    def times(self) -> int:
        return len(self.lines)

    @property
    def things(self) -> list[str]:
        """What it was done to: the first by name, the rest as a number."""
        if self.line.action == "signed_in":  # who it was has said where
            return []
        named = list(dict.fromkeys(name for line in self.lines for name in line.named))
        others = sum(line.others for line in self.lines) + max(0, len(named) - NAMED)
        more = [_("and %(others)s more") % {"others": others}] if others else []
        return [*named[:NAMED], *more]

    @property
    def who(self) -> str:
        """The seat, as it is called today. Whatever the service did itself has none."""
        if self.line.action.startswith("visit."):
            return pgettext("log", "One who runs the service")
        if not self.line.seat_id:
            return "Samspor"
        return self.line.seat or _("A seat that is gone")


@require_safe
def log(request: ViewerRequest, community: str) -> HttpResponse:
    known = enter(request, community)
    subject = request.GET.get("om", "")
    seat = _number(request.GET.get("plass", ""))
    page = log_page(
        request.viewer,
        community=known,
        before=_number(request.GET.get("for", "")),
        seat_id=seat,
        kinds=frozenset(SUBJECTS[subject][1] if subject in SUBJECTS else ()),
    )
    context = {
        "community": known,
        "way": way_to(known),
        "days": list(_by_day(page.lines, request.GET)),
        "older": _address(request.GET, **{"for": page.older}) if page.older else "",
        "newest": _address(request.GET, **{"for": None}) if "for" in request.GET else "",
        "subjects": _subjects(request.GET, subject),
        "seat": page.lines[0].seat if seat and page.lines else "",
        "narrowed": bool(seat or subject in SUBJECTS),
        "all": reverse("community_log", args=[community]),
        "check": reverse("community_log_check", args=[community]),
    }
    return render(request, "portal/log.html", context)


@require_safe
def check(request: ViewerRequest, community: str) -> HttpResponse:
    known = enter(request, community)
    require(request.viewer, Action.VIEW_AUDIT, community_id=known.pk)
    context = {
        "community": known,
        "report": verify(chain=known.pk),
        "log": reverse("community_log", args=[community]),
    }
    return render(request, "portal/log_check.html", context)


def _by_day(lines: Iterable[LogLine], query: QueryDict) -> Iterable[tuple[date, list[Told]]]:
    for day, of_the_day in groupby(lines, key=lambda line: localdate(line.at)):
        alike = groupby(of_the_day, key=_alike)
        yield day, [_told(tuple(group), query) for _key, group in alike]


def _alike(line: LogLine) -> tuple[object, ...]:
    return line.action, line.seat_id, line.at.replace(second=0, microsecond=0)


def _told(lines: tuple[LogLine, ...], query: QueryDict) -> Told:
    seat = lines[0].seat_id
    only = _address(query, plass=seat, **{"for": None}) if seat else ""
    return Told(lines, done(lines[0].action), only)


def _subjects(query: QueryDict, chosen: str) -> list[tuple[str, str, bool]]:
    """Label, address, whether it is what one sees."""
    everything = (str(_("Everything")), _address(query, om=None, **{"for": None}), not chosen)
    return [
        everything,
        *(
            (str(label), _address(query, om=word, **{"for": None}), word == chosen)
            for word, (label, _kinds) in SUBJECTS.items()
        ),
    ]


def _address(query: QueryDict, **changed: object) -> str:
    """The same page with other choices; None takes a choice away."""
    kept = {key: query[key] for key in ("om", "plass", "for") if key in query}
    wanted = {**kept, **changed}
    asked = QueryDict(mutable=True)
    asked.update({key: str(value) for key, value in wanted.items() if value is not None})
    return f"?{asked.urlencode()}"


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None
