"""The form of a page. What is sent becomes a draft, never what everybody sees."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samspor.access.request import ViewerRequest
from samspor.editing.enums import Part
from samspor.editing.errors import StalePage
from samspor.editing.forms import FORMS, PageForm
from samspor.editing.services import save_draft
from samspor.editing.views import addresses, conflict
from samspor.editing.views.addresses import telling
from samspor.editing.views.opening import Opened, open_page, with_names


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: ViewerRequest, community: str, part: Part, key: str) -> HttpResponse:
    opened = open_page(request, community, part, key)
    stand, names = with_names(request, opened, options=True)
    initial = {**FORMS[part].values(stand.state), "stamp": stand.stamp}
    if request.method != "POST":
        return _page(request, opened, FORMS[part](initial=initial, names=names))
    data = conflict.settled(request.POST, stand.state, FORMS[part])
    form = FORMS[part](data, initial=initial, names=names)
    if "line" in request.POST:  # one more row, please; nothing is judged yet
        return _page(request, opened, _as_typed(form, names))
    if form.is_valid():
        try:
            save_draft(
                viewer=request.viewer,
                page=opened.page,
                state=form.state(),
                expected=form.cleaned_data["stamp"],
                now=opened.now,
            )
        except StalePage:
            return _stale(request, community, part, key, form)
        except ValidationError as error:
            _tell(form, error)
        else:
            return _saved(request, community, part, key)
    if "auto" in request.POST:
        return JsonResponse({"saved": False}, status=422)
    return _page(request, opened, form, status=422)


def _saved(request: ViewerRequest, community: str, part: Part, key: str) -> HttpResponse:
    opened = open_page(request, community, part, key)
    if "auto" in request.POST:
        stand, _names = with_names(request, opened)
        return JsonResponse({"saved": True, "stamp": stand.stamp})
    if opened.draft is None:
        said = _("It says what everybody sees already, so there is no draft.")
        return HttpResponseRedirect(telling(addresses.public(opened.page), said))
    if "stay" in request.POST:
        said = _("The draft is saved.")
        return HttpResponseRedirect(telling(addresses.of(opened.page, "page_edit"), said))
    return HttpResponseRedirect(addresses.of(opened.page, "page_preview"))


def _stale(
    request: ViewerRequest, community: str, part: Part, key: str, form: PageForm
) -> HttpResponse:
    if "auto" in request.POST:
        return JsonResponse({"saved": False}, status=409)
    return conflict.show(request, open_page(request, community, part, key), form)


def _page(
    request: ViewerRequest, opened: Opened, form: PageForm, *, status: int = 200
) -> HttpResponse:
    page, draft = opened.page, opened.draft
    context: dict[str, Any] = {
        "page": page,
        "form": form,
        "draft": draft,
        "public": addresses.public(page) if page.is_public else "",
        "preview": addresses.of(page, "page_preview"),
        "history": addresses.of(page, "page_history"),
        "remove": addresses.of(page, "page_remove") if page.may_remove(request.viewer) else "",
        "discard": addresses.of(page, "page_discard"),
        "back": addresses.public(page) if page.is_public else addresses.public_list(page),
    }
    return render(request, "editing/edit.html", context, status=status)


def _as_typed(form: PageForm, names: list[Any]) -> PageForm:
    """The same again, with what stood in the controls and room for more."""
    typed = {
        name: field.widget.value_from_datadict(form.data, form.files, name)
        for name, field in form.fields.items()
    }
    figures = [
        {
            column: typed.get(f"{column}_{number}")
            for column in ("on", "children", "staff", "source")
        }
        for number in range(getattr(form, "rows", 0))
    ]
    return type(form)(initial={**form.initial, **typed, "figures": figures}, names=names)


def _tell(form: PageForm, error: ValidationError) -> None:
    """What the tables would refuse, at the fields that people see."""
    for name, messages in error.message_dict.items():
        for message in messages:
            form.add_error(name if name in form.fields else None, message)
