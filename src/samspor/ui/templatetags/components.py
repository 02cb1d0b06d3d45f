"""The parts pages are built of. Each shows itself on /_stil/; a misspelt attribute raises.

Block tags take what stands between them: `{% card heading=… %}…{% endcard %}`. The rest are single
tags. Every argument is given by name.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal, get_args

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.http import QueryDict
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samspor.kernel.timing import Timing
from samspor.ui import icons, markup, navigation, slots
from samspor.ui.date_block import date_block_of
from samspor.ui.navigation import Link
from samspor.ui.once import FIELD, new_key

register = template.Library()

Tone = Literal["neutral", "accent", "info", "success", "warning", "danger"]
ButtonType = Literal["submit", "button", "reset"]
Variant = Literal["primary", "secondary", "tertiary"]
_ALERT_ICONS = {"info": "info", "success": "check", "warning": "warning", "danger": "warning"}


def _known(value: str, allowed: object, what: str) -> str:
    names = get_args(allowed)
    if value not in names:
        msg = f"expected {what} to be one of {', '.join(names)}, got {value!r}"
        raise template.TemplateSyntaxError(msg)
    return value


# --- words and marks ---


@register.simple_tag
def sent_once() -> SafeString:
    """The key of a form whose view is `sent_once`: sent twice, it does its work once (T-54)."""
    return markup.hidden(FIELD, new_key())


@register.simple_tag
def icon(*, name: str, label: str = "") -> SafeString:
    """A drawing beside words; with `label` it stands alone and says so itself."""
    if name not in icons.DRAWINGS:
        msg = f"expected an icon from samspor.ui.icons, got {name!r}"
        raise template.TemplateSyntaxError(msg)
    drawing = markup.constant(icons.DRAWINGS[name])
    return markup.component("icon", drawing=drawing, label=label)


@register.simple_tag
def tag(*, text: object, tone: str = "neutral", icon: str = "") -> SafeString:
    """A short fact about a thing: "digitalt", "kontakt mangler", "2 år"."""
    return markup.component("tag", text=text, tone=_known(tone, Tone, "tone"), icon=icon)


@register.simple_tag
def arena_mark(*, name: object, colour: int = 1, letter: str = "", lang: str = "") -> SafeString:
    """An arena by name, with its colour beside it; the name carries the meaning."""
    if not 1 <= colour <= 8:
        msg = f"expected an arena colour 1 to 8, got {colour!r}"
        raise template.TemplateSyntaxError(msg)
    return markup.component("arena_mark", name=name, colour=colour, letter=letter, lang=lang)


@register.simple_tag
def date_block(
    *, day: date | None = None, timing: Timing | None = None, month: bool = True
) -> SafeString:
    """The big day number; undated timings get a dash and their month. Reads out in full."""
    when = timing or (Timing.days(day) if day else Timing.agreement())
    return markup.component("date_block", block=date_block_of(when, month=month))


# --- doing things ---


@register.simple_tag
def button(  # noqa: PLR0913 (an HTML button has that many sides)
    *,
    label: object,
    variant: str = "primary",
    tone: str = "accent",
    icon: str = "",
    name: str = "",
    value: object = "",
    type: str = "submit",  # noqa: A002 (HTML's own word)
    size: str = "",
    module: str = "",
    described_by: str = "",
    form_action: str = "",
) -> SafeString:
    """A button in a form. `module` names the script that makes a type="button" work."""
    return markup.component(
        "button",
        type=_known(type, ButtonType, "type"),
        label=label,
        icon=icon,
        attributes=markup.attributes(
            {
                "data-variant": _known(variant, Variant, "variant"),
                "data-color": _known(tone, Tone, "tone"),
                "data-size": size,
                "name": name,
                "value": value,
                "data-module": module,
                "aria-describedby": described_by,
                "formaction": form_action,
            }
        ),
    )


@register.simple_tag
def link_button(
    *,
    label: object,
    href: str,
    variant: str = "secondary",
    tone: str = "accent",
    icon: str = "",
    size: str = "",
    download: bool = False,
) -> SafeString:
    """A link that is the page's next step."""
    return markup.component(
        "link_button",
        label=label,
        icon=icon,
        attributes=markup.attributes(
            {
                "href": href,
                "data-variant": _known(variant, Variant, "variant"),
                "data-color": _known(tone, Tone, "tone"),
                "data-size": size,
                "download": download,
            }
        ),
    )


@register.inclusion_tag("ui/components/undo_banner.html", takes_context=True)
def undo_banner(
    context: Context, *, text: object, action: str, label: object = "", fields: Any = None
) -> dict[str, object]:
    """What was just done, and the way back. `fields` are hidden values for the POST."""
    return {
        "text": text,
        "action": action,
        "label": label or _("Undo"),
        "fields": dict(fields or {}),
        "csrf_token": context.get("csrf_token"),
        "request": context.get("request"),
    }


@register.simple_tag(takes_context=True)
def slot(context: Context, *, name: str) -> SafeString:
    """What rooms above put in this place; nothing when none does."""
    request = context.get("request")
    parts = slots.filled(name, request) if request is not None else []
    return markup.constant("".join(parts))


# --- containers ---


@register.simple_block_tag
def card(
    content: SafeString,
    *,
    heading: object = "",
    level: int = 2,
    href: str = "",
    tone: str = "neutral",
    lang: str = "",
) -> SafeString:
    """A quiet box for one subject. With `href` the heading leads there."""
    return markup.component(
        "card",
        content=content,
        heading=heading,
        level=level,
        href=href,
        tone=_known(tone, Tone, "tone"),
        lang=lang,
    )


