"""Disguises and hostile files, each through the page's own form (T-15, T-16, T-17).

Each ends in a sentence with a remedy in the reader's language, or in something to look through;
nothing of the refused is kept, nothing is taken in, and the page answers afterwards.
"""

import io
from collections.abc import Callable

import pikepdf
import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile

from samspor.activities.models import Activity
from samspor.intake.models import Original, Reading
from samspor.intake.services.queue import Read, read_next
from samspor.kernel import clock
from samspor.reading.document import read_with_source
from samspor.reading.errors import LANGUAGES, Unreadable
from samspor.reading.safely import read_with_source_safely
from tests.page_client import PageClient
from tests.unit.reading import hostile
from tests.unit.reading.test_hostile import REFUSED, SURVIVED
from tests.unit.reading.test_sniff import DISGUISES
from tests.viewpoints import Viewpoint, World

WHY = "the test looks at all rows"
LIST = "/fjordane/dokumenter/"
PREFIX = {"nb": "", "nn": "/nn", "en": "/en"}
# Enough words of each language that no other has them.
TOLD = {"nb": "Dokumentet kunne ikke leses", "nn": "Dokumentet kunne ikkje lesast", "en": "could"}


def locked_pdf() -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(typst.compile(b"Hei."))) as document:
        document.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))
    return stream.getvalue()


def scanned_pdf() -> bytes:
    return typst.compile(b"#rect(width: 5cm, height: 5cm, fill: red)")


def lifted_pdf() -> bytes:
    """Its list of objects leads nowhere."""
    data = typst.compile(b"Hei.")
    return data[: len(data) // 2]


FILES: list[tuple[str, Callable[[], bytes], str]] = [
    *((name, lambda data=data: data, code) for name, data, code in DISGUISES),
    *(("arshjul.docx", make, code) for make, code in REFUSED),
    ("moteplan.pdf", locked_pdf, "locked"),
    ("moteplan.docx", scanned_pdf, "scanned"),
    ("moteplan.pdf", lifted_pdf, "damaged"),
]


@pytest.fixture
def coordinator(world: World) -> PageClient:
    return PageClient(world.client(Viewpoint.COORDINATOR))


def rows(model: type[Original | Activity]) -> int:
    return model.objects.unguarded(reason=WHY).count()


def read_all(read: Read) -> None:
    while read_next(now=clock.now(), clock=clock.now, read=read):
        pass


def refused(pages: PageClient, number: int, read: Read) -> None:
    name, make, code = FILES[number]
    language = LANGUAGES[number % 3]
    prefix, activities = PREFIX[language], rows(Activity)

    answer = pages.client.post(
        prefix + LIST, {"file": SimpleUploadedFile(name, make() or b"\x00"), "text": ""}
    )
    assert answer.status_code == 302, name
    read_all(read)

    row = Reading.objects.unguarded(reason=WHY).latest("pk")
    page = pages.get(prefix + f"{LIST}{row.pk}/")
    assert row.refusal["code"] == code
    assert Unreadable(code, **row.refusal["details"]).sentence(language) in page.main
    assert TOLD[language] in page.main
    assert (rows(Original), rows(Activity)) == (0, activities)
    assert pages.get(prefix + LIST).main


@pytest.mark.parametrize("part", range(4))
def test_t15_t16_refused_files_end_in_a_sentence_on_the_page(
    coordinator: PageClient, part: int
) -> None:
    """In this process, where each has been shown to be refused before it could do harm."""
    for number in range(part, len(FILES), 4):
        refused(coordinator, number, read_with_source)


# Each takes a process of its own; the gate takes some, the full run all.
QUICK = {hostile.lying_size, hostile.page_that_fetches, hostile.right_to_left_and_zero_width}
ODD = [
    pytest.param(make, id=make.__name__, marks=[] if make in QUICK else [pytest.mark.full])
    for make in SURVIVED
]


@pytest.mark.parametrize("make", ODD)
def test_t17_odd_files_end_in_a_sentence_or_a_review(
    coordinator: PageClient, make: Callable[[], bytes]
) -> None:
    activities = rows(Activity)

    coordinator.post(LIST, {"file": SimpleUploadedFile("plan.pdf", make()), "text": ""})
    read_all(read_with_source_safely)

    row = Reading.objects.unguarded(reason=WHY).latest("pk")
    page = coordinator.client.get(f"{LIST}{row.pk}/")
    told = row.refusal and row.refusal["code"] not in {"stopped", "school_year_missing"}
    assert page.status_code == 200
    assert row.refusal.get("code") != "stopped"
    assert rows(Activity) == activities
    assert rows(Original) == (0 if told else 1)
    assert "<script>alert" not in page.content.decode()


def test_t15_a_file_over_the_limit_is_told_of_and_not_kept(coordinator: PageClient) -> None:
    page = coordinator.post_invalid(
        LIST, {"file": SimpleUploadedFile("plan.txt", b"a " * 5_100_000), "text": ""}
    )

    assert "Grensen er 10 MB" in page.main
    assert rows(Original) == 0


def test_t15_an_empty_file_is_told_of_and_not_kept(coordinator: PageClient) -> None:
    page = coordinator.post_invalid(LIST, {"file": SimpleUploadedFile("plan.pdf", b""), "text": ""})

    assert "Fila er tom" in page.main or "Filen er tom" in page.main
    assert rows(Original) == 0
