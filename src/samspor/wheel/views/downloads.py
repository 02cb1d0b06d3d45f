"""The ways to take the plan along, with the same filter as the page."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from samspor.drawing.content import WheelContent
from samspor.ui.navigation import Link
from samspor.wheel.views.address import Choice, View


def downloads(content: WheelContent, choice: Choice) -> list[Link]:
    where = {"community": content.community, "school_year": content.school_year.slug}
    query = replace(choice, view=View.WHEEL, month="").query()

    def link(route: str, label: str, note: str, icon: str) -> Link:
        return Link(label, reverse(route, kwargs=where) + query, icon=icon, note=note)

    return [
        link(
            "wheel_subscribe",
            _("Subscribe in your calendar"),
            _("Outlook, Google, Apple and others"),
            "calendar-plus",
        ),
        link("wheel_docx", "Word", _("a table you can write in"), "document"),
        link("wheel_xlsx", "Excel", _("a row for each activity"), "table"),
        link("wheel_html", "HTML", _("a table for other web pages"), "screen"),
        link("wheel_pdf", "PDF", _("wheel and table on A3, list on A4"), "print"),
        replace(
            link("wheel_json", "JSON", _("the whole plan, for programs"), "download"),
            href=reverse("wheel_json", kwargs=where),
        ),
        Link(
            _("Embed"),
            reverse("embed", kwargs={"community": content.community}),
            icon="screen",
            note=_("on the municipality's own pages"),
        ),
    ]
