"""Small drawings and sentences for the pages around the wheel."""

import re
from collections.abc import Iterable
from functools import cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspor.drawing.content import Arena, Kind
from samspor.drawing.entries import Entry
from samspor.drawing.prose import Block, blocks
from samspor.drawing.shapes import addition, addition_class, outline
from samspor.ui import markup
from samspor.wheel.views.page import WheelPage
from samspor.wheel.views.phrases import joined

# More names than these are a list to look up, not a sentence to read.
MOST_NAMES = 5

register = template.Library()


@register.simple_tag
def kind_mark(*, kind: Kind, colour: int = 0) -> SafeString:
    """The shape of a kind, beside its name."""
    return _kind_mark(kind, colour)


@cache
def _kind_mark(kind: Kind, colour: int) -> SafeString:
    drawing = markup.constant(_shape(kind))
    return format_html(
        '<svg class="kind-mark a{}" viewBox="0 0 36 36" aria-hidden="true">'
        '<g class="mark mark--{}">{}</g></svg>',
        colour,
        kind.value,
        drawing,
    )


@register.simple_tag
def written(timing: str) -> SafeString:
    """A written time that breaks between day, clock and week, never inside them."""
    parts = re.split(r" (?=kl\.|\(|– )", timing)
    if len(parts) == 1:
        return format_html("{}", timing)
    return format_html_join(" ", '<span class="nowrap">{}</span>', ((part,) for part in parts))


@register.simple_tag
def tally(*, entry: Entry) -> str:
    """How many have chosen; and who has not, when it is down to a few."""
    if not entry.answers or not 0 < len(entry.waiting) <= MOST_NAMES:
        return entry.tally
    missing = _("%(places)s: not chosen.") % {"places": joined(entry.waiting)}
    return f"{entry.tally}. {missing}"


@register.simple_tag
def more(*, page: WheelPage, count: int, month: str, arena: Arena | None = None) -> SafeString:
    """The way to all that a crowded place holds."""
    return format_html(
        '<a href="{}">{}<span class="visually-hidden"> ({})</span></a>',
        page.all_in(month, [arena.id] if arena else ()),
        ngettext("and %(count)s more", "and %(count)s more", count) % {"count": count},
        ", ".join(part for part in (arena.name if arena else "", page.month_name(month)) if part),
    )


@register.inclusion_tag("wheel/partials/prose.html")
def prose(*, texts: str | Iterable[str]) -> dict[str, tuple[Block, ...]]:
    """What people typed, as paragraphs and lists."""
    return {"blocks": blocks(texts) if isinstance(texts, str) else blocks(*texts)}


def _shape(kind: Kind) -> str:
    more = addition(kind, 18, 18, 12)
    drawn = f'{outline(kind, 18, 18, 12)} class="mark__shape"/>'
    return f'{drawn}{more} class="{addition_class(kind)}"/>' if more else drawn
