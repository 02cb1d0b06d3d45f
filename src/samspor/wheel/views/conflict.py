"""Two people saved the same activity. Both texts are shown; nothing is overwritten (T-55)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BooleanField, ChoiceField, Field
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from samspor.access.request import ViewerRequest
from samspor.activities.selectors import state_at
from samspor.wheel.forms.activity import ActivityForm, values_of
from samspor.wheel.selectors import Draft
from samspor.wheel.views.editing import address

CHOICE = "keep_"
THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field as both have it. `prefers_theirs`: only the other person changed it."""

    name: str
    label: str
    mine: str
    theirs: str
    prefers_theirs: bool


def show(request: ViewerRequest, found: Draft, public_id: str, form: ActivityForm) -> HttpResponse:
    """Ask for each field whose text to keep. `found` is the draft as it stands now."""
    row = found.activity(public_id)
    theirs = values_of(row, found)
    mine = form.typed()
    opened = form.cleaned_data["version"] or 0
    base = _values(state_at(request.viewer, activity=row, version=opened))
    context = {
        "differences": [
            Difference(
                name,
                str(field.label),
                _as_text(field, mine.get(name)),
                _as_text(field, other),
                prefers_theirs=base is not None
                and _plain(field, mine.get(name)) == _plain(field, base.get(name, field.initial)),
            )
            for name, field in form.fields.items()
            if name != "version" and not _is_idle(name, mine, theirs)
            for other in [theirs.get(name, field.initial)]
            if _plain(field, mine.get(name)) != _plain(field, other)
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


def _values(state: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """A kept state as the form's values: what both began with."""
    if state is None:
        return None
    item, row = state["item"], state["row"]
    values: dict[str, Any] = {
        **{name: item[name] or "" for name in ("title", "kind", "mode", "place")},
        **{name: item[name] for name in ("audience", "description")},
        "agenda": "\n".join(item["agenda"]),
        "arenas": [str(key) for key in row["arenas"]],
        "municipalities": [str(key) for key in row["municipalities"]],
        "initiatives": [str(key) for key in item.get("initiatives", ())],
        "pinned": row["pinned"],
    }
    for number, tie in enumerate(item["follows"]):
        values |= {f"relation_{number}": tie["relation"], f"follows_{number}": tie["id"]}
    return values


def _is_idle(name: str, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    """A relation to nothing says nothing."""
    follows = name.replace("relation_", "follows_")
    return name != follows and not (mine.get(follows) or theirs.get(follows))


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
