"""Signing in. The demo's one-click seats have no address at all outside the demo."""

from django.conf import settings
from django.urls import URLPattern, path

from samspor.seats.views import sign_in


def addresses(*, demo: bool) -> list[URLPattern]:
    always = [
        path("logg-inn/", sign_in.sign_in, name="sign_in"),
        path("logg-ut/", sign_in.sign_out, name="sign_out"),
    ]
    if not demo:
        return always
    return [
        *always,
        path("logg-inn/plass/<int:seat_id>/", sign_in.step_into, name="step_into_seat"),
    ]


urlpatterns = addresses(demo=settings.DEMO)
