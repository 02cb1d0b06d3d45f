"""Files into the registry: compared first, taken in whole, never deleting, taken back in one go."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspor.access.errors import Forbidden
from samspor.access.viewer import Role, Viewer, at_the_console
from samspor.audit.models import Event
from samspor.kernel import clock
from samspor.reading.registers.reader import read_register
from samspor.registry.compared import Comparison, Fault, Note, RowState
from samspor.registry.enums import OrganisationKind, Ownership
from samspor.registry.errors import AlreadyUndone, ImportMoved
from samspor.registry.models import (
    Community,
    FormerMunicipality,
    FormerName,
    FormerOwnership,
    Organisation,
    RegisterImport,
    Unit,
    UnitFigure,
)
from samspor.registry.selectors.known import units_compared, units_compared_before
from samspor.registry.services.batches import undo_batch
from samspor.registry.services.imports import keep_import, take_in_register
from tests.factories import networks, registry, seats
from tests.factories.registry import saved

pytestmark = pytest.mark.django_db
NOW = clock.now()
TODAY = clock.today()
WHY = "the test looks at all rows"
HEADER = "Navn;Orgnr;Kommune;Eierskap;Eier;Avdelinger;Antall barn\n"


@pytest.fixture
def region() -> Community:
    return registry.community("Fjordane")


@pytest.fixture
def storvik(region: Community) -> Organisation:
    return registry.municipality("Storvik", taking_part_in=region)


def console(region: Community) -> Viewer:
    return at_the_console(community_id=region.pk)


def read(region: Community, rows: str, *, viewer: Viewer | None = None) -> RegisterImport:
    text = rows if rows.startswith(("Navn", "{", "code", "[")) else HEADER + rows
    return keep_import(
        viewer=viewer or console(region),
        community=region,
        table=read_register(text.encode(), industry_codes={"88.91": "kindergarten"}),
        name="liste.csv",
        counted_on=None,
        now=NOW,
    )


def compared(region: Community, rows: str, *, viewer: Viewer | None = None) -> Comparison:
    return units_compared(viewer or console(region), read(region, rows, viewer=viewer), on=TODAY)


def take(region: Community, rows: str) -> RegisterImport:
    return take_in_register(
        viewer=console(region), source=read(region, rows), expected_stamp=None, now=NOW
    )


def unit(name: str) -> Unit:
    return Unit.objects.unguarded(reason=WHY).get(name=name)


def everything() -> dict[str, list[tuple[object, ...]]]:
    """All of the registry, versions aside."""
    fields = [f.attname for f in Unit._meta.concrete_fields if f.name != "version"]
    return {
        "units": list(Unit.objects.unguarded(reason=WHY).order_by("pk").values_list(*fields)),
        "organisations": list(
            Organisation.objects.unguarded(reason=WHY).order_by("pk").values_list("pk", "name")
        ),
        "figures": list(UnitFigure.objects.unguarded(reason=WHY).values_list("unit", "children")),
        "names": list(FormerName.objects.unguarded(reason=WHY).values_list("unit", "name")),
    }


def test_file_is_compared_before_anything_is_written(
    region: Community, storvik: Organisation
) -> None:
    registry.kindergarten("Solbakken", in_=storvik)
    before = everything()

    found = compared(
        region,
        "Solbakken barnehage;974760673;Storvik;kommunal;;3;54\n"
        "Fjell;;Storvik;privat;Fjell SA;2;20\n"
        "Feil;912345678;Storvik;privat;;;\n",
    )

    changed, new, wrong = found.rows
    assert [row.state for row in found.rows] == [RowState.CHANGED, RowState.NEW, RowState.WRONG]
    assert [(d.column.value, d.before, d.after) for d in changed.differences] == [
        ("organisation_number", "", "974760673"),
        ("sections", "", "3"),
        ("children", "", "54"),
    ]
    assert new.notes == ((Note.NEW_OWNER, "Fjell SA"),)
    assert wrong.plan is None
    assert everything() == before


def test_t18_good_rows_are_taken_in_without_the_bad(
    region: Community, storvik: Organisation
) -> None:
    done = take(
        region,
        "Fjell;974760673;Storvik;privat;Fjell SA;2;20\nFeil;912345678;Storvik;privat;;;\n",
    )

    fjell = unit("Fjell")
    assert (done.added, done.changed, done.left_out) == (1, 0, 1)
    assert fjell.owner is not None
    assert (fjell.owner.name, fjell.sections, fjell.municipality) == ("Fjell SA", 2, storvik)
    assert UnitFigure.objects.unguarded(reason=WHY).get(unit=fjell).children == 20
    assert not Unit.objects.unguarded(reason=WHY).filter(name="Feil").exists()
    assert done.content == {}


def test_t18_second_run_changes_nothing(region: Community, storvik: Organisation) -> None:
    rows = "Fjell;974760673;Storvik;privat;Fjell SA;2;20\nDalen;;Storvik;kommunal;;;\n"
    take(region, rows)
    before = everything()

    done = take(region, rows)

    assert done.batch is None
    assert everything() == before


def test_whole_file_is_taken_back(region: Community, storvik: Organisation) -> None:
    registry.kindergarten("Solbakken", in_=storvik)
    before = everything()
    done = take(
        region,
        "Solbakken barnehage;974760673;Storvik;kommunal;;3;54\n"
        "Fjell;;Storvik;privat;Fjell SA;2;20\n",
    )
    assert done.batch is not None

    back = undo_batch(viewer=console(region), community=region, batch=done.batch, now=NOW)

    assert back.kept == ()
    assert everything() == before
    with pytest.raises(AlreadyUndone):
        undo_batch(viewer=console(region), community=region, batch=done.batch, now=NOW)


def test_taking_back_keeps_what_others_have_built_on(
    region: Community, storvik: Organisation
) -> None:
    done = take(region, "Fjell;;Storvik;privat;Fjell SA;;\nDalen;;Storvik;privat;;;\n")
    assert done.batch is not None
    seats.seat(Role.HEAD, at=unit("Fjell"), in_=region)
    dalen = unit("Dalen")
    dalen.sections = 4
    saved(dalen)

    back = undo_batch(viewer=console(region), community=region, batch=done.batch, now=NOW)

    assert set(back.kept) == {"Fjell", "Fjell SA", "Dalen"}
    assert unit("Dalen").sections == 4


def test_t19_file_clears_opens_and_deletes_nothing(
    region: Community, storvik: Organisation
) -> None:
    closed = registry.kindergarten("Solbakken", in_=storvik)
    closed.closed_on, closed.sections = date(2024, 7, 31), 5
    saved(closed)
    missing = registry.kindergarten("Havna", in_=storvik)

    found = compared(region, "Solbakken barnehage;;Storvik;kommunal;;;\n")
    take(region, "Solbakken barnehage;;Storvik;kommunal;;;\n")

    closed.refresh_from_db()
    assert (closed.closed_on, closed.sections) == (date(2024, 7, 31), 5)
    assert found.rows[0].notes == ((Note.CLOSED_HERE, ""),)
    assert [each.name for each in found.gone] == ["Havna barnehage"]
    assert unit("Havna barnehage").pk == missing.pk


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("X;;Ukjent;privat;;;", Fault.MUNICIPALITY_UNKNOWN),
        ("X;;Storvik;;;;", Fault.OWNERSHIP_MISSING),
        ("X;;Storvik;kommunal;Eier AS;;", Fault.OWNER_MISMATCH),
        ("Tvilling barnehage;;Storvik;kommunal;;;", Fault.NAME_AMBIGUOUS),
        ("X;;;privat;;;", Fault.MUNICIPALITY_MISSING),
        ("X;;Langdal;privat;;;", Fault.MUNICIPALITY_UNKNOWN),
        ("X;974760673;Storvik;privat;;;", Fault.NUMBER_ELSEWHERE),
        ("X;;Storvik;privat;Dobbel AS;;", Fault.OWNER_TWICE),
    ],
)
def test_row_that_does_not_fit_the_registry_says_why(
    region: Community, storvik: Organisation, row: str, fault: Fault
) -> None:
    registry.municipality("Lillevik", taking_part_in=region)
    elsewhere = registry.municipality("Langdal", taking_part_in=registry.community("Nabo"))
    foreign = registry.kindergarten("Fremmed", in_=elsewhere)
    foreign.organisation_number = "974760673"
    saved(foreign)
    for _each in range(2):
        registry.kindergarten("Tvilling", in_=storvik)
        registry.private_owner("Dobbel AS")

    (found,) = compared(region, row + "\n").rows

    assert [each.code for each in found.faults] == [fault]


def test_only_municipality_need_not_be_said(region: Community, storvik: Organisation) -> None:
    (row,) = compared(region, "Navn;Eierskap\nFjell;privat\n").rows

    assert row.state is RowState.NEW
    assert row.place == "Storvik"


def test_same_unit_in_two_rows_is_used_once(region: Community, storvik: Organisation) -> None:
    unit_ = registry.kindergarten("Solbakken", in_=storvik)
    unit_.organisation_number = "974760673"
    saved(unit_)

    first, second = compared(
        region,
        "Solbakken barnehage;974760673;Storvik;kommunal;;;\n"
        "Solbakken barnehage;;Lillevik;kommunal;;;\n".replace("Lillevik", "Storvik"),
    ).rows

    assert first.state is RowState.SAME
    assert RowState.WRONG is second.state


def test_adviser_takes_in_only_the_own_municipality(
    region: Community, storvik: Organisation
) -> None:
    registry.municipality("Lillevik", taking_part_in=region)
    adviser = seats.viewer(Role.MUNICIPAL_ADVISER, at=storvik, in_=region)

    mine, other = compared(
        region, "A;;Storvik;privat;;;\nB;;Lillevik;privat;;;\n", viewer=adviser
    ).rows

    assert mine.state is RowState.NEW
    assert [each.code for each in other.faults] == [Fault.NOT_YOURS]


def test_adviser_may_not_take_back_what_reaches_further(
    region: Community, storvik: Organisation
) -> None:
    registry.municipality("Lillevik", taking_part_in=region)
    adviser = seats.viewer(Role.MUNICIPAL_ADVISER, at=storvik, in_=region)
    done = take(region, "A;;Storvik;privat;;;\nB;;Lillevik;privat;;;\n")
    assert done.batch is not None

    with pytest.raises(Forbidden):
        undo_batch(viewer=adviser, community=region, batch=done.batch, now=NOW)

    assert unit("B")


def test_head_reads_no_file(region: Community, storvik: Organisation) -> None:
    head = seats.viewer(Role.HEAD, at=registry.kindergarten("Solbakken", in_=storvik), in_=region)

    with pytest.raises(Forbidden):
        read(region, "A;;Storvik;privat;;;\n", viewer=head)


def test_new_name_and_owner_leave_what_was_before(region: Community, storvik: Organisation) -> None:
    old = registry.private_owner("Gammel AS")
    row = registry.private_kindergarten("Fjell", in_=storvik, owner=old)
    row.organisation_number = "974760673"
    saved(row)

    take(region, "Fjelltoppen;974760673;Storvik;privat;Ny AS;;\n")

    name = FormerName.objects.unguarded(reason=WHY).get()
    owned = FormerOwnership.objects.unguarded(reason=WHY).get()
    assert (name.name, unit("Fjelltoppen").pk) == ("Fjell barnehage", row.pk)
    assert (owned.owner, owned.ownership) == (old, Ownership.PRIVATE)
    assert name.valid_to == owned.valid_to < TODAY


def test_capital_letters_are_the_peoples_own(region: Community, storvik: Organisation) -> None:
    registry.kindergarten("Solbakken", in_=storvik)

    (row,) = compared(region, "SOLBAKKEN BARNEHAGE;;Storvik;kommunal;;;\n").rows

    assert row.state is RowState.SAME


def test_stale_preview_takes_in_nothing(region: Community, storvik: Organisation) -> None:
    source = read(region, "Fjell;;Storvik;privat;;;\n")
    seen = units_compared(console(region), source, on=TODAY).stamp
    registry.private_kindergarten("X", in_=storvik)
    row = unit("X barnehage")
    row.name = "Fjell"
    saved(row)

    with pytest.raises(ImportMoved):
        take_in_register(viewer=console(region), source=source, expected_stamp=seen, now=NOW)


def test_t45_taking_in_is_logged_with_ids_alone(region: Community, storvik: Organisation) -> None:
    done = take(region, "Fjell;;Storvik;privat;;;\n")

    event = Event.objects.unguarded(reason=WHY).filter(action="register_import.taken_in").get()
    assert event.object_ids == [done.pk]


def test_thousand_rows_ask_the_database_little(region: Community, storvik: Organisation) -> None:
    rows = "".join(
        f"Barnehage {n};;Storvik;privat;Eier {n % 9};;{n % 90 + 1}\n" for n in range(1000)
    )
    source = read(region, rows)

    with CaptureQueriesContext(connection) as asked:
        take_in_register(viewer=console(region), source=source, expected_stamp=None, now=NOW)

    assert len(asked) < 80
    assert Unit.objects.unguarded(reason=WHY).filter(municipality=storvik).count() == 1000


# --- municipalities ---

CODES = (
    "code;level;name;validFrom;validTo\n"
    "1648;1;Midtre Gauldal;1964-01-01;2018-01-01\n"
    "5027;1;Midtre Gauldal;2018-01-01;\n"
    "5061;1;Rindal;2019-01-01;\n"
    "5012;1;Snillfjord;2018-01-01;2020-01-01\n"
    "x;1;Feil;;\n"
)


def test_municipalities_come_with_their_earlier_numbers(region: Community) -> None:
    here = registry.municipality("Midtre Gauldal", taking_part_in=region)
    here.municipality_number = "1648"
    saved(here)

    done = take(region, CODES)

    here.refresh_from_db()
    assert here.municipality_number == "5027"
    former = FormerMunicipality.objects.unguarded(reason=WHY).get()
    assert (former.organisation, former.municipality_number) == (here, "1648")
    assert former.valid_to == date(2017, 12, 31)
    rindal = Organisation.objects.unguarded(reason=WHY).get(municipality_number="5061")
    assert (rindal.name, str(rindal)) == ("Rindal kommune", "Rindal")
    assert (done.added, done.changed, done.left_out) == (1, 1, 1)


def test_municipalities_twice_change_nothing_and_go_back(region: Community) -> None:
    rows = Organisation.objects.unguarded(reason=WHY).filter(kind=OrganisationKind.MUNICIPALITY)
    first = take(region, CODES)
    second = take(region, CODES)
    assert first.batch is not None

    undo_batch(viewer=console(region), community=region, batch=first.batch, now=NOW)

    assert second.batch is None
    assert not rows.exists()


def test_municipality_of_another_community_is_not_renumbered(region: Community) -> None:
    foreign = registry.municipality("Midtre Gauldal", taking_part_in=registry.community("Nabo"))
    foreign.municipality_number = "1648"
    saved(foreign)

    take(region, CODES)

    foreign.refresh_from_db()
    assert foreign.municipality_number == "1648"


def test_arena_that_uses_a_unit_keeps_it(region: Community, storvik: Organisation) -> None:
    done = take(region, "Fjell;;Storvik;privat;;;\n")
    assert done.batch is not None
    group = networks.arena("Arbeidsgruppe", in_=region)
    group.contact_units.add(unit("Fjell"))

    back = undo_batch(viewer=console(region), community=region, batch=done.batch, now=NOW)

    assert back.kept == ("Fjell",)


def test_preview_is_compared_once_while_nobody_writes(
    region: Community, storvik: Organisation
) -> None:
    viewer = console(region)
    source = read(region, "Solvik;;Storvik;kommunal;;3;\n")
    other = read(region, "Solvik;;Storvik;kommunal;;3;\n")

    first = units_compared_before(viewer, source, on=TODAY)
    with CaptureQueriesContext(connection) as asked:
        again = units_compared_before(viewer, source, on=TODAY)
    take_in_register(viewer=viewer, source=other, expected_stamp=None, now=NOW)
    after = units_compared_before(viewer, source, on=TODAY)

    assert again is first
    assert len(asked) == 1
    assert [row.state for row in first.rows] == [RowState.NEW]
    assert [row.state for row in after.rows] == [RowState.SAME]


def test_preview_that_is_kept_is_the_viewers_own(region: Community, storvik: Organisation) -> None:
    """T-11: an adviser of another municipality sees that the rows are not theirs to take in."""
    lillevik = registry.municipality("Lillevik", taking_part_in=region)
    adviser = seats.viewer(Role.MUNICIPAL_ADVISER, at=lillevik, in_=region)
    source = read(region, "Solvik;;Storvik;kommunal;;3;\n")

    mine = units_compared_before(console(region), source, on=TODAY)
    theirs = units_compared_before(adviser, source, on=TODAY)

    assert [mine.rows[0].state, theirs.rows[0].state] == [RowState.NEW, RowState.WRONG]
