"""The steps that all ways in share: halfway, whole, and where to go then."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from samspor.access.own_site import own_path
from samspor.access.request import ViewerRequest
from samspor.access.viewer import Viewer
from samspor.kernel import clock
from samspor.seats.enums import SessionKey as SeatKey
from samspor.seats.models import User
from samspor.seats.selectors.viewers import viewer_for
from samspor.sign_in.devices import device_name
from samspor.sign_in.enums import ON_THE_WAY, Method, SessionKey
from samspor.sign_in.errors import CannotAccept
from samspor.sign_in.lifetime import begin
from samspor.sign_in.sealing import seal
from samspor.sign_in.selectors.identities import user_by_id
from samspor.sign_in.selectors.own import has_app, kept_form
from samspor.sign_in.services.invitations import accept_as
from samspor.sign_in.services.second_factor import new_key
from samspor.sign_in.services.sessions import log_sign_in
from samspor.ui import navigation

_ON_THE_WAY_KEYS = (
    SessionKey.CODE,
    SessionKey.OPENID,
    SessionKey.HALFWAY,
    SessionKey.NEW_KEY,
    SessionKey.INVITATION,
    SessionKey.NEXT,
)


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody came. The last three say what to end at the provider when they leave."""

    method: Method
    provider: str = ""
    provider_session: str = ""
    id_token: str = ""


def stamp(*, request: HttpRequest | None, **_rest: object) -> None:
    """Whenever Django signs somebody in, the session's time begins."""
    if request is not None:
        device = device_name(request.headers.get("User-Agent", ""))
        begin(request.session, device=device, now=clock.now())


def go_halfway(request: HttpRequest, user: User, way: Way) -> HttpResponseRedirect:
    """One factor holds; now the other one (T-03). Until then the browser is nobody's."""
    request.session.cycle_key()
    request.session[SessionKey.HALFWAY] = {
        "user_id": user.pk,
        "at": clock.now().timestamp(),
        "way": asdict(way),
    }
    if has_app(user):
        return HttpResponseRedirect(reverse("second_factor"))
    request.session[SessionKey.NEW_KEY] = seal(new_key())
    return HttpResponseRedirect(reverse("set_up_app"))


def halfway_of(request: HttpRequest) -> tuple[User, Way] | None:
    """Who is halfway in this browser; None when nobody is, or has waited too long."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    kept = request.session.get(SessionKey.HALFWAY)
    if not isinstance(kept, dict):
        return None
    if not 0 <= clock.now().timestamp() - kept["at"] <= ON_THE_WAY.total_seconds():
        return None
    user = user_by_id(kept["user_id"])
    way = Way(**{**kept["way"], "method": Method(kept["way"]["method"])})
    return (user, way) if user else None


def enter(request: HttpRequest, user: User, way: Way) -> str:
    """Sign in whole, under a new key; answers where to go."""
    now = clock.now()
    came_for = own_path(str(request.session.get(SessionKey.NEXT, "")), default="")
    invitation = request.session.get(SessionKey.INVITATION)
    for key in _ON_THE_WAY_KEYS:
        request.session.pop(key, None)
    request.session.pop(SeatKey.SEAT, None)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session.cycle_key()  # `login` keeps the key when the same user comes again
    request.session[SessionKey.METHOD] = way.method.value
    request.session[SessionKey.PROVIDER_SESSION] = way.provider_session
    request.session[SessionKey.OPENID_PROVIDER] = way.provider
    request.session[SessionKey.ID_TOKEN] = way.id_token
    log_sign_in(user=user, now=now)
    if isinstance(invitation, int):
        _accept(request, user, invitation, now)
    user.held = None
    viewer = viewer_for(user, on=clock.today())
    cast("ViewerRequest", request).viewer = viewer  # for the page that is shown at once
    if kept_form(viewer, now=now):
        return reverse("kept_form")
    return came_for or home_of(viewer)


def home_of(viewer: Viewer) -> str:
    """Where somebody begins: their own page, where this installation has one."""
    del viewer
    return navigation.address("my_page") or navigation.address("front") or "/"


def _accept(request: HttpRequest, user: User, link_id: int, now: datetime) -> None:
    try:
        accept_as(link_id=link_id, user=user, now=now)
    except CannotAccept:
        messages.warning(
            request,
            _(
                "You are signed in, but the invitation was for another e-mail address. "
                "Ask whoever invited you to send it to the address of your account."
            ),
        )
    else:
        messages.success(request, _("The seat is yours."))
