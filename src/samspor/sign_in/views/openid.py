"""Out to a provider and back (T-02, T-06)."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_GET, require_POST

from samspor.access.errors import NotVisible
from samspor.access.own_site import from_own_page, own_path
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.seats.models import User
from samspor.sign_in.enums import Method, SessionKey
from samspor.sign_in.errors import CannotAccept, NotVouched
from samspor.sign_in.openid.exchange import Answer, Question
from samspor.sign_in.openid.provider import Provider, provider_for
from samspor.sign_in.sealing import provider_word, seal
from samspor.sign_in.selectors.identities import user_of
from samspor.sign_in.services.invitations import Vouched, accept_as_new
from samspor.sign_in.services.sessions import end_provider_session
from samspor.sign_in.services.vouched import log_not_vouched
from samspor.sign_in.views.door import absolute
from samspor.sign_in.views.entering import Way, enter, go_halfway


@from_own_page
@require_POST
def leave(request: ViewerRequest, provider: str) -> HttpResponse:
    """A page that goes on by itself: the content policy lets no form lead elsewhere."""
    from samspor.sign_in.openid.talk import ask  # noqa: PLC0415 (16 MB, where no provider is)

    found = _provider(provider)
    try:
        address, question = ask(
            found,
            come_back_to=_come_back_to(request, found),
            language=get_language() or "nb",
            now=clock.now(),
        )
    except NotVouched as refused:
        return _not_vouched(request, refused)
    request.session[SessionKey.OPENID] = question.to_remember()
    came_from = own_path(request.POST.get("next", ""), default="")
    request.session[SessionKey.NEXT] = came_from or request.session.get(SessionKey.NEXT, "")
    return render(request, "sign_in/leaving.html", {"address": address, "provider": found})


@require_GET
def come_back(request: ViewerRequest, provider: str) -> HttpResponse:
    """By GET, since the standard says so; without the question of this browser it does nothing."""
    from samspor.sign_in.openid.talk import hear  # noqa: PLC0415 (as in `leave`)

    found = _provider(provider)
    try:
        answer = hear(
            found,
            question=Question.remembered(request.session.pop(SessionKey.OPENID, None)),
            said={name: request.GET[name] for name in request.GET},
            come_back_to=_come_back_to(request, found),
            now=clock.now(),
        )
    except NotVouched as refused:
        return _not_vouched(request, refused)
    user = user_of(issuer=answer.issuer, subject=answer.subject) or _invited(request, answer)
    if user is None:
        return render(request, "sign_in/unknown.html", {"provider": found}, status=403)
    way = Way(
        method=Method.OPENID,
        provider=found.key,
        provider_session=provider_word(answer.issuer, answer.sid),
        id_token=seal(answer.id_token),
    )
    if found.is_two_factors:
        return HttpResponseRedirect(enter(request, user, way))
    return go_halfway(request, user, way)


@xframe_options_exempt
@require_GET
def sign_out_from(request: ViewerRequest, provider: str) -> HttpResponse:
    """The provider shows this address in a frame when its session ends, without our cookie."""
    found = _provider(provider)
    sid, issuer = request.GET.get("sid", ""), request.GET.get("iss", "")
    if issuer == found.issuer and sid:
        end_provider_session(issuer=issuer, sid=sid, now=clock.now())
    answer = HttpResponse(status=200, content_type="text/plain; charset=utf-8")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _invited(request: ViewerRequest, answer: Answer) -> User | None:
    """The one way to tie an identity to a person: an invitation in this very browser."""
    link_id = request.session.get(SessionKey.INVITATION)
    if not isinstance(link_id, int):
        return None
    vouched = Vouched(issuer=answer.issuer, subject=answer.subject)
    try:
        user = accept_as_new(link_id=link_id, vouched=vouched, now=clock.now())
    except CannotAccept:
        return None
    request.session.pop(SessionKey.INVITATION)
    return user


def _provider(key: str) -> Provider:
    found = provider_for(key)
    if found is None:
        raise NotVisible
    return found


def _come_back_to(request: ViewerRequest, provider: Provider) -> str:
    return absolute(request, "openid_come_back", provider=provider.key)


def _not_vouched(request: ViewerRequest, refused: NotVouched) -> HttpResponse:
    log_not_vouched(reason=refused.reason, now=clock.now())
    del request
    return HttpResponseRedirect(f"{reverse('sign_in')}?grunn=leverandor")
