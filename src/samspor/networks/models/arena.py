"""Any standing place where people meet: a column of the table, a ring of the circle."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.drawing.content import Level
from samspor.networks.enums import ARENA_KINDS, LEVELS, ArenaKind
from samspor.registry.enums import OrganisationKind, Ownership

if TYPE_CHECKING:
    from samspor.focus.models import FocusArea
    from samspor.registry.models import Organisation, Unit

COLOURS = 8


class ArenaQuerySet(ViewerQuerySet["Arena"]):
    def visible(self, viewer: Viewer) -> Q:
        """Whoever has a role in the community knows where it meets; all see what has a page."""
        return Q(community__in=viewer.community_ids) | Q(is_public=True)


class Arena(GuardedModel):
    """`slug` is made once from the name and stays; it stands in addresses and feeds.

    An arena may have one child per municipality ("kommunalt styrernettverk" is four). The parent is
    what the wheel draws; each child dates for itself what the parent asks.
    """

    community = models.ForeignKey(
        "registry.Community", models.PROTECT, verbose_name=_("community"), related_name="+"
    )
    slug = models.SlugField(_("short name"), max_length=80)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=[(kind.value, label) for kind, label in ARENA_KINDS.items()],
        default=ArenaKind.OTHER.value,
    )
    level = models.CharField(
        _("level"),
        max_length=20,
        choices=[(level.value, label) for level, label in LEVELS.items()],
        default=Level.REGION.value,
    )
    who = models.TextField(_("who"), blank=True)
    role = models.TextField(
        _("responsibility, role, purpose, form"),
        blank=True,
        help_text=_("A blank line between paragraphs."),
    )
    rhythm = models.CharField(_("rhythm"), max_length=200, blank=True)
    colour = models.PositiveSmallIntegerField(_("colour"), default=1)
    position = models.PositiveSmallIntegerField(_("place in the wheel"), default=0)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("part of"),
        related_name="children",
        null=True,
        blank=True,
    )
    municipality = models.ForeignKey(
        "registry.Organisation",
        models.PROTECT,
        verbose_name=_("municipality"),
        related_name="+",
        null=True,
        blank=True,
    )

    # --- its own page, for everybody ---
    is_public = models.BooleanField(_("has a public page"), default=False)
    about = models.TextField(
        _("about"), blank=True, help_text=_("A blank line between paragraphs.")
    )
    district = models.ForeignKey(
        "registry.Organisation",
        models.PROTECT,
        verbose_name=_("city district"),
        related_name="+",
        null=True,
        blank=True,
    )
    ownership = models.CharField(
        _("whose units meet"), max_length=10, choices=Ownership, blank=True
    )
    focus_areas: "models.ManyToManyField[FocusArea, models.Model]" = models.ManyToManyField(
        "focus.FocusArea", verbose_name=_("focus areas"), related_name="networks", blank=True
    )
    partners: "models.ManyToManyField[Organisation, models.Model]" = models.ManyToManyField(
        "registry.Organisation", verbose_name=_("partners"), related_name="+", blank=True
    )
    contact_units: "models.ManyToManyField[Unit, models.Model]" = models.ManyToManyField(
        "registry.Unit", verbose_name=_("units to contact"), related_name="+", blank=True
    )
    updated_at = models.DateTimeField(_("last updated"), null=True, editable=False)

    objects = ViewerManager.from_queryset(ArenaQuerySet)()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "slug"],
                name="networks_arena_slug_unique",
                violation_error_code="slug_unique",
                violation_error_message=_("The community already has an arena at this address."),
            ),
            models.UniqueConstraint(
                fields=["community", "name"],
                condition=Q(parent__isnull=True),
                name="networks_arena_name_unique",
                violation_error_code="name_unique",
                violation_error_message=_("The community already has an arena with this name."),
            ),
            models.UniqueConstraint(
                fields=["parent", "municipality"],
                name="networks_arena_one_child_per_municipality",
                violation_error_code="one_child_per_municipality",
                violation_error_message=_(
                    "The municipality already has its own part of this arena."
                ),
            ),
            models.CheckConstraint(
                name="networks_arena_child_has_municipality",
                condition=Q(parent__isnull=True) | Q(municipality__isnull=False),
                violation_error_code="child_has_municipality",
                violation_error_message=_("Say which municipality this part belongs to."),
            ),
            models.CheckConstraint(
                name="networks_arena_not_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                violation_error_code="not_own_parent",
                violation_error_message=_("An arena cannot be part of itself."),
            ),
            models.CheckConstraint(
                name="networks_arena_colour_known",
                condition=Q(colour__gte=1, colour__lte=COLOURS),
                violation_error_code="colour_known",
                violation_error_message=_("Choose a colour from 1 to 8."),
            ),
            models.CheckConstraint(
                name="networks_arena_name_given",
                condition=~Q(name=""),
                violation_error_code="name_given",
                violation_error_message=_("Give the arena a name."),
            ),
            models.CheckConstraint(
                name="networks_arena_kind_known",
                condition=Q(kind__in=[kind.value for kind in ArenaKind]),
                violation_error_code="kind_known",
                violation_error_message=_("Choose a kind from the list."),
            ),
            models.CheckConstraint(
                name="networks_arena_level_known",
                condition=Q(level__in=[level.value for level in Level]),
                violation_error_code="level_known",
                violation_error_message=_("Choose a level from the list."),
            ),
            models.CheckConstraint(
                name="networks_arena_ownership_known",
                condition=Q(ownership__in=["", *Ownership.values]),
                violation_error_code="ownership_known",
                violation_error_message=_("Choose municipal, private or both."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """What no single row can promise: the parent is of the same community, and no child."""
        super().clean()
        if self.district and self.district.kind != OrganisationKind.DISTRICT:
            raise ValidationError({"district": _("Choose a city district.")}, code="district_kind")
        if self.parent is None:
            return
        if self.parent.community_id != self.community_id:
            raise ValidationError(
                {"parent": _("An arena can only be part of one in the same community.")},
                code="parent_community",
            )
        if self.parent.parent_id is not None:
            raise ValidationError(
                {"parent": _("The part of a municipality cannot itself have parts.")},
                code="parent_depth",
            )

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The role as paragraphs, as the table and the circle show it."""
        return paragraphs_of(self.role)

    @property
    def about_paragraphs(self) -> tuple[str, ...]:
        return paragraphs_of(self.about)


def paragraphs_of(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("\n\n") if part.strip())


def _about(what: str) -> Privacy:
    return Privacy(PrivacyClass.PUBLIC, what)


classify(
    Arena,
    community=LINK,
    slug=_about("stands in addresses"),
    name=_about("names the arena"),
    kind=_about("says what kind of arena it is"),
    level=_about("says on which level people meet"),
    who=_about("says which roles meet here, never which persons"),
    role=_about("says what the arena is for"),
    rhythm=_about("says how often people meet"),
    colour=_about("draws the arena"),
    position=_about("orders the arenas"),
    parent=LINK,
    municipality=LINK,
    is_public=_about("says whether everybody sees it"),
    about=_about("says what the network is"),
    district=LINK,
    ownership=_about("says whose units meet here"),
    updated_at=CLOCK,
)

row_policy(Arena, by="community", public="is_public")
for _ties in (Arena.contact_units, Arena.focus_areas, Arena.partners):
    row_policy(_ties.through, by="arena__community", public="arena__is_public")
