"""Large parts of pages that several readers share, made once."""

import zlib
from collections.abc import Hashable
from typing import Final

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString

from samspor.kernel.kept import Kept, in_one_go
from samspor.ui import markup

register = template.Library()

# Packed, for a page takes four bytes a letter as soon as it has one that is rare.
PARTS: Final[Kept[bytes]] = Kept(weight=len)


class KeptPart(template.Node):
    def __init__(self, key: FilterExpression, inside: NodeList) -> None:
        self._key = key
        self._inside = inside

    def render(self, context: Context) -> SafeString:
        key: Hashable = self._key.resolve(context)
        if key is None:
            return self._inside.render(context)
        found = PARTS.find((id(self), key))
        if found is not None:
            return markup.constant(zlib.decompress(found).decode())  # safe when it was packed
        with in_one_go():
            made = self._inside.render(context)
        PARTS.put((id(self), key), zlib.compress(made.encode(), 1))
        return made


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
