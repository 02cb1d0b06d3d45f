"""Duties, tasks and contacts hang on a seat; people come and go."""

from datetime import date
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from samspor.access.models import GuardedModel
from samspor.access.policy import Action
from samspor.access.privacy import LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet, communities_seen
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Role, RoleAt, Viewer
from samspor.registry.enums import OrganisationKind, Ownership, UnitKind
from samspor.registry.models import Community, Organisation, Unit
from samspor.registry.models.validity import ends_after_start
from samspor.seats.enums import (
    HEAD_OF_SCHOOL,
    ROLE_CHOICES,
    ROLE_NAMES,
    ROLE_PLACES,
    SEVERAL,
    Place,
)
from samspor.seats.models.person import Person

Row = TypeVar("Row", "SeatQuerySet", "SeatHolderQuerySet")

_TAKEN = _("Somebody else holds this seat in that period. Let them leave it first.")


def overlapping(rows: Row, first: date, last: date | None) -> Row:
    """Those that share a day with the period; both its ends are inclusive."""
    found = rows.filter(Q(valid_to=None) | Q(valid_to__gte=first))
    return found.filter(valid_from__lte=last) if last else found


class SeatQuerySet(ViewerQuerySet["Seat"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.VIEW_SEATS)


class Seat(GuardedModel):
    """A role on one place in one community."""

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="seats")
    role = models.CharField(_("role"), max_length=30, choices=ROLE_CHOICES)
    title = models.CharField(_("own title"), max_length=80, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="seats"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="seats"
    )
    arena = models.ForeignKey(
        "networks.Arena", on_delete=models.PROTECT, null=True, blank=True, related_name="seats"
    )
    work = models.ForeignKey(
        "focus.Initiative",
        on_delete=models.PROTECT,
        verbose_name=_("development work"),
        null=True,
        blank=True,
        related_name="+",
    )
    valid_from = models.DateField(_("first day"))
    valid_to = models.DateField(_("last day"), null=True, blank=True)

    objects = ViewerManager.from_queryset(SeatQuerySet)()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["community", "role", "id"]
        constraints = [
            models.CheckConstraint(
                name="seats_seat_role_known",
                condition=Q(role__in=[role.value for role in Role]),
                violation_error_message=_("Choose one of the roles."),
                violation_error_code="role_unknown",
            ),
            models.CheckConstraint(
                name="seats_seat_one_place",
                condition=Q(organisation__isnull=False, unit=None, arena=None)
                | Q(organisation=None, unit__isnull=False, arena=None)
                | Q(organisation=None, unit=None, arena__isnull=False),
                violation_error_message=_(
                    "A seat stands on one organisation, one unit or one arena."
                ),
                violation_error_code="seat_place",
            ),
            ends_after_start("seats_seat_period_forward"),
            models.UniqueConstraint(
                name="seats_seat_one_head",
                fields=["community", "unit"],
                condition=Q(role=Role.HEAD.value, valid_to=None),
                violation_error_message=_("The unit has its seat for a head already."),
                violation_error_code="seat_twice",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """As people say it: "Styrer, Budal barnehage"."""
        return label_of(title=self.name, role=self.role, place=str(self.place))

    @property
    def name(self) -> str:
        """What it is called at its place."""
        return self.title or self.role_name

    @property
    def role_name(self) -> str:
        return name_of_role(self.role, unit_kind=self.unit.kind if self.unit else "")

    @property
    def place(self) -> models.Model | None:
        return self.unit or self.organisation or self.arena

    @property
    def place_kind(self) -> Place | OrganisationKind | None:
        """What `ROLE_PLACES` is asked about."""
        if self.organisation:
            return OrganisationKind(self.organisation.kind)
        if self.unit:
            return Place.UNIT
        return Place.ARENA if self.arena else None

    @property
    def municipality_id(self) -> int | None:
        """The municipality the seat speaks in; None above and outside municipalities."""
        if self.organisation:
            return self.organisation.municipality_id_of_place
        if self.unit:
            return self.unit.municipality_id
        return self.arena.municipality_id if self.arena else None

    @property
    def district_id(self) -> int | None:
        """Where in the city the unit lies; None for seats elsewhere."""
        return self.unit.district_or_none if self.unit else None

    @property
    def owner_id(self) -> int | None:
        """Who owns the unit; None for seats elsewhere, and where nobody has said."""
        if self.unit is None:
            return None
        is_municipal = self.unit.ownership == Ownership.MUNICIPAL
        return self.unit.owner_id or (self.unit.municipality_id if is_municipal else None)

    @property
    def role_at(self) -> RoleAt:
        """What holding the seat allows, as the plain value the policy judges."""
        is_district = self.place_kind == OrganisationKind.DISTRICT
        return RoleAt(
            role=Role(self.role),
            community_id=self.community_id,
            organisation_id=self.organisation_id,
            unit_id=self.unit_id,
            arena_id=self.arena_id,
            municipality_id=self.municipality_id,
            district_id=self.organisation_id if is_district else None,
            seat_id=self.pk,
        )

    def clean(self) -> None:
        """A role sits only where its reach is meant to end."""
        if self.role not in set(Role) or self.place_kind is None:
            return  # the fields and the constraints have said so already
        if self.place_kind not in ROLE_PLACES[Role(self.role)]:
            message = _("This role can't have its seat there.")
            raise ValidationError({"role": ValidationError(message, code="role_place")})
        if self.arena and self.arena.community_id != self.community_id:
            message = _("The arena belongs to another community.")
            raise ValidationError({"arena": ValidationError(message, code="foreign_arena")})
        if self.work and self.work.community_id != self.community_id:
            message = _("The development work belongs to another community.")
            raise ValidationError({"work": ValidationError(message, code="foreign_work")})
        if "valid_from" in vars(self) and vars(self)["valid_from"]:
            self._refuse_twice()

    def _refuse_twice(self) -> None:
        """Two seats that nobody could tell apart. The database itself promises it for heads."""
        rows = Seat.objects.unguarded(reason="no seat twice")
        same = overlapping(rows.exclude(pk=self.pk), self.valid_from, self.valid_to).filter(
            community=self.community_id,
            role=self.role,
            unit=self.unit_id,
            organisation=self.organisation_id,
            arena=self.arena_id,
            work=self.work_id,
        )
        if self.role == Role.HEAD:
            twice = same.exclude(valid_to=None).exists() or (self.valid_to and same.exists())
        else:
            mine = self.title.strip().casefold()
            titles = same.values_list("title", flat=True)
            alike = [each for each in titles if each.strip().casefold() == mine]
            twice = len(alike) >= SEVERAL.get(Role(self.role), 1)
        if twice:
            message = _(
                "%(place)s has this seat already. Open that one, or give this one a title of its "
                "own."
            )
            raise ValidationError(message, code="seat_twice", params={"place": self.place})


def label_of(*, title: str, role: str, place: str, unit_kind: str = "") -> str:
    """A seat in words, from its columns. `title` is its own, if it has one."""
    words = {"title": title or name_of_role(role, unit_kind=unit_kind), "place": place}
    return pgettext("a seat: its title, its place", "%(title)s, %(place)s") % words


def name_of_role(role: str, *, unit_kind: str = "") -> str:
    """Schools have another word for their head."""
    is_school_head = role == Role.HEAD and unit_kind == UnitKind.SCHOOL
    return str(HEAD_OF_SCHOOL if is_school_head else ROLE_NAMES[Role(role)])


class SeatHolderQuerySet(ViewerQuerySet["SeatHolder"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.VIEW_SEATS, path="seat__community")


class SeatHolder(GuardedModel):
    """Who sits there, from when to when. A deputy acts beside the holder."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="holders")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="holdings")
    valid_from = models.DateField(_("first day"))
    valid_to = models.DateField(_("last day"), null=True, blank=True)
    deputy = models.BooleanField(_("deputy"), default=False)

    objects = ViewerManager.from_queryset(SeatHolderQuerySet)()

    class Meta:
        verbose_name = _("seat holder")
        verbose_name_plural = _("seat holders")
        ordering = ["seat", "deputy", "valid_from", "id"]
        constraints = [
            ends_after_start("seats_seat_holder_period_forward"),
            models.UniqueConstraint(
                name="seats_seat_holder_one_open",
                fields=["seat"],
                condition=Q(deputy=False, valid_to=None),
                violation_error_message=_TAKEN,
                violation_error_code="seat_taken",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.seat}"

    def holds_on(self, day: date) -> bool:
        """Whether both the seat and this person in it hold on the day."""
        return all(
            row.valid_from <= day and (row.valid_to is None or day <= row.valid_to)
            for row in (self, self.seat)
        )

    def clean(self) -> None:
        """One holder at a time; deputies may be several, but the same person only once."""
        if None in {self.seat_id, self.person_id, self.valid_from}:
            return  # the fields have said so already
        others = SeatHolder.objects.unguarded(reason="no two holders at the same time")
        others = others.filter(seat=self.seat_id).exclude(pk=self.pk)
        others = overlapping(others, self.valid_from, self.valid_to)
        if not self.deputy:
            holders = others.filter(deputy=False)
            # Two without an end are the constraint's to refuse, in the same words.
            if (holders if self.valid_to else holders.exclude(valid_to=None)).exists():
                raise ValidationError(_TAKEN, code="seat_taken")
        if others.filter(person=self.person_id).exists():
            message = _("This person has this seat in that period already.")
            raise ValidationError(message, code="holder_twice")


_DUTY = Privacy(PrivacyClass.INTERNAL, "says which duties hang where", Retention.COMMUNITY)
_SAID = Privacy(
    PrivacyClass.PUBLIC, "names whom to contact without naming a person", Retention.COMMUNITY
)
_HELD = Privacy(PrivacyClass.PERSONAL, "says who had the duties when", Retention.PERSON)
classify(
    Seat,
    community=LINK,
    role=_SAID,
    title=_SAID,
    organisation=LINK,
    unit=LINK,
    arena=LINK,
    work=LINK,
    valid_from=_DUTY,
    valid_to=_DUTY,
)
classify(SeatHolder, seat=LINK, person=LINK, valid_from=_HELD, valid_to=_HELD, deputy=_HELD)

row_policy(Seat, by="community")
row_policy(SeatHolder, by="seat__community", own="person")
