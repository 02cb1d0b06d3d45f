"""A personal link: reading it shows what it is for, and only POST does it (T-05)."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from samspor.access.errors import NotVisible
from samspor.access.own_site import from_own_page
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.sign_in.acts import act_for
from samspor.sign_in.enums import Method, SessionKey
from samspor.sign_in.errors import CannotAccept
from samspor.sign_in.openid.provider import providers
from samspor.sign_in.selectors.links import find_link
from samspor.sign_in.services.invitations import PURPOSE, accept_as_new
from samspor.sign_in.services.links import use_link
from samspor.sign_in.views.entering import Way, go_halfway


@from_own_page
@require_http_methods(["GET", "HEAD", "POST"])
def open_link(request: ViewerRequest, token: str) -> HttpResponse:
    link = find_link(token, now=clock.now())
    if link is None:
        return _gone(request)
    act = act_for(link.purpose)
    problem = ""
    if request.method == "POST":
        try:
            used, done = use_link(token=token, data=request.POST.dict(), now=clock.now())
        except NotVisible:
            return _gone(request)
        except ValidationError as error:
            problem = " ".join(error.messages)
        else:
            if used.purpose == PURPOSE:
                request.session[SessionKey.INVITATION] = used.pk
            if done.said:
                messages.success(request, done.said)
            return HttpResponseRedirect(done.go_to)
    context = {**act.show(link), "problem": problem}
    answer = render(request, act.template, context, status=422 if problem else 200)
    return _private(answer)


@from_own_page
@require_http_methods(["GET", "HEAD", "POST"])
def accept_invitation(request: ViewerRequest) -> HttpResponse:
    """How do you want to sign in? The choice that makes an account of an invitation."""
    link_id = request.session.get(SessionKey.INVITATION)
    if not isinstance(link_id, int):
        return HttpResponseRedirect(f"{reverse('sign_in')}?grunn=kode")
    if request.method == "POST":
        try:
            user = accept_as_new(link_id=link_id, vouched=None, now=clock.now())
        except CannotAccept:
            # The address has an account: it signs in as it uses to, and then gets the seat.
            return HttpResponseRedirect(reverse("sign_in"))
        request.session.pop(SessionKey.INVITATION)
        return go_halfway(request, user, Way(Method.LINK))
    return render(request, "sign_in/accept_invitation.html", {"providers": providers()})


def _gone(request: ViewerRequest) -> HttpResponse:
    """Expired, used, taken back or never made: they look alike."""
    return _private(render(request, "sign_in/link_gone.html", status=404))


def _private(answer: HttpResponse) -> HttpResponse:
    """The address is a secret: kept nowhere, and told nobody."""
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
