"""Pages of a community that somebody who runs the service may open, as the log calls them."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

PAGES: Final[dict[str, Promise]] = {
    "administration": pgettext_lazy("page in the log", "Administration"),
    "community_access": pgettext_lazy("page in the log", "Who can see this"),
    "community_front": pgettext_lazy("page in the log", "The front page"),
    "community_log": pgettext_lazy("page in the log", "The log"),
    "community_log_check": pgettext_lazy("page in the log", "Whether the log is whole"),
    "coverage": pgettext_lazy("page in the log", "Coverage of the networks"),
    "network_members": pgettext_lazy("page in the log", "The members of a network"),
    "seat": pgettext_lazy("page in the log", "A seat"),
    "seats": pgettext_lazy("page in the log", "The seats"),
    "wheel": pgettext_lazy("page in the log", "The annual wheel"),
    "wheel_draft": pgettext_lazy("page in the log", "The draft of the annual wheel"),
    "wheel_draft_activity": pgettext_lazy("page in the log", "An activity in the draft"),
    "wheel_history": pgettext_lazy("page in the log", "The history of the draft"),
}
