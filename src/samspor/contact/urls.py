"""Writing to a seat, and the seat's messages."""

from django.urls import path

from samspor.contact.views import member, public
from samspor.registry.address import community_path

urlpatterns = [
    path("meldinger/", member.all_messages, name="messages"),
    path("meldinger/jeg-er-kontakt/", member.choices, name="contact_choices"),
    path("meldinger/<int:message>/", member.message, name="message"),
    path("tilgjengelighet/meld-fra/", public.barrier, name="barrier"),
    community_path("kontakt/", public.contact, name="contact"),
    community_path("kontakt/takk/", public.thanks, name="contact_thanks"),
    community_path("tilbakemelding/", public.feedback, name="feedback"),
    community_path("<slug:part>/<slug:key>/kontakt/", public.contact, name="contact_page"),
]
