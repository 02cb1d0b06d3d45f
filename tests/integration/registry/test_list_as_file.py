"""The list of units goes out as a file and comes back as it was."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
import time_machine
from django.utils.translation import override

from samspor.access.viewer import ANONYMOUS
from samspor.drawing.files.plain_table import (
    write_table_docx,
    write_table_html,
    write_table_xlsx,
)
from samspor.reading import read_document
from samspor.reading.registers import Column, interpret_units
from samspor.reading.registers.headers import guess
from samspor.reading.registers.reader import read_register
from samspor.registry.enums import OwnerForm
from samspor.registry.models import Community, Unit, UnitFigure
from samspor.registry.selectors.units import units_with_figures
from samspor.registry.views.files import list_of
from tests.factories import registry
from tests.factories.registry import saved

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)
CODES = {"88.91": "kindergarten"}


@pytest.fixture
def region() -> Community:
    region = registry.community("Fjordane")
    place = registry.municipality("Storvik", taking_part_in=region)
    first = registry.kindergarten("Bakken", in_=place)
    first.sections = 3
    saved(first)
    saved(UnitFigure(unit=first, counted_on=date(2025, 12, 15), children=41, source="Egen telling"))
    centre = registry.kindergarten("Elva", in_=place)
    centre.combined_centre = True
    saved(centre)
    private = registry.private_kindergarten("Frø", in_=place)
    private.owner_form = OwnerForm.PARENT
    saved(private)
    return region


def table(region: Community):
    return list_of(region, units_with_figures(ANONYMOUS, community=region, on=TODAY))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_workbook_is_taken_in_again_without_a_fault(region: Community, language: str) -> None:
    with override(language):
        written = table(region)

    read = read_register(write_table_xlsx(written), industry_codes=CODES)
    mapping = guess(written.heads)
    units = {unit.name: unit for unit in interpret_units(read, mapping)}

    assert len(mapping) == len(written.heads)
    assert [unit.problems for unit in units.values()] == [(), (), ()]
    assert units["Bakken barnehage"].sections == 3
    assert units["Bakken barnehage"].children == 41
    assert units["Elva barnehage"].kind == "kindergarten"
    assert units["Elva barnehage"].combined_centre
    assert units["Frø barnehage"].owner_form == "parent"
    assert mapping[Column.OWNERSHIP] == 2


@pytest.mark.parametrize("write", [write_table_xlsx, write_table_docx, write_table_html])
def test_list_is_read_as_a_document_too(region: Community, write) -> None:
    with override("nb"):
        draft = read_document(write(table(region)), name="x")

    assert [(unit.name, unit.ownership, unit.children) for unit in draft.units] == [
        ("Bakken barnehage", "municipal", 41),
        ("Elva barnehage", "municipal", None),
        ("Frø barnehage", "private", None),
    ]
    assert draft.unplaced == ()


def test_t25_file_is_fetched_by_anybody_and_has_no_formula(region: Community, client) -> None:
    (place,) = {unit.municipality for unit in Unit.objects.unguarded(reason="any of them")}
    registry.kindergarten("=1+1", in_=place)

    answer = client.get(f"/{region.slug}/barnehager-og-skoler.xlsx")

    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    assert answer.status_code == 200
    assert [cell.data_type for cell in sheet["A"]] == ["s"] * 5


@pytest.mark.parametrize("write", [write_table_xlsx, write_table_docx, write_table_html])
def test_same_list_is_the_same_bytes_tomorrow(region: Community, write) -> None:
    with time_machine.travel("2026-11-21"):
        first = write(table(region))

    with time_machine.travel("2026-11-22"):
        second = write(table(region))

    assert first == second
