"""A request as our views receive it."""

from typing import Any

from django.http import HttpRequest

from samspor.access.viewer import Viewer


class ViewerRequest(HttpRequest):
    """What the middleware has added."""

    viewer: Viewer
    visits: list[Any]  # seats.OperatorVisit: open ones, whatever the page
