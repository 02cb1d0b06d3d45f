"""Small drawings for the pages around the wheel."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samspor.drawing.content import Kind
from samspor.drawing.shapes import addition, addition_class, outline
from samspor.ui import markup

register = template.Library()


@register.simple_tag
def kind_mark(*, kind: Kind, colour: int = 0) -> SafeString:
    """The shape of a kind, beside its name."""
    drawing = markup.constant(_shape(kind))
    return format_html(
        '<svg class="kind-mark a{}" viewBox="0 0 36 36" aria-hidden="true">'
        '<g class="mark mark--{}">{}</g></svg>',
        colour,
        kind.value,
        drawing,
    )


def _shape(kind: Kind) -> str:
    more = addition(kind, 18, 18, 12)
    drawn = f'{outline(kind, 18, 18, 12)} class="mark__shape"/>'
    return f'{drawn}{more} class="{addition_class(kind)}"/>' if more else drawn
