"""The list of units as a file: changed in Word or Excel, it can be taken in again from a file."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspor.access.request import ViewerRequest
from samspor.drawing.files.apart import TYPES, Format, write_apart
from samspor.drawing.files.plain_table import PlainTable, Value
from samspor.kernel import clock
from samspor.registry.address import enter
from samspor.registry.models import Community
from samspor.registry.selectors.units import UnitFacts, units_with_figures


@require_safe
def units_docx(request: ViewerRequest, community: str) -> HttpResponse:
    return _file(request, Format.DOCX, community)


@require_safe
def units_xlsx(request: ViewerRequest, community: str) -> HttpResponse:
    return _file(request, Format.XLSX, community)


@require_safe
def units_html(request: ViewerRequest, community: str) -> HttpResponse:
    return _file(request, Format.HTML, community)


def _file(request: ViewerRequest, form: Format, community: str) -> HttpResponse:
    found = enter(request, community)
    rows = units_with_figures(request.viewer, community=found, on=clock.today())
    response = HttpResponse(write_apart(form, list_of(found, rows)), content_type=TYPES[form])
    name = f"barnehager-og-skoler-{found.slug}.{form}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def list_of(community: Community, rows: list[UnitFacts]) -> PlainTable:
    """The columns have names that the reader of files knows."""
    title = _("Kindergartens and schools in %(community)s") % {"community": community.name}
    heads = (
        pgettext("column of a spreadsheet", "Name"),
        pgettext("column of a spreadsheet", "Org. no."),
        pgettext("column of a spreadsheet", "Ownership"),
        pgettext("column of a spreadsheet", "Owner form"),
        pgettext("column of a spreadsheet", "Owner"),
        pgettext("column of a spreadsheet", "Type"),
        pgettext("column of a spreadsheet", "Municipality"),
        pgettext("column of a spreadsheet", "District"),
        pgettext("column of a spreadsheet", "Sections"),
        pgettext("column of a spreadsheet", "Children"),
        pgettext("column of a spreadsheet", "Counted"),
    )
    return PlainTable(
        title=title,
        language=get_language() or "nb",
        heads=heads,
        rows=tuple(_row(facts) for facts in rows),
    )


def _row(facts: UnitFacts) -> tuple[Value, ...]:
    unit = facts.unit
    kind = str(unit.get_kind_display())
    if unit.combined_centre:
        kind = _("%(kind)s in a combined centre") % {"kind": kind}
    return (
        unit.name,
        unit.organisation_number,
        str(unit.get_ownership_display()),
        str(unit.get_owner_form_display()),
        unit.owner.name if unit.owner else "",
        kind,
        str(unit.municipality),
        str(unit.district) if unit.district else "",
        unit.sections,
        facts.children,
        f"{facts.counted_on:%d.%m.%Y}" if facts.counted_on else "",
    )
