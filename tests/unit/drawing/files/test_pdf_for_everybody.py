"""PDF/UA-1 asked of another's validator: what we declare, and what our own readers can't see."""

from io import BytesIO

import page
import pikepdf
import pytest

from samspor.drawing.files.pdf import write_pdf
from samspor.drawing.files.wording import Wording
from samspor.drawing.phrases import Phrases
from tests.factories.content import a_wheel, an_item, sample
from tests.unit.drawing.files.readers import job
from tests.unit.drawing.files.test_hostile_text import CANARIES, FORMULAS, ODD, everywhere

# Typst's own empty wheel, an ordinary one, and one of more arenas and lists than a sheet takes.
WHEELS = {
    "sample": sample(),
    "empty": a_wheel(),
    "wide": a_wheel(*(an_item(n, arenas=(f"arena-{n}",)) for n in range(1, 13)), arenas=12),
    "long": a_wheel(*(an_item(n) for n in range(1, 121))),
}


def complaints(data: bytes) -> list[str]:
    report = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100
    return [f"{one.rule_id}: {one.message}" for one in report.failures]


@pytest.mark.parametrize("name", WHEELS)
def test_every_shape_of_wheel_passes(name):
    assert complaints(write_pdf(job(WHEELS[name]))) == []


@pytest.mark.parametrize("language", ["nn", "en"])
def test_every_language_passes(language):
    wording = Wording(phrases=Phrases(language=language))

    assert complaints(write_pdf(job(sample(), wording=wording))) == []


@pytest.mark.parametrize("texts", [CANARIES, FORMULAS, ODD], ids=["canaries", "formulas", "odd"])
def test_t25_odd_texts_pass(texts):
    assert complaints(write_pdf(everywhere(" ".join(texts)))) == []


@pytest.mark.parametrize("gone", ["StructTreeRoot", "Lang", "MarkInfo"])
def test_validator_sees_what_is_taken_away(gone):
    """The control: a file without tags, language or mark is found out."""
    data = BytesIO()
    with pikepdf.open(BytesIO(write_pdf(job(sample())))) as book:
        del book.Root[f"/{gone}"]
        book.save(data)

    assert complaints(data.getvalue()) != []
