"""What the wheel's cells show only to those who plan: a plus, and what is new since everybody's."""

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspor.drawing.content import Arena, Item
from samspor.kernel.timing import Timing
from samspor.kernel.writing import month_name, write_timing
from samspor.wheel.forms.picker import Day
from samspor.wheel.views.draft_page import DraftPage

register = template.Library()


@register.inclusion_tag("wheel/edit/parts/plus.html")
def plus(*, draft: DraftPage, arena: Arena, month: str) -> dict[str, object]:
    """The way to add something in this cell; nothing where the viewer may not."""
    if not month:
        where = arena.name
    else:
        name = month_name(int(month[-2:]), language=get_language() or "nb")
        where = _("%(arena)s, %(month)s") % {"arena": arena.name, "month": name}
    return {
        "href": draft.add_in(arena, month),
        "label": _("Add in %(where)s") % {"where": where},
    }


@register.inclusion_tag("wheel/edit/parts/mark.html")
def change_mark(*, draft: DraftPage, item: Item) -> dict[str, object]:
    """What has happened to the item since everybody's edition, and what one can do with it."""
    return {"mark": draft.mark(item), "acts": draft.acts(item), "title": item.title}


@register.simple_tag
def day_name(*, day: Day) -> str:
    """All that the cell of a day shows, in words: the day, its week, who is away, what is on."""
    parts = [write_timing(Timing.days(day.day), language=get_language() or "nb")]
    if day.is_today:
        parts.append(_("today"))
    parts += [
        f"{notice.name} ({', '.join(notice.municipalities)})"
        if notice.municipalities
        else notice.name
        for notice in day.notices
    ]
    parts += [item.title for item in day.items]
    return ", ".join(parts)
