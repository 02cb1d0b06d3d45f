"""What the outbox adds to the shell, in the demo."""

from django.http import HttpRequest
from django.utils.translation import pgettext

from samspor.ui import navigation
from samspor.ui.navigation import Link


def footer(request: HttpRequest) -> list[Link]:
    del request
    link = Link(pgettext("mail that would have been sent", "Outbox"), navigation.address("outbox"))
    return [link] if link.href else []
