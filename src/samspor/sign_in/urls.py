"""Signing in. The demo's one-click seats have no address at all outside the demo."""

from django.conf import settings
from django.urls import URLPattern, path

from samspor.sign_in.views import demo as seats
from samspor.sign_in.views import door


def addresses(*, demo: bool) -> list[URLPattern]:
    always = [
        path("logg-inn/", door.sign_in, name="sign_in"),
        path("logg-ut/", door.sign_out, name="sign_out"),
    ]
    if not demo:
        return always
    return [
        *always,
        path("logg-inn/plass/<int:seat_id>/", seats.step_into, name="step_into_seat"),
    ]


urlpatterns = addresses(demo=settings.DEMO)
