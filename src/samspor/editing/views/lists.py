"""Begin a page, take one away, and see what is unfinished."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspor.access.errors import NotVisible
from samspor.access.policy import require_any
from samspor.access.request import ViewerRequest
from samspor.editing.enums import Part, Standing
from samspor.editing.selectors.versions import unfinished
from samspor.editing.services import begin_page, remove_page
from samspor.editing.views import addresses
from samspor.editing.views.addresses import telling
from samspor.editing.views.opening import open_page
from samspor.kernel import clock
from samspor.registry.address import enter, way_to
from samspor.registry.rules import page_places
from samspor.ui.once import sent_once
from samspor.ui.validators import no_national_numbers


class NewPageForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("What is it called?"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give it a name.")},
        validators=[no_national_numbers],
    )


@sent_once
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: ViewerRequest, community: str, part: Part) -> HttpResponse:
    found = enter(request, community)
    require_any(request.viewer, page_places(found))
    if part not in HEADINGS:
        raise NotVisible  # units and communities come from the registry
    form = NewPageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            page = begin_page(
                viewer=request.viewer,
                community=found,
                part=part,
                name=form.cleaned_data["name"],
                now=clock.now(),
            )
        except ValidationError as error:
            form.add_error("name", " ".join(error.messages))
        else:
            return HttpResponseRedirect(addresses.of(page, "page_edit"))
    context = {
        "community": found,
        "form": form,
        "heading": HEADINGS[part],
        "back": reverse(addresses.PUBLIC[part][2], kwargs={"community": found.slug}),
    }
    return render(request, "editing/add.html", context, status=422 if form.errors else 200)


HEADINGS = {
    Part.NETWORKS: gettext_lazy("New network"),
    Part.INITIATIVES: gettext_lazy("New initiative"),
    Part.AREAS: gettext_lazy("New focus area"),
}


@require_POST
def remove(request: ViewerRequest, community: str, part: Part, key: str) -> HttpResponse:
    opened = open_page(request, community, part, key)
    page = opened.page
    if not page.can_be_removed or not page.is_public:
        raise NotVisible
    done = remove_page(viewer=request.viewer, page=page, now=opened.now)
    said = _("“%(title)s” is taken away from the public pages.") % {"title": page.title}
    undo = addresses.of(page, "page_undo", number=done.number)
    return HttpResponseRedirect(telling(addresses.public_list(page), said, undo=undo))


@require_safe
def drafts(request: ViewerRequest, community: str) -> HttpResponse:
    found = enter(request, community)
    rows = unfinished(request.viewer, community=found)
    context = {
        "community": found,
        "rows": [
            (
                row,
                row.standing == Standing.REMOVED,
                reverse(
                    "page_edit",
                    kwargs={"community": found.slug, "part": row.part, "key": row.key},
                ),
            )
            for row in rows
        ],
        "add": [
            (HEADINGS[part], reverse("page_add", kwargs={"community": found.slug, "part": part}))
            for part in HEADINGS
        ],
        "way": way_to(found),
    }
    return render(request, "editing/drafts.html", context)
