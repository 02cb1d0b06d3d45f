"""Rows of an account: seen by its owner, or by nobody at all."""

from typing import TypeVar

from django.db import models
from django.db.models import Q

from samspor.access.querysets import ViewerQuerySet
from samspor.access.viewer import Viewer

Row = TypeVar("Row", bound=models.Model)


class OwnRows(ViewerQuerySet[Row]):
    def visible(self, viewer: Viewer) -> Q:
        return Q(pk__in=[]) if viewer.user_id is None else Q(user_id=viewer.user_id)


class NobodysRows(ViewerQuerySet[Row]):
    """What proves who somebody is: only services look, and say why."""

    def visible(self, viewer: Viewer) -> Q:
        del viewer
        return Q(pk__in=[])
