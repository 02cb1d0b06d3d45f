"""Organisations, units and seats of a document become rows, through the services pages use."""

from samspor.access.asking import everywhere
from samspor.access.viewer import Role
from samspor.intake.said import Fields
from samspor.intake.selectors.weighing import Item
from samspor.intake.services.hand import Hand
from samspor.intake.states import state_of
from samspor.networks.models import Arena
from samspor.registry.enums import OrganisationKind, OwnerForm, Ownership, UnitKind
from samspor.registry.models import Organisation, Unit, UnitFigure
from samspor.registry.services.communities import join_community
from samspor.registry.services.pages import Figure, UnitPageFacts, describe_unit
from samspor.registry.services.places import (
    OrganisationFacts,
    UnitFacts,
    record_figure,
    register_organisation,
    register_unit,
)
from samspor.registry.services.units import UnitEdit, change_unit
from samspor.seats.models import Person, Seat, SeatHolder
from samspor.seats.services.seats import create_seat, register_person, take_seat

_WHY = "the figures that stay beside the document's"


def write_organisation(hand: Hand, item: Item, said: Fields) -> Organisation:
    if item.row is None:
        organisation = register_organisation(
            viewer=hand.viewer,
            community=hand.community,
            facts=OrganisationFacts(
                name=said["name"],
                short_name=said["short_name"],
                kind=OrganisationKind(said["kind"]),
                parent=hand.get(Organisation, said["parent"]),
            ),
            now=hand.now,
        )
        hand.made(organisation)
    else:
        organisation = item.row.row
    if item.changes.get("takes_part"):
        part = join_community(
            viewer=hand.viewer,
            community=hand.community,
            organisation=organisation,
            valid_from=hand.today,
            now=hand.now,
        )
        hand.made(part)
        if organisation.kind == OrganisationKind.MUNICIPALITY:
            hand.joined.append(organisation)
    return organisation


def write_unit(hand: Hand, item: Item, said: Fields) -> Unit:
    """A new number of children is a figure of its own day; those before it stay."""
    if item.row is None:
        return _add_unit(hand, said)
    unit: Unit = item.row.row
    before = state_of(unit)
    if item.changes.keys() & {"name", "combined_centre", "ownership", "owner_form"}:
        unit = _change_unit(hand, unit, {**item.row.fields, **item.changes})
    if item.changes.keys() & {"sections", "section_word", "children"}:
        unit = _describe(hand, unit, {**item.row.fields, **item.changes}, item.changes)
    hand.changed(unit, before)
    return unit


def _add_unit(hand: Hand, said: Fields) -> Unit:
    municipality = hand.get(Organisation, said["municipality"])
    assert municipality is not None
    unit = register_unit(
        viewer=hand.viewer,
        community=hand.community,
        municipality=municipality,
        facts=_facts(said, municipality, None),
        now=hand.now,
    )
    hand.made(unit)
    if said["children"] is not None:
        figure = record_figure(
            viewer=hand.viewer,
            community=hand.community,
            unit=unit,
            counted_on=_figure(hand, said).counted_on,
            source=_source(hand),
            children=said["children"],
            now=hand.now,
        )
        hand.made(figure)
    return unit


def _facts(said: Fields, municipality: Organisation, unit: Unit | None) -> UnitFacts:
    """What no document says stays as it is on the unit."""
    is_municipal = said["ownership"] == Ownership.MUNICIPAL
    owner = unit.owner if unit and unit.ownership == said["ownership"] else None
    return UnitFacts(
        name=said["name"],
        kind=UnitKind(said["kind"]),
        ownership=Ownership(said["ownership"]),
        owner=owner or (municipality if is_municipal else None),
        owner_form=OwnerForm(said["owner_form"]) if said["owner_form"] else None,
        district=unit.district if unit else None,
        combined_centre=said["combined_centre"],
        sections=said["sections"],
        section_word=said["section_word"],
        organisation_number=unit.organisation_number if unit else "",
    )


def _change_unit(hand: Hand, unit: Unit, said: Fields) -> Unit:
    change_unit(
        viewer=hand.viewer,
        community=hand.community,
        unit=unit,
        edit=UnitEdit(
            facts=_facts(said, unit.municipality, unit),
            municipality=unit.municipality,
            opened_on=unit.opened_on,
        ),
        expected_version=unit.version,
        now=hand.now,
    )
    return _fresh(unit)


def _describe(hand: Hand, unit: Unit, wanted: Fields, changed: Fields) -> Unit:
    rows = UnitFigure.objects.unguarded(reason=_WHY).filter(unit=unit)
    known = {row.pk: state_of(row) for row in rows}
    figures = {
        (row.counted_on, row.source): Figure(
            counted_on=row.counted_on, children=row.children, staff=row.staff, source=row.source
        )
        for row in rows
    }
    if "children" in changed and changed["children"] is not None:
        new = _figure(hand, changed)
        figures[new.counted_on, new.source] = new
    unit = describe_unit(
        viewer=hand.viewer,
        community=hand.community,
        unit=unit,
        facts=UnitPageFacts(
            sections=wanted["sections"],
            section_word=wanted["section_word"],
            figures=tuple(figures.values()),
        ),
        now=hand.now,
    )
    for row in UnitFigure.objects.unguarded(reason=_WHY).filter(unit=unit):
        if row.pk in known:
            hand.changed(row, known[row.pk])
        else:
            hand.made(row)
    return unit


def _figure(hand: Hand, said: Fields) -> Figure:
    counted = hand.weighed.draft.document.updated or hand.today
    return Figure(counted_on=counted, children=said["children"], source=_source(hand))


def _source(hand: Hand) -> str:
    return (hand.weighed.draft.document.title or str(hand.community))[:120]


def _fresh(unit: Unit) -> Unit:
    rows = Unit.objects.unguarded(reason="the row as the service left it")
    return rows.select_related("municipality", "owner", "district").get(pk=unit.pk)


def write_seat(hand: Hand, item: Item, said: Fields) -> Seat:
    """A seat without a person; a named one sits there only when somebody has said so."""
    if item.row is not None:
        seat: Seat = item.row.row
        return seat
    place = (
        hand.get(Arena, said["arena"])
        or hand.get(Organisation, said["organisation"])
        or hand.get(Unit, said["unit"])
    )
    assert place is not None
    seat = create_seat(
        viewer=hand.viewer,
        community=hand.community,
        role=Role(said["role"]),
        place=place,
        title=said["title"],
        valid_from=hand.today,
        now=hand.now,
    )
    hand.made(seat)
    if said["person"]:
        person = _person(hand, said["person"])
        holder = take_seat(
            viewer=hand.viewer, seat=seat, person=person, valid_from=hand.today, now=hand.now
        )
        hand.made(holder)
    return seat


@everywhere(reason="who is new here sits nowhere yet")
def _person(hand: Hand, name: str) -> Person:
    """Who sits in another seat of the community under this name is the same."""
    rows = SeatHolder.objects.unguarded(reason="nobody is registered twice")
    known = rows.filter(seat__community=hand.community, person__name=name, valid_to=None)
    holding = known.select_related("person").first()
    if holding is not None:
        return holding.person
    person = register_person(viewer=hand.viewer, community=hand.community, name=name, now=hand.now)
    hand.made(person)
    return person
