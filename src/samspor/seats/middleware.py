"""Tells each request who is looking."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, cast

from django.conf import settings
from django.contrib.auth import (
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
    get_user,
)
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils.crypto import constant_time_compare

from samspor.access.asking import asking_for
from samspor.access.errors import Forbidden
from samspor.access.request import ViewerRequest
from samspor.access.viewer import ANONYMOUS, Viewer
from samspor.kernel import clock
from samspor.seats.enums import SessionKey
from samspor.seats.models import User
from samspor.seats.selectors.viewers import viewer_for
from samspor.seats.selectors.visits import open_visits
from samspor.seats.services.refusals import log_refusal
from samspor.seats.services.visits import log_visited_page

_REFUSED: Final = 400  # answers from here on show nothing


class ViewerMiddleware:
    """Sets `request.viewer`. Without a session cookie the session stays untouched (T-27)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = cast("ViewerRequest", request)
        asked.viewer, asked.visits = self._viewer(request), []
        if asked.viewer.is_operator and asked.viewer.user_id is not None:
            asked.visits = open_visits(asked.viewer.user_id, now=clock.now())
            asked.viewer = _visiting(asked)
        viewer = asked.viewer
        with asking_for(communities=viewer.community_ids, person_id=viewer.person_id):
            response = self.get_response(request)
            if response.status_code < _REFUSED:
                _log_visited(request, viewer)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """The service's transaction is gone by now; the refusal gets a line of its own (T-45)."""
        viewer = cast("ViewerRequest", request).viewer
        if isinstance(exception, Forbidden) and viewer.is_signed_in:
            log_refusal(viewer=viewer, refused=exception, now=clock.now())

    @staticmethod
    def _viewer(request: HttpRequest) -> Viewer:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return ANONYMOUS
        user = _came_along(request) or get_user(request)
        if not isinstance(user, User):
            return ANONYMOUS
        request.user = user
        seat_id = request.session.get(SessionKey.SEAT)
        return viewer_for(user, on=clock.today(), seat_id=seat_id)


def _visiting(request: ViewerRequest) -> Viewer:
    """A visit opens what lies under the community's own address, and nothing else (T-14)."""
    viewer = request.viewer
    if not request.visits:
        return viewer
    try:
        named = resolve(request.path_info).kwargs
    except Resolver404:
        return viewer
    here = [visit for visit in request.visits if visit.community.slug == named.get("community")]
    return replace(
        viewer,
        visits=frozenset(visit.community_id for visit in here),
        addresses=viewer.addresses | {visit.community.slug for visit in here},
    )


def _log_visited(request: HttpRequest, viewer: Viewer) -> None:
    """Each page that was opened is a line in the log of those who are visited."""
    match = request.resolver_match
    for community_id in viewer.visits:
        page = (match.url_name if match else None) or ""
        log_visited_page(viewer=viewer, community_id=community_id, page=page, now=clock.now())


def _came_along(request: HttpRequest) -> User | None:
    """The user that was read with the session; None leaves it to Django to find out.

    Django asks the same before it believes a session, with a statement more.
    """
    session = request.session
    user: User | None = getattr(session, "user", None) if SESSION_KEY in session else None
    if (
        user is None
        or not user.is_active
        or session[SESSION_KEY] != str(user.pk)
        or session.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS
        or not constant_time_compare(
            session.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash()
        )
    ):
        return None
    return user
