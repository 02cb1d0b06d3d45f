"""The second factor on the way in: asked for, or set up the first time (T-03)."""

from dataclasses import replace

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from samspor.access.own_site import from_own_page
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.sign_in.client_address import client_address
from samspor.sign_in.enums import Method, SessionKey
from samspor.sign_in.errors import Trouble
from samspor.sign_in.forms import NewAppForm, SecondFactorForm
from samspor.sign_in.sealing import InvalidToken, unseal
from samspor.sign_in.selectors.own import has_app
from samspor.sign_in.services.second_factor import set_up_app, try_second_factor
from samspor.sign_in.views import sentences
from samspor.sign_in.views.entering import enter, halfway_of
from samspor.sign_in.views.square import key_shown


@from_own_page
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: ViewerRequest) -> HttpResponse:
    found = halfway_of(request)
    if found is None or not has_app(found[0]):
        return begin_again()
    user, way = found
    form = SecondFactorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        tried = try_second_factor(
            user=user,
            typed=form.cleaned_data["code"],
            place=client_address(request),
            now=clock.now(),
        )
        if isinstance(tried, Method):
            if tried is Method.RECOVERY:
                way = replace(way, method=tried)
            return HttpResponseRedirect(enter(request, user, way))
        form.add_error("code", sentences.for_second_factor(tried))
    status = 422 if request.method == "POST" else 200
    return render(request, "sign_in/second_factor.html", {"form": form}, status=status)


@from_own_page
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: ViewerRequest) -> HttpResponse:
    """Whoever has an app already is asked for it, and can't set up another from here."""
    found = halfway_of(request)
    key = pending_key(request)
    if found is None or key is None or has_app(found[0]):
        return begin_again()
    user, way = found
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
            go_to = enter(request, user, way)
            return render(request, "sign_in/recovery_codes.html", {"codes": codes, "go_to": go_to})
        form.add_error("code", sentences.for_second_factor(Trouble.WRONG))
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "shown": key_shown(user, key), "first_time": True}
    return render(request, "sign_in/set_up_app.html", context, status=status)


def pending_key(request: ViewerRequest) -> str | None:
    """The key that the page shows and the app must prove that it knows."""
    try:
        return unseal(str(request.session.get(SessionKey.NEW_KEY, "")))
    except InvalidToken:
        return None


def begin_again() -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('sign_in')}?grunn=kode")
