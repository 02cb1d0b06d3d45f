"""Somebody who holds a seat, with or without an account."""

from typing import Final
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import Action
from samspor.access.privacy import LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet, communities_seen
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer

# What stands where a name was.
ERASED_NAME: Final = "Slettet person"


class PersonQuerySet(ViewerQuerySet["Person"]):
    """Oneself, and those who hold or held a seat in a community one has a seat in."""

    def visible(self, viewer: Viewer) -> Q:
        colleagues = type(self)(self.model).unguarded(reason="narrowed to communities just below")
        held = communities_seen(viewer, Action.VIEW_SEATS, path="holdings__seat__community")
        # A subquery, because a join would show whoever holds two seats twice.
        return Q(pk=viewer.person_id) | Q(pk__in=colleagues.filter(held).values("pk"))


class Person(GuardedModel):
    """`key` is the same person in every copy of the database; numbers may be given anew."""

    name = models.CharField(_("name"), max_length=120)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
    )

    key = models.UUIDField(_("key"), default=uuid4, editable=False)

    objects = ViewerManager.from_queryset(PersonQuerySet)()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                name="seats_person_key_unique",
                fields=["key"],
                violation_error_message=_("Another person has this key."),
                violation_error_code="key_taken",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_erased(self) -> bool:
        return self.name == ERASED_NAME and self.user_id is None


classify(
    Person,
    name=Privacy(PrivacyClass.PERSONAL, "tells colleagues who holds a seat", Retention.PERSON),
    user=LINK,
    key=Privacy(PrivacyClass.SYSTEM, "keeps an erased person erased after a restore"),
)

row_policy(Person, by="holdings__seat__community", own="pk")
