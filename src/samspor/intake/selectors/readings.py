"""Documents that have come to a community, for those who may take them in."""

from django.db.models import QuerySet

from samspor.access.errors import NotVisible
from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.intake.enums import Asked
from samspor.intake.models import GivenAnswer, Original, Reading
from samspor.intake.models.reading import ReadingQuerySet
from samspor.registry.models import Community

_SEAT = ("seat__community", "seat__unit", "seat__organisation", "seat__arena")


def readings(viewer: Viewer, *, community: Community) -> QuerySet[Reading]:
    """Newest first, without their content."""
    require(viewer, Action.IMPORT_DOCUMENT, community_id=community.pk)
    rows = Reading.objects.seen_by(viewer).filter(community=community)
    return rows.defer("draft", "source").select_related(*_SEAT)


def reading_at(viewer: Viewer, *, community: Community, reading_id: int) -> Reading:
    """One of the community's documents, with its content.

    Raises:
        NotVisible: There is none, or it is another community's.
    """
    require(viewer, Action.IMPORT_DOCUMENT, community_id=community.pk)
    rows = Reading.objects.seen_by(viewer).filter(community=community)
    found = rows.select_related("community", *_SEAT).filter(pk=reading_id).first()
    if found is None:
        raise NotVisible
    return found


def original_of(viewer: Viewer, reading: Reading) -> bytes:
    """The bytes as they came.

    Raises:
        NotVisible: They are deleted.
    """
    rows = Original.objects.seen_by(viewer).filter(reading=reading)
    data = rows.values_list("data", flat=True).first()
    if data is None:
        raise NotVisible
    return bytes(data)


def given_answers(viewer: Viewer, reading: Reading) -> dict[tuple[Asked, str], str]:
    """What is answered so far, by what was asked."""
    rows = GivenAnswer.objects.seen_by(viewer).filter(reading=reading)
    return {
        (Asked(asked), key): value
        for asked, key, value in rows.values_list("asked", "key", "value")
    }


def waiting_for(viewer: Viewer) -> ReadingQuerySet:
    """Read and not yet taken in, in all communities where the viewer may do so."""
    return Reading.objects.seen_by(viewer).filter(
        read_at__isnull=False, taken_at=None, forgotten_at=None, refusal={}
    )
