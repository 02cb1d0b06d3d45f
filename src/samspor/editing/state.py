"""What a page says, as plain values that JSON can hold: names of fields to text, numbers, lists.

Dates are written 2026-11-22. What a page names is a list of ids in ascending order, or one id.
"""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import blake2b
from typing import Any

State = dict[str, Any]


def digest(state: Mapping[str, Any]) -> str:
    """Equal states have equal digests, whatever the order of their fields."""
    text = json.dumps(state, sort_keys=True, ensure_ascii=False)
    return blake2b(text.encode(), digest_size=6).hexdigest()


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None


def written(value: date | None) -> str | None:
    return value.isoformat() if value else None


def ids(state: Mapping[str, Any], name: str) -> list[int]:
    return list(state.get(name) or ())
