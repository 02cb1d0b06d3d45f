"""What an editor should look at."""

from datetime import date

import pytest
from django.utils import translation

from samspor.contact.enums import Standing
from samspor.contact.guard import GuardedPage, warnings_for

TODAY = date(2026, 11, 22)
FRESH = {"updated_on": date(2026, 10, 1), "standing": Standing.ANSWERS}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"standing": Standing.VACANT}, "Ingen har plassen som kontakt."),
        ({"standing": Standing.NOT_CHOSEN}, "Kontakten har ikke sagt ja for i år."),
        ({"valid_to": date(2026, 11, 21)}, "Perioden er over."),
        ({"valid_to": date(2026, 12, 31)}, "Perioden er over om mindre enn to måneder."),
        ({"texts": ["Ring 912 34 567"]}, "Det står et privat telefonnummer i teksten."),
        ({"texts": ["Om", "kari@gmail.com"]}, "Det står en privat e-postadresse i teksten."),
        ({"updated_on": date(2025, 11, 21)}, "Ingenting er endret på over et år."),
        ({"updated_on": None}, "Ingenting er endret på over et år."),
    ],
)
def test_each_thing_gets_its_own_sentence(facts: dict, said: str) -> None:
    with translation.override("nb"):
        found = warnings_for(GuardedPage(**{**FRESH, **facts}), today=TODAY)

    assert len(found) == 1
    assert found[0].startswith(said)


@pytest.mark.parametrize(
    "facts",
    [{}, {"standing": None}, {"valid_to": date(2027, 6, 30)}, {"updated_on": date(2025, 11, 22)}],
)
def test_page_that_is_well_gets_none(facts: dict) -> None:
    assert warnings_for(GuardedPage(**{**FRESH, **facts}), today=TODAY) == []
