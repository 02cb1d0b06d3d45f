"""Wheels that read aloud.

wheel = a_wheel(in_=region, of=[group, heads])
release(wheel, by=adviser)
"""

from collections.abc import Sequence
from datetime import datetime

from samspor.access.viewer import Viewer
from samspor.kernel.school_year import SchoolYear
from samspor.networks.models import Arena
from samspor.registry.models import Community
from samspor.wheel.models import AnnualWheel, Edition, WheelArena
from samspor.wheel.services import release_edition
from tests.factories.activities import NOW, YEAR
from tests.factories.registry import saved


def a_wheel(
    *,
    in_: Community,
    of: Sequence[Arena] = (),
    year: SchoolYear = YEAR,
    title: str = "Årshjul for lokal kompetanseutvikling",
    language: str = "nb",
) -> AnnualWheel:
    wheel = saved(
        AnnualWheel(community=in_, school_year=year.start, title=title, language=language)
    )
    for arena in of:
        saved(WheelArena(wheel=wheel, arena=arena))
    return wheel


def release(wheel: AnnualWheel, *, by: Viewer, note: str = "", now: datetime = NOW) -> Edition:
    return release_edition(viewer=by, wheel=wheel, note=note, now=now)
