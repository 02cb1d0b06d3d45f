"""What this room adds to other rooms' pages."""

from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from samspor.access.request import ViewerRequest
from samspor.ui.navigation import Link


def own_links(request: HttpRequest) -> list[Link]:
    if not cast("ViewerRequest", request).viewer.is_signed_in:
        return []
    href = reverse("my_data")
    return [Link(_("What is kept about me"), href, current=request.path == href)]
