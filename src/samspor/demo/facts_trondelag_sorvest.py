"""Trøndelag sørvest: its arenas, from the region to the single kindergarten."""

from datetime import datetime

from samspor.access.viewer import Viewer
from samspor.demo.telling import Telling
from samspor.focus.services import FocusAreaFacts
from samspor.networks.services import PageFacts
from samspor.registry.enums import OrganisationKind
from samspor.registry.models import Community


def add_facts(viewer: Viewer, community: Community, now: datetime) -> None:
    telling = Telling(viewer, community, now)
    areas = telling.focus_areas(
        (
            FocusAreaFacts(
                name="Lærende nettverk",
                text="Barnehagene lærer av hverandre på flere nivå samtidig: i regionen, i "
                "kommunen, på tvers av hus og i hver enkelt barnehage.",
            ),
        )
    )
    dmmh = telling.organisation("DMMH", OrganisationKind.UNIVERSITY)
    for name, about in (
        (
            "Regional arbeidsgruppe",
            "Samordner arbeidet i regionen og har ansvaret for retningen, sammen med høyskolen.",
        ),
        (
            "Regionalt styrernettverk",
            "Styrere, eiere og myndighet stopper opp, deler erfaringer og får faglig påfyll.",
        ),
        (
            "Kommunalt styrernettverk",
            "Holder arbeidet i gang mellom samlingene. Hver kommune velger sine egne dager.",
        ),
        (
            "Nettverk mellom barnehager",
            "Barnehagelærere lærer av hverandre på tvers av hus.",
        ),
        (
            "Utviklingsarbeid i barnehagen",
            "Her skjer endringen, ledet av styreren og de pedagogiske lederne.",
        ),
    ):
        regional = name.startswith("Regional")
        telling.network(
            name,
            PageFacts(
                about=about,
                focus_areas=tuple(areas.values()),
                partners=(dmmh,) if regional else (),
            ),
        )
