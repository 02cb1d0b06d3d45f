"""How an edition's content is kept: as JSON in the row, as content in our hands."""

import json
from typing import Any

from django.db import models

from samspor.drawing.content import WheelContent
from samspor.drawing.export import from_snapshot, to_snapshot


class _Writer(json.JSONEncoder):
    def encode(self, o: WheelContent) -> str:
        return to_snapshot(o)


class _Reader(json.JSONDecoder):
    def decode(self, s: str, *_where: Any) -> WheelContent:
        return from_snapshot(s)


class SnapshotField(models.JSONField):
    """Written and read piece by piece: a large wheel as one piece takes ten times its text."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "encoder": _Writer, "decoder": _Reader})

    def deconstruct(self) -> Any:
        """To the database it is JSON as any other."""
        name, _path, args, options = super().deconstruct()
        options.pop("encoder")
        options.pop("decoder")
        return name, "django.db.models.JSONField", args, options
