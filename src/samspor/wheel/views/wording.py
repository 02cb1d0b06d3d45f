"""The files' words in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspor.drawing.files.wording import Wording
from samspor.wheel.views.phrases import phrases


def wording() -> Wording:
    return Wording(
        phrases=phrases(),
        released=_("Edition %(number)s, %(day)s"),
        only_some=_("A selection: %(shown)s of %(all)s activities"),
        page=_("Page %(page)s of %(pages)s"),
        table=_("Month by month"),
        listing=_("The year as a list"),
        activities=_("Activities"),
        away=_("Breaks and closed days"),
        alternative=_("%(name)s. Everything in it stands in the list of this document."),
        numbers=_("The list on the last pages says what each number is."),
        nothing=_("There is nothing in this wheel yet."),
        month=_("Month"),
        who=_("Who"),
        role=_("Responsibility, role, purpose, form"),
        arenas=_("Arenas"),
        kinds=_("Kinds"),
        signs=_("Signs"),
        tentative=_("dashed: day not set"),
        away_sign=_("stripes: break or closed"),
        planning=_("dots: planning day"),
        thread=_("thread: hangs together"),
        when=_("When"),
        first=pgettext("column of a spreadsheet", "First day"),
        last=pgettext("column of a spreadsheet", "Last day"),
        weekday=pgettext("column of a spreadsheet", "Weekday"),
        week=pgettext("column of a spreadsheet", "Week"),
        start=pgettext("column of a spreadsheet", "Starts"),
        end=pgettext("column of a spreadsheet", "Ends"),
        title=pgettext("column of a spreadsheet", "Activity"),
        kind=pgettext("column of a spreadsheet", "Kind"),
        place=_("Place"),
        mode=pgettext("column of a spreadsheet", "How we meet"),
        municipalities=_("Municipalities"),
        agenda=_("Agenda"),
        follows=pgettext("column of a spreadsheet", "Hangs together with"),
        status=pgettext("column of a spreadsheet", "Status"),
        planned=pgettext("status of an activity", "Planned"),
        audience=pgettext("column of a spreadsheet", "For whom"),
        # Translators: a municipality's own day, in the card that asked for it.
        answer=pgettext("of a municipality", "Answer"),
        to_readers=_("To the readers"),
        identity=pgettext("column of a spreadsheet", "Id"),
    )
