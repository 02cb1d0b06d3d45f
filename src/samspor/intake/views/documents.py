"""Read a document, look through it, take it in: one page for each document, whatever its stage."""

from datetime import datetime
from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samspor.access.request import ViewerRequest
from samspor.intake.enums import Brought, Stage
from samspor.intake.errors import NothingToTakeIn, ReadingMoved
from samspor.intake.example import example_document
from samspor.intake.forms.document import DocumentForm, YearForm
from samspor.intake.models import Reading
from samspor.intake.selectors.hidden_pages import hidden_number, hidden_of
from samspor.intake.selectors.readings import original_of, reading_at, readings
from samspor.intake.selectors.receipt import receipt_of
from samspor.intake.selectors.review import review_of
from samspor.intake.services.documents import (
    choose_year,
    discard_document,
    give_answers,
    keep_document,
    read_once_more,
)
from samspor.intake.services.taking import (
    show_what_was_taken_in,
    take_in_document,
    undo_document,
)
from samspor.intake.views.names import given_in
from samspor.intake.views.receipt_page import taken_by_kind, wheel_of
from samspor.intake.views.review_page import ReviewPage
from samspor.intake.views.words import crossed_sentence
from samspor.kernel import clock
from samspor.kernel.knock import knock
from samspor.kernel.school_year import SchoolYear
from samspor.reading.errors import Unreadable
from samspor.registry.address import enter, way_to
from samspor.registry.models import Community
from samspor.ui.navigation import Link
from samspor.ui.told import tell, what_was_told

ON_A_PAGE: Final = 20
REVIEW: Final = "gjennomgang"


@require_http_methods(["GET", "HEAD", "POST"])
def documents(request: ViewerRequest, community: str) -> HttpResponse:
    known = enter(request, community)
    rows = readings(request.viewer, community=known)
    sent = request.method == "POST"
    if sent and settings.DEMO and "example" in request.POST:
        year = SchoolYear(SchoolYear.of(clock.today()).start + 1)
        return _keep(request, known, *example_document(year))
    form = DocumentForm(request.POST, request.FILES) if sent else DocumentForm()
    if sent and form.is_valid():
        document = form.document
        return _keep(request, known, document.data, document.name, document.brought)
    context = {
        "community": known,
        "way": way_to(known),
        "form": form,
        "page": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("side")),
        "said": what_was_told(request),
        "hidden": hidden_number(request.viewer, community=known),
        "example": settings.DEMO,
    }
    return render(request, "intake/documents.html", context, status=422 if form.errors else 200)


def _keep(
    request: ViewerRequest, community: Community, data: bytes, name: str, brought: Brought
) -> HttpResponse:
    reading = keep_document(
        viewer=request.viewer,
        community=community,
        data=data,
        name=name,
        brought=brought,
        year=None,
        now=clock.now(),
    )
    knock()
    return HttpResponseRedirect(_address(reading))


@require_http_methods(["GET", "HEAD", "POST"])
def document(request: ViewerRequest, community: str, reading: int) -> HttpResponse:
    known = enter(request, community)
    row = reading_at(request.viewer, community=known, reading_id=reading)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    acts = {
        "discard": _discard,
        "again": _again,
        "year": _year,
        "undo": _undo,
        "show": _show_pages,
    }
    try:
        if act in acts:
            return acts[act](request, row)
        if request.method == "POST" and row.is_open:
            return _answers(request, row, take=act == "take")
    except ReadingMoved:
        return _told(
            row, _("Somebody has worked on the document meanwhile. This is how it is now.")
        )
    return _show(request, row)


@require_safe
def original(request: ViewerRequest, community: str, reading: int) -> HttpResponse:
    """T-15: as an attachment with a name of ours, never as a page."""
    known = enter(request, community)
    row = reading_at(request.viewer, community=known, reading_id=reading)
    answer = HttpResponse(original_of(request.viewer, row), content_type="application/octet-stream")
    name = f"dokument-{row.pk}.{row.format or 'bin'}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _show(request: ViewerRequest, row: Reading) -> HttpResponse:
    stage = row.stage
    if stage in {Stage.READING, Stage.NEEDS_YEAR, Stage.REFUSED, Stage.FORGOTTEN}:
        return _before(request, row)
    if row.is_open and (stage is Stage.REVIEW or request.GET.get("vis") == REVIEW):
        return _review(request, row)
    return _receipt(request, row)


def _before(request: ViewerRequest, row: Reading, form: YearForm | None = None) -> HttpResponse:
    """It is not there to be looked through: being read, refused, without a year, or deleted."""
    refusal = row.refusal
    said = (
        Unreadable(refusal["code"], **refusal["details"]).sentence(get_language() or "nb")
        if refusal
        else ""
    )
    context = {
        **_shared(request, row),
        "stage": row.stage.value,
        "refusal": said,
        "form": form or _year_form(),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "intake/before.html", context, status=status)


