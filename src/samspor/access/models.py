"""What every row that belongs to somebody inherits."""

from collections.abc import Collection

from django.db import models

from samspor.access.querysets import validation


class GuardedModel(models.Model):
    """Its default manager refuses to read without a viewer; its own validation may look."""

    class Meta:
        abstract = True

    def validate_unique(self, exclude: Collection[str] | None = None) -> None:
        with validation():
            super().validate_unique(exclude)

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        with validation():
            super().validate_constraints(exclude)
