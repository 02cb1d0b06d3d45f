"""Large parts of pages that several readers share, made once."""

from collections.abc import Hashable
from sys import getsizeof
from typing import Final

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString

from samspor.kernel.kept import Kept

register = template.Library()

PARTS: Final[Kept[SafeString]] = Kept(weight=getsizeof)


class KeptPart(template.Node):
    def __init__(self, key: FilterExpression, inside: NodeList) -> None:
        self._key = key
        self._inside = inside

    def render(self, context: Context) -> SafeString:
        key: Hashable = self._key.resolve(context)
        if key is None:
            return self._inside.render(context)
        return PARTS.get((id(self), key), lambda: self._inside.render(context))


@register.tag
def keptpart(parser: Parser, token: Token) -> KeptPart:
    """`{% keptpart page.key %}…{% endkeptpart %}`: the key tells all that the part depends on.

    Nothing of one reader may stand in it: no form that writes, no message. None is not kept.
    """
    try:
        _name, key = token.split_contents()
    except ValueError:
        raise template.TemplateSyntaxError("expected {% keptpart key %}") from None
    inside = parser.parse(("endkeptpart",))
    parser.delete_first_token()
    return KeptPart(parser.compile_filter(key), inside)
