"""My sign-in: how I get in, from which browsers, and my second factor."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspor.access.errors import NotVisible
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.seats.models import User
from samspor.sign_in.client_address import client_address
from samspor.sign_in.enums import SessionKey
from samspor.sign_in.errors import Trouble
from samspor.sign_in.forms import NewAppForm, SecondFactorForm
from samspor.sign_in.openid.provider import provider_of
from samspor.sign_in.sealing import seal
from samspor.sign_in.selectors.own import has_app, ways_in
from samspor.sign_in.services.second_factor import (
    new_key,
    renew_recovery_codes,
    set_up_app,
    try_second_factor,
)
from samspor.sign_in.services.sessions import end_sessions
from samspor.sign_in.views import sentences
from samspor.sign_in.views.second_factor import pending_key
from samspor.sign_in.views.square import key_shown


@require_safe
def my_sign_in(request: ViewerRequest) -> HttpResponse:
    user = _user(request)
    found = ways_in(
        request.viewer,
        email=user.email,
        session_key=request.session.session_key,
        now=clock.now(),
    )
    named = [(_name_of(each.issuer), each.linked_at) for each in found.identities]
    context = {"ways": found, "identities": named}
    return render(request, "sign_in/my_sign_in.html", context)


@require_POST
def end(request: ViewerRequest) -> HttpResponse:
    """One other browser, or all of them, this one too."""
    _user(request)
    only = request.POST.get("only", "")
    ended = end_sessions(viewer=request.viewer, only=only, now=clock.now())
    if not only:
        request.session.flush()
        answer = HttpResponseRedirect(f"{reverse('sign_in')}?grunn=ut")
        answer.headers["Clear-Site-Data"] = '"storage"'
        return answer
    if ended:
        messages.success(request, pgettext("sessions", "The browser is signed out."))
    return HttpResponseRedirect(reverse("my_sign_in"))


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: ViewerRequest, what: str) -> HttpResponse:
    """New recovery codes, or another app: first the factor one has."""
    user = _user(request)
    if not has_app(user):
        if what == "codes":
            return HttpResponseRedirect(reverse("my_sign_in"))
        if request.method == "POST":
            return _begin_new_app(request)
        return render(request, "sign_in/confirm.html", {"what": what, "form": None})
    form = SecondFactorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        tried = try_second_factor(
            user=user,
            typed=form.cleaned_data["code"],
            place=client_address(request),
            now=clock.now(),
        )
        if isinstance(tried, Trouble):
            form.add_error("code", sentences.for_second_factor(tried))
        elif what == "codes":
            codes = renew_recovery_codes(user=user, now=clock.now())
            context = {"codes": codes, "go_to": reverse("my_sign_in")}
            return render(request, "sign_in/recovery_codes.html", context)
        else:
            return _begin_new_app(request)
    status = 422 if request.method == "POST" else 200
    return render(request, "sign_in/confirm.html", {"what": what, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def new_app(request: ViewerRequest) -> HttpResponse:
    user = _user(request)
    key = pending_key(request)
    if key is None:
        return HttpResponseRedirect(reverse("my_sign_in"))
    form = NewAppForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = set_up_app(
            user=user,
            key=key,
            typed=form.cleaned_data["code"],
            place=client_address(request),
            now=clock.now(),
        )
        if codes is not None:
            request.session.pop(SessionKey.NEW_KEY)
            context = {"codes": codes, "go_to": reverse("my_sign_in")}
            return render(request, "sign_in/recovery_codes.html", context)
        form.add_error("code", sentences.for_second_factor(Trouble.WRONG))
    status = 422 if request.method == "POST" else 200
    shown = {"form": form, "shown": key_shown(user, key), "first_time": False}
    return render(request, "sign_in/set_up_app.html", shown, status=status)


def _begin_new_app(request: ViewerRequest) -> HttpResponse:
    request.session[SessionKey.NEW_KEY] = seal(new_key())
    return HttpResponseRedirect(reverse("new_app"))


def _user(request: ViewerRequest) -> User:
    if not request.viewer.is_signed_in or not isinstance(request.user, User):
        raise NotVisible
    return request.user


def _name_of(issuer: str) -> str:
    found = provider_of(issuer)
    return found.name if found else issuer
