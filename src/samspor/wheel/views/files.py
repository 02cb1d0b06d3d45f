"""The edition as a file to keep: for Word, for Excel, for the printer."""

from dataclasses import replace
from hashlib import blake2b

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from samspor.access.request import ViewerRequest
from samspor.drawing.files.apart import TYPES, Format, write_apart
from samspor.drawing.files.job import Job
from samspor.kernel.kept import Kept
from samspor.kernel.school_year import SchoolYear
from samspor.wheel import selectors
from samspor.wheel.views.address import View, heading, names_its_year, read, wheel_address
from samspor.wheel.views.wording import wording

FILES: Kept[bytes] = Kept(weight=len)


@require_safe
def wheel_docx(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    return _file(request, Format.DOCX, community, school_year)


@require_safe
def wheel_xlsx(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    return _file(request, Format.XLSX, community, school_year)


@require_safe
def wheel_pdf(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    return _file(request, Format.PDF, community, school_year)


@require_safe
def wheel_html(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    return _file(request, Format.HTML, community, school_year)


def _file(
    request: ViewerRequest, form: Format, community: str, school_year: SchoolYear
) -> HttpResponse:
    """One statement while the edition stands and nothing is filtered."""
    viewer = request.viewer
    edition = selectors.latest_edition(viewer, community=community, school_year=school_year)
    origin = request.build_absolute_uri("/").rstrip("/")

    def make() -> bytes:
        content = selectors.content_of(viewer, edition)
        chosen = replace(read(request.GET, content), view=View.WHEEL, month="")
        job = Job(
            content=content,
            title=heading(content),
            year="" if names_its_year(content) else content.school_year.short,
            address=origin + wheel_address(content, chosen),
            wanted=chosen.filter,
            wording=wording(),
        )
        return write_apart(form, job)

    key = (edition, get_language(), origin, form)
    data = make() if request.GET else FILES.get(key, make)
    response = HttpResponse(data, content_type=TYPES[form])
    name = f"arshjul-{community}-{school_year}.{form}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["ETag"] = f'"{blake2b(data, digest_size=16).hexdigest()}"'
    return response
