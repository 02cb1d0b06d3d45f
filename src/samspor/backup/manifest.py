"""What stands at the top of a backup: what made it, and the checksum of each of its parts."""

import json
from dataclasses import asdict, dataclass
from typing import Any, Final

from samspor.backup.errors import Damaged

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
TABLES: Final = "tables/"
MEDIA: Final = "media/"


@dataclass(frozen=True, slots=True)
class Part:
    """A file inside. `columns` and `rows` are empty for what is no table."""

    name: str
    sha256: str
    size: int
    columns: tuple[str, ...] = ()
    rows: int = 0

    @property
    def table(self) -> str:
        """The table's name in the database; "" when it is no table."""
        is_table = self.name.startswith(TABLES)
        return self.name.removeprefix(TABLES).removesuffix(".jsonl") if is_table else ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`migrations` are those that had been applied, as "app.name"."""

    version: str
    made_at: str
    migrations: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.parts)


def to_json(manifest: Manifest) -> bytes:
    said = {"format": FORMAT, **asdict(manifest)}
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def from_json(data: bytes) -> Manifest:
    """Read what `to_json` wrote.

    Raises:
        Damaged: It is not one, or of a format that came after this version.
    """
    try:
        said: dict[str, Any] = json.loads(data)
        if said["format"] != FORMAT:
            raise Damaged(MANIFEST)
        return Manifest(
            version=said["version"],
            made_at=said["made_at"],
            migrations=tuple(said["migrations"]),
            parts=tuple(
                Part(**{**part, "columns": tuple(part["columns"])}) for part in said["parts"]
            ),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise Damaged(MANIFEST) from error
