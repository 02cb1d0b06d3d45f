"""What each screen is for and how it is used, in a few sentences: beside the screen, and together.

Found by the search too. `routes` are the screens it stands beside.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspor.access.viewer import ANONYMOUS


@dataclass(frozen=True, slots=True)
class HelpText:
    key: str
    heading: str | Promise
    sentences: tuple[str | Promise, ...]
    routes: tuple[str, ...]


TEXTS: Final = (
    HelpText(
        "min-side",
        _("How my page works"),
        (
            _(
                "What waits for you stands on top, the next thing first. It goes away by itself "
                "when it is done, whoever does it."
            ),
            _(
                "Your seats decide what you see. With several seats you get what belongs to all of "
                "them; when you hand one over, its errands follow it."
            ),
            _("The dates are those of the latest edition of your community’s annual wheel."),
        ),
        ("my_page",),
    ),
    HelpText(
        "min-kalender",
        _("How my calendar works"),
        (
            _(
                "An address brings the dates of your seats into the calendar on your phone. It "
                "goes on from year to year, and what is moved or cancelled follows by itself."
            ),
            _(
                "The address is shown once and is yours alone. If you have lost it, or somebody "
                "else has got it, make a new one; the old one stops."
            ),
            _("When somebody takes over your seat, they make an address with the same dates."),
        ),
        ("my_calendars", "my_calendar_address"),
    ),
    HelpText(
        "arshjulet",
        _("How to plan in the draft"),
        (
            _(
                "The draft is seen by those who plan. Everybody else sees the latest edition until "
                "you release a new one."
            ),
            _(
                "An activity may have a day, a week, a month, or no date yet. What follows another "
                "activity moves along when that one moves."
            ),
            _("Whatever you change can be undone from the history of the draft."),
        ),
        ("wheel_draft", "wheel_draft_activity", "wheel_history", "wheel_setup"),
    ),
    HelpText(
        "en-aktivitet",
        _("How to fill in an activity"),
        (
            _(
                "Write the title as people say it, and choose the arenas it belongs to. The rest "
                "can wait."
            ),
            _(
                "When somebody changes the activity while you write, you see both texts and "
                "choose. Nothing you have typed is lost."
            ),
        ),
        ("wheel_activity_add", "wheel_activity_change", "wheel_activity_move", "wheel_choose_date"),
    ),
    HelpText(
        "slipp",
        _("What happens when you release"),
        (
            _(
                "The draft becomes the new edition at once: on the page, in calendars people "
                "subscribe to, and where the wheel is shown on other sites."
            ),
            _(
                "Earlier editions are kept. Go on in the draft as before; nobody sees it until you "
                "release again."
            ),
        ),
        ("wheel_release",),
    ),
    HelpText(
        "plasser",
        _("How seats work"),
        (
            _(
                "A seat is a duty at a place, such as the head of one kindergarten. Whoever holds "
                "it has what the seat opens, and loses it when the seat is handed over."
            ),
            _(
                "Open a seat to hand it over, to name a deputy or to end it. What hangs on it "
                "follows to the next one."
            ),
        ),
        ("seats", "seat", "seat_add", "seat_change"),
    ),
    HelpText(
        "overlevering",
        _("How to hand over a seat"),
        (
            _(
                "Say the last day of the one who leaves, and who comes after. If nobody is found "
                "yet, the seat is vacant and listed for the one who can fill it."
            ),
            _(
                "Errands, messages, calendars and contact pages follow the seat. The one who left "
                "sees them no more from the day after."
            ),
        ),
        ("seat_hand_over", "seat_deputy"),
    ),
    HelpText(
        "medlemmer",
        _("How members by rule work"),
        (
            _(
                "A rule takes in all who fit it, such as all heads in one municipality. A new head "
                "becomes a member without anybody adding them."
            ),
            _(
                "Add or leave out a single seat where the rule does not fit. What was true before "
                "stays in the history."
            ),
        ),
        ("network_members", "member_rule_add", "member_single_add"),
    ),
    HelpText(
        "dekning",
        _("How the numbers are counted"),
        (
            _(
                "A unit is in a network when a rule takes it in, such as all heads in one "
                "municipality. The rules stand on the page of members of each network."
            ),
            _(
                "Units that are closed are not counted. Municipal and private units stand side by "
                "side, so that nobody is left out unseen."
            ),
        ),
        ("coverage",),
    ),
    HelpText(
        "registeret",
        _("How the registry works"),
        (
            _(
                "The registry is where names, owners and figures stand once, for all other pages. "
                "Nothing is deleted: what is closed keeps its history, and can be opened again."
            ),
            _("What you change can be undone, and stands in the log."),
        ),
        (
            "registry",
            "registry_unit_add",
            "registry_unit_change",
            "registry_unit_close",
            "registry_organisations",
            "registry_organisation_add",
            "registry_organisation_change",
        ),
    ),
    HelpText(
        "fra-fil",
        _("How to take in a list"),
        (
            _(
                "Choose a spreadsheet or a file from a national register. You see each change "
                "before it is made, and rows with a fault get a sentence each."
            ),
            _(
                "Take in the good rows and mend the rest in the file. Taking in the same file "
                "again changes nothing twice."
            ),
        ),
        ("registry_import",),
    ),
    HelpText(
        "sidenes-utkast",
        _("From draft to published page"),
        (
            _(
                "A draft is kept while you write, and nobody else’s page changes. It becomes what "
                "everybody sees when you publish, or from the day you choose."
            ),
            _("What is taken away can be brought back from the history of the page."),
        ),
        ("page_drafts", "page_edit", "page_add", "page_history"),
    ),
    HelpText(
        "vaktlista",
        _("How the watch list works"),
        (
            _(
                "The list makes itself each time you open it. A page leaves it when what is "
                "missing is filled in."
            ),
            _(
                "A contact is missing when nobody has the seat, or when the one who has it has not "
                "said yes this year."
            ),
        ),
        ("guard_list",),
    ),
    HelpText(
        "meldinger",
        _("How messages to a seat work"),
        (
            _(
                "A message lies with the seat it was written to. Whoever sits there reads and "
                "answers it; the one who wrote sees no name before you answer."
            ),
            _("When the seat is handed over, unanswered messages follow."),
        ),
        ("messages", "message", "contact_choices"),
    ),
    HelpText(
        "tilgang",
        _("How access works"),
        (
            _(
                "A seat opens what its role may do, as far as the seat reaches: the unit, the "
                "municipality, or the whole community."
            ),
            _(
                "To give somebody access, give them the seat. To take it away, end their time in "
                "it."
            ),
        ),
        ("community_access", "my_access"),
    ),
    HelpText(
        "administrasjonen",
        _("Why don’t I see more?"),
        (
            _(
                "Your seat decides what you see here. The development adviser runs the whole "
                "community, a municipal adviser the own municipality, an owner the own units, and "
                "a head the own unit."
            ),
        ),
        ("administration",),
    ),
    HelpText(
        "loggen",
        _("How the log works"),
        (
            _("Each line says which seat did what, and when. It holds no text that anybody wrote."),
            _(
                "The lines are sealed one to the next. If somebody changed one afterwards, the "
                "check would show where."
            ),
        ),
        ("community_log", "community_log_check"),
    ),
    HelpText(
        "opplysninger-om-meg",
        _("What you can do with what is kept about you"),
        (
            _("You see all of it here, and may take it with you as a file."),
            _(
                "When you ask to be erased, there is time to regret it. What the law says must be "
                "kept in an archive stays, and you are told what it is."
            ),
        ),
        ("my_data", "my_erasure"),
    ),
    HelpText(
        "innlogging",
        _("How signing in works"),
        (
            _(
                "A session ends after half an hour without a click, and you are warned some "
                "minutes before. What you have written is kept, and offered to you when you sign "
                "in again."
            ),
            _("Add a second factor to see what is not public."),
        ),
        ("my_sign_in",),
    ),
    HelpText(
        "innsyn-fra-drift",
        _("How visits work"),
        (
            _(
                "Everybody with a seat in the community sees on its page of administration who "
                "looked, when and why. Its log has a line for each page that was opened."
            ),
            _(
                "You can read the draft of the annual wheel, the seats and the log. You can change "
                "nothing."
            ),
        ),
        ("operator_visits",),
    ),
    HelpText(
        "barnedata",
        _("Why we never write about children"),
        (
            _(
                "Samspor is for what adults plan and learn together. Nothing about single children "
                "belongs here: no names, no numbers, no story that somebody could recognise."
            ),
            _(
                "National identity numbers are refused in every field. If something about a child "
                "has been written, remove it and tell the development adviser."
            ),
        ),
        (),
    ),
)


def help_texts() -> tuple[HelpText, ...]:
    return TEXTS


@lru_cache(maxsize=1)
def _by_route() -> dict[str, HelpText]:
    return {route: one for one in TEXTS for route in one.routes}


def beside(request: HttpRequest) -> str:
    """The help of this screen, folded; for those who are signed in and work here."""
    match = request.resolver_match
    found = _by_route().get((match.url_name if match else None) or "")
    if found is None or not getattr(request, "viewer", ANONYMOUS).is_signed_in:
        return ""
    return render_to_string("portal/partials/help.html", {"one": found})
