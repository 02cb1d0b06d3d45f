"""T-18: wherever a file into the registry is stopped, all of it stands or nothing does."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from samspor.access.viewer import at_the_console
from samspor.kernel import clock
from samspor.reading.registers.reader import read_register
from samspor.registry.enums import Ownership
from samspor.registry.models import Community, RegisterImport
from samspor.registry.services import imports
from tests.conftest import FULL
from tests.factories import registry
from tests.factories.registry import saved
from tests.killing import Killed, dies_at, every_row

pytestmark = pytest.mark.django_db
KILLS: Final = 20 if FULL else 4
NOW: Final = clock.now()

UNITS: Final = (
    "Navn;Orgnr;Kommune;Eierskap;Eier;Avdelinger;Antall barn\n"
    "Solbakken barnehage;974760673;Storvik;kommunal;;3;54\n"
    "Fjell;;Storvik;privat;Fjell SA;2;20\n"
    "Feil;912345678;Storvik;privat;;;\n"
    "Vika;923609016;Storvik;privat;Vika AS;1;12\n"
)
REGISTER: Final = json.dumps(
    {
        "_embedded": {
            "underenheter": [
                {
                    "organisasjonsnummer": number,
                    "navn": name,
                    "naeringskode1": {"kode": "88.911"},
                    "beliggenhetsadresse": {"kommunenummer": "5029"},
                }
                for number, name in (("974760673", "SOLBAKKEN"), ("923609016", "VIKA"))
            ]
        }
    }
)
CLASSIFICATION: Final = (
    "code;level;name;validFrom;validTo\n"
    "1648;1;Storvik;1964-01-01;2018-01-01\n"
    "5029;1;Storvik;2018-01-01;\n"
    "5061;1;Rindal;2019-01-01;\n"
    "5012;1;Snillfjord;2018-01-01;2020-01-01\n"
)


@dataclass(frozen=True)
class Case:
    file: str
    added: int
    changed: int
    number: str = "5029"


CASES: Final = {
    "a list as CSV": Case(UNITS, 2, 1),
    "the register of units": Case(REGISTER, 1, 1),
    "the classification of municipalities": Case(CLASSIFICATION, 1, 1, number="1648"),
}


@pytest.fixture(params=CASES.values(), ids=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    found: Case = request.param
    return found


@pytest.fixture
def region(case: Case) -> Community:
    """One unit that the files know better, in a municipality that one of them renumbers."""
    made = registry.community("Fjordane")
    storvik = registry.municipality("Storvik", taking_part_in=made)
    storvik.municipality_number = case.number
    saved(storvik)
    known = registry.kindergarten("Solbakken", in_=storvik)
    known.organisation_number = "974760673"
    known.sections = 1
    saved(known)
    return made


def waiting(region: Community, case: Case) -> RegisterImport:
    """A file as somebody has looked through it: whose the units are, registers do not say."""
    viewer = at_the_console(community_id=region.pk)
    source = imports.keep_import(
        viewer=viewer,
        community=region,
        table=read_register(case.file.encode(), industry_codes={"88.91": "kindergarten"}),
        name="liste",
        counted_on=date(2026, 10, 1),
        now=NOW,
    )
    if case.file is REGISTER:
        source = imports.choose_columns(
            viewer=viewer,
            source=source,
            columns={},
            default_ownership=Ownership.PRIVATE,
            counted_on=None,
            now=NOW,
        )
    return source


def take(region: Community, source: RegisterImport) -> RegisterImport:
    return imports.take_in_register(
        viewer=at_the_console(community_id=region.pk),
        source=source,
        expected_stamp=None,
        now=NOW,
    )


def statements(work: Callable[[], object]) -> int:
    """How many the work asks, undone again."""
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        work()
        transaction.set_rollback(True)
    return len(asked)


def test_t18_killed_taking_in_of_a_register_leaves_nothing_or_all(
    region: Community, case: Case
) -> None:
    source = waiting(region, case)
    before = every_row()
    asked = statements(lambda: take(region, source))
    assert every_row() == before

    for kill in range(1, KILLS + 1):
        number = max(kill * asked // KILLS - 1, 1)
        with pytest.raises(Killed), connection.execute_wrapper(dies_at(number)):
            take(region, source)
        assert every_row() == before, number

    done = take(region, source)
    assert (done.added, done.changed) == (case.added, case.changed)


def test_t18_same_register_again_changes_nothing(region: Community, case: Case) -> None:
    take(region, waiting(region, case))
    before = registry_rows()

    again = take(region, waiting(region, case))

    assert (again.added, again.changed, again.batch) == (0, 0, None)
    assert registry_rows() == before


def registry_rows() -> dict[str, object]:
    """Without the files themselves, which are told of each time."""
    return {
        name: rows
        for name, rows in every_row().items()
        if name.startswith("registry.") and name != "registry.RegisterImport"
    }
