"""What is kept about whoever asks."""

from django.urls import path

from samspor.privacy.views import erasing, own
from samspor.registry.address import community_path

urlpatterns = [
    path("min-side/opplysninger/", own.my_data, name="my_data"),
    path("min-side/opplysninger/last-ned/", own.my_data_file, name="my_data_file"),
    community_path(
        "plasser/<int:seat_id>/slett/<int:holding>/", erasing.person_erasure, name="person_erasure"
    ),
    path("min-side/opplysninger/slett/", erasing.my_erasure, name="my_erasure"),
]
