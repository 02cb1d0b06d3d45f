"""What stands in a page's head for those who find it: search engines, and links that are shared."""

import json
from collections.abc import Mapping
from html import unescape
from typing import Any

from django import template
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString

from samspor.ui import markup

# More than this is cut by every reader of descriptions.
_DESCRIBED = 200

register = template.Library()


@register.simple_block_tag
def shared_title(content: SafeString) -> SafeString:
    """The title, and once more without our name for whoever shares the page."""
    words = _words(content).removesuffix(" – Samspor")
    return format_html('{}\n  <meta property="og:title" content="{}">', content, words)


@register.simple_block_tag
def page_description(content: SafeString) -> SafeString:
    """Nothing where the page has no words for itself."""
    words = _words(content)
    if not words:
        return markup.constant("")
    if len(words) > _DESCRIBED:
        words = words[:_DESCRIBED].rsplit(" ", 1)[0] + " …"
    return format_html(
        '<meta name="description" content="{0}">\n  <meta property="og:description" content="{0}">',
        words,
    )


@register.simple_tag
def linked_data(*, facts: Mapping[str, Any]) -> SafeString:
    """Facts in the words of schema.org. A block of data: no browser runs it."""
    told = json.dumps({"@context": "https://schema.org", **facts}, ensure_ascii=False)
    return markup.data_block("application/ld+json", told)


def _words(content: SafeString) -> str:
    return " ".join(unescape(strip_tags(content)).split())
