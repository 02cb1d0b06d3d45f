"""Every address. Public pages carry their language in the address: bokmål bare, /nn/ and /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from samspor.ui.views import errors

urlpatterns = [
    path("", include("samspor.portal.urls_machine")),
    *i18n_patterns(
        path("", include("samspor.portal.urls")),
        path("", include("samspor.ui.urls")),
        path("", include("samspor.sign_in.urls")),
        path("", include("samspor.mail.urls")),
        path("", include("samspor.contact.urls")),
        path("arshjul/", include("samspor.wheel.urls")),
        path("", include("samspor.wheel.urls_own")),
        path("innbygg/", include("samspor.wheel.urls_embed")),
        path("", include("samspor.registry.urls")),
        path("", include("samspor.seats.urls")),
        path("", include("samspor.focus.urls")),
        path("", include("samspor.networks.urls")),
        path("", include("samspor.editing.urls")),
        path("", include("samspor.intake.urls")),
        path("", include("samspor.privacy.urls")),
        path("", include("samspor.portal.urls_community")),
        prefix_default_language=False,
    ),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
