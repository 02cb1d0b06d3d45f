"""The file with everything about one person: JSON for machines, text for people."""

import json
import zipfile
from collections.abc import Iterable
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspor.kernel.clock import OSLO
from samspor.kernel.writing import write_date
from samspor.privacy.selectors.own_data import Kept, heading

NAME: Final = "samspor-mine-opplysninger"


def pack(everything: Iterable[Kept], *, now: datetime, language: str) -> bytes:
    kept = list(everything)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{NAME}.json", as_json(kept, now=now))
        archive.writestr(f"{NAME}.txt", as_text(kept, now=now, language=language))
    return out.getvalue()


def as_json(kept: Iterable[Kept], *, now: datetime) -> str:
    said = {
        "made_at": now.astimezone(UTC).isoformat(),
        **{each.source.key: each.rows for each in kept},
    }
    return json.dumps(said, ensure_ascii=False, indent=2, default=str)


def as_text(kept: Iterable[Kept], *, now: datetime, language: str) -> str:
    made = write_date(now.astimezone(OSLO).date(), language=language)
    lines = [_("What Samspor keeps about you"), made, ""]
    for each in kept:
        title = str(each.source.title)
        lines += [title, "-" * len(title), str(each.source.why), ""]
        if not each.rows:
            lines += [pgettext("my data", "Nothing."), ""]
        for row in each.rows:
            lines += [
                f"{_label(each, name)}: {_written(value, language)}"
                for name, value in row.items()
                if value not in (None, "", [])
            ]
            lines.append("")
    return "\n".join(lines)


def _label(kept: Kept, name: str) -> str:
    return str(heading(kept.source.model, name)).capitalize()


def _written(value: Any, language: str) -> str:
    if isinstance(value, datetime):
        local = value.astimezone(OSLO)
        return f"{write_date(local.date(), language=language)} {local:%H:%M}"
    if isinstance(value, date):
        return write_date(value, language=language)
    if isinstance(value, bool):
        return pgettext("my data", "yes") if value else pgettext("my data", "no")
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
