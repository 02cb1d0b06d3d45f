from enum import StrEnum

from django.utils.translation import pgettext_lazy


class Part(StrEnum):
    """What kind of page; the value is what its address says."""

    NETWORKS = "nettverk"
    INITIATIVES = "satsinger"
    AREAS = "fokusomrader"
    UNITS = "barnehager-og-skoler"
    FRONT = "forside"


class Standing(StrEnum):
    """What became of a page when the version was made."""

    DRAFT = "draft"
    PUBLISHED = "published"
    DISCARDED = "discarded"
    REMOVED = "removed"


STANDINGS = {
    Standing.DRAFT: pgettext_lazy("page version", "Draft"),
    Standing.PUBLISHED: pgettext_lazy("page version", "Published"),
    Standing.DISCARDED: pgettext_lazy("page version", "Draft thrown away"),
    Standing.REMOVED: pgettext_lazy("page version", "Taken away"),
}
