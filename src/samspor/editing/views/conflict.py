"""Two people saved the same page. Both texts are shown; nothing is overwritten (T-55)."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from samspor.access.request import ViewerRequest
from samspor.editing.forms import FORMS, PageForm
from samspor.editing.selectors.versions import version_at
from samspor.editing.state import State
from samspor.editing.views import addresses
from samspor.editing.views.opening import Opened, with_names
from samspor.editing.views.words import Difference, differences

CHOICE = "keep_"
THEIRS = "theirs"


def show(request: ViewerRequest, opened: Opened, form: PageForm) -> HttpResponse:
    """Ask for each field whose text to keep. `opened` is the page as it stands now."""
    mine = form.state()
    stand, names = with_names(request, opened, mine)
    base = _base(request, opened, form.cleaned_data["stamp"])
    told = FORMS[opened.page.part](names=names)
    context = {
        "page": opened.page,
        "differences": [
            replace(each, prefers_theirs=_only_theirs(each, mine, base))
            for each in differences(told, mine, stand.state)
        ],
        "kept": [
            (name, value)
            for name in form.data
            if name not in {"csrfmiddlewaretoken", "stamp", "stay"} and not name.startswith(CHOICE)
            for value in request.POST.getlist(name)
        ],
        "stamp": stand.stamp,
        "address": addresses.of(opened.page, "page_edit"),
    }
    return render(request, "editing/conflict.html", context, status=409)


def settled(posted: QueryDict, theirs: State, form: type[PageForm]) -> QueryDict:
    """What was posted, with the other person's text where that was chosen."""
    data = posted.copy()
    values: dict[str, Any] = form.values(theirs)
    for name in [key.removeprefix(CHOICE) for key in posted if key.startswith(CHOICE)]:
        if posted[CHOICE + name] != THEIRS or name not in values:
            continue
        if name == "figures":
            _settle_figures(data, values[name])
            continue
        value = values[name]
        data.pop(name, None)
        if isinstance(value, list):
            data.setlist(name, value)
        elif value not in {None, ""}:
            data[name] = str(value)
    return data


def _settle_figures(data: QueryDict, figures: list[dict[str, Any]]) -> None:
    columns = ("on", "children", "staff", "source")
    for name in list(data):
        if name.rpartition("_")[0] in columns:
            data.pop(name)
    for number, figure in enumerate(figures):
        for column in columns:
            data[f"{column}_{number}"] = "" if figure[column] is None else str(figure[column])
    data["rows"] = str(len(figures) + 1)


def _base(request: ViewerRequest, opened: Opened, stamp: str) -> State | None:
    """What both began with, when it is kept as it was."""
    number = stamp.partition("-")[0]
    found = version_at(request.viewer, opened.page, int(number)) if number.isdecimal() else None
    return found.state if found and found.stamp == stamp else None


def _only_theirs(each: Difference, mine: State, base: State | None) -> bool:
    return base is not None and (mine.get(each.name) or None) == (base.get(each.name) or None)
