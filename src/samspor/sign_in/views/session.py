"""How long the session lasts: asked by the page itself, prolonged by a button (T-36)."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods

from samspor.access.own_site import from_own_page
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.sign_in.lifetime import longest_left, prolong, quiet, seconds_left


@quiet
@from_own_page
@require_http_methods(["GET", "HEAD", "POST"])
def session_time(request: ViewerRequest) -> HttpResponse:
    """Seconds until it ends by itself, and the most it could last. Without a session, none."""
    now = clock.now()
    if not request.viewer.is_signed_in:
        return _private(JsonResponse({"left": 0, "longest": 0}))
    if request.method == "POST":
        prolong(request.session, now=now, at_once=True)
    left, longest = seconds_left(request.session, now=now), longest_left(request.session, now=now)
    return _private(JsonResponse({"left": left, "longest": longest}))


def _private(answer: HttpResponse) -> HttpResponse:
    answer.headers["Cache-Control"] = "no-store"
    return answer
