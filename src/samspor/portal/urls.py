from django.urls import path

from samspor.portal.views import access, helping, my_page, public, search, visits

urlpatterns = [
    path("", public.front, name="front"),
    path("om/", public.about, name="about"),
    path("personvern/", public.privacy, name="privacy"),
    path("sok/", search.find, name="search"),
    path("hjelp/", helping.index, name="help"),
    path("tilgjengelighet/", public.accessibility, name="accessibility"),
    path("min-side/", my_page.my_page, name="my_page"),
    path("drift/innsyn/", visits.visits, name="operator_visits"),
    path("drift/innsyn/avslutt/", visits.end, name="operator_visit_end"),
    path("min-side/tilgang/", access.my_access, name="my_access"),
]
