"""The two refusals. Django turns them into the pages 404 and 403."""

from django.core.exceptions import PermissionDenied
from django.http import Http404


class NotVisible(Http404):
    """For this viewer it does not exist: a foreign row and an absent one look alike (T-08)."""


class Forbidden(PermissionDenied):
    """The viewer belongs here and may see that it exists, but may not do this."""

    def __init__(self, action: str, community_id: int) -> None:
        self.action = action
        self.community_id = community_id
        super().__init__(f"{action} is not allowed in community {community_id}")


class NoViewer(RuntimeError):  # noqa: N818 (reads as what is missing)
    """Rows were about to be read without anybody looking (T-09). A mistake in our code."""
