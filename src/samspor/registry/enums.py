"""The kinds the registry tells apart. Words follow docs/glossary.md."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CommunityKind(TextChoices):
    COMPETENCE_REGION = "competence_region", _("Competence region")
    MUNICIPALITY = "municipality", _("Municipality on its own")


class OrganisationKind(TextChoices):
    COUNTY_GOVERNOR = "county_governor", _("County governor")
    MUNICIPALITY = "municipality", _("Municipality")
    DISTRICT = "district", _("City district")
    OWNER = "owner", _("Owner")
    UNIVERSITY = "university", _("University partner")
    SERVICE = "service", _("Service")


class UnitKind(TextChoices):
    KINDERGARTEN = "kindergarten", _("Kindergarten")
    SCHOOL = "school", _("School")


class Ownership(TextChoices):
    MUNICIPAL = "municipal", pgettext_lazy("who owns a unit", "Municipal")
    PRIVATE = "private", pgettext_lazy("who owns a unit", "Private")


class OwnerForm(TextChoices):
    """How a private owner is organised; empty for municipal units and where nobody has said."""

    PARENT = "parent", _("Parent cooperative")
    FOUNDATION = "foundation", _("Foundation")
    COMPANY = "company", _("Company")
    CONGREGATION = "congregation", _("Congregation")
    ASSOCIATION = "association", _("Association")
    OTHER = "other", _("Other form")


class NotTaken(TextChoices):
    """Why a long file was not taken in after all. The page has a sentence for each."""

    MOVED = "moved", _("The registry has changed since you looked")
    NOT_ALLOWED = "not_allowed", _("You may no longer change the registry")
    STOPPED = "stopped", _("It stopped on the way")


class RegisterAct(TextChoices):
    """What somebody did to the registry."""

    ADDED = "added", pgettext_lazy("act in the registry", "Added")
    CHANGED = "changed", pgettext_lazy("act in the registry", "Changed")
    CLOSED = "closed", pgettext_lazy("act in the registry", "Closed")
    REOPENED = "reopened", pgettext_lazy("act in the registry", "Reopened")
    IMPORTED = "imported", pgettext_lazy("act in the registry", "Taken in from a file")
    JOINED = "joined", pgettext_lazy("act in the registry", "Takes part")
