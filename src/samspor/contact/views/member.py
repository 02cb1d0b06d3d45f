"""For whoever has a seat: the messages that lie there, and being a contact."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samspor.access.errors import NotVisible
from samspor.access.request import ViewerRequest
from samspor.contact.forms import AnswerForm, NoteForm
from samspor.contact.selectors.inbox import inbox, message_at, own_contacts
from samspor.contact.services.answering import answer_message, handle_message, reopen_message
from samspor.contact.services.choosing import say_no, say_yes
from samspor.kernel import clock

P = ParamSpec("P")
ON_A_PAGE = 20
INVALID = 422


def signed_in(
    view: Callable[Concatenate[ViewerRequest, P], HttpResponse],
) -> Callable[Concatenate[ViewerRequest, P], HttpResponse]:
    """A link in a mail leads through the door and on to the message."""

    @wraps(view)
    def behind_the_door(
        request: ViewerRequest, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if not request.viewer.is_signed_in:
            way = urlencode({"next": request.get_full_path()})
            return HttpResponseRedirect(f"{reverse('sign_in')}?{way}")
        return view(request, *args, **kwargs)

    return behind_the_door


@require_safe
@signed_in
def all_messages(request: ViewerRequest) -> HttpResponse:
    page = Paginator(inbox(request.viewer), ON_A_PAGE).get_page(request.GET.get("side"))
    return render(request, "contact/messages.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def message(request: ViewerRequest, message: int) -> HttpResponse:
    opened = message_at(request.viewer, message)
    act = request.POST.get("act", "")
    answer = AnswerForm(request.POST if act == "answer" else None)
    note = NoteForm(
        request.POST if act == "handle" else None, initial={"note": opened.message.note}
    )
    now = clock.now()
    if act == "answer" and opened.message.email and answer.is_valid():
        text = answer.cleaned_data["text"]
        answer_message(viewer=request.viewer, message_id=message, text=text, now=now)
        messages.success(request, _("The answer is on its way."))
        return HttpResponseRedirect(request.path)
    if act == "handle" and note.is_valid():
        kept = note.cleaned_data["note"]
        handle_message(viewer=request.viewer, message_id=message, note=kept, now=now)
        return HttpResponseRedirect(f"{request.path}?gjort")
    if act == "reopen":
        reopen_message(viewer=request.viewer, message_id=message, now=now)
        messages.success(request, _("The message is open again."))
        return HttpResponseRedirect(request.path)
    context = {
        "opened": opened,
        "message": opened.message,
        "answer_form": answer,
        "note_form": note,
        "sent_form": answer if act == "answer" else note if act == "handle" else None,
        "just_handled": "gjort" in request.GET and not opened.message.is_open,
        "reopen": {"act": "reopen"},
    }
    status = INVALID if request.method == "POST" else 200
    return render(request, "contact/message.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def choices(request: ViewerRequest) -> HttpResponse:
    """Being a contact, seat by seat; one click renews for a year."""
    today = clock.today()
    if request.method == "POST":
        wanted = request.POST.get("holding", "")
        if not wanted.isdigit():
            raise NotVisible
        act = {"yes": say_yes, "no": say_no}.get(request.POST.get("act", ""))
        if act is None:
            raise NotVisible
        act(viewer=request.viewer, holding_id=int(wanted), on=today, now=clock.now())
        said = _("You are the contact for a year from today.") if act is say_yes else _("Kept.")
        messages.success(request, said)
        return HttpResponseRedirect(reverse("contact_choices"))
    return render(request, "contact/choices.html", {"own": own_contacts(request.viewer, on=today)})