def _review(
    request: ViewerRequest, row: Reading, *, problems: list[str] | None = None, status: int = 200
) -> HttpResponse:
    page = ReviewPage(review_of(request.viewer, row, now=clock.now()))
    answer = "auto" in request.POST  # a script keeps the rest of the page
    context = {
        "around": "intake/answer.html" if answer else "ui/base.html",
        "same_marks": answer and request.POST.get("marks") == page.marks,
        **_shared(request, row),
        "page": page,
        "problems": problems or [],
        "form": _year_form(row.year),
        "shown_to_all": "shown_to_all" in request.POST,
        "saved": status == 200 and answer,
    }
    return render(request, "intake/review.html", context, status=status)


def _receipt(request: ViewerRequest, row: Reading) -> HttpResponse:
    receipt = receipt_of(request.viewer, row)
    context = {
        **_shared(request, row),
        "receipt": receipt,
        "taken": [] if row.undone_at else taken_by_kind(request.viewer, row.community, receipt),
        "wheel": wheel_of(request.viewer, row),
        "not_shown": [] if row.undone_at else hidden_of(request.viewer, receipt),
    }
    return render(request, "intake/receipt.html", context)


def _answers(request: ViewerRequest, row: Reading, *, take: bool) -> HttpResponse:
    """Keep what is answered; then, when asked to, take in what is ready."""
    viewer, now = request.viewer, clock.now()
    review = review_of(viewer, row, now=now)
    given = given_in(request.POST, review)
    crossed = give_answers(viewer=viewer, reading=row, given=given, now=now)
    if crossed:
        told = [crossed_sentence(each) for each in crossed]
        return _review(request, row, problems=told, status=409)
    if take:
        return _take(request, row, now)
    if "auto" in request.POST:
        return _review(request, row)
    return _told(row, _("Your answers are saved. Nothing is taken in yet."), review=True)


def _take(request: ViewerRequest, row: Reading, now: datetime) -> HttpResponse:
    review = review_of(request.viewer, row, now=now)
    if request.POST.get("stamp", "") != review.stamp:
        told = [_("Your answers are saved. They change what would be taken in; look once more.")]
        return _review(request, row, problems=told, status=409)
    try:
        take_in_document(
            viewer=request.viewer,
            reading=row,
            expected_stamp=review.stamp,
            now=now,
            shown="shown_to_all" in request.POST,
        )
    except NothingToTakeIn:
        return _review(request, row, problems=[_("There is nothing to take in.")], status=422)
    except ValidationError as refusal:
        return _review(request, row, problems=list(refusal.messages), status=422)
    return HttpResponseRedirect(_address(row))


def _discard(request: ViewerRequest, row: Reading) -> HttpResponse:
    discard_document(viewer=request.viewer, reading=row, now=clock.now())
    said = tell(_("The document is thrown away. Nothing in the plan was changed."))
    where = reverse("documents", kwargs={"community": row.community.slug})
    return HttpResponseRedirect(f"{where}?{said}")


def _again(request: ViewerRequest, row: Reading) -> HttpResponse:
    read_once_more(viewer=request.viewer, reading=row, now=clock.now())
    knock()
    return HttpResponseRedirect(_address(row))


def _year(request: ViewerRequest, row: Reading) -> HttpResponse:
    form = _year_form(data=request)
    if not form.is_valid():
        if row.is_open:
            return _review(request, row, problems=[_("Choose a school year.")], status=422)
        return _before(request, row, form)
    choose_year(viewer=request.viewer, reading=row, year=form.cleaned_data["year"], now=clock.now())
    knock()
    return HttpResponseRedirect(_address(row))


def _show_pages(request: ViewerRequest, row: Reading) -> HttpResponse:
    number = show_what_was_taken_in(viewer=request.viewer, reading=row, now=clock.now())
    said = ngettext("One page is now public.", "%(number)s pages are now public.", number)
    return _told(row, said % {"number": number})


def _undo(request: ViewerRequest, row: Reading) -> HttpResponse:
    undo_document(viewer=request.viewer, reading=row, now=clock.now())
    return _told(row, _("All that came from the document is taken back."))


def _told(row: Reading, said: str, *, review: bool = False) -> HttpResponse:
    view = f"vis={REVIEW}&" if review and row.taken_at else ""
    return HttpResponseRedirect(f"{_address(row)}?{view}{tell(said)}")


def _address(row: Reading) -> str:
    return reverse("document", kwargs={"community": row.community.slug, "reading": row.pk})


def _shared(request: ViewerRequest, row: Reading) -> dict[str, object]:
    community: Community = row.community
    where = reverse("documents", kwargs={"community": community.slug})
    return {
        "community": community,
        "reading": row,
        "way": [*way_to(community), Link(_("Documents"), where)],
        "said": what_was_told(request),
    }


def _year_form(chosen: SchoolYear | None = None, *, data: ViewerRequest | None = None) -> YearForm:
    now = SchoolYear.of(clock.today())
    initial = {"year": str((chosen or now).start)}
    return YearForm(data.POST if data else None, around=now, initial=initial)
