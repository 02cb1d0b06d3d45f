"""In and out. The pages set no cookie."""

from typing import Final

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override, pgettext
from django.views.decorators.http import require_POST, require_safe

from samspor.access.own_site import from_own_page, own_path
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.sign_in.enums import SessionKey
from samspor.sign_in.forms import AddressForm
from samspor.sign_in.openid.provider import provider_for, providers
from samspor.sign_in.sealing import InvalidToken, unseal
from samspor.sign_in.selectors.demo import demo_seats
from samspor.sign_in.services.sessions import log_sign_out

# Why somebody is shown the door. Any other word is none.
_WHY: Final = ("tid", "tekst", "leverandor", "kode", "ut")


@require_safe
def sign_in(request: ViewerRequest) -> HttpResponse:
    came_from = own_path(request.GET.get("next", ""), default="")
    return render(request, "sign_in/sign_in.html", door(came_from, request.GET.get("grunn", "")))


def door(came_from: str, why: str = "", form: AddressForm | None = None) -> dict[str, object]:
    """What the page shows, also when an address must be mended."""
    seats = demo_seats(on=clock.today()) if settings.DEMO else []
    # Whoever comes from a community's page is looking for a seat in that one.
    here = [group for group in seats if group.community.slug in came_from.split("/")]
    return {
        "communities": here or seats,
        "others": [group for group in seats if group not in here] if here else [],
        "next": came_from,
        "providers": providers(),
        "form": form or AddressForm(),
        "why": _sentence(why) if why in _WHY else "",
    }


@from_own_page
@require_POST
def sign_out(request: ViewerRequest) -> HttpResponse:
    """Here, and at the provider when one let us in (T-06). Works without any role."""
    answer: HttpResponse = HttpResponseRedirect(reverse("sign_in"))
    if request.viewer.is_signed_in:
        there = _provider_sign_out(request)
        log_sign_out(viewer=request.viewer, now=clock.now())
        logout(request)
        if there:
            answer = render(request, "sign_in/leaving.html", {"address": there, "leaving": True})
        # Drafts that pages keep in the browser are the reader's alone (T-36).
        answer.headers["Clear-Site-Data"] = '"storage"'
    return answer


def _provider_sign_out(request: ViewerRequest) -> str:
    provider = provider_for(str(request.session.get(SessionKey.OPENID_PROVIDER, "")))
    if provider is None:
        return ""
    try:
        hint = unseal(str(request.session.get(SessionKey.ID_TOKEN, "")))
    except InvalidToken:
        hint = ""
    from samspor.sign_in.openid.talk import sign_out_address  # noqa: PLC0415 (big, seldom needed)

    return sign_out_address(
        provider, id_token=hint, come_back_to=absolute(request, "sign_in"), now=clock.now()
    )


def absolute(request: HttpRequest, name: str, **parts: str) -> str:
    """As registered at a provider: one address for all languages."""
    with override(settings.LANGUAGE_CODE):
        return request.build_absolute_uri(reverse(name, kwargs=parts))


def _sentence(why: str) -> str:
    match why:
        case "tid":
            return pgettext(
                "sign in",
                "You were signed out because it had been quiet for a while. "
                "Sign in again and you come back to your page.",
            )
        case "tekst":
            return pgettext(
                "sign in",
                "You were signed out because it had been quiet for a while. "
                "What you wrote is kept: sign in again and it is there.",
            )
        case "leverandor":
            return pgettext(
                "sign in",
                "The sign-in did not come through. Nothing is wrong with your account: "
                "try again, or use another way.",
            )
        case "kode":
            return pgettext("sign in", "It took too long, so you must begin again from here.")
        case _:
            return pgettext("sign in", "You are signed out of all your browsers.")
