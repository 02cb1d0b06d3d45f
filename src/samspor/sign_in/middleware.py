"""Ends sessions in time, and keeps what somebody sent a moment too late (T-36, T-37)."""

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve, reverse

from samspor.access.own_site import is_from_own_page, own_path
from samspor.kernel import clock
from samspor.sign_in.lifetime import is_quiet, prolong, seconds_left
from samspor.sign_in.services.kept_forms import keep_form
from samspor.sign_in.services.unsent_forms import drop_unsent

# What a view answers once it has taken a form in.
_TAKEN_IN: Final = frozenset({302, 303})


class SessionLifeMiddleware:
    """Stands before the check of form tokens: a token dies with its session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        user_id = request.session.get(SESSION_KEY)
        if user_id is None:
            return self.get_response(request)
        if not seconds_left(request.session, now=clock.now()):
            return self._over(request, int(user_id))
        answer = self.get_response(request)
        if request.method == "POST" and answer.status_code in _TAKEN_IN:
            _forget_unsent(request, int(user_id))
        return answer

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: object, _kwargs: object
    ) -> None:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return
        if SESSION_KEY in request.session and not is_quiet(view, request):
            prolong(request.session, now=clock.now())
        # The page says how long it has; see the session warning of the shell.
        left = seconds_left(request.session, now=clock.now())
        request.session_left = left  # type: ignore[attr-defined]  # read by the shell

    def _over(self, request: HttpRequest, user_id: int) -> HttpResponseBase:
        kept = self._keep(request, user_id)
        request.session.flush()
        if kept:
            return _to_sign_in(request, why="tekst")
        answer = self.get_response(request)
        # What only the signed in may see is not "gone" to somebody who was here a moment ago.
        if request.method == "GET" and answer.status_code in {403, 404}:
            return _to_sign_in(request, why="tid")
        return answer

    @staticmethod
    def _keep(request: HttpRequest, user_id: int) -> bool:
        if request.method != "POST" or not is_from_own_page(request) or _is_ours(request):
            return False
        fields = request.POST.copy()
        fields.pop("csrfmiddlewaretoken", None)
        return keep_form(
            user_id=user_id,
            path=request.get_full_path(),
            body=fields.urlencode(),
            now=clock.now(),
        )


def _forget_unsent(request: HttpRequest, user_id: int) -> None:
    """The form said which of the kept texts it is; it is not needed any more."""
    key = request.POST.get("_unsent", "")
    if key:
        drop_unsent(user_id=user_id, key=key)


def _is_ours(request: HttpRequest) -> bool:
    """Signing in and out works without being signed in."""
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return False
    return view.__module__.startswith(__package__ or "samspor.sign_in")


def _to_sign_in(request: HttpRequest, *, why: str) -> HttpResponseBase:
    came_from = own_path(request.get_full_path(), default="")
    query = {"next": came_from, "grunn": why} if came_from else {"grunn": why}
    answer = HttpResponseRedirect(f"{reverse('sign_in')}?{urlencode(query)}")
    answer.status_code = 303
    return answer
