"""Everything about one person, as rows of plain values."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Model
from django.utils.translation import pgettext_lazy

from samspor.access.asking import everywhere
from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.privacy.sources import NOBODY, SOURCES, Source, Who
from samspor.seats.models import Person, User

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    source: Source
    rows: list[Row]


@everywhere(reason="people may read what is kept about them anywhere")
def who_is(viewer: Viewer) -> Who:
    """The viewer as the one things are about.

    Raises:
        NotVisible: Nobody is signed in.
    """
    if viewer.user_id is None:
        raise NotVisible
    user = User.objects.get(pk=viewer.user_id)
    # A viewer knows its person from a seat; somebody may have an account and never had one.
    people = Person.objects.unguarded(reason="the person of the account that asks")
    person_id = people.filter(user=user).values_list("pk", flat=True).first()
    return Who(person_id=person_id or NOBODY, user_id=user.pk, email=user.email)


def all_about(who: Who) -> Iterator[Kept]:
    """Source by source, also those that hold nothing."""
    for source in SOURCES:
        yield Kept(source, [_row(source, found) for found in source.find(who)])


def heading(model: type[Model], name: str) -> str:
    """What a column is called, or what was made from a row."""
    fields = {field.name: field for field in model._meta.concrete_fields}  # noqa: SLF001 (Django's documented API)
    return str(_MADE[name] if name in _MADE else fields[name].verbose_name)


_MADE: Final = {
    "seat": pgettext_lazy("my data", "seat"),
    "made": pgettext_lazy("my data", "made new"),
    "left_ended_on": pgettext_lazy("my data", "last day before it"),
    "stopped_ended_on": pgettext_lazy("my data", "last day as deputy before it"),
    "issuer": pgettext_lazy("my data", "vouched for by"),
    "community": pgettext_lazy("my data", "community"),
    "changes": pgettext_lazy("my data", "what was changed"),
}


def _row(source: Source, found: Any) -> Row:
    row: Row = {name: getattr(found, name) for name in source.fields}
    return row | {name: tell(found) for name, tell in source.told.items()}
