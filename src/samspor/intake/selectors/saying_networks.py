"""Arenas and networks, what they have agreed, and the seats of those to ask."""

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _

from samspor.access.viewer import Role
from samspor.drawing.content import Level
from samspor.intake.facts import arena_fields, arena_kind, arena_level
from samspor.intake.naming import key_of, plain
from samspor.intake.proposals import LEAVE, Alternative, Section
from samspor.intake.said import Ref, Said
from samspor.intake.selectors.saying import Saying, clipped
from samspor.intake.selectors.saying_places import district, is_unit, unit_in_passing
from samspor.networks.enums import ArenaKind
from samspor.reading.draft import Contact, DraftCharter, DraftInitiative, DraftNetwork
from samspor.registry.enums import Ownership

VACANT = "vacant"  # token: the seat stays without a person
SEATED = "seated"  # token: the person that the source names is put in the seat
_KINDS = {
    "district": ArenaKind.DISTRICT_NETWORK,
    "thematic": ArenaKind.THEMATIC_NETWORK,
    "heads": ArenaKind.HEADS_NETWORK,
}
_TITLE = 80
_NAME = 120
_NO_TITLE = frozenset({"", "kontaktperson", "kontakt", "kontaktpersonar", "kontaktpersoner"})


def arena_key(name: str) -> str:
    return f"arena:{key_of(name)}"


def say_arenas(saying: Saying) -> None:
    for arena in saying.draft.arenas:
        fields = {
            "name": clipped(arena.name, _NAME),
            "level": arena_level(arena).value,
            "kind": arena_kind(arena.name).value,
            **arena_fields(arena),
        }
        doubts = tuple(
            index
            for index, doubt in enumerate(saying.draft.doubts)
            if doubt.event is None and f"«{arena.name}»" in doubt.why
        )
        said = Said(arena_key(arena.name), Section.ARENA, arena.name, fields, doubts=doubts)
        saying.add(said)


def say_networks(saying: Saying) -> None:
    for network in saying.draft.networks:
        _say_network(saying, network)
    if saying.draft.charter:
        _say_charter(saying, saying.draft.charter)


def _say_network(saying: Saying, network: DraftNetwork) -> Ref:
    kind = _KINDS.get(network.kind, arena_kind(network.name))
    ownership = network.ownership if network.ownership in Ownership.values else ""
    units = [
        unit_in_passing(saying, contact.unit, ownership=ownership or "", near=network.name)
        for contact in network.contacts
        if contact.unit and is_unit(contact.unit)
    ]
    ref = _network(
        saying,
        network.name,
        {
            "level": (Level.REGION if kind is ArenaKind.OTHER else Level.CLUSTER).value,
            "kind": kind.value,
            "who": network.members or "",
            "about": saying.text(network.text),
            "rhythm": clipped(network.meets or "", 200),
            "district": district(saying, network.district),
            "ownership": ownership,
            "partners": list(dict.fromkeys(saying.partner(name) for name in network.partners)),
            "contact_units": units,
        },
    )
    told: Counter[str] = Counter()
    for contact in network.contacts:
        title = _title(contact)
        told[plain(title)] += 1
        _say_seat(
            saying,
            key=f"contact:{key_of(network.name)}-{key_of(title) or 'kontakt'}-{told[plain(title)]}",
            role=Role.NETWORK_CONTACT,
            title=title,
            place={"arena": ref},
            number=told[plain(title)],
            contact=contact,
            where=network.name,
        )
    return ref


def _network(saying: Saying, name: str, said: dict[str, Any]) -> Ref:
    """A network that is a column of the wheel too is one row, told of twice."""
    same = arena_key(name) if arena_key(name) in saying.facts else ""
    fields = {"name": clipped(name, _NAME), **said}
    if same:
        fields.pop("who")  # the wheel's own table says it
    key = f"network:{key_of(name)}"
    return saying.add(
        Said(
            key,
            Section.NETWORK,
            name,
            fields,
            needs=(same,) if same else (),
            same_as=same,
        )
    )


def _say_charter(saying: Saying, charter: DraftCharter) -> None:
    key = f"network:{key_of(charter.name)}"
    if arena_key(charter.name) in saying.facts:
        arena = Ref(arena_key(charter.name))
    elif key in saying.facts:
        arena = Ref(key)
    else:
        kind = arena_kind(charter.name)
        arena = _network(
            saying,
            charter.name,
            {
                "level": Level.REGION.value,
                "kind": kind.value,
                "who": "",
                "about": "",
                "rhythm": clipped(charter.rhythm or "", 200),
                "district": None,
                "ownership": "",
                "partners": [],
                "contact_units": [],
            },
        )
    lifetime, evaluated = charter.lifetime_years, charter.evaluate_after_years
    fields = {
        "arena": arena,
        "why": list(charter.why),
        "goals": list(charter.goals),
        "themes": [[theme.name, list(theme.parts)] for theme in charter.themes],
        "form": list(charter.form),
        "duties": [f"{duty.who}: {duty.what}" for duty in charter.duties],
        "fixed_points": list(charter.fixed_points),
        "lifetime_years": lifetime,
        "evaluate_after_years": evaluated,
    }
    saying.add(
        Said(
            f"charter:{key_of(charter.name)}",
            Section.CHARTER,
            charter.name,
            fields,
            needs=(arena.key,),
        )
    )


def say_lead(saying: Saying, initiative: DraftInitiative) -> Ref | None:
    """The seat that leads it; at the municipality, whose departments are no place of their own."""
    home = saying.home()
    if not initiative.contacts or home is None:
        return None
    refs = [
        _say_seat(
            saying,
            key=f"contact:{key_of(_title(contact, whole=True))}",
            role=Role.MUNICIPAL_ADVISER,
            title=_title(contact, whole=True),
            place={"organisation": home},
            number=1,
            contact=contact,
            where="",
        )
        for contact in initiative.contacts
    ]
    return refs[0]


def _say_seat(
    saying: Saying,
    *,
    key: str,
    role: Role,
    title: str,
    place: dict[str, Ref | int],
    number: int,
    contact: Contact,
    where: str,
) -> Ref:
    fields = {
        "role": role.value,
        "title": title,
        "arena": None,
        "organisation": None,
        "unit": None,
        "number": number,
        "person": "",
        **place,
    }
    question, alternatives = "", tuple[Alternative, ...]()
    if contact.person:
        question = _(
            "The source names %(person)s. Shall %(person)s be the contact? Nothing is shown before "
            "the person has said yes."
        ) % {"person": contact.person}
        alternatives = (
            Alternative(VACANT, _("Leave the seat vacant")),
            Alternative(SEATED, _("Give %(person)s the seat") % {"person": contact.person}),
            Alternative(LEAVE, _("Leave it out")),
        )
        if saying.tokens.get(key) == SEATED:
            fields["person"] = contact.person
    shown = ", ".join(each for each in (title or _("Contact"), where) if each)
    needs = tuple(each.key for each in place.values() if isinstance(each, Ref))
    return saying.add(
        Said(
            key,
            Section.CONTACT,
            clipped(shown, 200),
            fields,
            needs=needs,
            question=question,
            alternatives=alternatives,
        )
    )


def _title(contact: Contact, *, whole: bool = False) -> str:
    """The role's own word, and where the person works; the usual word needs no title."""
    role = (contact.role or "").strip()
    if plain(role) in _NO_TITLE and not whole:
        role = ""
    parts = [part for part in (role, contact.unit) if part]
    title = ", ".join(parts) or (role if not whole else _("Contact"))
    return clipped(title[:1].upper() + title[1:], _TITLE)
