from django.conf import settings
from django.urls import URLPattern, path

from samspor.portal.views import access, founding, helping, my_page, public, search, visits

_ALWAYS = [
    path("", public.front, name="front"),
    path("om/", public.about, name="about"),
    path("personvern/", public.privacy, name="privacy"),
    path("sok/", search.find, name="search"),
    path("hjelp/", helping.index, name="help"),
    path("tilgjengelighet/", public.accessibility, name="accessibility"),
    path("min-side/", my_page.my_page, name="my_page"),
    path("drift/samarbeid/nytt/", founding.found_here, name="found_community"),
    path("drift/innsyn/", visits.visits, name="operator_visits"),
    path("drift/innsyn/avslutt/", visits.end, name="operator_visit_end"),
    path("min-side/tilgang/", access.my_access, name="my_access"),
]


def addresses(*, demo: bool) -> list[URLPattern]:
    """Anybody may begin a community in the demo; elsewhere the address does not exist."""
    tries = [path("samarbeid/nytt/", founding.try_own, name="try_own")]
    return [*_ALWAYS, *(tries if demo else [])]


urlpatterns = addresses(demo=settings.DEMO)
