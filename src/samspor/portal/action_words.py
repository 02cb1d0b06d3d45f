"""What the log's words mean to people. A word that nobody has explained is shown as it stands."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from samspor.access.policy import Action

# Goes on after the name of a seat: "Utviklingsveileder, Skaun: flyttet aktiviteter".
DONE: Final[dict[str, Promise]] = {
    "activity.added": pgettext_lazy("log", "added to the annual wheel"),
    "activity.changed": pgettext_lazy("log", "changed in the annual wheel"),
    "activity.moved": pgettext_lazy("log", "moved in the annual wheel"),
    "activity.cancelled": pgettext_lazy("log", "cancelled"),
    "activity.reinstated": pgettext_lazy("log", "put back as planned"),
    "activity.removed": pgettext_lazy("log", "removed from the annual wheel"),
    "activity.date_chosen": pgettext_lazy("log", "chose a date"),
    "activity.imported": pgettext_lazy("log", "took in from a document"),
    "activity.undone": pgettext_lazy("log", "undid a change in the annual wheel"),
    "annual_wheel.begun": pgettext_lazy("log", "began an annual wheel"),
    "arena.added": pgettext_lazy("log", "added an arena"),
    "arena.changed": pgettext_lazy("log", "changed an arena"),
    "charter.written": pgettext_lazy("log", "wrote the charter of a network"),
    "closed_day.added": pgettext_lazy("log", "added closed days"),
    "closed_day.removed": pgettext_lazy("log", "removed closed days"),
    "community.founded": pgettext_lazy("log", "founded the community"),
    "community.introduced": pgettext_lazy("log", "changed the introduction of the front page"),
    "community.joined": pgettext_lazy("log", "let somebody take part"),
    "edition.released": pgettext_lazy("log", "released the annual wheel"),
    "focus_area.added": pgettext_lazy("log", "added a focus area"),
    "import_document": pgettext_lazy("log", "took in a document"),
    "initiative.added": pgettext_lazy("log", "added an initiative"),
    "members.rule_added": pgettext_lazy("log", "said who belongs to a network"),
    "members.rule_ended": pgettext_lazy("log", "took away a rule for who belongs to a network"),
    "members.rule_resumed": pgettext_lazy("log", "let a rule for who belongs hold again"),
    "network.described": pgettext_lazy("log", "changed the page of a network"),
    "organisation.registered": pgettext_lazy("log", "entered an organisation in the registry"),
    "person.registered": pgettext_lazy("log", "entered a person"),
    "seat.created": pgettext_lazy("log", "made a seat"),
    "seat.left": pgettext_lazy("log", "ended somebody's time in a seat"),
    "seat.taken": pgettext_lazy("log", "put somebody in a seat"),
    "signed_in": pgettext_lazy("log", "signed in"),
    "signed_out": pgettext_lazy("log", "signed out"),
    "unit.registered": pgettext_lazy("log", "entered a kindergarten or school in the registry"),
    "unit.described": pgettext_lazy("log", "changed the figures of a unit"),
    "network.shown": pgettext_lazy("log", "made the page of a network public"),
    "network.hidden": pgettext_lazy("log", "hid the page of a network"),
    "initiative.changed": pgettext_lazy("log", "changed an initiative"),
    "focus_area.changed": pgettext_lazy("log", "changed a focus area"),
    "signed_out.by_provider": pgettext_lazy("log", "was signed out by the sign-in service"),
    "sign_in.refused": pgettext_lazy("log", "was refused when signing in"),
    "session.ended": pgettext_lazy("log", "ended a session"),
    "second_factor.set_up": pgettext_lazy("log", "set up a second factor"),
    "second_factor.refused": pgettext_lazy("log", "gave a wrong second factor"),
    "second_factor.recovered": pgettext_lazy("log", "came in with a recovery code"),
    "second_factor.reset": pgettext_lazy("log", "let somebody set up a new app for codes"),
    "second_factor.codes_renewed": pgettext_lazy("log", "got new recovery codes"),
    "seat.handed_over": pgettext_lazy("log", "handed over a seat"),
    "seat.hand_over_undone": pgettext_lazy("log", "undid the handing over of a seat"),
    "seat.ended": pgettext_lazy("log", "ended a seat"),
    "seat.deputy_named": pgettext_lazy("log", "named a deputy"),
    "seat.changed": pgettext_lazy("log", "changed a seat"),
    "register_import.taken_in": pgettext_lazy("log", "took in a register"),
    "register_import.read": pgettext_lazy("log", "read a register"),
    "register_import.discarded": pgettext_lazy("log", "discarded a register"),
    "register_import.columns": pgettext_lazy("log", "chose the columns of a register"),
    "register.undone": pgettext_lazy("log", "undid a change of the registry"),
    "personal_link.used": pgettext_lazy("log", "used a personal link"),
    "person.invited": pgettext_lazy("log", "invited a person"),
    "page.unplanned": pgettext_lazy("log", "called off a planned change of a page"),
    "page.planned": pgettext_lazy("log", "planned a change of a page"),
    "page.draft": pgettext_lazy("log", "wrote a draft of a page"),
    "invitation.accepted": pgettext_lazy("log", "accepted an invitation"),
    "unit.added": pgettext_lazy("log", "added a kindergarten or school"),
    "unit.changed": pgettext_lazy("log", "changed a kindergarten or school in the registry"),
    "unit.closed": pgettext_lazy("log", "closed a kindergarten or school"),
    "unit.reopened": pgettext_lazy("log", "reopened a kindergarten or school"),
    "organisation.added": pgettext_lazy("log", "added an organisation"),
    "organisation.changed": pgettext_lazy("log", "changed an organisation in the registry"),
    "organisation.closed": pgettext_lazy("log", "closed an organisation"),
    "organisation.reopened": pgettext_lazy("log", "reopened an organisation"),
    "organisation.joined": pgettext_lazy("log", "let an organisation take part"),
    "page.published": pgettext_lazy("log", "published a page"),
    "page.discarded": pgettext_lazy("log", "discarded the draft of a page"),
    "page.removed": pgettext_lazy("log", "removed a page"),
    "initiative.shown": pgettext_lazy("log", "made the page of an initiative public"),
    "initiative.hidden": pgettext_lazy("log", "hid the page of an initiative"),
    "focus_area.shown": pgettext_lazy("log", "made the page of a focus area public"),
    "focus_area.hidden": pgettext_lazy("log", "hid the page of a focus area"),
    "backup.restored": pgettext_lazy("log", "restored a backup"),
    "contact.chosen": pgettext_lazy("log", "chose to be a contact"),
    "contact.declined": pgettext_lazy("log", "chose not to be a contact"),
    "message.received": pgettext_lazy("log", "received a message"),
    "message.answered": pgettext_lazy("log", "answered a message"),
    "message.handled": pgettext_lazy("log", "marked a message as handled"),
    "message.reopened": pgettext_lazy("log", "took up a message again"),
    "erasure.asked": pgettext_lazy("log", "asked to be erased"),
    "erasure.regretted": pgettext_lazy("log", "regretted asking to be erased"),
    "erasure.asked_for": pgettext_lazy("log", "asked to erase somebody who has left"),
    "erasure.taken_back": pgettext_lazy("log", "took back erasing somebody who has left"),
    "person.erased": pgettext_lazy("log", "erased a person"),
    "document.brought": pgettext_lazy("log", "read a document"),
    "document.year": pgettext_lazy("log", "said which school year a document is about"),
    "document.again": pgettext_lazy("log", "let a document be read once more"),
    "document.discarded": pgettext_lazy("log", "threw a document away"),
    "intake.undone": pgettext_lazy("log", "took back what came from a document"),
    "closed_day.changed": pgettext_lazy("log", "changed a closed day"),
    "document.taken_in": pgettext_lazy("log", "took in what a document says"),
    "document.undone": pgettext_lazy("log", "took back what a document had brought"),
    "document.answered": pgettext_lazy("log", "answered questions about a document"),
    "visit.begun": pgettext_lazy("log", "began to look at what you keep to yourselves"),
    "visit.read": pgettext_lazy("log", "opened a page"),
    "visit.ended": pgettext_lazy("log", "stopped looking"),
    "wheel.begun": pgettext_lazy("log", "began an annual wheel"),
    "wheel.changed": pgettext_lazy("log", "changed the title or the arenas of an annual wheel"),
}

# Infinitives: "fikk nei til å slippe en utgave", "kan slippe en utgave".
MAY: Final[dict[Action, Promise]] = {
    Action.VIEW_EDITION: pgettext_lazy("may", "see the released annual wheel"),
    Action.VIEW_DRAFT: pgettext_lazy("may", "see the draft of the annual wheel"),
    Action.VIEW_REGISTRY: pgettext_lazy("may", "see kindergartens and schools"),
    Action.VIEW_SEATS: pgettext_lazy("may", "see who holds the seats"),
    Action.VIEW_AUDIT: pgettext_lazy("may", "read the log"),
    Action.EDIT_ACTIVITY: pgettext_lazy("may", "change activities"),
    Action.CHOOSE_DATE: pgettext_lazy("may", "choose dates"),
    Action.RELEASE_EDITION: pgettext_lazy("may", "release the annual wheel"),
    Action.IMPORT_DOCUMENT: pgettext_lazy("may", "take in documents"),
    Action.EDIT_REGISTRY: pgettext_lazy("may", "change the registry"),
    Action.EDIT_NETWORKS: pgettext_lazy("may", "change networks and initiatives"),
    Action.EDIT_CLOSED_DAYS: pgettext_lazy("may", "enter closed days"),
    Action.MANAGE_SEATS: pgettext_lazy("may", "fill seats"),
    Action.EDIT_PAGES: pgettext_lazy("may", "change public pages"),
    Action.EDIT_UNIT_PAGE: pgettext_lazy("may", "change the figures of the unit"),
    Action.EDIT_LED_INITIATIVE: pgettext_lazy("may", "change the initiative they lead"),
    Action.EDIT_MEMBERS: pgettext_lazy("may", "decide who is member of a network"),
    Action.MANAGE_STAFF_SEATS: pgettext_lazy("may", "fill the seats of their own staff"),
    Action.FOUND_COMMUNITY: pgettext_lazy("may", "found a community"),
    Action.ANSWER_MESSAGES: pgettext_lazy("may", "answer the messages to the seat"),
    Action.BE_CONTACT: pgettext_lazy("may", "choose to be the contact"),
    Action.VISIT_COMMUNITY: pgettext_lazy("may", "look at a community, with a reason"),
    Action.RESET_SIGN_IN: pgettext_lazy("may", "let somebody set up a new app for codes"),
}

_REFUSED: Final = "refused."
_NOT_VOUCHED: Final = "sign_in.not_vouched."  # and then the reason


def done(action: str) -> str:
    """What somebody did, as people say it: "flyttet i årshjulet"."""
    if action.startswith(_REFUSED):
        wanted = action.removeprefix(_REFUSED)
        known = MAY.get(Action(wanted)) if wanted in set(Action) else None
        return _("was not allowed to %(act)s") % {"act": known or wanted}
    if action.startswith(_NOT_VOUCHED):
        return _("came from a sign-in service that could not vouch for them")
    return str(DONE.get(action, action))
