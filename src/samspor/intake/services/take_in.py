"""Take a draft into a community's plan, in one transaction; a second time changes nothing."""

import hashlib
from datetime import datetime

from django.db import transaction

from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.audit.record import record
from samspor.intake.errors import NoSchoolYear, NothingToTakeIn
from samspor.intake.models import Source
from samspor.intake.outcome import Outcome
from samspor.intake.services.activities import take_activities
from samspor.intake.services.arenas import take_arenas
from samspor.intake.services.place import Place, find_place
from samspor.kernel.school_year import SchoolYear
from samspor.networks.models import Arena
from samspor.reading.draft import Draft
from samspor.registry.models import Community
from samspor.wheel.models import AnnualWheel, WheelArena
from samspor.wheel.services import begin_wheel, change_wheel

KEY_LENGTH = 200


@transaction.atomic
def take_in(
    *,
    viewer: Viewer,
    community: Community,
    draft: Draft,
    data: bytes,
    now: datetime,
    accept_all: bool = False,
) -> Outcome:
    """Put what the document says into the draft of its year's wheel.

    Args:
        data: The document itself, to tell whether it has changed.
        accept_all: Take what has doubts too, as written; else it waits for an answer.

    Raises:
        NoSchoolYear: The draft knows no school year.
        NothingToTakeIn: The draft holds neither arenas nor activities.
    """
    require(viewer, Action.IMPORT_DOCUMENT, community_id=community.pk)
    if draft.document.school_year is None:
        raise NoSchoolYear
    if not draft.arenas and not draft.events:
        raise NothingToTakeIn
    place = find_place(community, SchoolYear.parse(draft.document.school_year), viewer, now)
    source = _source(place, draft, data)
    outcome = Outcome()
    outcome.unknown_municipalities = [
        name for region in draft.regions for name in region.municipalities
        if name.casefold() not in place.municipalities
    ]  # fmt: skip
    arenas = take_arenas(place, source, draft, outcome)
    _draw(place, draft, list(arenas.values()))
    take_activities(place, source, draft, arenas, outcome, accept_all=accept_all)
    if outcome.wrote_something:
        record(
            viewer=viewer,
            action=Action.IMPORT_DOCUMENT,
            community_id=community.pk,
            object_type="source",
            object_ids=[source.pk],
            at=now,
        )
    return outcome


def _source(place: Place, draft: Draft, data: bytes) -> Source:
    """The document, recognised by its heading: files get new names, headings seldom do."""
    title = draft.document.title or ""
    rows = Source.objects.unguarded(reason="the same document again, whoever brings it")
    source, _made = rows.select_for_update().get_or_create(
        community=place.community,
        school_year=place.year.start,
        key=title.casefold()[:KEY_LENGTH],
        defaults={"title": title[:300], "digest": "0" * 64, "read_at": place.now},
    )
    digest = hashlib.sha256(data).hexdigest()
    if source.digest != digest:
        source.digest, source.read_at = digest, place.now
        source.full_clean()
        source.save()
    return source


def _draw(place: Place, draft: Draft, arenas: list[Arena]) -> None:
    """The year's wheel, made when missing, draws the document's arenas beside those it had."""
    wheels = AnnualWheel.objects.unguarded(reason="the year has one wheel, whoever looks")
    wheel = wheels.filter(community=place.community, school_year=place.year.start).first()
    if wheel is None:
        title = draft.document.title or place.community.name
        begin_wheel(
            viewer=place.viewer, community=place.community, year=place.year, title=title[:200],
            arenas=arenas, now=place.now, language=str(draft.document.language),
        )  # fmt: skip
        return
    ties = WheelArena.objects.unguarded(reason="the arenas it draws already")
    drawn = [tie.arena for tie in ties.filter(wheel=wheel).select_related("arena")]
    missing = [arena for arena in arenas if arena not in drawn]
    if missing:
        change_wheel(
            viewer=place.viewer, wheel=wheel, title=wheel.title, arenas=[*drawn, *missing],
            now=place.now,
        )  # fmt: skip
