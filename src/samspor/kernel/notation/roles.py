"""Is a date an event or a deadline? The words around it tell."""

import re
from datetime import time

from samspor.kernel.notation.found import FoundRole
from samspor.kernel.timing import Timing

_BEFORE = re.compile(
    r"(?:\b(?:innen|innan|senest|seinast|within|no later than|due)"
    r"(?:\s(?:den|utgangen|utgongen|slutten|av|i|by|kl)\b)*"
    r"|\b\w*(?:frist|deadline)\w*\b[^.!?;\d]{0,40})[\s:,]*$",
    re.IGNORECASE,
)
_HINT = re.compile(r"inn[ea]n|senest|seinast|within|than|due|frist|deadline", re.IGNORECASE)
_AFTER = re.compile(r"\s*[:,(–-]?\s*(?:er\s)?\w*(?:frist|deadline)\w*\b", re.IGNORECASE)
# Nobody meets at this hour; it is how portals write a deadline.
_CLOSING_TIME = time(23, 45)
LOOK_BACK = 60
LOOK_AHEAD = 40


def role_of(timing: Timing | None, before: str, after: str) -> FoundRole:
    """Judges by what stands before and after the date, LOOK_BACK and LOOK_AHEAD letters of it."""
    late = timing is not None and timing.start is not None and timing.start >= _CLOSING_TIME
    said = before and _HINT.search(before) and _BEFORE.search(before)
    if late or said or (after and _AFTER.match(after)):
        return FoundRole.DEADLINE
    return FoundRole.EVENT
