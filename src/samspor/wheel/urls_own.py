"""One's own calendars: their page, and the address that one person has."""

from django.urls import path

from samspor.wheel.views import own_calendars, own_feed

urlpatterns = [
    path("min-side/kalender/", own_calendars.my_calendars, name="my_calendars"),
    path("min-side/kalender/adresse/", own_calendars.address, name="my_calendar_address"),
    path(
        "min-side/kalender/<int:calendar>/ny-adresse/",
        own_calendars.renew,
        name="my_calendar_renew",
    ),
    path(
        "min-side/kalender/<int:calendar>/fjern/", own_calendars.remove, name="my_calendar_remove"
    ),
    path("kalender/<str:token>.ics", own_feed.own_calendar, name="own_calendar"),
]