@register.simple_block_tag
def alert(
    content: SafeString,
    *,
    tone: str = "info",
    heading: object = "",
    level: int = 2,
    live: bool = False,
) -> SafeString:
    """Something to know before going on. `live` reads it out when it appears."""
    symbol = _ALERT_ICONS[_known(tone, Literal["info", "success", "warning", "danger"], "tone")]
    return markup.component(
        "alert", content=content, tone=tone, heading=heading, level=level, live=live, icon=symbol
    )


@register.simple_block_tag
def page_header(
    content: SafeString,
    *,
    heading: object,
    lead: object = "",
    eyebrow: object = "",
    lang: str = "",
) -> SafeString:
    """The page's only h1. What stands inside are its actions, to the right where there is room."""
    return markup.component(
        "page_header",
        content=markup.constant(content.strip()),
        heading=heading,
        lead=lead,
        eyebrow=eyebrow,
        lang=lang,
    )


@register.simple_block_tag
def section(
    content: SafeString,
    *,
    heading: object,
    id: str,  # noqa: A002 (HTML's own word)
    level: int = 2,
    lead: object = "",
) -> SafeString:
    """A headed part of the page, with an id to link to."""
    return markup.component(
        "section", content=content, heading=heading, id=id, level=level, lead=lead
    )


@register.simple_block_tag
def empty_state(
    content: SafeString, *, heading: object, level: int = 2, who: object = "", icon: str = ""
) -> SafeString:
    """Nothing here yet: what to do next (inside) and who can do it (`who`)."""
    return markup.component(
        "empty_state", content=content, heading=heading, level=level, who=who, icon=icon
    )


@register.simple_block_tag
def table_wrapper(content: SafeString, *, label: object) -> SafeString:
    """A table that scrolls by itself when the page is narrow, reachable by keyboard."""
    return markup.component("table_wrapper", content=content, label=label)


@register.simple_block_tag
def help_panel(content: SafeString, *, summary: object, open: bool = False) -> SafeString:  # noqa: A002
    """An explanation that is there when wanted."""
    return markup.component("help_panel", content=content, summary=summary, open=open)


@register.simple_tag(takes_context=True)
def free_text(context: Context, *, keeps: bool = True) -> SafeString:
    """In each form where people write freely: no child data (T-39), and nothing typed is lost.

    With `keeps` what is typed is kept while it is typed (T-37); a form that saves itself needs not.
    """
    request = context.get("request")
    viewer = getattr(request, "viewer", None)
    signed_in = bool(getattr(viewer, "is_signed_in", False))
    return markup.component(
        "free_text",
        keeps=keeps,
        address=navigation.address("unsent_form") if signed_in else "",
        who=getattr(viewer, "user_id", None) or "",
    )


# --- finding one's way ---


@register.simple_tag
def view_switch(*, label: object, choices: Iterable[Link]) -> SafeString:
    """The same content in another shape; each shape has its own address."""
    return markup.component("view_switch", label=label, choices=list(choices))


@register.simple_tag
def tabs(*, label: object, choices: Iterable[Link]) -> SafeString:
    """Parts of one subject, each with its own address."""
    return markup.component("tabs", label=label, choices=list(choices))


@register.simple_tag
def breadcrumbs(*, links: Iterable[Link]) -> SafeString:
    """The way down to this page; the page itself is not in it."""
    return markup.component("breadcrumbs", links=list(links))


@register.simple_tag
def pagination(*, page: Page[Any], query: QueryDict | None = None) -> SafeString:
    """Nothing at all when everything fits on one page."""
    query = query.copy() if query is not None else QueryDict(mutable=True)

    def address(number: int) -> str:
        query["side"] = str(number)
        return f"?{query.urlencode()}"

    numbers: Sequence[int | str] = list(
        page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    )
    steps = [
        Link(str(step), address(step), current=step == page.number)
        if isinstance(step, int)
        else Link(str(step), "")
        for step in numbers
    ]
    return markup.component(
        "pagination",
        several=page.paginator.num_pages > 1,
        steps=steps,
        previous=address(page.previous_page_number()) if page.has_previous() else "",
        following=address(page.next_page_number()) if page.has_next() else "",
    )


# --- facts and forms ---


@register.simple_tag
def definition_list(*, rows: Iterable[tuple[object, object]]) -> SafeString:
    """Terms and what they are here."""
    return markup.component("definition_list", rows=list(rows))


@register.simple_tag
def error_summary(*, form: BaseForm) -> SafeString:
    """All that must be mended, each with a link to its control. Takes focus (T-62)."""
    problems = [
        Link(_told(form, name, message), _place_of(form, name))
        for name, messages in form.errors.items()
        for message in messages
    ]
    return markup.component("error_summary", problems=problems)


def _told(form: BaseForm, name: str, message: object) -> str:
    """Away from its field a message needs the field's name."""
    if name not in form.fields:
        return str(message)
    label = str(form[name].label)
    return f"{label} {message}" if label.endswith("?") else f"{label}: {message}"


def _place_of(form: BaseForm, name: str) -> str:
    """The control's own address on the page; of a set of choices, the first."""
    if name not in form.fields:
        return ""
    field = form[name]
    return f"#{field.id_for_label or f'{field.auto_id}_0'}"
