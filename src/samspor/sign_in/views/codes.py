"""Signing in with a code by e-mail. Only POST does anything: mail programs follow links (T-05)."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from samspor.access.own_site import from_own_page, own_path
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.sign_in.client_address import client_address
from samspor.sign_in.enums import Method, SessionKey
from samspor.sign_in.forms import AddressForm, CodeForm
from samspor.sign_in.services.codes import ask_for_code, try_code
from samspor.sign_in.views import sentences
from samspor.sign_in.views.door import door
from samspor.sign_in.views.entering import Way, go_halfway


@from_own_page
@require_POST
def ask(request: ViewerRequest) -> HttpResponse:
    """The same answer whether or not the address has an account (T-04)."""
    came_from = own_path(request.POST.get("next", ""), default="")
    form = AddressForm(request.POST)
    if not form.is_valid():
        return render(request, "sign_in/sign_in.html", door(came_from, form=form), status=422)
    code = ask_for_code(
        address=form.cleaned_data["email"], place=client_address(request), now=clock.now()
    )
    request.session[SessionKey.CODE] = code.pk
    request.session[SessionKey.NEXT] = came_from or request.session.get(SessionKey.NEXT, "")
    return HttpResponseRedirect(reverse("sign_in_code"))


@from_own_page
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: ViewerRequest) -> HttpResponse:
    began = settings.SESSION_COOKIE_NAME in request.COOKIES and SessionKey.CODE in request.session
    if not began:
        return HttpResponseRedirect(f"{reverse('sign_in')}?grunn=kode")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        tried = try_code(
            code_id=request.session[SessionKey.CODE],
            typed=form.cleaned_data["code"],
            place=client_address(request),
            now=clock.now(),
        )
        if tried.user:
            request.session.pop(SessionKey.CODE)
            return go_halfway(request, tried.user, Way(Method.CODE))
        if tried.trouble:
            form.add_error("code", sentences.for_code(tried.trouble))
    status = 422 if request.method == "POST" else 200
    return render(request, "sign_in/code.html", {"form": form}, status=status)
