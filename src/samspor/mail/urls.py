"""The outbox has an address in the demo only."""

from django.conf import settings
from django.urls import URLPattern, path

from samspor.mail.views import outbox


def addresses(*, demo: bool) -> list[URLPattern]:
    return [path("utboks/", outbox.outbox, name="outbox")] if demo else []


urlpatterns = addresses(demo=settings.DEMO)
