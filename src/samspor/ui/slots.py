"""Places on pages that rooms above fill. A page knows the place, not who fills it.

slots.add("foot", feedback_form)          # from an app's `ready`
{% slot name="foot" %}                    # in a template
"""

from collections import defaultdict
from collections.abc import Callable

from django.http import HttpRequest

# Answers what `render_to_string` gave, "" when it has nothing to say here.
Part = Callable[[HttpRequest], str]

_parts: defaultdict[str, list[Part]] = defaultdict(list)


def add(name: str, part: Part) -> None:
    _parts[name].append(part)


def filled(name: str, request: HttpRequest) -> list[str]:
    """What the parts have to say here, in the order in which the apps stand."""
    return [text for part in _parts.get(name, []) if (text := part(request))]
