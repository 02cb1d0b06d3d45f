"""Signing in. The demo's one-click seats have no address at all outside the demo."""

from django.conf import settings
from django.urls import URLPattern, path

from samspor.sign_in.views import (
    codes,
    door,
    kept,
    links,
    openid,
    own,
    second_factor,
    session,
    unsent,
)
from samspor.sign_in.views import demo as seats


def addresses(*, demo: bool) -> list[URLPattern]:
    always = [
        path("logg-inn/", door.sign_in, name="sign_in"),
        path("logg-ut/", door.sign_out, name="sign_out"),
        path("logg-inn/epost/", codes.ask, name="ask_for_code"),
        path("logg-inn/kode/", codes.write, name="sign_in_code"),
        path("logg-inn/totrinn/", second_factor.second_factor, name="second_factor"),
        path("logg-inn/totrinn/ny/", second_factor.set_up, name="set_up_app"),
        path("logg-inn/med/<slug:provider>/", openid.leave, name="openid_leave"),
        path("logg-inn/med/<slug:provider>/tilbake/", openid.come_back, name="openid_come_back"),
        path("logg-ut/fra/<slug:provider>/", openid.sign_out_from, name="openid_sign_out"),
        path("logg-inn/invitasjon/", links.accept_invitation, name="accept_invitation"),
        path("logg-inn/fortsett/", kept.kept, name="kept_form"),
        path("logg-inn/fortsett/kast/", kept.throw_away, name="throw_away_form"),
        path("logg-inn/tid/", session.session_time, name="session_time"),
        path("logg-inn/uferdig/", unsent.unsent, name="unsent_form"),
        path("lenke/<str:token>/", links.open_link, name="personal_link"),
        path("min-innlogging/", own.my_sign_in, name="my_sign_in"),
        path("min-innlogging/logg-ut/", own.end, name="end_sessions"),
        path("min-innlogging/koder/", own.confirm, {"what": "codes"}, name="new_codes"),
        path("min-innlogging/bytt-app/", own.confirm, {"what": "app"}, name="change_app"),
        path("min-innlogging/app/", own.new_app, name="new_app"),
    ]
    if not demo:
        return always
    return [
        *always,
        path("logg-inn/plass/<int:seat_id>/", seats.step_into, name="step_into_seat"),
    ]


urlpatterns = addresses(demo=settings.DEMO)
