"""How an edition's content is kept: packed in the row, as content in our hands."""

from typing import Any

from django.db import models

from samspor.drawing.content import WheelContent
from samspor.drawing.snapshot import from_snapshot, to_snapshot


class SnapshotField(models.BinaryField):  # type: ignore[type-arg]  # not one where the program runs
    """A tenth of its text, and neither we nor the database ever hold that in one piece."""

    _pyi_private_set_type: Any  # what the checker takes what is read and written for
    _pyi_private_get_type: Any

    def from_db_value(self, value: Any, *_where: Any) -> WheelContent | None:
        return None if value is None else from_snapshot(bytes(value))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        packed = to_snapshot(value) if isinstance(value, WheelContent) else value
        return super().get_db_prep_value(packed, connection, prepared)

    def deconstruct(self) -> Any:
        """To the database it is bytes as any others."""
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.BinaryField", args, options
