"""Two people saved the same activity. Both texts are shown; nothing is overwritten (T-55)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BooleanField, ChoiceField, Field
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from samspor.access.request import ViewerRequest
from samspor.wheel.forms.activity import ActivityForm, values_of
from samspor.wheel.selectors import Draft
from samspor.wheel.views.editing import address

CHOICE = "keep_"
THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field as both have it."""

    name: str
    label: str
    mine: str
    theirs: str


def show(request: ViewerRequest, found: Draft, public_id: str, form: ActivityForm) -> HttpResponse:
    """Ask for each field whose text to keep. `found` is the draft as it stands now."""
    row = found.activity(public_id)
    theirs = values_of(row, found)
    mine = form.typed()
    context = {
        "differences": [
            Difference(
                name,
                str(field.label),
                _as_text(field, mine.get(name)),
                _as_text(field, theirs.get(name, field.initial)),
            )
            for name, field in form.fields.items()
            if name != "version"
            and _plain(field, mine.get(name)) != _plain(field, theirs.get(name, field.initial))
        ],
        "kept": [
            (name, value)
            for name in form.fields
            if name != "version"
            for value in request.POST.getlist(name)
        ],
        "version": row.version,
        "item": found.rows.item(row),
        "address": address(found, "wheel_activity_change", activity=public_id),
        "back": address(found, "wheel_draft_activity", activity=public_id),
    }
    return render(request, "wheel/edit/conflict.html", context, status=409)


def settled(posted: QueryDict, theirs: Mapping[str, Any]) -> QueryDict:
    """What was posted, with the other person's text where that was chosen."""
    data = posted.copy()
    for name in [key.removeprefix(CHOICE) for key in posted if key.startswith(CHOICE)]:
        if posted[CHOICE + name] != THEIRS:
            continue
        value = theirs.get(name, "")
        data.pop(name, None)
        if isinstance(value, list):
            data.setlist(name, value)
        elif value is not False:
            data[name] = "on" if value is True else str(value)
    return data


def _plain(field: Field, value: Any) -> Any:
    if isinstance(value, list):
        return sorted(str(each) for each in value)
    if isinstance(field, BooleanField):
        return bool(value)
    return str(value or "").replace("\r\n", "\n").strip()


def _as_text(field: Field, value: Any) -> str:
    if isinstance(field, BooleanField):
        return _("Yes") if value else _("No")
    if isinstance(field, ChoiceField):
        names = {str(key): str(label) for key, label in field.choices}  # type: ignore[union-attr, misc]  # flat lists of ours
        chosen = value if isinstance(value, list) else [str(value or "")]
        return ", ".join(names.get(str(each), "") for each in chosen) or "–"
    return str(value or "") or "–"
