"""Keeps personal links and calendars out of the log: who reads it could use them (T-05, T-28)."""

import logging
import re
from typing import Final

_LINK: Final = re.compile(r"(/(?:lenke|kalender)/)[\w~-]+")


class WithoutPersonalLinks(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = mask(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(mask(each) for each in record.args)
        return True


def mask(value: object) -> object:
    return _LINK.sub(r"\1…", value) if isinstance(value, str) else value
